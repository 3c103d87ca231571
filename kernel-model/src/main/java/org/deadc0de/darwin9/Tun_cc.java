package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.*;

import org.deadc0de.sim.crash.KernelSource;

/** Point-to-point tunnels: tun_interface, with a plumber of its own. */
@KernelSource("tuntap/src/tun/tun.cc")
final class Tun_cc extends KernelFile {
    private static final int MTU = 1500;

    Tun_cc(Darwin9 k) {
        super(k);
    }

    int tun_interface_initialize_netif(TuntapInterface self) {
        int err = k.tuntap_cc.tuntap_interface_register_interface(self, IFT_OTHER, null);
        if (err != 0) {
            return err;
        }
        Ifnet ifp = self.ifp();
        k.kpi_interface_c.ifnet_set_mtu(ifp, MTU);
        k.kpi_interface_c.ifnet_set_flags(ifp, IFF_POINTOPOINT, IFF_POINTOPOINT);
        return 0;
    }

    void tun_interface_shutdown_netif(TuntapInterface self) {
        k.tuntap_cc.tuntap_interface_unregister_interface(self);
    }

    /** Attaches IPv4; the protocol has no ioctl of its own. */
    int tun_inet_attach(Ifnet ifp, int protocol_family) {
        return k.dlil_c.ifnet_attach_protocol(ifp, protocol_family, new Dlil_c.ProtoParam(0, 0, 0, 0));
    }
}
