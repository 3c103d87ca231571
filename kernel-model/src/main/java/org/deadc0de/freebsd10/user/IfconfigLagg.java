package org.deadc0de.freebsd10.user;

import java.util.List;
import org.deadc0de.kernel.IfReq;

/** Aggregation parameters and status, iflagg.c. */
final class IfconfigLagg {
    private static final List<String> PROTOCOLS =
            List.of("none", "roundrobin", "failover", "loadbalance", "lacp", "fec");
    private static final Object[] PORT_FLAGS = {
        "MASTER", 0x1, "STACK", 0x2, "ACTIVE", 0x4, "COLLECTING", 0x8, "DISTRIBUTING", 0x10, "DISABLED", 0x20
    };

    private final Ifconfig ifconfig;

    IfconfigLagg(Ifconfig ifconfig) {
        this.ifconfig = ifconfig;
    }

    /** {@code laggport}, {@code -laggport}. */
    void port(String request, String member) {
        IfReq port = new IfReq(ifconfig.name);
        port.text = member;
        int error = ifconfig.sys.ioctl(ifconfig.s, request, port);
        if (error < 0) {
            throw ifconfig.err(1, error, request);
        }
    }

    /** {@code laggproto}. */
    void protocol(String word) {
        if (!PROTOCOLS.contains(word)) {
            throw ifconfig.errx(1, "invalid aggregation protocol: " + word);
        }
        IfReq request = new IfReq(ifconfig.name);
        request.numbers.put("ra_proto", (long) PROTOCOLS.indexOf(word));
        int error = ifconfig.sys.ioctl(ifconfig.s, "SIOCSLAGG", request);
        if (error < 0) {
            throw ifconfig.err(1, error, "SIOCSLAGG");
        }
    }

    /** The aggregation's lines, when it is one. */
    void status(int s) {
        IfReq lagg = new IfReq(ifconfig.name);
        if (ifconfig.sys.ioctl(s, "SIOCGLAGG", lagg) < 0) {
            return;
        }
        int protocol = lagg.numbers.getOrDefault("ra_proto", 0L).intValue();
        ifconfig.print("\tlaggproto " + (protocol < PROTOCOLS.size() ? PROTOCOLS.get(protocol) : "<unknown>") + "\n");
        for (int i = 0; i < lagg.names.size(); i++) {
            long flags = lagg.numbers.getOrDefault("rp_flags." + i, 0L);
            ifconfig.print("\t\tlaggport: " + lagg.names.get(i) + " " + Text.bits("flags", flags, PORT_FLAGS) + "\n");
        }
    }
}
