package org.deadc0de.sim.lock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.sim.time.Clock;

/**
 * Sleep and wakeup. Who sleeps on what lies in simulated memory, in the control words of each thread: the channel, the turn in
 * which it went to sleep, its deadline, and its pending signals.
 */
public final class WaitChannels implements Clock.Timers {
    /** Bytes of control words that each thread needs. */
    public static final int CONTROL_SIZE = 32;

    /** Value of a timeout that never comes. */
    public static final long NEVER = 0;

    private static final int CHANNEL = 0;

    /** Offset in the control words of a sleeper's place in its queue: a note, so that states do not differ by it. */
    private static final int TURN = 8;

    private static final int DEADLINE = 16;
    private static final int SIGNALS = 24;
    private static final long CATCH = 1;
    private static final List<Woken> WOKEN = List.of(Woken.values());

    /** How a sleep ended. */
    public enum Woken {
        /** By wakeup. */
        WAKEUP,
        /** Its time was up. */
        TIMEOUT,
        /** A signal came and the sleep allowed it. */
        SIGNAL
    }

    private final String host;
    private final Sched sched;
    private final Memory memory;
    private final Clock clock;
    private final Guard awake = new Guard() {
        @Override
        public boolean permits(SimThread thread, long object, long detail) {
            return isAwake(thread, detail);
        }

        @Override
        public String describe(long object) {
            return "wakeup of channel 0x" + Long.toHexString(object);
        }
    };

    /**
     * Wait channels for the threads of one host.
     *
     * @param turns the address of eight mapped bytes of kernel data; kept for those who have it, no longer written
     */
    public WaitChannels(String host, Sched sched, Memory memory, Clock clock, long turns) {
        this.host = host;
        this.sched = sched;
        this.memory = memory;
        this.clock = clock;
        clock.add(this);
    }

    /**
     * Sleeps on a channel until woken.
     *
     * @param wmesg what ps shows meanwhile
     * @param catchSignals whether a signal ends the sleep (PCATCH)
     * @param timeout nanoseconds of virtual time, or {@link #NEVER}
     * @param dropInterlock releases what protects the condition; runs in the same operation as going to sleep. Taking it again is
     *     the caller's, and an operation of its own.
     */
    public Woken sleep(long channel, String wmesg, boolean catchSignals, long timeout, Runnable dropInterlock) {
        sched.point(Kind.SLEEP, channel);
        SimThread me = sched.current();
        if (me == null) {
            throw new IllegalStateException("sleep on \"" + wmesg + "\" outside any thread");
        }
        long control = me.control();
        memory.note(control + TURN, nextTurn(channel));
        memory.poke(control + DEADLINE, 8, timeout == NEVER ? 0 : clock.now() + timeout);
        memory.poke(control + CHANNEL, 8, channel);
        me.waitMessage(wmesg);
        dropInterlock.run();
        sched.point(Kind.WAKE, awake, channel, catchSignals ? CATCH : 0);
        me.waitMessage("");
        Woken how;
        if (memory.peekUnseen(control + CHANNEL, 8) == 0) {
            how = Woken.WAKEUP;
        } else {
            sched.also(Kind.LEAVE, channel);
            how = catchSignals && memory.peekUnseen(control + SIGNALS, 8) != 0 ? Woken.SIGNAL : Woken.TIMEOUT;
        }
        how = WOKEN.get((int) sched.observe(WOKEN.indexOf(how)));
        memory.poke(control + CHANNEL, 8, 0);
        memory.note(control + TURN, 0);
        memory.poke(control + DEADLINE, 8, 0);
        return how;
    }

    /** One more than the last turn on the channel: what is left when all have gone does not tell how many there were. */
    private long nextTurn(long channel) {
        long last = 0;
        List<SimThread> threads = sched.threads();
        for (int i = 0; i < threads.size(); i++) {
            if (sleepsOn(threads.get(i), channel)) {
                last = Math.max(last, turnOf(threads.get(i)));
            }
        }
        return last + 1;
    }

    /** Makes every sleeper of a channel runnable; how many there were. */
    public int wakeup(long channel) {
        sched.point(Kind.WAKEUP, channel);
        int woken = 0;
        List<SimThread> threads = sched.threads();
        for (int i = 0; i < threads.size(); i++) {
            if (sleepsOn(threads.get(i), channel)) {
                wake(threads.get(i));
                woken++;
            }
        }
        return (int) sched.observe(woken);
    }

    /**
     * Makes the longest sleeper of a channel runnable; whether there was one. This alone makes the order of sleepers matter; who
     * compares states asks {@link #placeOf} on such channels.
     */
    public boolean wakeupOne(long channel) {
        sched.point(Kind.WAKEUP_ONE, channel);
        SimThread longest = null;
        long turn = Long.MAX_VALUE;
        List<SimThread> threads = sched.threads();
        for (int i = 0; i < threads.size(); i++) {
            SimThread thread = threads.get(i);
            if (sleepsOn(thread, channel) && turnOf(thread) < turn) {
                longest = thread;
                turn = turnOf(thread);
            }
        }
        if (longest != null) {
            wake(longest);
        }
        return sched.observe(longest == null ? 0 : 1) != 0;
    }

    /** The threads that sleep on a channel, longest first. */
    public List<SimThread> sleepers(long channel) {
        List<SimThread> list = new ArrayList<>();
        for (SimThread thread : sched.threads()) {
            if (sleepsOn(thread, channel)) {
                list.add(thread);
            }
        }
        list.sort(Comparator.comparingLong(this::turnOf));
        return list;
    }

    /** The channel a thread sleeps on, or 0. */
    public long channelOf(SimThread thread) {
        return thread.control() == 0 ? 0 : memory.peek(thread.control() + CHANNEL, 8);
    }

    /** When a sleeping thread's time is up, in nanoseconds of virtual time; 0 when never. */
    public long deadlineOf(SimThread thread) {
        return thread.control() == 0 || channelOf(thread) == 0 ? 0 : memory.peek(thread.control() + DEADLINE, 8);
    }

    /** A thread's place among those that sleep on its channel: lower is longer; 0 when it does not sleep. */
    public static long placeOf(Memory memory, SimThread thread) {
        long control = thread.control();
        return control == 0 || memory.peekUnseen(control + CHANNEL, 8) == 0 ? 0 : memory.peekUnseen(control + TURN, 8);
    }

    /** When a sleeping thread's time is up, in nanoseconds of virtual time; 0 when never or when it does not sleep. */
    public static long deadlineOf(Memory memory, SimThread thread) {
        long control = thread.control();
        return control == 0 || memory.peek(control + CHANNEL, 8) == 0 ? 0 : memory.peek(control + DEADLINE, 8);
    }

    /** The signals pending for a thread, one bit each: bit 0 is signal 1. */
    public long signalsOf(SimThread thread) {
        return thread.control() == 0 ? 0 : memory.peek(thread.control() + SIGNALS, 8);
    }

    /** Makes a signal pending; ends the thread's sleep if that sleep allows it. */
    public void post(SimThread thread, int signal) {
        memory.poke(thread.control() + SIGNALS, 8, signalsOf(thread) | 1L << signal - 1);
    }

    /** Takes a pending signal away. */
    public void clear(SimThread thread, int signal) {
        memory.poke(thread.control() + SIGNALS, 8, signalsOf(thread) & ~(1L << signal - 1));
    }

    /** Whether a thread parked in a sleep has been woken, interrupted or has run out of time. */
    private boolean isAwake(SimThread thread, long detail) {
        long control = thread.control();
        if (memory.peek(control + CHANNEL, 8) == 0) {
            return true;
        }
        long deadline = memory.peek(control + DEADLINE, 8);
        return deadline != 0 && clock.now() >= deadline
                || (detail & CATCH) != 0 && memory.peek(control + SIGNALS, 8) != 0;
    }

    @Override
    public long nextDue() {
        long next = Long.MAX_VALUE;
        List<SimThread> threads = sched.threads();
        for (int i = 0, n = threads.size(); i < n; i++) {
            SimThread thread = threads.get(i);
            // What a machine that crashed was waiting for will not happen.
            if (thread.control() != 0
                    && thread.isAlive()
                    && thread.state() != SimThread.State.FROZEN
                    && thread.host().equals(host)) {
                long deadline = memory.peek(thread.control() + DEADLINE, 8);
                if (deadline != 0 && deadline < next && memory.peek(thread.control() + CHANNEL, 8) != 0) {
                    next = deadline;
                }
            }
        }
        return next;
    }

    private boolean sleepsOn(SimThread thread, long channel) {
        return thread.control() != 0
                && thread.isAlive()
                && thread.host().equals(host)
                && memory.peekUnseen(thread.control() + CHANNEL, 8) == channel;
    }

    private long turnOf(SimThread thread) {
        return memory.peekUnseen(thread.control() + TURN, 8);
    }

    private void wake(SimThread thread) {
        memory.poke(thread.control() + CHANNEL, 8, 0);
        memory.note(thread.control() + TURN, 0);
    }
}
