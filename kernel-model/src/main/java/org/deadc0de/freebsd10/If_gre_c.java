package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.If_h.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.crash.KernelSource;

/** Tunnels of RFC 1701. */
@KernelSource("sys/net/if_gre.c")
final class If_gre_c extends KernelFile {
    private final MallocType M_GRE = MALLOC_DEFINE("gre");
    private final IfClone gre_cloner = data().defineStruct("gre_cloner", IfClone.TYPE);
    private final IfcSimpleData gre_cloner_data = data().defineStruct("gre_cloner_data", IfcSimpleData.TYPE);

    If_gre_c(FreeBsd10 k) {
        super(k);
    }

    /** The cloner comes. if_gre.c:766. */
    int gre_modevent_load() {
        bzero(gre_cloner.address(), IfClone.TYPE.size());
        k.if_clone_c.IFC_SIMPLE_DECLARE(
                gre_cloner,
                gre_cloner_data,
                "gre",
                0,
                k.functions.ifcs_create.address(path(), "gre_clone_create", this::gre_clone_create),
                k.functions.ifcs_destroy.address(path(), "gre_clone_destroy", this::gre_clone_destroy));
        return k.if_clone_c.if_clone_attach(gre_cloner);
    }

    /** The module is unloaded. if_gre.c:790. */
    int gre_modevent_unload() {
        k.if_clone_c.if_clone_detach(gre_cloner);
        return 0;
    }

    /** if_gre.c:165. May sleep. */
    int gre_clone_create(IfClone ifc, int unit, CloneParams params) {
        GreSoftc sc = malloc(GreSoftc.TYPE, M_GRE, M_WAITOK | M_ZERO);
        Ifnet ifp = k.if_c.if_alloc(IFT_TUNNEL);
        sc.sc_ifp(ifp);
        if (ifp.isNull()) {
            free(sc, M_GRE);
            return ENOSPC;
        }
        k.if_c.if_initname(ifp, ifc.ifc_name(), unit);
        ifp.if_softc(sc);
        ifp.if_mtu(1476);
        ifp.if_flags(IFF_POINTOPOINT | IFF_LINK0 | IFF_MULTICAST);
        ifp.if_ioctl(k.functions.if_ioctl.address(path(), "gre_ioctl", this::gre_ioctl));
        ifp.if_output(k.functions.address(path(), "gre_output"));
        ifp.ifq_maxlen(IFQ_MAXLEN);
        sc.g_proto(47);
        k.if_c.if_attach(ifp);
        k.bpf_c.bpfattach(ifp, Bpf_c.DLT_NULL, 4);
        return 0;
    }

    /** if_gre.c:232. May sleep. */
    void gre_clone_destroy(Ifnet ifp) {
        GreSoftc sc = GreSoftc.TYPE.at(mem, ifp.if_softc());
        k.bpf_c.bpfdetach(ifp);
        k.if_c.if_detach(ifp);
        k.if_c.if_free(ifp);
        free(sc, M_GRE);
    }

    /** The requests it answers. if_gre.c:533. */
    int gre_ioctl(Ifnet ifp, String cmd, IfReq data) {
        switch (cmd) {
            case "SIOCSIFADDR" -> {
                ifp.if_flags(ifp.if_flags() | IFF_UP);
                return 0;
            }
            case "SIOCSIFDSTADDR", "SIOCADDMULTI", "SIOCDELMULTI", "SIOCSIFFLAGS" -> {
                return 0;
            }
            case "SIOCSIFMTU" -> {
                if (data.value < 576) {
                    return EINVAL;
                }
                ifp.if_mtu(data.value);
                return 0;
            }
            default -> {
                return EINVAL;
            }
        }
    }
}
