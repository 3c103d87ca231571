package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct sockaddr: the two bytes that every socket address begins with. */
final class Sockaddr extends Struct {
    static final StructType<Sockaddr> TYPE = new StructType<>("sockaddr", 16, Sockaddr::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field SA_LEN = TYPE.integer("sa_len", 0x0, 1);
    static final Field SA_FAMILY = TYPE.integer("sa_family", 0x1, 1);
    // spotless:on

    Sockaddr(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    int sa_len() { return load(SA_LEN); }
    void sa_len(int value) { store(SA_LEN, value); }
    int sa_family() { return load(SA_FAMILY); }
    void sa_family(int value) { store(SA_FAMILY, value); }
    // spotless:on
}
