package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct if_laddrreq, sys/net/if.h, as ioctl keeps its copy on the kernel stack. */
final class IfLaddrreq extends Struct {
    static final StructType<IfLaddrreq> TYPE = new StructType<>("if_laddrreq", 0x118, IfLaddrreq::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFLR_NAME = TYPE.string("iflr_name", 0x0, 16);
    static final Field FLAGS = TYPE.integer("flags", 0x10, 4);
    static final Field PREFIXLEN = TYPE.integer("prefixlen", 0x14, 4);
    static final Field ADDR = TYPE.embedded("addr", 0x18, () -> Sa.TYPE);
    static final Field DSTADDR = TYPE.embedded("dstaddr", 0x98, () -> Sa.TYPE);
    // spotless:on

    IfLaddrreq(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    String iflr_name() { return loadString(IFLR_NAME); }
    int prefixlen() { return load(PREFIXLEN); }
    void prefixlen(int value) { store(PREFIXLEN, value); }
    Sa addr() { return embedded(ADDR, Sa.TYPE); }
    Sa dstaddr() { return embedded(DSTADDR, Sa.TYPE); }
    // spotless:on
}
