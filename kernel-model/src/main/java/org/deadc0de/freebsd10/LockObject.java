package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct lock_object, sys/sys/_lock.h: the head of every lock. */
class LockObject extends Struct {
    static final int LO_CLASSMASK = 0x0f000000;
    static final int LO_CLASSSHIFT = 24;
    static final int LO_INITIALIZED = 0x00010000;
    static final int LO_WITNESS = 0x00020000;
    static final int LO_QUIET = 0x00040000;
    static final int LO_RECURSABLE = 0x00080000;
    static final int LO_SLEEPABLE = 0x00100000;
    static final int LO_DUPOK = 0x00400000;

    static final StructType<LockObject> TYPE = new StructType<>("lock_object", 24, LockObject::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field LO_NAME = TYPE.cstring("lo_name", 0);
    static final Field LO_FLAGS = TYPE.integer("lo_flags", 8, 4);
    static final Field LO_DATA = TYPE.integer("lo_data", 12, 4);
    static final Field LO_WITNESS_PTR = TYPE.pointer("lo_witness", 16, () -> Witness.TYPE);

    LockObject(Memory memory, long address) { super(memory, address); }

    long    lo_name()                { return loadAddress(LO_NAME); }
    void    lo_name(long name)       { storeAddress(LO_NAME, name); }
    int     lo_flags()               { return load(LO_FLAGS); }
    void    lo_flags(int flags)      { store(LO_FLAGS, flags); }
    int     lo_data()                { return load(LO_DATA); }
    void    lo_data(int data)        { store(LO_DATA, data); }
    Witness lo_witness()             { return new Witness(memory(), loadAddress(LO_WITNESS_PTR)); }
    void    lo_witness(Witness w)    { storePointer(LO_WITNESS_PTR, w); }
    // spotless:on
}
