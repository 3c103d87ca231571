package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.MallocStat;
import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;

/** What DDB shows of interfaces, memory and lock order: net/if_debug.c, kern_malloc.c, uma_core.c, subr_witness.c. */
final class DdbShow {
    private final FreeBsd10 k;
    private final Memory mem;
    private final DdbOutput out;

    DdbShow(FreeBsd10 k, DdbOutput out) {
        this.k = k;
        this.out = out;
        mem = k.mem;
    }

    private void line(String format, Object... words) {
        out.print(k.format.all(format, words, at -> mem.peekString(at, 256)));
    }

    // ---- interfaces ----------------------------------------------------------------------------------------------

    /** Every interface of the index table. */
    void allIfnets() {
        long table = mem.peek(k.data.variable("ifindex_table").address(), 8);
        long last = mem.peek(k.data.variable("if_index").address(), 4);
        for (int i = 1; i <= last && table != 0; i++) {
            long ifp = mem.peek(table + i * 8L, 8);
            if (ifp != 0 && ifp != -1) {
                line("%20s ifp=%p\n", mem.peekString(ifp + Ifnet.IF_XNAME.offset(), 16), ifp);
            }
        }
    }

    /** One interface. */
    void ifnet(long ifp) {
        line("%s:\n", mem.peekString(ifp + Ifnet.IF_XNAME.offset(), 16));
        line("   if_dname = %s\n", get(ifp, Ifnet.IF_DNAME));
        line("   if_dunit = %d\n", (int) get(ifp, Ifnet.IF_DUNIT));
        line("   if_description = %s\n", get(ifp, Ifnet.IF_DESCRIPTION));
        line("   if_index = %u\n", get(ifp, Ifnet.IF_INDEX));
        line("   if_refcount = %u\n", get(ifp, Ifnet.IF_REFCOUNT));
        line("   if_index_reserved = %u\n", get(ifp, Ifnet.IF_INDEX_RESERVED));
        line("   if_softc = %p\n", get(ifp, Ifnet.IF_SOFTC));
        line("   if_l2com = %p\n", get(ifp, Ifnet.IF_L2COM));
        line("   if_vnet = %p\n", get(ifp, Ifnet.IF_VNET));
        line("   if_home_vnet = %p\n", get(ifp, Ifnet.IF_HOME_VNET));
        line("   if_addr = %p\n", get(ifp, Ifnet.IF_ADDR));
        line("   if_llsoftc = %p\n", get(ifp, Ifnet.IF_LLSOFTC));
        line("   if_label = %p\n", get(ifp, Ifnet.IF_LABEL));
        line("   if_pcount = %u\n", get(ifp, Ifnet.IF_PCOUNT));
        line("   if_flags = 0x%08x\n", get(ifp, Ifnet.IF_FLAGS));
        line("   if_drv_flags = 0x%08x\n", get(ifp, Ifnet.IF_DRV_FLAGS));
        line("   if_capabilities = 0x%08x\n", get(ifp, Ifnet.IF_CAPABILITIES));
        line("   if_capenable = 0x%08x\n", get(ifp, Ifnet.IF_CAPENABLE));
        line("   if_snd.ifq_head = %p\n", mem.peek(ifp + 440, 8));
        line("   if_snd.ifq_tail = %p\n", mem.peek(ifp + 448, 8));
        line("   if_snd.ifq_len = %u\n", get(ifp, Ifnet.IFQ_LEN));
        line("   if_snd.ifq_maxlen = %u\n", get(ifp, Ifnet.IFQ_MAXLEN));
        line("   if_snd.ifq_drops = %u\n", get(ifp, Ifnet.IFQ_DROPS));
        line("   if_fib = %u\n", get(ifp, Ifnet.IF_FIB));
    }

    private long get(long struct, Field field) {
        return mem.peek(struct + field.offset(), org.deadc0de.sim.mem.StructType.widthOf(field, Memory.Abi.AMD64));
    }

    // ---- memory --------------------------------------------------------------------------------------------------

    void malloc() {
        line("%18s %12s  %12s %12s\n", "Type", "InUse", "MemUse", "Requests");
        for (MallocStat type : k.kern_malloc_c.STATS()) {
            line("%18s %12d %12dK %12d\n", type.type(), type.inUse(), (type.bytes() + 1023) / 1024, type.requests());
        }
    }

    void uma() {
        line("%18s %8s %8s %8s %12s\n", "Zone", "Size", "Used", "Free", "Requests");
        List<UmaZone> zones = new ArrayList<>(k.uma_core_c.zones());
        for (int i = zones.size() - 1; i >= 0; i--) {
            long zone = zones.get(i).address();
            long allocs = mem.peek(zone + UmaZone.UZ_ALLOCS.offset(), 8);
            long frees = mem.peek(zone + UmaZone.UZ_FREES.offset(), 8);
            line(
                    "%18s %8u %8d %8d %12u\n",
                    mem.peekPointer(zone),
                    mem.peek(zone + UmaZone.UZ_SIZE.offset(), 4),
                    allocs - frees,
                    k.uma_core_c.CACHED(zones.get(i)),
                    allocs);
        }
    }

    // ---- lock order ----------------------------------------------------------------------------------------------

    void witness() {
        Subr_witness_c witness = k.subr_witness_c;
        int count = witness.WITNESSES();
        boolean[] displayed = new boolean[count];
        int[] levels = new int[count];
        for (int i = 0; i < count; i++) {
            levels[i] = level(i, count);
        }
        line("Sleep locks:\n");
        for (int i = 0; i < count; i++) {
            if (used(i) && levels[i] == 0) {
                descendants(i, 0, levels, displayed);
            }
        }
        line("\nSpin locks:\n");
        line("\nLocks which were never acquired:\n");
        for (int i = 0; i < count; i++) {
            if (!used(i) && refs(i) != 0) {
                line("%s (type: %s, depth: %d)\n", name(i), className(i), levels[i]);
            }
        }
    }

    private void descendants(int w, int indent, int[] levels, boolean[] displayed) {
        line(
                "%s%s (type: %s, depth: %d, active refs: %d)",
                " ".repeat(indent), name(w), className(w), levels[w], refs(w));
        if (displayed[w]) {
            line(" -- (already displayed)\n");
            return;
        }
        displayed[w] = true;
        long at = k.subr_witness_c.WITNESS(w).address();
        if (used(w)) {
            line(
                    " -- last acquired @ %s:%d\n",
                    mem.peek(at + Witness.W_FILE.offset(), 8), (int) mem.peek(at + Witness.W_LINE.offset(), 4));
        } else {
            line(" -- never acquired\n");
        }
        for (int i = 0; i < levels.length; i++) {
            if ((k.subr_witness_c.RELATION(w, i) & Subr_witness_c.WITNESS_PARENT) != 0) {
                descendants(i, indent + 1, levels, displayed);
            }
        }
    }

    private int level(int w, int count) {
        int deepest = 0;
        for (int i = 0; i < count; i++) {
            if (i != w && (k.subr_witness_c.RELATION(i, w) & Subr_witness_c.WITNESS_PARENT) != 0) {
                deepest = Math.max(deepest, level(i, count) + 1);
            }
        }
        return deepest;
    }

    private String name(int w) {
        return mem.peekString(k.subr_witness_c.WITNESS(w).address(), 64);
    }

    private String className(int w) {
        long lockClass = mem.peek(k.subr_witness_c.WITNESS(w).address() + Witness.W_CLASS.offset(), 4);
        LockClass known = LockClass.of((int) lockClass << LockObject.LO_CLASSSHIFT);
        return known == null ? "?" : known.lcName();
    }

    private long refs(int w) {
        return mem.peek(k.subr_witness_c.WITNESS(w).address() + Witness.W_REFCOUNT.offset(), 4);
    }

    private boolean used(int w) {
        return mem.peek(k.subr_witness_c.WITNESS(w).address() + Witness.W_FILE.offset(), 8) != 0;
    }
}
