package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;

/** Packet taps: only that every interface has one, as long as it is attached. */
@KernelSource("sys/net/bpf.c")
final class Bpf_c extends KernelFile {
    static final int DLT_NULL = 0;
    static final int DLT_EN10MB = 1;

    private final MallocType M_BPF = MALLOC_DEFINE("BPF");
    private final Mtx bpf_mtx = MTX_SYSINIT("bpf_mtx", "bpf global lock", MTX_DEF);
    private final ListHead<BpfIf> bpf_iflist = LIST_HEAD("bpf_iflist", BpfIf.TYPE, BpfIf.BIF_NEXT);

    Bpf_c(FreeBsd10 k) {
        super(k);
    }

    /** Gives an interface a tap. bpf.c:2286. Never sleeps. */
    void bpfattach(Ifnet ifp, int dlt, int hdrlen) {
        BpfIf bp = malloc(BpfIf.TYPE, M_BPF, M_NOWAIT | M_ZERO);
        if (bp.isNull()) {
            panic("bpfattach");
        }
        bp.bif_ifp(ifp);
        bp.bif_dlt(dlt);
        mtx_init(bp.bif_mtx(), "bpf interface lock", null, MTX_DEF);
        ifp.if_bpf(bp);

        mtx_lock(bpf_mtx, 2306);
        LIST_INSERT_HEAD(bpf_iflist, bp);
        mtx_unlock(bpf_mtx, 2308);

        bp.bif_hdrlen(hdrlen);
    }

    /** Takes the tap away. bpf.c:2324. */
    void bpfdetach(Ifnet ifp) {
        mtx_lock(bpf_mtx, 2336);
        BpfIf bp = bpf_iflist.first();
        while (!bp.isNull() && !bp.bif_ifp().is(ifp)) {
            bp = bpf_iflist.next(bp);
        }
        if (!bp.isNull()) {
            LIST_REMOVE(bpf_iflist, bp);
        }
        mtx_unlock(bpf_mtx, 2343);

        if (bp.isNull()) {
            printf("bpfdetach: %s was not attached\n", ifp.addressOf(Ifnet.IF_XNAME));
            return;
        }
        mtx_destroy(bp.bif_mtx());
        free(bp, M_BPF);
    }
}
