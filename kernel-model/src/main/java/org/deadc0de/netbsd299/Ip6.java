package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ip6_hdr, sys/netinet/ip6.h. */
final class Ip6 extends Struct {
    static final StructType<Ip6> TYPE = new StructType<>("ip6_hdr", 40, Ip6::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IP6_PLEN = TYPE.integer("ip6_plen", 4, 2);
    static final Field IP6_NXT = TYPE.integer("ip6_nxt", 6, 1);
    static final Field IP6_HLIM = TYPE.integer("ip6_hlim", 7, 1);
    static final Field IP6_SRC = TYPE.bytes("ip6_src", 8, 16);
    static final Field IP6_DST = TYPE.bytes("ip6_dst", 24, 16);
    // spotless:on

    private Ip6(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    int ip6_plen() { return load(IP6_PLEN); }
    void ip6_plen(int value) { store(IP6_PLEN, value); }
    int ip6_nxt() { return load(IP6_NXT); }
    void ip6_nxt(int value) { store(IP6_NXT, value); }
    int ip6_hlim() { return load(IP6_HLIM); }
    void ip6_hlim(int value) { store(IP6_HLIM, value); }
    // spotless:on

    In6Addr ip6_src() {
        return In6Addr.load(memory(), address() + IP6_SRC.offset());
    }

    void ip6_src(In6Addr addr) {
        addr.store(memory(), address() + IP6_SRC.offset());
    }

    In6Addr ip6_dst() {
        return In6Addr.load(memory(), address() + IP6_DST.offset());
    }

    void ip6_dst(In6Addr addr) {
        addr.store(memory(), address() + IP6_DST.offset());
    }
}
