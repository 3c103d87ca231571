package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct malloc_type, sys/sys/malloc.h:107, with its statistics (struct malloc_type_internal) behind it. */
final class MallocType extends Struct {
    static final StructType<MallocType> TYPE = new StructType<>("malloc_type", 80, MallocType::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field KS_NEXT = TYPE.pointer("ks_next", 0, () -> MallocType.TYPE);
    static final Field KS_MAGIC = TYPE.integer("ks_magic", 8, 8);
    static final Field KS_SHORTDESC = TYPE.cstring("ks_shortdesc", 16);
    static final Field KS_HANDLE = TYPE.pointer("ks_handle", 24, null);
    static final Field MTI_ZONE = TYPE.integer("mti_zone", 32, 4);
    static final Field MTI_ID = TYPE.integer("mti_id", 36, 4);
    static final Field MTS_MEMALLOCED = TYPE.integer("mts_memalloced", 40, 8);
    static final Field MTS_MEMFREED = TYPE.integer("mts_memfreed", 48, 8);
    static final Field MTS_NUMALLOCS = TYPE.integer("mts_numallocs", 56, 8);
    static final Field MTS_NUMFREES = TYPE.integer("mts_numfrees", 64, 8);
    static final Field MTS_SIZE = TYPE.integer("mts_size", 72, 8);

    /** The number of the type where this view of it has been told, else 0; {@link #mti_id} has it as well. */
    private int number;

    MallocType(Memory memory, long address) { super(memory, address); }

    int  number()                      { return number; }
    void number(int id)                { number = id; }

    MallocType ks_next()               { return new MallocType(memory(), loadAddress(KS_NEXT)); }
    void ks_next(MallocType next)      { storePointer(KS_NEXT, next); }
    long ks_shortdesc()                { return loadAddress(KS_SHORTDESC); }
    void ks_shortdesc(long name)       { storeAddress(KS_SHORTDESC, name); }
    int  mti_zone()                    { return load(MTI_ZONE); }
    void mti_zone(int zone)            { store(MTI_ZONE, zone); }
    int  mti_id()                      { return load(MTI_ID); }
    void mti_id(int id)                { store(MTI_ID, id); }
    // spotless:on
}
