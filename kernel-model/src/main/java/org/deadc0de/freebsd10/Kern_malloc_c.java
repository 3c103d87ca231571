package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.deadc0de.kernel.MallocStat;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;

/** malloc(9): zones of powers of two, and statistics for each type. */
@KernelSource("sys/kern/kern_malloc.c")
final class Kern_malloc_c extends KernelFile {
    private static final int KMEM_ZMAX = 4096;
    private static final int KMEM_ZBASE = 16;

    private static final int MTS_MEMALLOCED = MallocType.MTS_MEMALLOCED.offset();
    private static final int MTS_MEMFREED = MallocType.MTS_MEMFREED.offset();
    private static final int MTS_NUMALLOCS = MallocType.MTS_NUMALLOCS.offset();
    private static final int MTS_NUMFREES = MallocType.MTS_NUMFREES.offset();
    private static final int MTS_SIZE = MallocType.MTS_SIZE.offset();

    final MallocType M_DEVBUF;
    final MallocType M_TEMP;

    private final int numzones;
    private final UmaZone[][] kmemzones;

    Kern_malloc_c(FreeBsd10 k) {
        super(k);
        numzones = Integer.parseInt(k.machine.option("MALLOC_DEBUG_MAXZONES", "1"));
        kmemzones = new UmaZone[9][numzones];
        M_DEVBUF = MALLOC_DEFINE("devbuf");
        M_TEMP = MALLOC_DEFINE("temp");
    }

    /** Makes the zones. kern_malloc.c:791. */
    void kmeminit() {
        for (int i = 0; i < kmemzones.length; i++) {
            for (int j = 0; j < numzones; j++) {
                int size = KMEM_ZBASE << i;
                kmemzones[i][j] = k.uma_core_c.ZCREATE(Integer.toString(size), size, UmaZone.UMA_ZONE_MALLOC);
            }
        }
    }

    /** Gives a type one of the zones of each size: a character of its name decides. kern_malloc.c:296. */
    void mtp_set_subzone(MallocType mtp) {
        String desc = mem.loadString(mtp.ks_shortdesc(), 0, 64);
        int val = desc.isEmpty() ? 0 : desc.charAt(FreeBsd10.FREEBSD_VERSION % desc.length());
        mtp.mti_zone(numzones <= 1 ? 0 : val % numzones);
    }

    /**
     * Allocates. kern_malloc.c:441.
     *
     * @return its address; 0 only with M_NOWAIT
     */
    long malloc(long size, MallocType mtp, int flags) {
        if (size <= KMEM_ZMAX) {
            int indx = size <= KMEM_ZBASE ? 0 : 28 - Integer.numberOfLeadingZeros((int) size - 1);
            UmaZone zone = kmemzones[indx][mtp.mti_zone()];
            k.uma_core_c.KIND(mtp);
            long va = k.uma_core_c.uma_zalloc_arg(zone, 0, flags);
            size = (long) KMEM_ZBASE << indx;
            MALLOC_TYPE_ZONE_ALLOCATED(mtp, size, indx);
            return va;
        }
        long rounded = size + 4095 & ~4095L;
        k.uma_core_c.KIND(mtp);
        long va = k.uma_core_c.uma_large_malloc(rounded, flags);
        MALLOC_TYPE_ZONE_ALLOCATED(mtp, rounded, -1);
        return va;
    }

    /** The static function of kern_malloc.c:395, which the compiler puts in line. Nobody's decision rests on these counters. */
    private void MALLOC_TYPE_ZONE_ALLOCATED(MallocType mtp, long size, int zindx) {
        long at = mtp.address();
        long[] page = mem.pageAtHand(at, MallocType.TYPE.size());
        if (page != null) {
            int i = Memory.wordInPage(at);
            page[i + MTS_MEMALLOCED / 8] += size;
            page[i + MTS_NUMALLOCS / 8]++;
            page[i + MTS_SIZE / 8] |= zindx == -1 ? 0 : 1L << zindx;
            return;
        }
        COUNT(at + MTS_MEMALLOCED, size);
        COUNT(at + MTS_NUMALLOCS, 1);
        if (zindx != -1) {
            long sizes = mem.peekUnseen(at + MTS_SIZE, 8);
            if ((sizes & 1L << zindx) == 0) {
                mem.note(at + MTS_SIZE, sizes | 1L << zindx);
            }
        }
    }

    private void COUNT(long address, long more) {
        mem.noteMore(address, more);
    }

    /** Frees; NULL is fine. kern_malloc.c:505. */
    void free(long addr, MallocType mtp) {
        if (addr == 0) {
            return;
        }
        long size = k.uma_core_c.SLAB_ITEM_SIZE(addr);
        if (size == 0) {
            panic("free: address %p(%p) has not been allocated.\n", addr, addr & -4096L);
        }
        if (size <= KMEM_ZMAX) {
            if (INVARIANTS) {
                mem.store8(addr, (int) size - 8, mtp.address());
            }
            k.uma_core_c.uma_zfree_arg(k.uma_core_c.SLAB_ZONE(addr), addr, 0);
        } else {
            k.uma_core_c.uma_large_free(addr);
        }
        long at = mtp.address();
        MALLOC_TYPE_FREED(at, size);
    }

    /** The static function of kern_malloc.c:424. */
    private void MALLOC_TYPE_FREED(long at, long size) {
        long[] page = mem.pageAtHand(at, MallocType.TYPE.size());
        if (page != null) {
            int i = Memory.wordInPage(at);
            page[i + MTS_MEMFREED / 8] += size;
            page[i + MTS_NUMFREES / 8]++;
            return;
        }
        COUNT(at + MTS_MEMFREED, size);
        COUNT(at + MTS_NUMFREES, 1);
    }

    /** What vmstat -m lists: the types by name. */
    List<MallocStat> STATS() {
        List<MallocStat> rows = new ArrayList<>();
        for (MallocType mtp : k.mallocTypes()) {
            List<Integer> sizes = new ArrayList<>();
            for (int i = 0; i < kmemzones.length; i++) {
                if ((PEEK(mtp, MallocType.MTS_SIZE) & 1L << i) != 0) {
                    sizes.add(KMEM_ZBASE << i);
                }
            }
            rows.add(new MallocStat(
                    mem.peekString(mem.peekPointer(mtp.addressOf(MallocType.KS_SHORTDESC)), 64),
                    PEEK(mtp, MallocType.MTS_NUMALLOCS) - PEEK(mtp, MallocType.MTS_NUMFREES),
                    PEEK(mtp, MallocType.MTS_MEMALLOCED) - PEEK(mtp, MallocType.MTS_MEMFREED),
                    PEEK(mtp, MallocType.MTS_NUMALLOCS),
                    sizes));
        }
        rows.sort(Comparator.comparing(MallocStat::type));
        return rows;
    }

    private long PEEK(MallocType mtp, Field field) {
        return mem.peek(mtp.addressOf(field), 8);
    }
}
