package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct witness, sys/kern/subr_witness.c: what WITNESS knows of all locks of one type. */
final class Witness extends Struct {
    static final StructType<Witness> TYPE = new StructType<>("witness", 112, Witness::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field W_NAME = TYPE.string("w_name", 0, 64);
    static final Field W_INDEX = TYPE.integer("w_index", 64, 4);
    static final Field W_CLASS = TYPE.integer("w_class", 68, 4);
    static final Field W_REFCOUNT = TYPE.integer("w_refcount", 72, 4);
    static final Field W_REVERSED = TYPE.integer("w_reversed", 76, 4);
    static final Field W_FILE = TYPE.cstring("w_file", 80);
    static final Field W_LINE = TYPE.integer("w_line", 88, 4);
    static final Field W_TYPE = TYPE.cstring("w_type", 96);

    Witness(Memory memory, long address) { super(memory, address); }

    String w_name()                 { return loadString(W_NAME); }
    void   w_name(String name)      { storeString(W_NAME, name); }
    int    w_index()                { return load(W_INDEX); }
    void   w_index(int index)       { store(W_INDEX, index); }
    int    w_class()                { return load(W_CLASS); }
    void   w_class(int lockClass)   { store(W_CLASS, lockClass); }
    int    w_refcount()             { return load(W_REFCOUNT); }
    void   w_refcount(int count)    { store(W_REFCOUNT, count); }
    int    w_reversed()             { return load(W_REVERSED); }
    void   w_reversed(int reversed) { store(W_REVERSED, reversed); }
    long   w_file()                 { return loadAddress(W_FILE); }
    void   w_file(long file)        { storeAddress(W_FILE, file); }
    int    w_line()                 { return load(W_LINE); }
    long   w_type()                 { return loadAddress(W_TYPE); }
    void   w_type(long name)        { storeAddress(W_TYPE, name); }
    void   w_line(int line)         { store(W_LINE, line); }
    // spotless:on
}
