package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.sim.crash.KernelSource;

/** Ethernet tunnels: tap_interface. */
@KernelSource("tuntap/src/tap/tap.cc")
final class Tap_cc extends KernelFile {
    private static final int MTU = 1500;

    Tap_cc(Darwin9 k) {
        super(k);
    }

    int tap_interface_initialize_netif(TuntapInterface self) {
        byte[] la;
        if (k.tuntap_cc.driver.isTuntaposx()) {
            la = k.tuntap_cc.READ_RANDOM(6);
            la[0] = (byte) (la[0] & 0xfe | 0x02);
        } else {
            la = new byte[] {2, 0, 0x5e, 0, 0x53, (byte) (0x10 + self.unit())};
        }
        memory.storeBytes(self.address(), TuntapInterface.LA.offset(), la);
        int err = k.tuntap_cc.tuntap_interface_register_interface(self, IFT_ETHER, la);
        if (err != 0) {
            return err;
        }
        Ifnet ifp = self.ifp();
        k.kpi_interface_c.ifnet_set_lladdr(ifp, la);
        k.kpi_interface_c.ifnet_set_mtu(ifp, MTU);
        ifp.if_hdrlen(14);
        k.kpi_interface_c.ifnet_set_flags(ifp, IFF_BROADCAST, IFF_BROADCAST);
        return 0;
    }

    void tap_interface_shutdown_netif(TuntapInterface self) {
        k.tuntap_cc.tuntap_interface_unregister_interface(self);
    }

    int tap_interface_if_ioctl(TuntapInterface self, int cmd, long arg) {
        if (cmd == SIOCSIFLLADDR) {
            Sockaddr sa = SA(arg + IFNAMSIZ);
            if (sa.sa_family() != AF_LINK || sa.sa_len() != 6) {
                return EINVAL;
            }
            byte[] la = memory.loadBytes(sa.address(), 2, 6);
            memory.storeBytes(self.address(), TuntapInterface.LA.offset(), la);
            k.kpi_interface_c.ifnet_set_lladdr(self.ifp(), la);
            return 0;
        }
        return k.tuntap_cc.tuntap_interface_if_ioctl(self, cmd, arg);
    }
}
