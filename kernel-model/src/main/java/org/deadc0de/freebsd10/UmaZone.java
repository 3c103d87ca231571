package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct uma_zone, sys/vm/uma_int.h, with its keg and the cache of the one processor that runs everything. Offsets are our own. */
final class UmaZone extends Struct {
    /** Items are malloc's: their last word names the malloc type. */
    static final int UMA_ZONE_MALLOC = 0x0010;

    /** The zone has its own constructor, so INVARIANTS does not fill its free items. Our own flag. */
    static final int UMA_ZONE_NOTRASH = 0x10000;

    static final StructType<UmaZone> TYPE = new StructType<>("uma_zone", 128, UmaZone::new);

    // spotless:off  one field, one line
    static final Field UZ_NAME = TYPE.cstring("uz_name", 0);
    static final Field UZ_NEXT = TYPE.pointer("uz_link.le_next", 8, () -> UmaZone.TYPE);
    static final Field UZ_SIZE = TYPE.integer("uz_size", 16, 4);
    static final Field UZ_FLAGS = TYPE.integer("uz_flags", 20, 4);
    static final Field UZ_COUNT = TYPE.integer("uz_count", 24, 4);
    static final Field UK_IPERS = TYPE.integer("uk_ipers", 28, 4);
    static final Field UZ_ALLOCS = TYPE.integer("uz_allocs", 32, 8);
    static final Field UZ_FREES = TYPE.integer("uz_frees", 40, 8);
    static final Field UZ_FULL_BUCKET = TYPE.pointer("uz_full_bucket", 48, null);
    static final Field UC_ALLOCBUCKET = TYPE.pointer("uc_allocbucket", 56, null);
    static final Field UC_FREEBUCKET = TYPE.pointer("uc_freebucket", 64, null);
    static final Field UK_SLAB = TYPE.pointer("uk_slab", 72, null);
    static final Field UK_USED = TYPE.integer("uk_used", 80, 4);
    static final Field UK_PAGES = TYPE.integer("uk_pages", 84, 4);
    static final Field UZ_ID = TYPE.integer("uz_id", 88, 4);
    static final Field UK_PPERA = TYPE.integer("uk_ppera", 92, 4);

    UmaZone(Memory memory, long address) { super(memory, address); }

    long uz_name()                    { return loadAddress(UZ_NAME); }
    void uz_name(long name)           { storeAddress(UZ_NAME, name); }
    UmaZone uz_next()                 { return new UmaZone(memory(), loadAddress(UZ_NEXT)); }
    void uz_next(UmaZone next)        { storePointer(UZ_NEXT, next); }
    int  uz_size()                    { return load(UZ_SIZE); }
    void uz_size(int bytes)           { store(UZ_SIZE, bytes); }
    int  uz_flags()                   { return load(UZ_FLAGS); }
    void uz_flags(int flags)          { store(UZ_FLAGS, flags); }
    int  uz_count()                   { return load(UZ_COUNT); }
    void uz_count(int items)          { store(UZ_COUNT, items); }
    int  uk_ipers()                   { return load(UK_IPERS); }
    void uk_ipers(int items)          { store(UK_IPERS, items); }
    int  uk_ppera()                   { return load(UK_PPERA); }
    void uk_ppera(int pages)          { store(UK_PPERA, pages); }
    long uz_full_bucket()             { return loadAddress(UZ_FULL_BUCKET); }
    void uz_full_bucket(long bucket)  { storeAddress(UZ_FULL_BUCKET, bucket); }
    long uc_allocbucket()             { return loadAddress(UC_ALLOCBUCKET); }
    void uc_allocbucket(long bucket)  { storeAddress(UC_ALLOCBUCKET, bucket); }
    long uc_freebucket()              { return loadAddress(UC_FREEBUCKET); }
    void uc_freebucket(long bucket)   { storeAddress(UC_FREEBUCKET, bucket); }
    long uk_slab()                    { return loadAddress(UK_SLAB); }
    void uk_slab(long slab)           { storeAddress(UK_SLAB, slab); }
    int  uk_used()                    { return load(UK_USED); }
    void uk_used(int items)           { store(UK_USED, items); }
    int  uk_pages()                   { return load(UK_PAGES); }
    void uk_pages(int pages)          { store(UK_PAGES, pages); }
    int  uz_id()                      { return load(UZ_ID); }
    void uz_id(int id)                { store(UZ_ID, id); }
    // spotless:on
}
