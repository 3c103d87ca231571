package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/**
 * struct unrhdr, sys/kern/subr_unit.c:138: which numbers of a range are taken. The first {@code first} numbers are taken, the last
 * {@code last} are free, the runs between lie on a list that begins with a free run and ends with a taken one.
 */
final class Unrhdr extends Struct {
    static final StructType<Unrhdr> TYPE = new StructType<>("unrhdr", 80, Unrhdr::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field HEAD = TYPE.pointer("head.tqh_first", 0, () -> Unr.TYPE);
    static final Field HEAD_LAST = TYPE.backPointer("head.tqh_last", 8);
    static final Field LOW = TYPE.integer("low", 16, 4);
    static final Field HIGH = TYPE.integer("high", 20, 4);
    static final Field BUSY = TYPE.integer("busy", 24, 4);
    static final Field ALLOC = TYPE.integer("alloc", 28, 4);
    static final Field FIRST = TYPE.integer("first", 32, 4);
    static final Field LAST = TYPE.integer("last", 36, 4);
    static final Field MTX = TYPE.pointer("mtx", 40, () -> Mtx.TYPE);
    static final Field PPFREE = TYPE.pointer("ppfree.tqh_first", 48, () -> Unr.TYPE);
    static final Field PPFREE_LAST = TYPE.backPointer("ppfree.tqh_last", 56);

    Unrhdr(Memory memory, long address) { super(memory, address); }

    int  low()             { return load(LOW); }
    void low(int number)   { store(LOW, number); }
    int  high()            { return load(HIGH); }
    void high(int number)  { store(HIGH, number); }
    int  busy()            { return load(BUSY); }
    void busy(int count)   { store(BUSY, count); }
    int  alloc()           { return load(ALLOC); }
    void alloc(int count)  { store(ALLOC, count); }
    int  first()           { return load(FIRST); }
    void first(int count)  { store(FIRST, count); }
    int  last()            { return load(LAST); }
    void last(int count)   { store(LAST, count); }
    Mtx  mtx()             { return new Mtx(memory(), loadAddress(MTX)); }
    void mtx(Mtx m)        { storePointer(MTX, m); }
    // spotless:on
}
