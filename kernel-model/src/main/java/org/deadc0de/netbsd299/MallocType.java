package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct malloc_type, sys/sys/mallocvar.h. */
final class MallocType extends Struct {
    static final StructType<MallocType> TYPE = new StructType<>("malloc_type", 64, MallocType::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field KS_NEXT = TYPE.pointer("ks_next", 0, () -> MallocType.TYPE);
    static final Field KS_MEMUSE = TYPE.integer("ks_memuse", 4, 4);
    static final Field KS_INUSE = TYPE.integer("ks_inuse", 8, 4);
    static final Field KS_CALLS = TYPE.integer("ks_calls", 12, 4);
    static final Field KS_SHORTDESC = TYPE.cstring("ks_shortdesc", 16);
    // spotless:on

    private MallocType(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    MallocType ks_next() { return loadPointer(KS_NEXT, MallocType.TYPE); }
    void ks_next(MallocType value) { storePointer(KS_NEXT, value); }
    int ks_memuse() { return load(KS_MEMUSE); }
    void ks_memuse(int value) { store(KS_MEMUSE, value); }
    int ks_inuse() { return load(KS_INUSE); }
    void ks_inuse(int value) { store(KS_INUSE, value); }
    int ks_calls() { return load(KS_CALLS); }
    void ks_calls(int value) { store(KS_CALLS, value); }
    long ks_shortdesc() { return loadAddress(KS_SHORTDESC); }
    void ks_shortdesc(long value) { storeAddress(KS_SHORTDESC, value); }
    // spotless:on
}
