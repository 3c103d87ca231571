package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct malloc_type, sys/sys/malloc.h. */
final class MallocType extends Struct {
    static final int SMP_MAXCPU = 16;
    static final StructType<MallocType> TYPE = new StructType<>("malloc_type", 0xb8, MallocType::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field KS_NEXT = TYPE.pointer("ks_next", 0x0, () -> MallocType.TYPE);
    static final Field KS_MEMUSE = TYPE.bytes("ks_memuse", 0x4, 4 * SMP_MAXCPU);
    static final Field KS_INUSE = TYPE.bytes("ks_inuse", 0x50, 4 * SMP_MAXCPU);
    static final Field KS_CALLS = TYPE.integer("ks_calls", 0x90, 8);
    static final Field KS_MAGIC = TYPE.integer("ks_magic", 0x9c, 4);
    static final Field KS_SHORTDESC = TYPE.cstring("ks_shortdesc", 0xa0);
    // spotless:on

    MallocType(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    void ks_next(MallocType value) { storePointer(KS_NEXT, value); }
    int ks_memuse(int cpu) { return memory().load4(address(), 0x4 + 4 * cpu); }
    void ks_memuse(int cpu, int value) { memory().store4(address(), 0x4 + 4 * cpu, value); }
    int ks_inuse(int cpu) { return memory().load4(address(), 0x50 + 4 * cpu); }
    void ks_inuse(int cpu, int value) { memory().store4(address(), 0x50 + 4 * cpu, value); }
    long ks_calls() { return loadLong(KS_CALLS); }
    void ks_calls(long value) { storeLong(KS_CALLS, value); }
    int ks_magic() { return load(KS_MAGIC); }
    void ks_magic(int value) { store(KS_MAGIC, value); }
    void ks_shortdesc(long value) { storeAddress(KS_SHORTDESC, value); }
    // spotless:on
}
