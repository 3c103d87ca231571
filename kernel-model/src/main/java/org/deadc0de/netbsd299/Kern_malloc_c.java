package org.deadc0de.netbsd299;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;

/**
 * malloc(9): one free list for each power of two, first freed first reused. A page once taken is never unmapped, so a stale
 * pointer never faults by itself: only what it finds can hurt.
 *
 * <p>What {@code free} writes into a block is the build's: without DIAGNOSTIC the link to the next free block in word 0; with it
 * 0xdeadbeef in the first 32 bytes, the malloc type in word 1 and the link in word 2; with DEBUG as well 0xdeadbeef in all of it.
 */
@KernelSource("sys/kern/kern_malloc.c")
class Kern_malloc_c extends KernelFile {
    static final int MINBUCKET = 4;
    static final int BUCKETS = 9;
    private static final int WEIRD_ADDR = 0xdeadbeef;

    private final boolean diagnostic;
    private final int maxCopy;
    private final Bucket[] bucket = new Bucket[BUCKETS];
    private final Map<String, MallocType> kmemstats = new LinkedHashMap<>();
    private final long kmemusage;
    private final long kmem_next;

    private static final int BLOCK = 1024;

    Kern_malloc_c(NetBsd299 k) {
        super(k);
        diagnostic = k.machine().has("DIAGNOSTIC");
        maxCopy = k.machine().has("DEBUG") ? Memory.PAGE_SIZE : 32;
        for (int i = 0; i < BUCKETS; i++) {
            bucket[i] = k.machine().data().defineStruct("bucket[" + (MINBUCKET + i) + "]", Bucket.TYPE);
        }
        kmemusage = k.machine().data().define("kmemusage", (int)
                ((NetBsdHeap.POOL_BASE - NetBsdHeap.KMEM_BASE) / Memory.PAGE_SIZE));
        kmem_next = k.machine().data().define("kmem_map", 4);
        mem.store4(kmem_next, 0, (int) NetBsdHeap.KMEM_BASE);
    }

    /** The free list of blocks of that size. */
    Bucket BUCKET(int size) {
        return bucket[BUCKETINDX(size) - MINBUCKET];
    }

    /** The malloc types in use, by name. */
    Map<String, MallocType> KMEMSTATS() {
        return kmemstats;
    }

    /** The header of a malloc type; made when first asked for. */
    MallocType KSTAT(String shortdesc) {
        MallocType ksp = kmemstats.get(shortdesc);
        if (ksp == null) {
            ksp = k.machine().data().defineStruct("M_" + shortdesc, MallocType.TYPE);
            ksp.ks_shortdesc(k.machine().data().string(shortdesc));
            kmemstats.put(shortdesc, ksp);
        }
        return ksp;
    }

    /** What MALLOC() does: {@code malloc} and a note for whom it was. */
    long ALLOCATE(int size, String type, int flags, StructType<?> of) {
        String by = k.machine().sched().currentStack().topFunction();
        long va = malloc(size, KSTAT(type), flags);
        if (va != 0) {
            k.heap().allocated(va, 1 << BUCKETINDX(size), of, type, by);
        }
        return va;
    }

    /**
     * Memory of at least that many bytes; kern_malloc.c:244.
     *
     * @param flags M_NOWAIT may give NULL; without it the caller may sleep; M_ZERO clears the caller's bytes
     */
    long malloc(int size, MallocType ksp, int flags) {
        int indx = BUCKETINDX(size);
        Bucket kbp = bucket[indx - MINBUCKET];
        if ((flags & M_NOWAIT) == 0) {
            k.kern_synch_c.MAY_SLEEP();
        }
        int s = k.cpu.splraise(IPL_HIGH);
        int allocsize = 1 << indx;
        if (kbp.kb_next() == 0) {
            long va = UVM_KM_ALLOC(indx);
            kbp.kb_total(kbp.kb_total() + Memory.PAGE_SIZE / allocsize);
            kbp.kb_totalfree(kbp.kb_totalfree() + Memory.PAGE_SIZE / allocsize);
            long cp = va + Memory.PAGE_SIZE - allocsize;
            kbp.kb_next(cp);
            while (true) {
                long freep = cp;
                if (diagnostic) {
                    FILL(freep, allocsize);
                }
                if (cp <= va) {
                    NEXT(freep, 0);
                    kbp.kb_last(freep);
                    break;
                }
                cp -= allocsize;
                NEXT(freep, cp);
            }
        }
        long va = kbp.kb_next();
        kbp.kb_next(NEXT(va));
        if (diagnostic) {
            CHECK_FREELIST(kbp, va, size, allocsize);
        }
        kbp.kb_calls(kbp.kb_calls() + 1);
        kbp.kb_totalfree(kbp.kb_totalfree() - 1);
        ksp.ks_inuse(ksp.ks_inuse() + 1);
        ksp.ks_memuse(ksp.ks_memuse() + allocsize);
        ksp.ks_calls(ksp.ks_calls() + 1);
        splx(s);
        if ((flags & M_ZERO) != 0) {
            mem.fill(va, size + 3 & ~3, 0);
        }
        return va;
    }

    /** Gives a block back to the tail of its bucket's free list; kern_malloc.c:517. */
    void free(long addr, String type) {
        MallocType ksp = KSTAT(type);
        if (addr < NetBsdHeap.KMEM_BASE || addr >= (mem.load4(kmem_next, 0) & 0xffff_ffffL)) {
            throw panic(String.format(Locale.ROOT, "free: addr 0x%x not within kmem_map", addr));
        }
        int indx = mem.load1(kmemusage, (int) ((addr - NetBsdHeap.KMEM_BASE) / Memory.PAGE_SIZE));
        Bucket kbp = bucket[indx - MINBUCKET];
        int size = 1 << indx;
        int s = k.cpu.splraise(IPL_HIGH);
        if (diagnostic) {
            if ((addr & size - 1) != 0) {
                throw panic(String.format(
                        Locale.ROOT,
                        "free: unaligned addr 0x%x, size %d, type %s, mask %d",
                        addr,
                        size,
                        type,
                        size - 1));
            }
            if (mem.load4(addr, 0) == WEIRD_ADDR) {
                for (long cp = kbp.kb_next(); cp != 0; cp = NEXT(cp)) {
                    if (addr == cp) {
                        printf(String.format(Locale.ROOT, "multiply freed item 0x%x\n", addr));
                        throw panic("free: duplicated free");
                    }
                }
            }
            FILL(addr, size);
            mem.storePointer(addr, 4, ksp.address());
        }
        kbp.kb_totalfree(kbp.kb_totalfree() + 1);
        ksp.ks_inuse(ksp.ks_inuse() - 1);
        ksp.ks_memuse(ksp.ks_memuse() - size);
        if (kbp.kb_next() == 0) {
            kbp.kb_next(addr);
        } else {
            NEXT(kbp.kb_last(), addr);
        }
        NEXT(addr, 0);
        kbp.kb_last(addr);
        k.heap().freed(addr, CALLER());
        splx(s);
    }

    /**
     * What else a kernel keeps for each process, as far as it lies in the bucket of ppp_softc: that many zeroed blocks. The option
     * {@code churn} says how many; none unless it is given.
     */
    void TAKE_BLOCKS(Lwp l, int count) {
        for (int i = 0; i < count; i++) {
            long block = ALLOCATE(BLOCK, "proc", M_NOWAIT | M_ZERO, null);
            mem.storePointer(block, 0, l.p_blocks());
            l.p_blocks(block);
        }
    }

    /** The end of them, with the process. */
    void GIVE_BLOCKS(Lwp l) {
        while (l.p_blocks() != 0) {
            long block = l.p_blocks();
            l.p_blocks(mem.loadPointer(block, 0));
            free(block, "proc");
        }
    }

    private void CHECK_FREELIST(Bucket kbp, long va, int size, int allocsize) {
        long type = mem.peekPointer(va + 4);
        String savedtype = mem.isMapped(type, MallocType.TYPE.size())
                ? mem.peekString(mem.peekPointer(type + MallocType.KS_SHORTDESC.offset()), 16)
                : "???";
        long next = kbp.kb_next();
        if (next != 0 && !mem.isMapped(next, 12)) {
            printf(String.format(
                    Locale.ROOT,
                    "Data modified on freelist: word %d of object 0x%x size %d previous type %s (invalid addr 0x%x)\n",
                    2,
                    va,
                    size,
                    savedtype,
                    next));
            kbp.kb_next(0);
        }
        mem.store4(va, 4, WEIRD_ADDR);
        mem.store4(va, 8, WEIRD_ADDR);
        int end = Math.min(allocsize, maxCopy);
        for (int i = 0; i < end; i += 4) {
            if (mem.load4(va, i) != WEIRD_ADDR) {
                printf(String.format(
                        Locale.ROOT,
                        "Data modified on freelist: word %d of object 0x%x size %d previous type %s (0x%x != 0x%x)\n",
                        i / 4,
                        va,
                        size,
                        savedtype,
                        mem.load4(va, i),
                        WEIRD_ADDR));
                break;
            }
        }
        mem.store4(va, 0, 0);
    }

    private long UVM_KM_ALLOC(int indx) {
        long va = mem.load4(kmem_next, 0) & 0xffff_ffffL;
        if (va >= NetBsdHeap.POOL_BASE) {
            throw panic("malloc: out of space in kmem_map");
        }
        mem.store4(kmem_next, 0, (int) (va + Memory.PAGE_SIZE));
        mem.map(va, Memory.PAGE_SIZE);
        k.heap().page(va);
        mem.store1(kmemusage, (int) ((va - NetBsdHeap.KMEM_BASE) / Memory.PAGE_SIZE), indx);
        return va;
    }

    private void FILL(long addr, int size) {
        mem.fill(addr, Math.min(size, maxCopy), WEIRD_ADDR);
    }

    private long NEXT(long block) {
        return mem.loadPointer(block, diagnostic ? 8 : 0);
    }

    private void NEXT(long block, long next) {
        mem.storePointer(block, diagnostic ? 8 : 0, next);
    }

    private String CALLER() {
        var frames = k.machine().sched().currentStack().frames();
        return frames.size() > 1 ? frames.get(1).function() : "";
    }

    private static int BUCKETINDX(int size) {
        return Math.max(MINBUCKET, 32 - Integer.numberOfLeadingZeros(size - 1));
    }
}
