package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct callout, sys/sys/callout.h. */
final class Callout extends Struct {
    static final StructType<Callout> TYPE = new StructType<>("callout", 40, Callout::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field C_NEXT = TYPE.pointer("c_next", 0, () -> Callout.TYPE);
    static final Field C_PREV = TYPE.backPointer("c_prev", 4);
    static final Field C_FUNC = TYPE.function("c_func", 8);
    static final Field C_ARG = TYPE.pointer("c_arg", 12, null);
    static final Field C_TIME = TYPE.integer("c_time", 16, 8);
    static final Field C_FLAGS = TYPE.integer("c_flags", 24, 4);
    // spotless:on

    private Callout(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    Callout c_next() { return loadPointer(C_NEXT, Callout.TYPE); }
    void c_next(Callout value) { storePointer(C_NEXT, value); }
    long c_prev() { return loadAddress(C_PREV); }
    void c_prev(long value) { storeAddress(C_PREV, value); }
    long c_func() { return loadAddress(C_FUNC); }
    void c_func(long value) { storeAddress(C_FUNC, value); }
    long c_arg() { return loadAddress(C_ARG); }
    void c_arg(long value) { storeAddress(C_ARG, value); }
    long c_time() { return loadLong(C_TIME); }
    void c_time(long value) { storeLong(C_TIME, value); }
    int c_flags() { return load(C_FLAGS); }
    void c_flags(int value) { store(C_FLAGS, value); }
    // spotless:on
}
