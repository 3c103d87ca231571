package org.deadc0de.explore;

import java.util.List;
import org.deadc0de.sim.sched.Kind;

/**
 * Reference problem A: threads that each go through a serializer some times. It lets two in at once when the condition is tested
 * with {@code if} before the sleep and not again after it.
 */
final class SerializerModel extends SmallModel {
    /** How the condition is tested. */
    enum Test {
        IF,
        WHILE
    }

    private final long mutex = word(0, "sermtx");
    private final long serializer = word(1, "serializer");
    private final long inside = word(2, "inside");
    private final long together = word(3, "together");

    SerializerModel(int threads, int rounds, Test test) {
        for (int i = 0; i < threads; i++) {
            thread("ifconfig", 0, () -> rounds(rounds, test));
        }
        invariant("one-inside", () -> peek(together) == 0 ? List.of() : List.of("two threads past the serializer"));
    }

    private void rounds(int rounds, Test test) {
        for (int i = 0; i < rounds; i++) {
            sched.mark("round", i);
            enter(test, i);
            storeInside();
            leaveInside();
            lock(mutex);
            set(serializer, 0);
            channels.wakeup(serializer);
            unlock(mutex);
        }
    }

    private void enter(Test test, int round) {
        lock(mutex);
        if (test == Test.IF) {
            if (get(serializer) != 0) {
                msleep(serializer, mutex);
            }
        } else {
            sched.mark("test", round);
            while (get(serializer) != 0) {
                msleep(serializer, mutex);
                sched.mark("test", round);
            }
        }
        set(serializer, 1);
        unlock(mutex);
    }

    private void storeInside() {
        sched.point(Kind.STORE, inside);
        int x = get(inside);
        set(inside, x + 1);
        if (x != 0) {
            set(together, 1);
        }
    }

    private void leaveInside() {
        sched.point(Kind.STORE, inside);
        set(inside, get(inside) - 1);
    }
}
