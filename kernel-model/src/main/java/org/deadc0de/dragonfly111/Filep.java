package org.deadc0de.dragonfly111;

import org.deadc0de.kernel.Identified;
import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct file, sys/sys/file.h. */
final class Filep extends Struct implements Identified {
    static final StructType<Filep> TYPE = new StructType<>("file", 0x20, Filep::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field F_TYPE = TYPE.integer("f_type", 0x0, 4);
    static final Field F_COUNT = TYPE.integer("f_count", 0x4, 4);
    static final Field F_DATA = TYPE.pointer("f_data", 0x8, null);
    static final Field F_NEXT = TYPE.pointer("f_next", 0xc, null);
    // spotless:on

    Filep(Memory memory, long address) {
        super(memory, address);
    }

    @Override
    public Object identity() {
        return address();
    }

    // spotless:off
    int f_type() { return load(F_TYPE); }
    void f_type(int value) { store(F_TYPE, value); }
    int f_count() { return load(F_COUNT); }
    void f_count(int value) { store(F_COUNT, value); }
    long f_data() { return loadAddress(F_DATA); }
    void f_data(long value) { storeAddress(F_DATA, value); }
    long f_next() { return loadAddress(F_NEXT); }
    void f_next(long value) { storeAddress(F_NEXT, value); }
    // spotless:on
}
