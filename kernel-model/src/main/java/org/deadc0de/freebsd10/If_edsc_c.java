package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.If_h.*;
import static org.deadc0de.kernel.Errno.ENOSPC;

import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.crash.KernelSource;

/** Discards whatever is sent to it, but looks like an Ethernet. */
@KernelSource("sys/net/if_edsc.c")
final class If_edsc_c extends KernelFile {
    private final MallocType M_EDSC = MALLOC_DEFINE("edsc");
    private final IfClone edsc_cloner = data().defineStruct("edsc_cloner", IfClone.TYPE);
    private final IfcSimpleData edsc_cloner_data = data().defineStruct("edsc_cloner_data", IfcSimpleData.TYPE);

    If_edsc_c(FreeBsd10 k) {
        super(k);
    }

    /** The cloner comes. if_edsc.c:312. */
    int edsc_modevent_load() {
        bzero(edsc_cloner.address(), IfClone.TYPE.size());
        k.if_clone_c.IFC_SIMPLE_DECLARE(
                edsc_cloner,
                edsc_cloner_data,
                "edsc",
                0,
                k.functions.ifcs_create.address(path(), "edsc_clone_create", this::edsc_clone_create),
                k.functions.ifcs_destroy.address(path(), "edsc_clone_destroy", this::edsc_clone_destroy));
        return k.if_clone_c.if_clone_attach(edsc_cloner);
    }

    /** The module is unloaded. if_edsc.c:326. */
    int edsc_modevent_unload() {
        k.if_clone_c.if_clone_detach(edsc_cloner);
        return 0;
    }

    /** if_edsc.c:85. May sleep. */
    int edsc_clone_create(IfClone ifc, int unit, CloneParams params) {
        EdscSoftc sc = malloc(EdscSoftc.TYPE, M_EDSC, M_WAITOK | M_ZERO);
        Ifnet ifp = k.if_c.if_alloc(IFT_ETHER);
        sc.sc_ifp(ifp);
        if (ifp.isNull()) {
            free(sc, M_EDSC);
            return ENOSPC;
        }
        k.if_c.if_initname(ifp, ifc.ifc_name(), unit);
        ifp.if_softc(sc);
        ifp.if_mtu(ETHERMTU);
        ifp.if_flags(IFF_BROADCAST | IFF_SIMPLEX | IFF_MULTICAST);
        ifp.if_ioctl(k.functions.if_ioctl.address(path(), "edsc_ioctl", this::edsc_ioctl));
        ifp.if_output(k.functions.address(path(), "edsc_output"));
        ifp.if_init(k.functions.if_init.address(path(), "edscinit", this::edscinit));
        ifp.ifq_maxlen(IFQ_MAXLEN);
        ifp.if_capabilities(IFCAP_VLAN_MTU);
        ifp.if_capenable(IFCAP_VLAN_MTU);
        k.if_ethersubr_c.ether_ifattach(ifp, new byte[ETHER_ADDR_LEN]);
        return 0;
    }

    /** if_edsc.c:143. May sleep. */
    void edsc_clone_destroy(Ifnet ifp) {
        EdscSoftc sc = EdscSoftc.TYPE.at(mem, ifp.if_softc());
        k.if_ethersubr_c.ether_ifdetach(ifp);
        k.if_c.if_free(ifp);
        free(sc, M_EDSC);
    }

    /** if_edsc.c:178. */
    void edscinit(long xsc) {
        Ifnet ifp = EdscSoftc.TYPE.at(mem, xsc).sc_ifp();
        ifp.if_drv_flags(ifp.if_drv_flags() | IFF_DRV_RUNNING);
    }

    /** The requests it answers. if_edsc.c:190. */
    int edsc_ioctl(Ifnet ifp, String cmd, IfReq data) {
        switch (cmd) {
            case "SIOCSIFFLAGS" -> {
                int flags = ifp.if_drv_flags();
                ifp.if_drv_flags((ifp.if_flags() & IFF_UP) != 0 ? flags | IFF_DRV_RUNNING : flags & ~IFF_DRV_RUNNING);
                return 0;
            }
            case "SIOCADDMULTI", "SIOCDELMULTI" -> {
                return 0;
            }
            default -> {
                return k.if_ethersubr_c.ether_ioctl(ifp, cmd, data);
            }
        }
    }
}
