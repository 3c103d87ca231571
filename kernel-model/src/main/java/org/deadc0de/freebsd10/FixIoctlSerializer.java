package org.deadc0de.freebsd10;

import java.util.Set;

/**
 * One ifioctl at a time, by a flag that is guarded by a mutex and slept on. As posted, a thread that has been woken does not look at
 * the flag again.
 */
final class FixIoctlSerializer implements FreeBsdFix {
    /** What a thread does when msleep comes back. */
    enum AfterSleep {
        /** {@code if}: goes in. */
        ENTER(
                "ioctl-serializer",
                "one ifioctl at a time: waits with if and msleep, as posted"
                        + " (Gleb Smirnoff, net@, 30 November 2011)"),
        /** {@code while}: looks again. */
        LOOK_AGAIN("ioctl-serializer-while", "ioctl-serializer with while in the place of if");

        private final String name;
        private final String description;

        AfterSleep(String name, String description) {
            this.name = name;
            this.description = description;
        }
    }

    private final AfterSleep afterSleep;

    FixIoctlSerializer(AfterSleep afterSleep) {
        this.afterSleep = afterSleep;
    }

    @Override
    public String name() {
        return afterSleep.name;
    }

    @Override
    public String description() {
        return afterSleep.description;
    }

    @Override
    public Set<String> seams() {
        return Set.of("ifioctl");
    }

    @Override
    public Set<String> needs() {
        return Set.of("alloc-unr");
    }

    @Override
    public void apply(FreeBsd10 k) {
        Mtx serializer_mtx = k.if_c.MTX_SYSINIT("ifioctl_mtx", "ifioctl serializer", KernelFile.MTX_DEF);
        long serializer = k.data.define("ifioctl_serializer", 4);
        k.seams.ioctlGate = new Seams.IoctlGate() {
            @Override
            public void enter() {
                k.if_c.mtx_lock(serializer_mtx, 2452);
                if (afterSleep == AfterSleep.ENTER) {
                    if (k.mem.load4(serializer, 0) != 0) {
                        k.if_c.msleep(serializer, serializer_mtx, 0, "ioctl", 0);
                    }
                } else {
                    while (k.mem.load4(serializer, 0) != 0) {
                        k.if_c.msleep(serializer, serializer_mtx, 0, "ioctl", 0);
                    }
                }
                k.mem.store4(serializer, 0, 1);
                k.if_c.mtx_unlock(serializer_mtx, 2456);
            }

            @Override
            public void leave() {
                k.if_c.mtx_lock(serializer_mtx, 2560);
                k.mem.store4(serializer, 0, 0);
                k.if_c.wakeup(serializer);
                k.if_c.mtx_unlock(serializer_mtx, 2563);
            }
        };
    }
}
