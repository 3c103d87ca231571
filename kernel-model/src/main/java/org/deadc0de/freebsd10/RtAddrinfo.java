package org.deadc0de.freebsd10;

/** struct rt_addrinfo, sys/net/route.h:310: what a request about a route is made of; a local variable of whoever makes it. */
final class RtAddrinfo {
    /** RTAX_DST; never null in a request. */
    Sa dst;

    /** RTAX_GATEWAY, or null. */
    Sa gateway;

    /** RTAX_NETMASK, or null. */
    Sa netmask;

    /** RTAX_IFP, or null. */
    Sa ifpaddr;

    /** RTAX_IFA, or null. */
    Sa ifaaddr;

    int rti_flags;

    /** The address to use, with a reference once it is found; or null. */
    Ifaddr rti_ifa;

    /** The interface to use, or null. */
    Ifnet rti_ifp;
}
