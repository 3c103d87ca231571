package org.deadc0de.dragonfly111;

import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** The places where the kernel could have been written differently. What they hold at first is history; a fix fills some anew. */
final class Seams {
    /** Counts the references to an address. if_var.h:428-446. */
    interface References {
        /** An address is made; the lists will hold it. */
        void created(Ifaddr ifa);

        void take(Ifaddr ifa);

        void drop(Ifaddr ifa);

        /** The lists hold it no more. */
        void unlisted(Ifaddr ifa);

        /** All references as they are counted, without looking as the kernel does. */
        int count(long ifa);

        /** How many of the counted ones are the lists', when every route counts as one. */
        int ofLists(boolean listed);
    }

    /** Drops the route that a socket remembers. uipc_socket.c:330. */
    interface CachedRoute {
        void free(Rtentry rt);
    }

    /** What a call holds of the address it works on, from finding it to the end. in.c:296, raw_ip.c:455. */
    interface AddressHeld {
        void hold(InIfaddr ia);

        void release(InIfaddr ia);
    }

    /** Whether a call goes on with an address after it slept. in.c:417, :445, :640, :686, raw_ip.c:460. */
    interface AfterSleep {
        boolean mayGoOn(InIfaddr ia);
    }

    /** Whether a call goes on with an address after its route was added. in.c:745. */
    interface AfterAdd {
        boolean mayGoOn(InIfaddr ia, int flags);
    }

    /** Calls in_ifinit from in_control. in.c:363, :403. */
    interface AddressInit {
        int init(Ifnet ifp, InIfaddr ia, Sa sin, int scrub);
    }

    /** The serializer around the changes of an address that is being configured. in.c:446, :660. */
    interface Section {
        void enter(Ifnet ifp);

        void exit(Ifnet ifp);
    }

    /** Takes an address that goes out of its bucket. in.c:448. */
    interface HashRemoval {
        void remove(InIfaddr ia);
    }

    /** What happens to the bucket of an address whose configuration failed. in.c:677, :744. */
    interface InitFailure {
        void unhash(InIfaddr ia);

        void rehash(InIfaddr ia);
    }

    /** Calls the protocol's control function for an address ioctl. if.c:1373. */
    interface AddressIoctl {
        int control(Socket so, int cmd, long data, Ifnet ifp, Td td);
    }

    /** What keeps other ioctls away from an interface. if.c:1100. */
    interface IoctlGate {
        void enter(Ifnet ifp);

        void leave(Ifnet ifp);
    }

    /** What else happens when if_detach takes an address of no known family away. if.c:372. */
    interface UnknownFamily {
        void unlink(Ifaddr ifa);
    }

    /** What if_detach does with the link-level address. if.c:345-380. */
    interface LinkAddress {
        /** Whether this one is left for later. */
        boolean isKept(Ifnet ifp, Ifaddr ifa);

        /** All others are gone. */
        void finish(Ifnet ifp);
    }

    /** Takes an interface down whose device was closed, with its addresses. if_tap.c:320, if_tun.c:235. */
    interface CloseAddresses {
        void tap(Ifnet ifp);

        void tun(Ifnet ifp);
    }

    /** What becomes of an entry that route delete took out of a table. rtsock.c:370. */
    interface DeletedRoute {
        void deleted(Rtentry rt);
    }

    /** Whether RTM_LOCK's callback touches the route it is given. rtsock.c:430. */
    interface LockedRoute {
        boolean isTouched(int error, Rtentry rt);
    }

    /** Where the routes to a loopback address lead. in.c:728. */
    interface LoopbackDestination {
        void set(InIfaddr ia);
    }

    /** Tells the wire of an entry that answers for others, from where its route is made. if_ether.c:240. */
    interface ProxyAnnounce {
        void announce(Ifnet ifp);
    }

    References references;
    CachedRoute cachedRoute;
    AddressHeld addressHeld = new AddressHeld() {
        @Override
        public void hold(InIfaddr ia) {
            // Nobody holds it.
        }

        @Override
        public void release(InIfaddr ia) {
            // Nobody held it.
        }
    };
    AfterSleep afterSleep = ia -> true;
    AfterAdd afterAdd = (ia, flags) -> true;
    AddressInit addressInit;
    Section section;
    HashRemoval hashRemoval;
    InitFailure initFailure = new InitFailure() {
        @Override
        public void unhash(InIfaddr ia) {
            // It stays where it is.
        }

        @Override
        public void rehash(InIfaddr ia) {
            // It stays where it is.
        }
    };
    AddressIoctl addressIoctl;
    IoctlGate ioctlGate = new IoctlGate() {
        @Override
        public void enter(Ifnet ifp) {
            // Anybody may come in.
        }

        @Override
        public void leave(Ifnet ifp) {
            // Nobody was kept away.
        }
    };
    UnknownFamily unknownFamily = ifa -> {};
    LinkAddress linkAddress = new LinkAddress() {
        @Override
        public boolean isKept(Ifnet ifp, Ifaddr ifa) {
            return false;
        }

        @Override
        public void finish(Ifnet ifp) {
            // It went with the others.
        }
    };
    CloseAddresses closeAddresses;
    DeletedRoute deletedRoute = rt -> {};
    ProxyAnnounce proxyAnnounce;

    LockedRoute lockedRoute = (error, rt) -> true;
    LoopbackDestination loopbackDestination = ia -> ia.ifa_dstaddr(ia.ifa_addr());

    /** What SIOCSIFADDR says of an address that was there before. in.c:368. */
    IntUnaryOperator setAddressResult = error -> 0;

    /** Which processors in_ifadown and if_detach visit, in that order. in_rmx.c:420, if.c:390. */
    Supplier<int[]> walkedCpus;

    Seams(DragonFly111 k) {
        references = new SharedCount(k);
        cachedRoute = rt -> k.route_c.rtfree(rt);
        addressInit = (ifp, ia, sin, scrub) -> k.in_c.in_ifinit(ifp, ia, sin, scrub);
        section = new Section() {
            @Override
            public void enter(Ifnet ifp) {
                k.lwkt_serialize_c.lwkt_serialize_enter(ifp.if_serializer());
            }

            @Override
            public void exit(Ifnet ifp) {
                k.lwkt_serialize_c.lwkt_serialize_exit(ifp.if_serializer());
            }
        };
        hashRemoval = ia -> k.in_c.HASH(0).remove(ia);
        addressIoctl = (so, cmd, data, ifp, td) -> k.uipc_msg_c.so_pru_control(so, cmd, data, ifp, td);
        closeAddresses = new CloseAddresses() {
            @Override
            public void tap(Ifnet ifp) {
                k.if_tap_c.CLOSE(ifp);
            }

            @Override
            public void tun(Ifnet ifp) {
                k.if_tun_c.CLOSE(ifp);
            }
        };
        proxyAnnounce = ifp -> k.if_ether_c.arprequest(ifp);
        walkedCpus = () -> first(k.ncpus2());
    }

    /** The processors below a number. */
    static int[] first(int count) {
        int[] cpus = new int[count];
        for (int i = 0; i < count; i++) {
            cpus[i] = i;
        }
        return cpus;
    }
}
