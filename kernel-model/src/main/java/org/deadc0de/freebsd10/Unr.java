package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct unr, sys/kern/subr_unit.c:117: a run of numbers that are all free (ptr is NULL) or all taken (ptr names its header). */
final class Unr extends Struct {
    static final StructType<Unr> TYPE = new StructType<>("unr", 32, Unr::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field LIST = TYPE.pointer("list.tqe_next", 0, () -> Unr.TYPE);
    static final Field LIST_PREV = TYPE.backPointer("list.tqe_prev", 8);
    static final Field LEN = TYPE.integer("len", 16, 4);
    static final Field PTR = TYPE.pointer("ptr", 24, () -> Unrhdr.TYPE);

    Unr(Memory memory, long address) { super(memory, address); }

    int    len()             { return load(LEN); }
    void   len(int count)    { store(LEN, count); }
    Unrhdr ptr()             { return new Unrhdr(memory(), loadAddress(PTR)); }
    void   ptr(Struct owner) { storePointer(PTR, owner); }
    // spotless:on
}
