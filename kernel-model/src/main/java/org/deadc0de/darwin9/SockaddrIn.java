package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct sockaddr_in. Addresses are given in host byte order; memory holds them in network order. */
final class SockaddrIn extends Struct {
    static final StructType<SockaddrIn> TYPE = new StructType<>("sockaddr_in", 16, SockaddrIn::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field SIN_LEN = TYPE.integer("sin_len", 0, 1);
    static final Field SIN_FAMILY = TYPE.integer("sin_family", 1, 1);
    static final Field SIN_PORT = TYPE.integer("sin_port", 2, 2);
    static final Field SIN_ADDR = TYPE.integer("sin_addr", 4, 4);
    static final Field SIN_ZERO = TYPE.bytes("sin_zero", 8, 8);
    // spotless:on

    SockaddrIn(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    int sin_len() { return load(SIN_LEN); }
    void sin_len(int value) { store(SIN_LEN, value); }
    int sin_family() { return load(SIN_FAMILY); }
    void sin_family(int value) { store(SIN_FAMILY, value); }
    int sin_addr() { return Integer.reverseBytes(load(SIN_ADDR)); }
    void sin_addr(int hostOrder) { store(SIN_ADDR, Integer.reverseBytes(hostOrder)); }
    // spotless:on
}
