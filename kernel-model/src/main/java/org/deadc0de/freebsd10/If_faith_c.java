package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.If_h.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.crash.KernelSource;

/** Lets a daemon translate from IPv6 to IPv4. */
@KernelSource("sys/net/if_faith.c")
final class If_faith_c extends KernelFile {
    private final MallocType M_FAITH = MALLOC_DEFINE("faith");
    private final IfClone faith_cloner = data().defineStruct("faith_cloner", IfClone.TYPE);
    private final IfcSimpleData faith_cloner_data = data().defineStruct("faith_cloner_data", IfcSimpleData.TYPE);

    If_faith_c(FreeBsd10 k) {
        super(k);
    }

    /** The cloner comes. if_faith.c:124. */
    int faith_modevent_load() {
        bzero(faith_cloner.address(), IfClone.TYPE.size());
        k.if_clone_c.IFC_SIMPLE_DECLARE(
                faith_cloner,
                faith_cloner_data,
                "faith",
                0,
                k.functions.ifcs_create.address(path(), "faith_clone_create", this::faith_clone_create),
                k.functions.ifcs_destroy.address(path(), "faith_clone_destroy", this::faith_clone_destroy));
        return k.if_clone_c.if_clone_attach(faith_cloner);
    }

    /** if_faith.c:156. May sleep. */
    int faith_clone_create(IfClone ifc, int unit, CloneParams params) {
        FaithSoftc sc = malloc(FaithSoftc.TYPE, M_FAITH, M_WAITOK | M_ZERO);
        Ifnet ifp = k.if_c.if_alloc(IFT_FAITH);
        sc.sc_ifp(ifp);
        if (ifp.isNull()) {
            free(sc, M_FAITH);
            return ENOSPC;
        }
        k.if_c.if_initname(ifp, ifc.ifc_name(), unit);
        ifp.if_softc(sc);
        ifp.if_mtu(1500);
        ifp.if_flags(IFF_BROADCAST | IFF_MULTICAST);
        ifp.if_ioctl(k.functions.if_ioctl.address(path(), "faith_ioctl", this::faith_ioctl));
        ifp.if_output(k.functions.address(path(), "faith_output"));
        ifp.ifq_maxlen(IFQ_MAXLEN);
        k.if_c.if_attach(ifp);
        k.bpf_c.bpfattach(ifp, Bpf_c.DLT_NULL, 4);
        return 0;
    }

    /** if_faith.c:187. May sleep. */
    void faith_clone_destroy(Ifnet ifp) {
        FaithSoftc sc = FaithSoftc.TYPE.at(mem, ifp.if_softc());
        k.bpf_c.bpfdetach(ifp);
        k.if_c.if_detach(ifp);
        k.if_c.if_free(ifp);
        free(sc, M_FAITH);
    }

    /** The requests it answers. if_faith.c:278. */
    int faith_ioctl(Ifnet ifp, String cmd, IfReq data) {
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
