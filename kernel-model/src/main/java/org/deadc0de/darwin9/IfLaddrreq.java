package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct if_laddrreq, bsd/net/if.h: a request about an address with a prefix length. */
final class IfLaddrreq extends Struct {
    static final StructType<IfLaddrreq> TYPE = new StructType<>("if_laddrreq", 280, IfLaddrreq::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFLR_NAME = TYPE.string("iflr_name", 0, 16);
    static final Field FLAGS = TYPE.integer("flags", 16, 4);
    static final Field PREFIXLEN = TYPE.integer("prefixlen", 20, 4);
    static final Field ADDR = TYPE.embedded("addr", 24, () -> SockaddrIn.TYPE);
    static final Field DSTADDR = TYPE.embedded("dstaddr", 152, () -> SockaddrIn.TYPE);
    // spotless:on

    IfLaddrreq(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    int flags() { return load(FLAGS); }
    void flags(int value) { store(FLAGS, value); }
    int prefixlen() { return load(PREFIXLEN); }
    void prefixlen(int value) { store(PREFIXLEN, value); }
    SockaddrIn addr() { return new SockaddrIn(memory(), addressOf(ADDR)); }
    SockaddrIn dstaddr() { return new SockaddrIn(memory(), addressOf(DSTADDR)); }
    // spotless:on
}
