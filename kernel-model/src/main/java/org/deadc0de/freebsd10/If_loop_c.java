package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.If_h.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.crash.KernelSource;

/** The loopback interface. The first one is V_loif, to which every host route to an own address leads. */
@KernelSource("sys/net/if_loop.c")
final class If_loop_c extends KernelFile {
    private static final int LOMTU = 16384;

    final IfClone lo_cloner = data().defineStruct("lo_cloner", IfClone.TYPE);
    private final IfcSimpleData lo_cloner_data = data().defineStruct("lo_cloner_data", IfcSimpleData.TYPE);
    private final long loif = data().definePointer("loif", Ifnet.TYPE);

    If_loop_c(FreeBsd10 k) {
        super(k);
    }

    /** lo0, or NULL. */
    Ifnet V_loif() {
        return Ifnet.TYPE.at(mem, mem.load8(loif, 0));
    }

    /** if_loop.c:172. */
    void vnet_loif_init() {
        k.if_clone_c.IFC_SIMPLE_DECLARE(
                lo_cloner,
                lo_cloner_data,
                "lo",
                1,
                k.functions.ifcs_create.address(path(), "lo_clone_create", this::lo_clone_create),
                k.functions.ifcs_destroy.address(path(), "lo_clone_destroy", this::lo_clone_destroy));
        k.if_clone_c.if_clone_attach(lo_cloner);
    }

    /** if_loop.c:121. */
    void lo_clone_destroy(Ifnet ifp) {
        if (INVARIANTS) {
            KASSERT(!V_loif().is(ifp), "%s: destroying lo0", "lo_clone_destroy");
        }
        k.bpf_c.bpfdetach(ifp);
        k.if_c.if_detach(ifp);
        k.if_c.if_free(ifp);
    }

    /** if_loop.c:135. May sleep. */
    int lo_clone_create(IfClone ifc, int unit, CloneParams params) {
        Ifnet ifp = k.if_c.if_alloc(IFT_LOOP);
        if (ifp.isNull()) {
            return ENOSPC;
        }

        k.if_c.if_initname(ifp, ifc.ifc_name(), unit);
        ifp.if_mtu(LOMTU);
        ifp.if_flags(IFF_LOOPBACK | IFF_MULTICAST);
        ifp.if_ioctl(k.functions.if_ioctl.address(path(), "loioctl", this::loioctl));
        ifp.if_output(k.functions.address(path(), "looutput"));
        ifp.ifq_maxlen(IFQ_MAXLEN);
        ifp.if_capabilities(IFCAP_HWCSUM);
        ifp.if_capenable(IFCAP_HWCSUM);
        k.if_c.if_attach(ifp);
        k.bpf_c.bpfattach(ifp, Bpf_c.DLT_NULL, 4);
        if (mem.load8(loif, 0) == 0) {
            mem.store8(loif, 0, ifp.address());
        }
        return 0;
    }

    /** The requests that a loopback interface answers. if_loop.c:404. */
    int loioctl(Ifnet ifp, String cmd, IfReq data) {
        switch (cmd) {
            case "SIOCSIFADDR" -> {
                ifp.if_flags(ifp.if_flags() | IFF_UP);
                ifp.if_drv_flags(ifp.if_drv_flags() | IFF_DRV_RUNNING);
                // Everything else is done at a higher level.
                return 0;
            }
            case "SIOCADDMULTI", "SIOCDELMULTI", "SIOCSIFFLAGS" -> {
                return 0;
            }
            case "SIOCSIFMTU" -> {
                ifp.if_mtu(data.value);
                return 0;
            }
            case "SIOCSIFCAP" -> {
                int mask = ifp.if_capenable()
                        ^ data.numbers.getOrDefault("ifr_reqcap", 0L).intValue();
                ifp.if_capenable(ifp.if_capenable() ^ mask & IFCAP_HWCSUM);
                return 0;
            }
            default -> {
                return EINVAL;
            }
        }
    }
}
