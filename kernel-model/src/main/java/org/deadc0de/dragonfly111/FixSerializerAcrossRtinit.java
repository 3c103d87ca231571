package org.deadc0de.dragonfly111;

import java.util.Set;

/** The serializer is kept for the whole of an address ioctl, sleeps in rtinit included. */
final class FixSerializerAcrossRtinit extends DragonFlyFix {
    private static final int TDF_SERIALIZED = 0x40000000;

    FixSerializerAcrossRtinit() {
        super(
                "serializer-across-rtinit",
                "naive: an address ioctl keeps the serializer until it is done, rtinit included",
                Set.of("addressIoctl", "section"));
    }

    @Override
    void apply(DragonFly111 k) {
        Seams.AddressIoctl history = k.seams.addressIoctl;
        Seams.Section section = k.seams.section;
        k.seams.addressIoctl = (so, cmd, data, ifp, td) -> {
            boolean changes = switch (cmd) {
                case KernelFile.SIOCSIFDSTADDR,
                        KernelFile.SIOCSIFADDR,
                        KernelFile.SIOCAIFADDR,
                        KernelFile.SIOCDIFADDR -> true;
                default -> false;
            };
            if (!changes) {
                return history.control(so, cmd, data, ifp, td);
            }
            section.enter(ifp);
            Td me = k.lwkt.curthread();
            me.td_flags(me.td_flags() | TDF_SERIALIZED);
            int error = history.control(so, cmd, data, ifp, td);
            me.td_flags(me.td_flags() & ~TDF_SERIALIZED);
            section.exit(ifp);
            return error;
        };
        k.seams.section = new Seams.Section() {
            private boolean isSerialized() {
                return KernelFile.has(k.lwkt.curthread().td_flags(), TDF_SERIALIZED);
            }

            @Override
            public void enter(Ifnet ifp) {
                if (!isSerialized()) {
                    section.enter(ifp);
                }
            }

            @Override
            public void exit(Ifnet ifp) {
                if (!isSerialized()) {
                    section.exit(ifp);
                }
            }
        };
    }
}
