package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct SLZone, sys/kern/kern_slaballoc.c: the head of a zone. The bitmap of INVARIANTS follows it. */
final class SlZone extends Struct {
    static final StructType<SlZone> TYPE = new StructType<>("slzone", 0xb0, SlZone::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field Z_MAGIC = TYPE.integer("z_Magic", 0x0, 4);
    static final Field Z_CPU = TYPE.integer("z_Cpu", 0x4, 4);
    static final Field Z_NEXT = TYPE.pointer("z_Next", 0x8, () -> SlZone.TYPE);
    static final Field Z_NFREE = TYPE.integer("z_NFree", 0xc, 4);
    static final Field Z_NMAX = TYPE.integer("z_NMax", 0x10, 4);
    static final Field Z_BASEPTR = TYPE.pointer("z_BasePtr", 0x14, null);
    static final Field Z_UINDEX = TYPE.integer("z_UIndex", 0x18, 4);
    static final Field Z_UENDINDEX = TYPE.integer("z_UEndIndex", 0x1c, 4);
    static final Field Z_CHUNKSIZE = TYPE.integer("z_ChunkSize", 0x20, 4);
    static final Field Z_FIRSTFREEPG = TYPE.integer("z_FirstFreePg", 0x24, 4);
    static final Field Z_ZONEINDEX = TYPE.integer("z_ZoneIndex", 0x28, 4);
    static final Field Z_PAGEARY = TYPE.bytes("z_PageAry", 0x30, 128);
    // spotless:on

    SlZone(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    int z_Magic() { return load(Z_MAGIC); }
    void z_Magic(int value) { store(Z_MAGIC, value); }
    int z_Cpu() { return load(Z_CPU); }
    void z_Cpu(int value) { store(Z_CPU, value); }
    SlZone z_Next() { return loadPointer(Z_NEXT, SlZone.TYPE); }
    void z_Next(SlZone value) { storePointer(Z_NEXT, value); }
    int z_NFree() { return load(Z_NFREE); }
    void z_NFree(int value) { store(Z_NFREE, value); }
    int z_NMax() { return load(Z_NMAX); }
    void z_NMax(int value) { store(Z_NMAX, value); }
    long z_BasePtr() { return loadAddress(Z_BASEPTR); }
    void z_BasePtr(long value) { storeAddress(Z_BASEPTR, value); }
    int z_UIndex() { return load(Z_UINDEX); }
    void z_UIndex(int value) { store(Z_UINDEX, value); }
    int z_UEndIndex() { return load(Z_UENDINDEX); }
    void z_UEndIndex(int value) { store(Z_UENDINDEX, value); }
    int z_ChunkSize() { return load(Z_CHUNKSIZE); }
    void z_ChunkSize(int value) { store(Z_CHUNKSIZE, value); }
    int z_FirstFreePg() { return load(Z_FIRSTFREEPG); }
    void z_FirstFreePg(int value) { store(Z_FIRSTFREEPG, value); }
    int z_ZoneIndex() { return load(Z_ZONEINDEX); }
    void z_ZoneIndex(int value) { store(Z_ZONEINDEX, value); }
    // spotless:on
}
