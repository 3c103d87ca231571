package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct sockaddr, sockaddr_in and sockaddr_dl: what all begin with, and what each adds. */
final class Sa extends Struct {
    static final StructType<Sa> TYPE = new StructType<>("sockaddr_in", 0x10, Sa::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field SA_LEN = TYPE.integer("sa_len", 0x0, 1);
    static final Field SA_FAMILY = TYPE.integer("sa_family", 0x1, 1);
    static final Field SIN_PORT = TYPE.integer("sin_port", 0x2, 2);
    static final Field SIN_S_ADDR = TYPE.integer("sin_s_addr", 0x4, 4);
    // spotless:on

    Sa(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    int sa_len() { return load(SA_LEN); }
    void sa_len(int value) { store(SA_LEN, value); }
    int sa_family() { return load(SA_FAMILY); }
    void sa_family(int value) { store(SA_FAMILY, value); }
    int sin_port() { return load(SIN_PORT); }
    void sin_port(int value) { store(SIN_PORT, value); }
    int sin_s_addr() { return load(SIN_S_ADDR); }
    void sin_s_addr(int value) { store(SIN_S_ADDR, value); }
    // spotless:on
}
