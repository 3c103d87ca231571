package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct sockaddr and its kin where they lie in kernel memory: in (16 bytes), in6 (28), dl (20). */
final class SockaddrS extends Struct {
    static final StructType<SockaddrS> TYPE = new StructType<>("sockaddr", 28, SockaddrS::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field SA_LEN = TYPE.integer("sa_len", 0, 1);
    static final Field SA_FAMILY = TYPE.integer("sa_family", 1, 1);
    static final Field SIN_PORT = TYPE.integer("sin_port", 2, 2);
    static final Field SIN_ADDR = TYPE.integer("sin_addr", 4, 4);
    static final Field SIN6_ADDR = TYPE.bytes("sin6_addr", 8, 16);
    static final Field SIN6_SCOPE_ID = TYPE.integer("sin6_scope_id", 24, 4);
    // spotless:on

    private SockaddrS(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    int sa_len() { return load(SA_LEN); }
    void sa_len(int value) { store(SA_LEN, value); }
    int sa_family() { return load(SA_FAMILY); }
    void sa_family(int value) { store(SA_FAMILY, value); }
    int sin_port() { return load(SIN_PORT); }
    void sin_port(int value) { store(SIN_PORT, value); }
    int sin_addr() { return load(SIN_ADDR); }
    void sin_addr(int value) { store(SIN_ADDR, value); }
    int sin6_scope_id() { return load(SIN6_SCOPE_ID); }
    void sin6_scope_id(int value) { store(SIN6_SCOPE_ID, value); }
    // spotless:on

    /** The IPv6 address in it. */
    In6Addr sin6_addr() {
        return In6Addr.load(memory(), address() + SIN6_ADDR.offset());
    }

    /** Stores the IPv6 address in it. */
    void sin6_addr(In6Addr addr) {
        addr.store(memory(), address() + SIN6_ADDR.offset());
    }
}
