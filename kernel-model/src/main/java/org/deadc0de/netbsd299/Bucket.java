package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct kmembuckets, sys/sys/malloc.h: the free list of one size. */
final class Bucket extends Struct {
    static final StructType<Bucket> TYPE = new StructType<>("kmembuckets", 32, Bucket::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field KB_NEXT = TYPE.pointer("kb_next", 0, null);
    static final Field KB_LAST = TYPE.pointer("kb_last", 4, null);
    static final Field KB_CALLS = TYPE.integer("kb_calls", 8, 4);
    static final Field KB_TOTAL = TYPE.integer("kb_total", 12, 4);
    static final Field KB_TOTALFREE = TYPE.integer("kb_totalfree", 16, 4);
    // spotless:on

    private Bucket(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    long kb_next() { return loadAddress(KB_NEXT); }
    void kb_next(long value) { storeAddress(KB_NEXT, value); }
    long kb_last() { return loadAddress(KB_LAST); }
    void kb_last(long value) { storeAddress(KB_LAST, value); }
    int kb_calls() { return load(KB_CALLS); }
    void kb_calls(int value) { store(KB_CALLS, value); }
    int kb_total() { return load(KB_TOTAL); }
    void kb_total(int value) { store(KB_TOTAL, value); }
    int kb_totalfree() { return load(KB_TOTALFREE); }
    void kb_totalfree(int value) { store(KB_TOTALFREE, value); }
    // spotless:on
}
