package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.*;

import org.deadc0de.sim.crash.KernelSource;

/** Packet filters: here because attaching one holds the interface, and detaching it leaks. */
@KernelSource("bsd/net/bpf.c")
final class Bpf_c extends KernelFile {
    private final LckMtx bpf_mlock;
    private final long bpf_iflist;

    Bpf_c(Darwin9 k) {
        super(k);
        bpf_mlock = k.machine().data().defineStruct("bpf_mlock", LckMtx.TYPE);
        bpf_iflist = k.machine().data().definePointer("bpf_iflist", BpfIf.TYPE);
    }

    /** Lets filters listen on an interface; takes a reference on it. bpf.c:1760. */
    void bpfattach(Ifnet ifp, int dlt, int hdrlen) {
        BpfIf bp = MALLOC(BpfIf.TYPE, MallocType.M_DEVBUF, M_WAITOK | M_ZERO);
        lck_mtx_lock(bpf_mlock);
        bp.bif_ifp(ifp);
        bp.bif_dlt(dlt);
        bp.bif_hdrlen(hdrlen);
        bp.bif_next(BpfIf.TYPE.at(memory, memory.loadPointer(bpf_iflist, 0)));
        memory.storePointer(bpf_iflist, 0, bp.address());
        ifp.if_bpf(bp);
        k.kpi_interface_c.ifnet_reference(ifp);
        lck_mtx_unlock(bpf_mlock);
    }

    /** Takes the filters of an interface away. What it unlinks it means to free, but it frees NULL. bpf.c:1827-1855. */
    void bpfdetach(Ifnet ifp) {
        lck_mtx_lock(bpf_mlock);
        long at = bpf_iflist;
        BpfIf bp = BpfIf.TYPE.at(memory, memory.loadPointer(at, 0));
        BpfIf bp_free = BpfIf.TYPE.at(memory, 0);
        while (!bp.isNull()) {
            if (bp.bif_ifp().is(ifp)) {
                memory.storePointer(at, 0, bp.bif_next().address());
                ifp.if_bpf(BpfIf.TYPE.at(memory, 0));
                k.kpi_interface_c.ifnet_release(ifp);
                bp_free = bp;
            } else {
                at = bp.addressOf(BpfIf.BIF_NEXT);
            }
            bp = bp.bif_next();
        }
        lck_mtx_unlock(bpf_mlock);
        k.seams.bpfFreed.free(bp, bp_free);
    }
}
