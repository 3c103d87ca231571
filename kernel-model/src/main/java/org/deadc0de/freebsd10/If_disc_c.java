package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.If_h.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.crash.KernelSource;

/** Discards whatever is sent to it. */
@KernelSource("sys/net/if_disc.c")
final class If_disc_c extends KernelFile {
    private final MallocType M_DISC = MALLOC_DEFINE("disc");
    private final IfClone disc_cloner = data().defineStruct("disc_cloner", IfClone.TYPE);
    private final IfcSimpleData disc_cloner_data = data().defineStruct("disc_cloner_data", IfcSimpleData.TYPE);

    If_disc_c(FreeBsd10 k) {
        super(k);
    }

    /** The cloner comes. if_disc.c:127. */
    int disc_modevent_load() {
        bzero(disc_cloner.address(), IfClone.TYPE.size());
        k.if_clone_c.IFC_SIMPLE_DECLARE(
                disc_cloner,
                disc_cloner_data,
                "disc",
                0,
                k.functions.ifcs_create.address(path(), "disc_clone_create", this::disc_clone_create),
                k.functions.ifcs_destroy.address(path(), "disc_clone_destroy", this::disc_clone_destroy));
        return k.if_clone_c.if_clone_attach(disc_cloner);
    }

    /** The module is unloaded. if_disc.c:139. */
    int disc_modevent_unload() {
        k.if_clone_c.if_clone_detach(disc_cloner);
        return 0;
    }

    /** if_disc.c:82. May sleep. */
    int disc_clone_create(IfClone ifc, int unit, CloneParams params) {
        DiscSoftc sc = malloc(DiscSoftc.TYPE, M_DISC, M_WAITOK | M_ZERO);
        Ifnet ifp = k.if_c.if_alloc(IFT_LOOP);
        sc.sc_ifp(ifp);
        if (ifp.isNull()) {
            free(sc, M_DISC);
            return ENOSPC;
        }
        k.if_c.if_initname(ifp, ifc.ifc_name(), unit);
        ifp.if_softc(sc);
        ifp.if_mtu(65532);
        ifp.if_flags(IFF_LOOPBACK | IFF_MULTICAST);
        ifp.if_ioctl(k.functions.if_ioctl.address(path(), "disc_ioctl", this::disc_ioctl));
        ifp.if_output(k.functions.address(path(), "disc_output"));
        ifp.ifq_maxlen(IFQ_MAXLEN);
        ifp.if_drv_flags(ifp.if_drv_flags() | IFF_DRV_RUNNING);
        k.if_c.if_attach(ifp);
        k.bpf_c.bpfattach(ifp, Bpf_c.DLT_NULL, 4);
        return 0;
    }

    /** if_disc.c:113. May sleep. */
    void disc_clone_destroy(Ifnet ifp) {
        DiscSoftc sc = DiscSoftc.TYPE.at(mem, ifp.if_softc());
        k.bpf_c.bpfdetach(ifp);
        k.if_c.if_detach(ifp);
        k.if_c.if_free(ifp);
        free(sc, M_DISC);
    }

    /** The requests it answers. if_disc.c:204. */
    int disc_ioctl(Ifnet ifp, String cmd, IfReq data) {
        switch (cmd) {
            case "SIOCSIFADDR" -> {
                ifp.if_flags(ifp.if_flags() | IFF_UP);
                return 0;
            }
            case "SIOCADDMULTI", "SIOCDELMULTI", "SIOCSIFFLAGS" -> {
                return 0;
            }
            case "SIOCSIFMTU" -> {
                ifp.if_mtu(data.value);
                return 0;
            }
            default -> {
                return EINVAL;
            }
        }
    }
}
