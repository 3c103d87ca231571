package org.deadc0de.dragonfly111;

import java.util.Set;

/** The commit of 2008-02-11: the announcement of a published ARP entry takes the interface's serializer. */
final class FixArpProxySerialized extends DragonFlyFix {
    FixArpProxySerialized() {
        super(
                "arp-proxy-serialized",
                "9c94ab977d (2008-02-11): a published ARP entry is announced with the serializer held",
                Set.of("proxyAnnounce"));
    }

    @Override
    void apply(DragonFly111 k) {
        k.seams.proxyAnnounce = ifp -> {
            k.lwkt_serialize_c.lwkt_serialize_enter(ifp.if_serializer());
            k.if_ether_c.arprequest(ifp);
            k.lwkt_serialize_c.lwkt_serialize_exit(ifp.if_serializer());
        };
    }
}
