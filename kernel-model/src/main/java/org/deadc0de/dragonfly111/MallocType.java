package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct malloc_type, sys/sys/malloc.h. */
final class MallocType extends Struct {
    static final StructType<MallocType> TYPE = new StructType<>("malloc_type", 0x20, MallocType::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field KS_SHORTDESC = TYPE.cstring("ks_shortdesc", 0x0);
    static final Field KS_MAGIC = TYPE.integer("ks_magic", 0x4, 4);
    static final Field KS_INUSE = TYPE.integer("ks_inuse", 0x8, 4);
    static final Field KS_MEMUSE = TYPE.integer("ks_memuse", 0xc, 4);
    static final Field KS_CALLS = TYPE.integer("ks_calls", 0x10, 4);
    // spotless:on

    MallocType(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    long ks_shortdesc() { return loadAddress(KS_SHORTDESC); }
    void ks_shortdesc(long value) { storeAddress(KS_SHORTDESC, value); }
    int ks_magic() { return load(KS_MAGIC); }
    void ks_magic(int value) { store(KS_MAGIC, value); }
    int ks_inuse() { return load(KS_INUSE); }
    void ks_inuse(int value) { store(KS_INUSE, value); }
    int ks_memuse() { return load(KS_MEMUSE); }
    void ks_memuse(int value) { store(KS_MEMUSE, value); }
    int ks_calls() { return load(KS_CALLS); }
    void ks_calls(int value) { store(KS_CALLS, value); }
    // spotless:on
}
