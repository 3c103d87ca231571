package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.AF_INET;
import static org.deadc0de.darwin9.Headers.IFA_ROUTE;
import static org.deadc0de.darwin9.Headers.PF_INET;
import static org.deadc0de.darwin9.Headers.SIOCSIFADDR;
import static org.deadc0de.darwin9.Headers.SS_PRIV;

import org.deadc0de.sim.sched.Kind;

/** The places where the kernel could have been written differently. What they hold at first is history; a fix fills some anew. */
final class Seams {
    /** Whether an entry of in_ifaddrhead counts as an address of an interface. in.c:307, :350. */
    interface AddressOfInterface {
        boolean belongs(InIfaddr ia, Ifnet ifp);
    }

    /** Whether a socket may change addresses. in.c:384. */
    interface SocketPrivilege {
        boolean mayChange(Socket so);
    }

    /** What happens to an address that was found instead of made, before it is used. in.c:397. */
    interface FoundAddress {
        void found(Ifnet ifp, InIfaddr ia);
    }

    /** What else happens when an address is put on its interface's list; if_lock is held. in.c:426. */
    interface AddressAttached {
        void attached(Ifnet ifp, Ifaddr ifa);
    }

    /** What happens to the reference that in_ifaddrhead held on an entry just removed. in.c:782. */
    interface ListReference {
        void removed(InIfaddr ia);
    }

    /** Tells an interface's first IPv4 address of a change. in.c:1186. */
    interface PrimaryTold {
        int tell(Ifnet ifp, Ifaddr ifa0);
    }

    /** Releases the reference on the first IPv4 address. in.c:1192. */
    interface PrimaryReleased {
        void release(Ifaddr ifa0);
    }

    /** Makes the address list of an interface ready for its link-level address; the locks of attach are held. dlil.c:2539. */
    interface AddressListReset {
        void reset(Ifnet ifp);
    }

    /** What else happens when an interface is attached, before its address list is reset. dlil.c:2480. */
    interface InterfaceAttached {
        void attached(Ifnet ifp);
    }

    /** What happens to the addresses of an interface that is being detached; no lock is held. dlil.c:2610. */
    interface AddressesDetached {
        void purge(Ifnet ifp);
    }

    /** What a tap's driver does about its addresses when the device is closed, after it has detached the protocols. */
    interface DriverClose {
        /** Whether it deletes them. */
        boolean deletesAddresses(TapDriver driver);
    }

    /** What bpfdetach frees: it has the end of the list in one hand and what it took off the list in the other. bpf.c:1827-1855. */
    interface BpfFreed {
        void free(BpfIf bp, BpfIf bp_free);
    }

    /** What follows when a link-level multicast record has left its interface's list with its last user. if.c:1939-1943. */
    interface LinkRecordUnlinked {
        void unlinked(Ifmultiaddr ll);
    }

    /** Where a copied address list ends, given how many there were and how many were copied. kpi_interface.c:766-821. */
    interface AddressListEnd {
        int of(int counted, int copied);
    }

    /** What follows the route that an address got whose interface came up; rt_mtx is held, and released here. raw_ip.c:636-639. */
    interface RouteUp {
        void added(InIfaddr ia, int err);
    }

    /** Calls the protocol's control function for an address ioctl. if.c:1408. */
    interface AddressIoctl {
        int control(Socket so, int cmd, long data, Ifnet ifp, BsdProc p);
    }

    /** What holds an interface while an ioctl uses it. if.c:1140. */
    interface IoctlReference {
        /** Takes it; gives 0 or an error number. */
        int take(Ifnet ifp);

        /** Gives it back. */
        void drop(Ifnet ifp);
    }

    AddressOfInterface addressOfInterface = (ia, ifp) -> ia.ia_ifa().ifa_ifp().is(ifp);
    SocketPrivilege socketPrivilege = so -> (so.so_state() & SS_PRIV) != 0;
    FoundAddress foundAddress = (ifp, ia) -> {};
    AddressAttached addressAttached = (ifp, ifa) -> {};
    ListReference listReference = ia -> {};
    PrimaryTold primaryTold;
    PrimaryReleased primaryReleased;
    AddressListReset addressListReset;
    InterfaceAttached interfaceAttached = ifp -> {};
    AddressesDetached addressesDetached = ifp -> {};
    DriverClose driverClose = TapDriver::cleansUp;
    AddressListEnd addressListEnd = (counted, copied) -> counted;
    BpfFreed bpfFreed;
    LinkRecordUnlinked linkRecordUnlinked = ll -> {};
    RouteUp routeUp;
    AddressIoctl addressIoctl;
    IoctlReference ioctlReference = new IoctlReference() {
        @Override
        public int take(Ifnet ifp) {
            return 0;
        }

        @Override
        public void drop(Ifnet ifp) {
            // Nothing was taken.
        }
    };

    Seams(Darwin9 k) {
        primaryTold = (ifp, ifa0) -> k.dlil_c.ifnet_ioctl(ifp, PF_INET, SIOCSIFADDR, ifa0.address());
        primaryReleased = ifa0 -> k.route_c.ifafree(ifa0);
        addressListReset = ifp -> k.if_c.IF_ADDRHEAD(ifp).init();
        bpfFreed = (bp, bp_free) -> k.bpf_c.FREE(bp);
        routeUp = (ia, err) -> {
            k.route_c.lck_mtx_unlock(k.route_c.rt_mtx);
            if (err == 0) {
                k.machine().sched().point(Kind.PREEMPT, ia.address());
                ia.ia_ifa().ifa_flags(ia.ia_ifa().ifa_flags() | IFA_ROUTE);
            }
        };
        addressIoctl = (so, cmd, data, ifp, p) -> {
            k.uipc_socket_c.SOCKET_LOCK(so);
            int error = so.so_family() == AF_INET
                    ? k.in_c.in_control(so, cmd, data, ifp, p)
                    : org.deadc0de.kernel.Errno.EOPNOTSUPP;
            k.uipc_socket_c.SOCKET_UNLOCK(so);
            return error;
        };
    }
}
