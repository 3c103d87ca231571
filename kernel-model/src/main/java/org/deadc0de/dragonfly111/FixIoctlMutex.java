package org.deadc0de.dragonfly111;

import java.util.Set;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/** The commit of 2011-06-07: a mutex for each interface around its ioctls, kept across sleeps. */
final class FixIoctlMutex extends DragonFlyFix {
    private static final int MUTEXES = 64;

    FixIoctlMutex() {
        super(
                "ioctl-mutex",
                "F3: one mutex for each interface around ifioctl (9683f229e6, 2011-06-07)",
                Set.of("ioctlGate"));
    }

    @Override
    void apply(DragonFly111 k) {
        Memory memory = k.machine().memory();
        long mutexes = k.machine().data().define("if_ioctl_mtx", 4 * MUTEXES);
        Guard free = new Guard() {
            @Override
            public boolean permits(SimThread thread, long object, long detail) {
                return memory.peek(object, 4) == 0;
            }

            @Override
            public SimThread holder(SimThread thread, long object, long detail) {
                return k.lwkt.threadOf(Td.TYPE.at(memory, memory.peekPointer(object)));
            }

            @Override
            public String describe(long object) {
                return "if_ioctl mutex 0x" + Long.toHexString(object);
            }
        };
        k.seams.ioctlGate = new Seams.IoctlGate() {
            private long mutexOf(Ifnet ifp) {
                return mutexes + 4L * (ifp.if_index() % MUTEXES);
            }

            @Override
            public void enter(Ifnet ifp) {
                long mutex = mutexOf(ifp);
                if (memory.load4(mutex, 0) != 0) {
                    k.lwkt.sleep(Kind.ACQUIRE, free, mutex, "ifioctl");
                }
                memory.storePointer(mutex, 0, k.lwkt.curthread().address());
            }

            @Override
            public void leave(Ifnet ifp) {
                memory.store4(mutexOf(ifp), 0, 0);
            }
        };
    }
}
