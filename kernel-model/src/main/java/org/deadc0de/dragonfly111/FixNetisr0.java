package org.deadc0de.dragonfly111;

import java.util.Set;

/** The commit of 2008-03-07: the ioctls that change addresses are executed by the protocol thread of processor 0. */
final class FixNetisr0 extends DragonFlyFix {
    FixNetisr0() {
        super(
                "netisr0",
                "F2: address ioctls run in netisr_cpu 0 (b26321761f, 2008-03-07, without its containers)",
                Set.of("addressIoctl"));
    }

    @Override
    void apply(DragonFly111 k) {
        In_control_dispatch_c dispatch = new In_control_dispatch_c(k);
        Seams.AddressIoctl history = k.seams.addressIoctl;
        k.seams.addressIoctl = (so, cmd, data, ifp, td) -> switch (cmd) {
            case KernelFile.SIOCSIFDSTADDR,
                    KernelFile.SIOCSIFBRDADDR,
                    KernelFile.SIOCSIFADDR,
                    KernelFile.SIOCSIFNETMASK,
                    KernelFile.SIOCAIFADDR,
                    KernelFile.SIOCDIFADDR -> dispatch.in_control_dispatch(so, cmd, data, ifp, td);
            default -> history.control(so, cmd, data, ifp, td);
        };
    }
}
