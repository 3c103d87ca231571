package org.deadc0de.dragonfly111;

import java.util.Locale;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Memory;

/**
 * kmalloc(9): zones of chunks of one size, each owned by the processor that made it. A freed chunk carries the free list of its page
 * in its first word; INVARIANTS fill the first 64 bytes with the poison before that.
 */
@KernelSource("sys/kern/kern_slaballoc.c")
class Kern_slaballoc_c extends KernelFile {
    static final int WEIRDARY = 0xdeadc0de;
    static final int WEIRD_BYTES = 64;
    static final int ZALLOC_ZONE_LIMIT = 16384;
    private static final int NZONES = 72;
    private static final int ZONE_PAGES = SlabHeap.ZONE_SIZE / Memory.PAGE_SIZE;
    private static final int MAGIC = 0x736c6162;
    private static final int M_MAGIC = 877983977;
    private static final int SLIDE = 20;
    private static final long KVA_START = 0xc0000000L;

    private final long[] slgd;
    private final long vmNext;
    private MallocType kmemstatistics;

    Kern_slaballoc_c(DragonFly111 k, long vmNext) {
        super(k);
        this.vmNext = vmNext;
        kmemstatistics = nil(MallocType.TYPE);
        slgd = new long[k.ncpus()];
        for (int cpu = 0; cpu < slgd.length; cpu++) {
            slgd[cpu] = k.machine().data().define("slgd_" + cpu, 4 + 4 * NZONES);
        }
    }

    /** MALLOC_DEFINE(9). */
    MallocType MALLOC_DEFINE(String name, String shortdesc) {
        MallocType type = k.machine().data().defineStruct(name, MallocType.TYPE);
        type.ks_shortdesc(k.machine().data().string(shortdesc));
        type.ks_magic(M_MAGIC);
        type.ks_next(kmemstatistics);
        kmemstatistics = type;
        return type;
    }

    /** The size class of a request, in bytes. */
    static int CHUNK_SIZE(int bytes) {
        int step = 8;
        for (int limit = 128; bytes >= limit && limit < ZALLOC_ZONE_LIMIT; limit *= 2) {
            step = limit / 8;
        }
        return Math.max(bytes, 1) + step - 1 & -step;
    }

    /** zoneindex() of slab:327. */
    private static int ZONEINDEX(int size) {
        int zi = size / 8 - 1;
        int limit = 128;
        int offset = 7;
        int step = 16;
        while (size >= limit && limit < ZALLOC_ZONE_LIMIT) {
            zi = size / step + offset;
            limit *= 2;
            step *= 2;
            offset += 8;
        }
        return zi;
    }

    private long ZONEARY(int cpu, int zi) {
        return slgd[cpu] + 4 + 4L * zi;
    }

    private static String P(long address) {
        return "0x" + Long.toHexString(address & 0xffff_ffffL);
    }

    /**
     * Memory of at least so many bytes; never 0, and memory is never short, so it never sleeps. slab:453.
     *
     * @param flags M_ZERO: the whole chunk is 0; otherwise only its first word is changed, to -1
     */
    long kmalloc(int size, MallocType type, int flags) {
        int bytes = CHUNK_SIZE(size);
        int zi = ZONEINDEX(bytes);
        int cpu = k.lwkt.mycpu();
        CRIT_ENTER();
        long head = ZONEARY(cpu, zi);
        SlZone z = at(SlZone.TYPE, mem.loadPointer(head, 0));
        long chunk;
        if (z.isNull()) {
            z = ZONE(cpu, zi, bytes);
            chunk = z.z_BasePtr() + (long) z.z_UIndex() * bytes;
            z.z_NFree(z.z_NMax() - 1);
            z.z_Next(at(SlZone.TYPE, mem.loadPointer(head, 0)));
            mem.storePointer(head, 0, z.address());
        } else {
            KKASSERT(z.z_NFree() > 0, "z->z_NFree > 0");
            z.z_NFree(z.z_NFree() - 1);
            if (z.z_NFree() == 0) {
                mem.storePointer(head, 0, z.z_Next().address());
                z.z_Next(nil(SlZone.TYPE));
            }
            chunk = FROM_PAGES(z);
            if (chunk == 0) {
                int u = z.z_UIndex() + 1 == z.z_NMax() ? 0 : z.z_UIndex() + 1;
                z.z_UIndex(u);
                if (u == z.z_UEndIndex()) {
                    panic("slaballoc: corrupted zone", "slaballoc: corrupted zone");
                }
                chunk = z.z_BasePtr() + (long) u * bytes;
            }
        }
        if (k.hasInvariants()) {
            chunk_mark_allocated(z, chunk);
        }
        type.ks_inuse(cpu, type.ks_inuse(cpu) + 1);
        type.ks_memuse(cpu, type.ks_memuse(cpu) + bytes);
        type.ks_calls(type.ks_calls() + 1);
        CRIT_EXIT();
        if (has(flags, M_ZERO)) {
            mem.fill(chunk, bytes, 0);
        } else if (k.hasInvariants()) {
            if (k.usesMallocPattern()) {
                mem.fill(chunk, bytes, -1);
            }
            mem.store4(chunk, 0, -1); // avoids an accidental match of the double free check
        }
        return chunk;
    }

    /** A chunk from the first page that has a free one, or 0; slab:600-640. */
    private long FROM_PAGES(SlZone z) {
        while (z.z_FirstFreePg() < ZONE_PAGES) {
            int pg = z.z_FirstFreePg();
            long at = z.addressOf(SlZone.Z_PAGEARY) + 4L * pg;
            long chunk = mem.loadPointer(at, 0);
            if (chunk != 0) {
                if (k.hasInvariants() && Long.compareUnsigned(chunk, KVA_START) < 0) {
                    panic(
                            "chunk %p FFPG %d/%d",
                            String.format(Locale.ROOT, "chunk %s FFPG %d/%d", P(chunk), pg, ZONE_PAGES),
                            chunk,
                            pg,
                            ZONE_PAGES);
                }
                long next = mem.loadPointer(chunk, 0);
                if (k.hasInvariants() && next != 0 && Long.compareUnsigned(next, KVA_START) < 0) {
                    panic(
                            "chunkNEXT %p %p FFPG %d/%d",
                            String.format(Locale.ROOT, "chunkNEXT %s %s FFPG %d/%d", P(chunk), P(next), pg, ZONE_PAGES),
                            chunk,
                            next,
                            pg,
                            ZONE_PAGES);
                }
                mem.storePointer(at, 0, next);
                return chunk;
            }
            z.z_FirstFreePg(pg + 1);
        }
        return 0;
    }

    /** A new zone of this processor; slab:655-720. */
    private SlZone ZONE(int cpu, int zi, int bytes) {
        long address = mem.load4(vmNext, 0) & 0xffff_ffffL;
        mem.store4(vmNext, 0, (int) (address + SlabHeap.ZONE_SIZE));
        mem.map(address, SlabHeap.ZONE_SIZE);
        SlZone z = at(SlZone.TYPE, address);
        int off = SlZone.TYPE.size() + (SlabHeap.ZONE_SIZE / bytes + 31) / 32 * 4;
        boolean powerOfTwo = (bytes & bytes - 1) == 0;
        off = powerOfTwo ? off + bytes - 1 & -bytes : off + 7 & -8;
        int max = (SlabHeap.ZONE_SIZE - off) / bytes;
        int junk = mem.load4(slgd[cpu], 0);
        mem.store4(slgd[cpu], 0, junk + SLIDE);
        z.z_Magic(MAGIC);
        z.z_Cpu(cpu);
        z.z_ZoneIndex(zi);
        z.z_NMax(max);
        z.z_NFree(max);
        z.z_BasePtr(address + off);
        z.z_UIndex(junk % max);
        z.z_UEndIndex(junk % max);
        z.z_ChunkSize(bytes);
        z.z_FirstFreePg(ZONE_PAGES);
        k.heap().zone(z, max);
        return z;
    }

    /**
     * Gives memory back. On a processor that does not own the zone only the first word is changed and the owner is asked to do the
     * rest; slab:829.
     */
    void kfree(long ptr, MallocType type) {
        if (ptr == 0) {
            panic("trying to free NULL pointer", "trying to free NULL pointer");
        }
        if (type.ks_magic() != M_MAGIC) {
            panic("free: malloc type lacks magic", "free: malloc type lacks magic");
        }
        if (Long.compareUnsigned(ptr, KVA_START) < 0) {
            panic("BADFREE %p", "BADFREE " + P(ptr), ptr);
        }
        SlZone z = at(SlZone.TYPE, ptr & -(long) SlabHeap.ZONE_SIZE);
        KKASSERT(z.z_Magic() == MAGIC, "z->z_Magic == ZALLOC_SLAB_MAGIC");
        if (z.z_Cpu() != k.lwkt.mycpu()) {
            if (!k.isSmp()) {
                panic("Corrupt SLZone", "Corrupt SLZone");
            }
            mem.storePointer(ptr, 0, type.address()); // 891
            k.lwkt_ipiq_c.lwkt_send_ipiq_passive(z.z_Cpu(), ptr);
            return;
        }
        CRIT_ENTER();
        int pg = (int) (ptr - z.address() >> 12);
        long page = z.addressOf(SlZone.Z_PAGEARY) + 4L * pg;
        if (k.hasInvariants()) {
            long next = mem.loadPointer(ptr, 0);
            if (((next ^ ptr) & -(long) Memory.PAGE_SIZE) == 0) {
                for (long scan = mem.loadPointer(page, 0); scan != 0; scan = mem.loadPointer(scan, 0)) {
                    if (scan == ptr) {
                        panic("Double free at %p", "Double free at " + P(ptr), ptr);
                    }
                }
            }
            chunk_mark_free(z, ptr);
            mem.fill(ptr, Math.min(z.z_ChunkSize(), WEIRD_BYTES), WEIRDARY);
        }
        k.heap().freed(ptr, FREED_BY());
        long first = mem.loadPointer(page, 0);
        mem.storePointer(ptr, 0, first);
        if (k.hasInvariants() && first != 0 && Long.compareUnsigned(first, KVA_START) < 0) {
            panic("BADFREE2", "BADFREE2");
        }
        mem.storePointer(page, 0, ptr);
        if (z.z_FirstFreePg() > pg) {
            z.z_FirstFreePg(pg);
        }
        type.ks_inuse(z.z_Cpu(), type.ks_inuse(z.z_Cpu()) - 1);
        type.ks_memuse(z.z_Cpu(), type.ks_memuse(z.z_Cpu()) - z.z_ChunkSize());
        z.z_NFree(z.z_NFree() + 1);
        if (z.z_NFree() == 1) {
            long head = ZONEARY(z.z_Cpu(), z.z_ZoneIndex());
            z.z_Next(at(SlZone.TYPE, mem.loadPointer(head, 0)));
            mem.storePointer(head, 0, z.address());
        }
        CRIT_EXIT();
    }

    /** The function that called kfree, for reports. */
    private String FREED_BY() {
        var frames = kernelStack().frames();
        return frames.size() < 2 ? "" : frames.get(1).function();
    }

    /**
     * The owner of a zone frees what another processor could not. The first word says of which type it is; when the chunk is free by
     * now that word is the free list's. slab:782.
     */
    void free_remote(long ptr) {
        kfree(ptr, at(MallocType.TYPE, mem.loadPointer(ptr, 0)));
    }

    private int BIT_INDEX(SlZone z, long chunk) {
        return (int) ((chunk - z.z_BasePtr()) / z.z_ChunkSize());
    }

    /** slab:983. */
    private void chunk_mark_allocated(SlZone z, long chunk) {
        int bitdex = BIT_INDEX(z, chunk);
        if (bitdex < 0 || bitdex >= z.z_NMax()) {
            panic(
                    "memory chunk %p bit index %d is illegal",
                    "memory chunk " + P(chunk) + " bit index " + bitdex + " is illegal", chunk, bitdex);
        }
        long word = z.address() + SlZone.TYPE.size() + (bitdex >> 5) * 4L;
        int bits = mem.load4(word, 0);
        if ((bits >>> (bitdex & 31) & 1) != 0) {
            panic(
                    "memory chunk %p is already allocated!",
                    "memory chunk " + P(chunk) + " is already allocated!", chunk);
        }
        mem.store4(word, 0, bits | 1 << (bitdex & 31));
    }

    /** slab:1003. */
    private void chunk_mark_free(SlZone z, long chunk) {
        int bitdex = BIT_INDEX(z, chunk);
        if (bitdex < 0 || bitdex >= z.z_NMax()) {
            panic(
                    "memory chunk %p bit index %d is illegal!",
                    "memory chunk " + P(chunk) + " bit index " + bitdex + " is illegal!", chunk, bitdex);
        }
        long word = z.address() + SlZone.TYPE.size() + (bitdex >> 5) * 4L;
        int bits = mem.load4(word, 0);
        if ((bits >>> (bitdex & 31) & 1) == 0) {
            panic("memory chunk %p is already free!", "memory chunk " + P(chunk) + " is already free!", chunk);
        }
        mem.store4(word, 0, bits & ~(1 << (bitdex & 31)));
    }
}
