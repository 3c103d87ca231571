package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.If_h.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;

/** Generic tunnels: IP in IP. */
@KernelSource("sys/net/if_gif.c")
final class If_gif_c extends KernelFile {
    private static final int GIF_MTU = 1280;
    private static final int GIF_MTU_MIN = 1280;
    private static final int GIF_MTU_MAX = 8192;

    private final MallocType M_GIF = MALLOC_DEFINE("gif");
    private final MallocType M_SONAME = MALLOC_DEFINE("soname");
    private final Mtx gif_mtx = MTX_SYSINIT("gif_mtx", "gif_mtx", MTX_DEF);
    private final ListHead<GifSoftc> gif_softc_list = LIST_HEAD("gif_softc_list", GifSoftc.TYPE, GifSoftc.GIF_LIST);
    private final IfClone gif_cloner = data().defineStruct("gif_cloner", IfClone.TYPE);
    private final IfcSimpleData gif_cloner_data = data().defineStruct("gif_cloner_data", IfcSimpleData.TYPE);

    If_gif_c(FreeBsd10 k) {
        super(k);
    }

    /** The cloner is part of the kernel. if_gif.c:283. */
    int gifmodevent_load() {
        k.if_clone_c.IFC_SIMPLE_DECLARE(
                gif_cloner,
                gif_cloner_data,
                "gif",
                0,
                k.functions.ifcs_create.address(path(), "gif_clone_create", this::gif_clone_create),
                k.functions.ifcs_destroy.address(path(), "gif_clone_destroy", this::gif_clone_destroy));
        return k.if_clone_c.if_clone_attach(gif_cloner);
    }

    private GifSoftc SOFTC(Ifnet ifp) {
        return GifSoftc.TYPE.at(mem, ifp.if_softc());
    }

    /** if_gif.c:150. May sleep. */
    int gif_clone_create(IfClone ifc, int unit, CloneParams params) {
        GifSoftc sc = malloc(GifSoftc.TYPE, M_GIF, M_WAITOK | M_ZERO);
        Ifnet ifp = k.if_c.if_alloc(IFT_GIF);
        sc.gif_ifp(ifp);
        if (ifp.isNull()) {
            free(sc, M_GIF);
            return ENOSPC;
        }
        mtx_init(sc.gif_mtx(), "gif softc", null, MTX_DEF);
        ifp.if_softc(sc);
        k.if_c.if_initname(ifp, ifc.ifc_name(), unit);
        ifp.if_addrlen(0);
        ifp.if_mtu(GIF_MTU);
        ifp.if_flags(IFF_POINTOPOINT | IFF_MULTICAST);
        ifp.if_ioctl(k.functions.if_ioctl.address(path(), "gif_ioctl", this::gif_ioctl));
        ifp.if_start(k.functions.address(path(), "gif_start"));
        ifp.if_output(k.functions.address(path(), "gif_output"));
        ifp.ifq_maxlen(IFQ_MAXLEN);
        k.if_c.if_attach(ifp);
        k.bpf_c.bpfattach(ifp, Bpf_c.DLT_NULL, 4);

        mtx_lock(gif_mtx, 195);
        LIST_INSERT_HEAD(gif_softc_list, sc);
        mtx_unlock(gif_mtx, 197);
        return 0;
    }

    /** if_gif.c:204. May sleep. */
    void gif_clone_destroy(Ifnet ifp) {
        GifSoftc sc = SOFTC(ifp);
        mtx_lock(gif_mtx, 211);
        LIST_REMOVE(gif_softc_list, sc);
        mtx_unlock(gif_mtx, 213);
        gif_delete_tunnel(ifp);
        k.bpf_c.bpfdetach(ifp);
        k.if_c.if_detach(ifp);
        k.if_c.if_free(ifp);
        mtx_destroy(sc.gif_mtx());
        free(sc, M_GIF);
    }

    private void gif_delete_tunnel(Ifnet ifp) {
        GifSoftc sc = SOFTC(ifp);
        if (sc.gif_psrc() != 0) {
            FREE(sc.gif_psrc(), M_SONAME);
            sc.gif_psrc(0);
        }
        if (sc.gif_pdst() != 0) {
            FREE(sc.gif_pdst(), M_SONAME);
            sc.gif_pdst(0);
        }
        ifp.if_drv_flags(ifp.if_drv_flags() & ~IFF_DRV_RUNNING);
    }

    /** if_gif.c:894. */
    private int gif_set_tunnel(Ifnet ifp, Sockaddr src, Sockaddr dst) {
        GifSoftc sc = SOFTC(ifp);
        mtx_lock(gif_mtx, 905);
        for (GifSoftc sc2 = gif_softc_list.first(); !sc2.isNull(); sc2 = gif_softc_list.next(sc2)) {
            if (sc2.is(sc) || sc2.gif_psrc() == 0 || sc2.gif_pdst() == 0) {
                continue;
            }
            // Can't configure same pair of address onto two gifs.
            if (INET(sc2.gif_psrc()) == src.inet() && INET(sc2.gif_pdst()) == dst.inet()) {
                mtx_unlock(gif_mtx, 927);
                return EADDRNOTAVAIL;
            }
        }
        mtx_unlock(gif_mtx, 933);
        gif_delete_tunnel(ifp);
        sc.gif_psrc(DUP(src));
        sc.gif_pdst(DUP(dst));
        ifp.if_drv_flags(ifp.if_drv_flags() | IFF_DRV_RUNNING);
        return 0;
    }

    /** A copy of an IPv4 socket address: length, family, port, address. */
    private long DUP(Sockaddr sa) {
        long copy = MALLOC(16, M_SONAME, M_WAITOK | M_ZERO);
        mem.store1(copy, 0, 16);
        mem.store1(copy, 1, AF_INET);
        mem.storeBytes(copy, 4, sa.address());
        return copy;
    }

    private int INET(long sa) {
        return Sockaddr.inet(Integer.reverseBytes(mem.load4(sa, 4))).inet();
    }

    /** The requests that a tunnel answers. if_gif.c:664. */
    int gif_ioctl(Ifnet ifp, String cmd, IfReq data) {
        GifSoftc sc = SOFTC(ifp);
        switch (cmd) {
            case "SIOCSIFADDR" -> {
                ifp.if_flags(ifp.if_flags() | IFF_UP);
                return 0;
            }
            case "SIOCSIFDSTADDR", "SIOCADDMULTI", "SIOCDELMULTI", "SIOCSIFFLAGS" -> {
                // if_ioctl() takes care of it.
                return 0;
            }
            case "SIOCSIFMTU" -> {
                if (data.value < GIF_MTU_MIN || data.value > GIF_MTU_MAX) {
                    return EINVAL;
                }
                ifp.if_mtu(data.value);
                return 0;
            }
            case "SIOCSIFPHYADDR" -> {
                if (data.address == null || data.destination == null || data.address.family() != AF_INET) {
                    return EAFNOSUPPORT;
                }
                return gif_set_tunnel(ifp, data.address, data.destination);
            }
            case "SIOCDIFPHYADDR" -> {
                gif_delete_tunnel(ifp);
                return 0;
            }
            case "SIOCGIFPSRCADDR" -> {
                if (sc.gif_psrc() == 0) {
                    return EADDRNOTAVAIL;
                }
                data.address = Sockaddr.inet(INET(sc.gif_psrc()));
                return 0;
            }
            case "SIOCGIFPDSTADDR" -> {
                if (sc.gif_pdst() == 0) {
                    return EADDRNOTAVAIL;
                }
                data.address = Sockaddr.inet(INET(sc.gif_pdst()));
                return 0;
            }
            default -> {
                return EINVAL;
            }
        }
    }
}
