package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.sim.crash.KernelSource;

/** The machine's own interfaces, as far as their drivers answer. Packets go nowhere. */
@KernelSource("iokit/Families/IONetworkingFamily/IONetworkInterface.cpp")
final class IONetworkInterface_cpp extends KernelFile {
    private static final int COUNT = 32;
    private static final int ULIST = 36;

    IONetworkInterface_cpp(Darwin9 k) {
        super(k);
    }

    /**
     * The softc of such an interface is the address of its media table: current, status, active, count, then the words; 0 for none.
     */
    int ionetwork_if_ioctl(Ifnet ifp, int cmd, long data) {
        switch (cmd) {
            case SIOCGIFMEDIA -> {
                long media = ifp.if_softc();
                if (media == 0) {
                    return EOPNOTSUPP;
                }
                memory.store4(data, 16, memory.load4(media, 0));
                memory.store4(data, 24, memory.load4(media, 4));
                memory.store4(data, 28, memory.load4(media, 8));
                memory.store4(data, COUNT, memory.load4(media, 12));
                memory.storePointer(data, ULIST, media + 16);
                return 0;
            }
            case SIOCSIFMTU -> {
                if (ifp.if_softc() != 0 && Ifreq.TYPE.at(memory, data).ifr_value() > 1500) {
                    return EINVAL;
                }
                k.kpi_interface_c.ifnet_set_mtu(ifp, Ifreq.TYPE.at(memory, data).ifr_value());
                return 0;
            }
            case SIOCSIFFLAGS, SIOCSIFADDR, SIOCADDMULTI, SIOCDELMULTI -> {
                return 0;
            }
            default -> {
                return EOPNOTSUPP;
            }
        }
    }

    int ionetwork_if_output(Ifnet ifp, int length) {
        return 0;
    }

    int ionetwork_add_proto(Ifnet ifp, int protocol) {
        return 0;
    }

    int ionetwork_del_proto(Ifnet ifp, int protocol) {
        return 0;
    }

    /** lo_attach_inet and its kin: IPv4 without resolution. */
    int lo_attach_inet(Ifnet ifp, int protocol_family) {
        return k.dlil_c.ifnet_attach_protocol(ifp, protocol_family, new Dlil_c.ProtoParam(0, 0, 0, 0));
    }
}
