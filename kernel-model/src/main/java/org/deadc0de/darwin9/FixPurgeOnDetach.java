package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.*;

import java.util.Set;

/**
 * Deletes every IPv4 address of an interface when it is detached, by the same ioctl that a user would send but without a socket. What
 * Mac OS X 10.7 does (xnu-1699, in_purgeaddrs).
 */
final class FixPurgeOnDetach extends DarwinFix {
    @Override
    public String name() {
        return "purge-on-detach";
    }

    @Override
    public String description() {
        return "ifnet_detach sends SIOCDIFADDR for each address, as 10.7 does (in_purgeaddrs)";
    }

    @Override
    public Set<String> seams() {
        return Set.of("addressesDetached", "socketPrivilege");
    }

    @Override
    void apply(Darwin9 k) {
        k.seams.socketPrivilege = so -> so.isNull() || (so.so_state() & SS_PRIV) != 0;
        k.seams.addressesDetached = ifp -> purge(k, ifp);
    }

    private static void purge(Darwin9 k, Ifnet ifp) {
        Socket none = Socket.TYPE.at(k.machine().memory(), 0);
        BsdProc nobody = BsdProc.TYPE.at(k.machine().memory(), 0);
        for (long address : k.kpi_interface_c.ifnet_get_address_list(ifp)) {
            Ifaddr ifa = Ifaddr.TYPE.at(k.machine().memory(), address);
            if (ifa.ifa_addr().sa_family() == AF_INET) {
                long ifr = k.if_c._MALLOC(32, Ifreq.TYPE, MallocType.M_TEMP, KernelFile.M_WAITOK | KernelFile.M_ZERO);
                k.if_c.bcopy(ifa.ifa_addr().address(), ifr + IFNAMSIZ, 16);
                k.in_c.in_control(none, SIOCDIFADDR, ifr, ifp, nobody);
                k.if_c.FREE(ifr);
            }
            k.route_c.ifafree(ifa);
        }
    }
}
