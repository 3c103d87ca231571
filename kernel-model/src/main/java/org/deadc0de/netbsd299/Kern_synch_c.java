package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.lock.WaitChannels;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/** Sleep and wakeup. */
@KernelSource("sys/kern/kern_synch.c")
class Kern_synch_c extends KernelFile {
    static final int PCATCH = 0x100;
    static final int EWOULDBLOCK = 35;

    private final WaitChannels channels;

    Kern_synch_c(NetBsd299 k) {
        super(k);
        channels = new WaitChannels(
                k.machine().host(),
                k.machine().sched(),
                mem,
                k.machine().clock(),
                k.machine().data().define("slpque_turns", 8));
    }

    WaitChannels CHANNELS() {
        return channels;
    }

    /** A place where malloc(9) would sleep if memory were short. */
    void MAY_SLEEP() {
        if (k.machine().sched().current() != null && !k.cpu.inInterrupt()) {
            k.machine().sched().point(Kind.MAY_SLEEP, 0);
        }
    }

    /**
     * Sleeps on an address until woken; others have the processor meanwhile, at level 0. kern_synch.c:411.
     *
     * @param priority how far in front of others it is when woken, perhaps with PCATCH
     * @param timeout nanoseconds, 0 for ever
     * @return 0, EINTR for a signal, EWOULDBLOCK when the time was up
     */
    int ltsleep(long ident, int priority, String wmesg, long timeout) {
        SimThread me = k.machine().sched().current();
        int level = k.cpu.level();
        boolean catches = (priority & PCATCH) != 0;
        WaitChannels.Woken how = channels.sleep(ident, wmesg, catches, timeout, () -> {
            k.cpu.leave();
            k.cpu.queue(me, priority & 0xff);
        });
        k.cpu.enter(Kind.ACQUIRE);
        k.cpu.splraise(level);
        return how == WaitChannels.Woken.SIGNAL ? EINTR : how == WaitChannels.Woken.TIMEOUT ? EWOULDBLOCK : 0;
    }

    /** Makes every sleeper of an address runnable. */
    void wakeup(long ident) {
        for (SimThread thread : channels.sleepers(ident)) {
            k.cpu.madeRunnable(thread, Cpu.PSOCK);
        }
        channels.wakeup(ident);
    }
}
