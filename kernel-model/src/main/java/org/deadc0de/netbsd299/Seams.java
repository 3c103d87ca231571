package org.deadc0de.netbsd299;

/** The places where a fix may differ from history. */
final class Seams {
    /** if.c:590-650: which protocols are told that an interface goes away. */
    interface PurgeProtocols {
        void purge(Ifnet ifp, Socket so);
    }

    /** if.c:672: what happens after a domain's own detach. */
    interface AfterDomainDetach {
        void purge(Domain dp, Ifnet ifp, Socket so);
    }

    /** in.c:543, in6.c:1259: what an address that was removed takes with it. */
    interface AddressRemoved {
        void removed(Ifnet ifp, int family);
    }

    /** if.c:590-650: families with an address on the interface, and only they. */
    PurgeProtocols purgeProtocols;

    /** if.c:672: nothing. */
    AfterDomainDetach afterDomainDetach = (dp, ifp, so) -> {};

    /** in.c:543, in6.c:1259: nothing. */
    AddressRemoved addressRemoved = (ifp, family) -> {};

    Seams(NetBsd299 k) {
        purgeProtocols = (ifp, so) -> k.if_c.PURGE_FAMILIES_WITH_ADDRESSES(ifp, so);
    }
}
