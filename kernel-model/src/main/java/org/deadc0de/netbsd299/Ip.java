package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ip, sys/netinet/ip.h, with its addresses in host byte order. */
final class Ip extends Struct {
    static final StructType<Ip> TYPE = new StructType<>("ip", 20, Ip::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IP_LEN = TYPE.integer("ip_len", 2, 2);
    static final Field IP_TTL = TYPE.integer("ip_ttl", 8, 1);
    static final Field IP_P = TYPE.integer("ip_p", 9, 1);
    static final Field IP_SRC = TYPE.integer("ip_src", 12, 4);
    static final Field IP_DST = TYPE.integer("ip_dst", 16, 4);
    // spotless:on

    private Ip(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    int ip_len() { return load(IP_LEN); }
    void ip_len(int value) { store(IP_LEN, value); }
    int ip_ttl() { return load(IP_TTL); }
    void ip_ttl(int value) { store(IP_TTL, value); }
    int ip_p() { return load(IP_P); }
    void ip_p(int value) { store(IP_P, value); }
    int ip_src() { return load(IP_SRC); }
    void ip_src(int value) { store(IP_SRC, value); }
    int ip_dst() { return load(IP_DST); }
    void ip_dst(int value) { store(IP_DST, value); }
    // spotless:on
}
