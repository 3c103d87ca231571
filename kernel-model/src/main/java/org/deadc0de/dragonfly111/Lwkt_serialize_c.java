package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/** The lock of an interface: its owner keeps it while asleep. A free one is taken without a switch of threads. */
@KernelSource("sys/kern/lwkt_serialize.c")
class Lwkt_serialize_c extends KernelFile {
    private static final long NOBODY = 0xffff_fffeL;

    private final Guard free = new Guard() {
        @Override
        public boolean permits(SimThread thread, long object, long detail) {
            return mem.peek(object, 4) == 0;
        }

        @Override
        public SimThread holder(SimThread thread, long object, long detail) {
            return k.lwkt.threadOf(at(Td.TYPE, mem.peekPointer(object + 4)));
        }

        @Override
        public String describe(long object) {
            return "serializer 0x" + Long.toHexString(object);
        }
    };

    Lwkt_serialize_c(DragonFly111 k) {
        super(k);
    }

    /** A free serializer. */
    void lwkt_serialize_init(Serializer s) {
        s.interlock(0);
        s.last_td(at(Td.TYPE, NOBODY));
    }

    /** Takes the serializer; sleeps while another has it. serialize:73. */
    void lwkt_serialize_enter(Serializer s) {
        KKASSERT(!s.last_td().is(k.lwkt.curthread()), "s->last_td != curthread");
        if (s.interlock() != 0) {
            k.lwkt.sleep(Kind.ACQUIRE, free, s.address(), "slize");
        }
        s.interlock(1);
        s.last_td(k.lwkt.curthread());
    }

    /** Gives it back. serialize:101. */
    void lwkt_serialize_exit(Serializer s) {
        KKASSERT(s.last_td().is(k.lwkt.curthread()), "s->last_td == curthread");
        s.last_td(at(Td.TYPE, NOBODY));
        s.interlock(0);
    }
}
