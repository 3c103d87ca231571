package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;

/**
 * What lck_mtx and lck_rw do. A mutex holds the address of its owner; neither kind is recursive, so a thread that takes what it
 * holds waits for itself. Taking is a scheduling point, releasing is none.
 */
final class Locks {
    private static final int SHARED = 4;

    private final Darwin9 k;
    private final Sched sched;
    private final Memory memory;
    private final Guard mutexIsFree = new LockGuard() {
        @Override
        public boolean permits(SimThread thread, long object, long detail) {
            return memory.peek(object, 4) == 0;
        }
    };
    private final Guard nobodyHolds = new LockGuard() {
        @Override
        public boolean permits(SimThread thread, long object, long detail) {
            return memory.peek(object, 4) == 0 && memory.peek(object + SHARED, 4) == 0;
        }
    };

    Locks(Darwin9 k) {
        this.k = k;
        sched = k.machine().sched();
        memory = k.machine().memory();
    }

    void lock(LckMtx m, long self) {
        touch(m.address());
        sched.point(Kind.ACQUIRE, mutexIsFree, m.address(), 0);
        m.owner(self);
    }

    void lockShared(LckRw l) {
        touch(l.address());
        sched.point(Kind.ACQUIRE, mutexIsFree, l.address(), 1);
        addShared(l, 1);
    }

    void lockExclusive(LckRw l, long self) {
        touch(l.address());
        sched.point(Kind.ACQUIRE, nobodyHolds, l.address(), 0);
        l.owner(self);
    }

    void done(LckRw l) {
        if (l.owner() != 0) {
            l.owner(0);
        } else {
            addShared(l, -1);
        }
    }

    /** Whoever asks for a lock reads its word, and faults where there is none; of what is in it he learns that he got it. */
    private void touch(long lock) {
        if (!memory.isMapped(lock, 4)) {
            memory.load4(lock, 0);
        }
    }

    private void addShared(LckRw l, int readers) {
        memory.store4(l.address(), SHARED, (int) memory.peekUnseen(l.address() + SHARED, 4) + readers);
    }

    /** Waits until a condition over simulated memory holds, and shows in ps what for. */
    void await(Guard condition, long object, long detail, String wmesg) {
        SimThread me = sched.current();
        if (me == null) {
            sched.point(Kind.ACQUIRE, condition, object, detail);
            return;
        }
        me.waitMessage(wmesg);
        sched.point(Kind.ACQUIRE, condition, object, detail);
        me.waitMessage("");
    }

    /** A guard that finds a lock's owner by the address in its first word. */
    private abstract class LockGuard implements Guard {
        @Override
        public SimThread holder(SimThread thread, long object, long detail) {
            long owner = memory.peek(object, 4);
            for (SimThread each : sched.threads()) {
                if (owner != 0 && each.control() == owner) {
                    return each;
                }
            }
            return null;
        }

        @Override
        public String describe(long object) {
            String name = k.describe(object);
            return "lock " + (name != null ? name : "0x" + Long.toHexString(object));
        }
    }
}
