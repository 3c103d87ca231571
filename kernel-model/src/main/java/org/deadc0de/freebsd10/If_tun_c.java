package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.If_h.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;
import org.deadc0de.sim.mem.TailQ;

/** Point-to-point tunnels: an interface on one side, a device file on the other. Destroying one that is open waits for its close. */
@KernelSource("sys/net/if_tun.c")
final class If_tun_c extends KernelFile {
    private static final int TUN_OPEN = 0x1;
    private static final int TUN_INITED = 0x2;
    private static final int TUN_RCOLL = 0x4;
    private static final int TUN_IASET = 0x8;
    private static final int TUN_DSTADDR = 0x10;
    private static final int TUNMTU = 1500;

    private final MallocType M_TUN = MALLOC_DEFINE("tun");
    private final Mtx tunmtx = MTX_SYSINIT("tunmtx", "tunmtx", MTX_DEF);
    private final TailQ<TunSoftc> tunhead = TAILQ_HEAD("tunhead", TunSoftc.TYPE, TunSoftc.TUN_LIST);
    private final ListHead<Cdev> tunclones = LIST_HEAD("tunclones", Cdev.TYPE, Cdev.SI_CLONE);
    private final IfClone tun_cloner = data().defineStruct("tun_cloner", IfClone.TYPE);
    private final IfcSimpleData tun_cloner_data = data().defineStruct("tun_cloner_data", IfcSimpleData.TYPE);

    private final long tundclone;

    If_tun_c(FreeBsd10 k) {
        super(k);
        tundclone = k.kern_sysctl_c.SYSCTL_INT("net.link.tun.devfs_cloning", 1);
    }

    private TunSoftc SOFTC(Ifnet ifp) {
        return TunSoftc.TYPE.at(mem, ifp.if_softc());
    }

    /** The cloner is part of the kernel. if_tun.c:297. */
    int tunmodevent_load() {
        k.if_clone_c.IFC_SIMPLE_DECLARE(
                tun_cloner,
                tun_cloner_data,
                "tun",
                0,
                k.functions.ifcs_create.address(path(), "tun_clone_create", this::tun_clone_create),
                k.functions.ifcs_destroy.address(path(), "tun_clone_destroy", this::tun_clone_destroy));
        return k.if_clone_c.if_clone_attach(tun_cloner);
    }

    /** if_tun.c:170. May sleep. */
    int tun_clone_create(IfClone ifc, int unit, CloneParams params) {
        tuncreate(k.kern_conf_c.clone_create(tunclones, k.if_c.STRING(ifc.ifc_name()), unit, 0));
        return 0;
    }

    /** if_tun.c:378. May sleep. */
    private void tuncreate(Cdev dev) {
        int unit = dev.si_drv0();
        TunSoftc sc = malloc(TunSoftc.TYPE, M_TUN, M_WAITOK | M_ZERO);
        mtx_init(sc.tun_mtx(), "tun_mtx", null, MTX_DEF);
        sc.tun_flags(TUN_INITED);
        sc.tun_dev(dev.address());
        mtx_lock(tunmtx, 387);
        TAILQ_INSERT_TAIL(tunhead, sc);
        mtx_unlock(tunmtx, 389);

        Ifnet ifp = k.if_c.if_alloc(IFT_PPP);
        sc.tun_ifp(ifp);
        if (ifp.isNull()) {
            panic("%s%d: failed to if_alloc() interface.\n", "tun", unit);
        }
        k.if_c.if_initname(ifp, tun_cloner.ifc_name(), unit);
        ifp.if_mtu(TUNMTU);
        ifp.if_ioctl(k.functions.if_ioctl.address(path(), "tunifioctl", this::tunifioctl));
        ifp.if_output(k.functions.address(path(), "tunoutput"));
        ifp.if_start(k.functions.address(path(), "tunstart"));
        ifp.if_flags(IFF_POINTOPOINT | IFF_MULTICAST);
        ifp.if_softc(sc);
        ifp.ifq_maxlen(IFQ_MAXLEN);
        ifp.if_capabilities(ifp.if_capabilities() | IFCAP_LINKSTATE);
        ifp.if_capenable(ifp.if_capenable() | IFCAP_LINKSTATE);

        k.if_c.if_attach(ifp);
        k.bpf_c.bpfattach(ifp, Bpf_c.DLT_NULL, 4);
        dev.si_drv1(sc.address());
    }

    /** if_tun.c:253. Waits until the device is closed. */
    private void tun_destroy(TunSoftc tp) {
        mtx_lock(tp.tun_mtx(), 261);
        while ((tp.tun_flags() & TUN_OPEN) != 0) {
            msleep(tp.addressOf(TunSoftc.TUN_CV), tp.tun_mtx(), 0, "tun_condvar", 0);
        }
        mtx_unlock(tp.tun_mtx(), 265);
        Ifnet ifp = tp.tun_ifp();
        k.bpf_c.bpfdetach(ifp);
        k.if_c.if_detach(ifp);
        k.if_c.if_free(ifp);
        k.kern_conf_c.destroy_dev(tunclones, Cdev.TYPE.at(mem, tp.tun_dev()));
        mtx_destroy(tp.tun_mtx());
        free(tp, M_TUN);
    }

    /** if_tun.c:281. */
    void tun_clone_destroy(Ifnet ifp) {
        TunSoftc tp = SOFTC(ifp);
        mtx_lock(tunmtx, 286);
        TAILQ_REMOVE(tunhead, tp);
        mtx_unlock(tunmtx, 288);
        tun_destroy(tp);
    }

    /**
     * Somebody opens what is not there: tun, with a number or without. The clone is created without ifioctl, and whether that went well
     * is not looked at. if_tun.c:185. May sleep.
     *
     * @return the device, or NULL
     */
    private Cdev tunclone(String name) {
        int unit = Kern_conf_c.STDCLONE(name, "tun");
        if (mem.load4(tundclone, 0) == 0 || unit < -1 || unit > IF_MAXUNIT) {
            return Cdev.TYPE.at(mem, 0);
        }
        Cdev dev = k.kern_conf_c.clone_create(tunclones, "tun", unit, 0);
        k.if_clone_c.if_clone_create(new NameBuf(dev.si_name()), IFNAMSIZ, CloneParams.NULL);
        return dev;
    }

    /** Looks a device up, has it made if need be, and opens it. */
    int DEVFS_OPEN(String name, OpenFile[] opened) {
        Cdev dev = k.kern_conf_c.NAMED(tunclones, name);
        if (dev.isNull()) {
            dev = tunclone(name);
        }
        return dev.isNull() ? ENOENT : tunopen(dev, opened);
    }

    /** Opens a device; one without an interface gets one here, past the cloner. if_tun.c:424. May sleep. */
    private int tunopen(Cdev dev, OpenFile[] opened) {
        if (dev.si_drv1() == 0) {
            tuncreate(dev);
        }
        TunSoftc tp = TunSoftc.TYPE.at(mem, dev.si_drv1());
        int pid = curthread().td_pid();
        mtx_lock(tp.tun_mtx(), 447);
        if (tp.tun_pid() != 0 && tp.tun_pid() != pid) {
            mtx_unlock(tp.tun_mtx(), 449);
            return EBUSY;
        }
        tp.tun_pid(pid);
        tp.tun_flags(tp.tun_flags() | TUN_OPEN);
        k.if_c.if_link_state_change(tp.tun_ifp(), LINK_STATE_UP);
        mtx_unlock(tp.tun_mtx(), 456);
        TunSoftc sc = tp;
        opened[0] = new OpenFile() {
            @Override
            public int close(Kthread td) {
                tunclose(sc);
                return 0;
            }
        };
        return 0;
    }

    /** if_tun.c:469. */
    private void tunclose(TunSoftc tp) {
        Ifnet ifp = tp.tun_ifp();
        mtx_lock(tp.tun_mtx(), 477);
        tp.tun_flags(tp.tun_flags() & ~TUN_OPEN);
        tp.tun_pid(0);
        mtx_unlock(tp.tun_mtx(), 487);

        if ((ifp.if_flags() & IFF_UP) != 0) {
            k.if_c.if_down(ifp);
        }
        // Delete all addresses and routes which reference this interface.
        if ((ifp.if_drv_flags() & IFF_DRV_RUNNING) != 0) {
            mtx_lock(tp.tun_mtx(), 504);
            ifp.if_drv_flags(ifp.if_drv_flags() & ~IFF_DRV_RUNNING);
            mtx_unlock(tp.tun_mtx(), 515);
            k.if_c.if_purgeaddrs(ifp);
        }
        mtx_lock(tp.tun_mtx(), 519);
        k.if_c.if_link_state_change(ifp, LINK_STATE_DOWN);
        wakeup(tp.addressOf(TunSoftc.TUN_CV));
        mtx_unlock(tp.tun_mtx(), 521);
    }

    private void tuninit(Ifnet ifp) {
        TunSoftc tp = SOFTC(ifp);
        mtx_lock(tp.tun_mtx(), 532);
        ifp.if_flags(ifp.if_flags() | IFF_UP);
        ifp.if_drv_flags(ifp.if_drv_flags() | IFF_DRV_RUNNING);
        tp.tun_flags(tp.tun_flags() & ~TUN_RCOLL | TUN_IASET | TUN_DSTADDR);
        mtx_unlock(tp.tun_mtx(), 560);
    }

    /** The requests that a tunnel answers. if_tun.c:568. */
    int tunifioctl(Ifnet ifp, String cmd, IfReq data) {
        switch (cmd) {
            case "SIOCGIFSTATUS" -> {
                TunSoftc tp = SOFTC(ifp);
                mtx_lock(tp.tun_mtx(), 577);
                data.text = tp.tun_pid() != 0 ? "\tOpened by PID " + tp.tun_pid() + "\n" : null;
                mtx_unlock(tp.tun_mtx(), 581);
                return 0;
            }
            case "SIOCSIFADDR", "SIOCSIFDSTADDR" -> {
                tuninit(ifp);
                return 0;
            }
            case "SIOCSIFMTU" -> {
                ifp.if_mtu(data.value);
                return 0;
            }
            case "SIOCSIFFLAGS", "SIOCADDMULTI", "SIOCDELMULTI" -> {
                return 0;
            }
            default -> {
                return EINVAL;
            }
        }
    }
}
