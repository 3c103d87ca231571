package org.deadc0de.freebsd10;

import org.deadc0de.kernel.IfReq;

/**
 * What the interface code calls of the protocols and of routing. The kernel with neither does nothing here; each method is named
 * after the function that stands behind it.
 */
interface InetHooks {
    /** The dom_ifattach of every domain that has one; each sets its slot of if_afdata. May sleep. */
    default void dom_ifattach(Ifnet ifp) {
        // No domain.
    }

    /** The dom_ifdetach of every domain whose slot of if_afdata is set. May sleep. */
    default void dom_ifdetach(Ifnet ifp) {
        // No domain.
    }

    /** netinet/in.c: in_ifdetach. */
    default void in_ifdetach(Ifnet ifp) {
        // No IPv4.
    }

    /** netinet6/in6_ifattach.c: in6_ifdetach. */
    default void in6_ifdetach(Ifnet ifp) {
        // No IPv6.
    }

    /** netinet6/in6.c: in6_if_up, when an interface has come up. */
    default void in6_if_up(Ifnet ifp) {
        // No IPv6.
    }

    /** netinet6/nd6.c: nd6_setmtu. */
    default void nd6_setmtu(Ifnet ifp) {
        // No IPv6.
    }

    /** SIOCDIFADDR of one address while its interface goes away: in_control; 0 when it is gone. */
    default int in_purgeaddr(Ifaddr ifa, Ifnet ifp) {
        return -1;
    }

    /** netinet6/in6.c: in6_purgeaddr. */
    default void in6_purgeaddr(Ifaddr ifa) {
        // No IPv6.
    }

    /** The tree walks of if_detach_internal: rnh_walktree with if_rtdel over every table. */
    default void if_rtdel(Ifnet ifp) {
        // No routes.
    }

    /** kern/uipc_domain.c: pfctlinput with PRC_IFDOWN or PRC_IFUP for the address at {@code sa}. */
    default void pfctlinput(boolean up, Ifaddr ifa) {
        // Nobody listens.
    }

    /** netinet/if_ether.c: arp_ifinit, when an interface gets an IPv4 address. */
    default void arp_ifinit(Ifnet ifp, IfReq data) {
        // No ARP.
    }

    /** net/rtsock.c: rt_ifmsg. */
    default void rt_ifmsg(Ifnet ifp) {
        // Nobody listens.
    }

    /** net/rtsock.c: rt_ifannouncemsg; {@code what} is IFAN_ARRIVAL or IFAN_DEPARTURE. */
    default void rt_ifannouncemsg(Ifnet ifp, int what) {
        // Nobody listens.
    }

    /** kern/subr_bus.c: devctl_notify of an interface, {@code ATTACH} or {@code DETACH}. */
    default void devctl_notify(String system, String subsystem, String type) {
        // Nobody has the device open.
    }
}
