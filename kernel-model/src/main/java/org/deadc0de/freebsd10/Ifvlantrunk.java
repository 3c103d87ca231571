package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ifvlantrunk, sys/net/if_vlan.c:78: the vlans of one parent interface, in a hash by tag. */
final class Ifvlantrunk extends Struct {
    static final StructType<Ifvlantrunk> TYPE = new StructType<>("ifvlantrunk", 128, Ifvlantrunk::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field PARENT = TYPE.pointer("parent", 0, () -> Ifnet.TYPE);
    static final Field RW = TYPE.embedded("rw", 8, () -> Rwlock.TYPE);
    static final Field HASH = TYPE.pointer("hash", 40, null);
    static final Field HMASK = TYPE.integer("hmask", 48, 2);
    static final Field HWIDTH = TYPE.integer("hwidth", 50, 2);
    static final Field REFCNT = TYPE.integer("refcnt", 52, 4);

    Ifvlantrunk(Memory memory, long address) { super(memory, address); }

    Ifnet parent() { return loadPointer(PARENT, Ifnet.TYPE); }
    void parent(Struct value) { storePointer(PARENT, value); }
    Rwlock rw() { return embedded(RW, Rwlock.TYPE); }
    long hash() { return loadAddress(HASH); }
    void hash(long value) { storeAddress(HASH, value); }
    int hmask() { return load(HMASK); }
    void hmask(int value) { store(HMASK, value); }
    int hwidth() { return load(HWIDTH); }
    void hwidth(int value) { store(HWIDTH, value); }
    int refcnt() { return load(REFCNT); }
    void refcnt(int value) { store(REFCNT, value); }
    // spotless:on
}
