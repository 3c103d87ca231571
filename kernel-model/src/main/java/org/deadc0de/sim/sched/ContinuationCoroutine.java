package org.deadc0de.sim.sched;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** A coroutine on the continuation that virtual threads are made of; needs its package to be exported to us. */
final class ContinuationCoroutine implements Coroutine {
    private static final Object SCOPE;
    private static final MethodHandle NEW;
    private static final MethodHandle RUN;
    private static final MethodHandle YIELD;
    private static final MethodHandle IS_DONE;

    static {
        Object scope = null;
        MethodHandle create = null;
        MethodHandle run = null;
        MethodHandle suspend = null;
        MethodHandle isDone = null;
        try {
            Class<?> scopeClass = Class.forName("jdk.internal.vm.ContinuationScope");
            Class<?> type = Class.forName("jdk.internal.vm.Continuation");
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            scope = lookup.findConstructor(scopeClass, MethodType.methodType(void.class, String.class))
                    .invoke("deadc0de");
            create = lookup.findConstructor(type, MethodType.methodType(void.class, scopeClass, Runnable.class))
                    .asType(MethodType.methodType(Object.class, Object.class, Runnable.class));
            run = lookup.findVirtual(type, "run", MethodType.methodType(void.class))
                    .asType(MethodType.methodType(void.class, Object.class));
            suspend = lookup.findStatic(type, "yield", MethodType.methodType(boolean.class, scopeClass))
                    .asType(MethodType.methodType(boolean.class, Object.class));
            isDone = lookup.findVirtual(type, "isDone", MethodType.methodType(boolean.class))
                    .asType(MethodType.methodType(boolean.class, Object.class));
        } catch (Throwable unavailable) {
            run = null;
        }
        SCOPE = scope;
        NEW = create;
        RUN = run;
        YIELD = suspend;
        IS_DONE = isDone;
    }

    private final Runnable body;
    private final Object continuation;
    private boolean ended;

    ContinuationCoroutine(Runnable body) {
        this.body = body;
        try {
            continuation = (Object) NEW.invokeExact(SCOPE, (Runnable) this::live);
        } catch (Throwable impossible) {
            throw rethrow(impossible);
        }
    }

    /** Runs the body, and again whenever it is resumed after that: what its stack needs is there already. */
    private void live() {
        while (true) {
            body.run();
            ended = true;
            suspend();
        }
    }

    @Override
    public boolean again() {
        boolean can = ended;
        ended = false;
        return can;
    }

    /** Whether the Java runtime has continuations and lets us use them. */
    static boolean isAvailable() {
        return RUN != null;
    }

    @Override
    public void resume() {
        try {
            RUN.invokeExact(continuation);
        } catch (Throwable thrown) {
            throw rethrow(thrown);
        }
    }

    @Override
    public void suspend() {
        try {
            boolean ignored = (boolean) YIELD.invokeExact(SCOPE);
        } catch (Throwable thrown) {
            throw rethrow(thrown);
        }
    }

    @Override
    public boolean isDone() {
        try {
            return ended || (boolean) IS_DONE.invokeExact(continuation);
        } catch (Throwable thrown) {
            throw rethrow(thrown);
        }
    }

    @Override
    public void abandon() {
        // A continuation that nobody holds is garbage; there is nothing to unwind.
    }

    private static RuntimeException rethrow(Throwable thrown) {
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(thrown);
    }
}
