package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.If_h.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;

/**
 * Ethernet tunnels: an interface on one side, a device file on the other. Softcs are on taphead, guarded by "tap: list"; each has a
 * mutex of its own.
 */
@KernelSource("sys/net/if_tap.c")
final class If_tap_c extends KernelFile {
    private static final int TAP_OPEN = 0x1;
    private static final int TAP_INITED = 0x2;
    private static final int TAP_VMNET = 0x10;
    private static final int TAPMAXUNIT = 0x7fff;
    private static final int VMNET_DEV_MASK = 0x10000; // CLONE_FLAG0

    /** Where net.link.tap.up_on_open and net.link.tap.devfs_cloning are kept. */
    long tapuponopen;

    long tapdclone;

    private final MallocType M_TAP = MALLOC_DEFINE("tap");
    private final Mtx tapmtx = data().defineStruct("tapmtx", Mtx.TYPE);
    private final long taphead = data().defineHead("taphead", 1, TapSoftc.TYPE);
    private final ListHead<Cdev> tapclones = LIST_HEAD("tapclones", Cdev.TYPE, Cdev.SI_CLONE);
    private final long tap_loaded = data().define("tap_modules", 4);
    private final IfClone tap_cloner = data().defineStruct("tap_cloner", IfClone.TYPE);
    private final IfcSimpleData tap_cloner_data = data().defineStruct("tap_cloner_data", IfcSimpleData.TYPE);
    private final IfClone vmnet_cloner = data().defineStruct("vmnet_cloner", IfClone.TYPE);
    private final IfcSimpleData vmnet_cloner_data = data().defineStruct("vmnet_cloner_data", IfcSimpleData.TYPE);

    If_tap_c(FreeBsd10 k) {
        super(k);
    }

    private TapSoftc SOFTC(Ifnet ifp) {
        return TapSoftc.TYPE.at(mem, ifp.if_softc());
    }

    private TapSoftc FIRST() {
        return TapSoftc.TYPE.at(mem, mem.load8(taphead, 0));
    }

    /** The module is loaded. if_tap.c:268. */
    int tapmodevent_load() {
        mtx_init(tapmtx, "tapmtx", null, MTX_DEF);
        mem.store8(taphead, 0, 0);
        tapclones.init();
        DECLARE(tap_cloner, tap_cloner_data, "tap");
        DECLARE(vmnet_cloner, vmnet_cloner_data, "vmnet");
        k.if_clone_c.if_clone_attach(tap_cloner);
        k.if_clone_c.if_clone_attach(vmnet_cloner);
        mem.store4(tap_loaded, 0, 1);
        return 0;
    }

    private void DECLARE(IfClone ifc, IfcSimpleData ifcs, String name) {
        bzero(ifc.address(), IfClone.TYPE.size());
        k.if_clone_c.IFC_SIMPLE_DECLARE(
                ifc,
                ifcs,
                name,
                0,
                k.functions.ifcs_create.address(path(), "tap_clone_create", this::tap_clone_create),
                k.functions.ifcs_destroy.address(path(), "tap_clone_destroy", this::tap_clone_destroy));
    }

    /** The module is unloaded, unless a device is open. if_tap.c:286. */
    int tapmodevent_unload() {
        mtx_lock(tapmtx, 296);
        for (TapSoftc tp = FIRST(); !tp.isNull(); tp = tp.stqe_next()) {
            mtx_lock(tp.tap_mtx(), 298);
            boolean open = (tp.tap_flags() & TAP_OPEN) != 0;
            mtx_unlock(tp.tap_mtx(), 302);
            if (open) {
                mtx_unlock(tapmtx, 301);
                return EBUSY;
            }
        }
        mtx_unlock(tapmtx, 304);
        mem.store4(tap_loaded, 0, 0);
        k.if_clone_c.if_clone_detach(tap_cloner);
        k.if_clone_c.if_clone_detach(vmnet_cloner);
        mtx_destroy(tapmtx);
        return 0;
    }

    /** Creates a tap or a vmnet with its device. if_tap.c:179. May sleep. */
    int tap_clone_create(IfClone ifc, int unit, CloneParams params) {
        String name = k.if_c.STRING(ifc.ifc_name());
        tapcreate(k.kern_conf_c.clone_create(tapclones, name, unit, name.equals("vmnet") ? VMNET_DEV_MASK : 0));
        return 0;
    }

    /** if_tap.c:411. May sleep. */
    private void tapcreate(Cdev dev) {
        TapSoftc tp = malloc(TapSoftc.TYPE, M_TAP, M_WAITOK | M_ZERO);
        mtx_init(tp.tap_mtx(), "tap_mtx", null, MTX_DEF);
        mtx_lock(tapmtx, 426);
        tp.stqe_next(FIRST());
        mem.store8(taphead, 0, tp.address());
        mtx_unlock(tapmtx, 428);
        boolean vmnet = (dev.si_drv0() & VMNET_DEV_MASK) != 0;
        String name = vmnet ? "vmnet" : "tap";
        if (vmnet) {
            tp.tap_flags(TAP_VMNET);
        }
        int unit = dev.si_drv0() & TAPMAXUNIT;

        // Generate an address from the clock, with the unit in its last byte.
        int macaddr_mid = ticks();
        byte[] eaddr = {
            0, (byte) 0xbd, (byte) macaddr_mid, (byte) (macaddr_mid >> 8), (byte) (macaddr_mid >> 16), (byte) unit
        };
        tp.ether_addr(eaddr);

        // Fill the rest and attach interface.
        Ifnet ifp = k.if_c.if_alloc(IFT_ETHER);
        tp.tap_ifp(ifp);
        if (ifp.isNull()) {
            panic("%s%d: can not if_alloc()", name, unit);
        }
        ifp.if_softc(tp);
        k.if_c.if_initname(ifp, (vmnet ? vmnet_cloner : tap_cloner).ifc_name(), unit);
        ifp.if_init(k.functions.if_init.address(path(), "tapifinit", this::tapifinit));
        ifp.if_start(k.functions.address(path(), "tapifstart"));
        ifp.if_ioctl(k.functions.if_ioctl.address(path(), "tapifioctl", this::tapifioctl));
        ifp.if_mtu(ETHERMTU);
        ifp.if_flags(IFF_BROADCAST | IFF_SIMPLEX | IFF_MULTICAST);
        ifp.ifq_maxlen(IFQ_MAXLEN);
        ifp.if_capabilities(IFCAP_LINKSTATE);
        ifp.if_capenable(IFCAP_LINKSTATE);

        dev.si_drv1(tp.address());
        tp.tap_dev(dev.address());

        k.if_ethersubr_c.ether_ifattach(ifp, eaddr);

        mtx_lock(tp.tap_mtx(), 466);
        tp.tap_flags(tp.tap_flags() | TAP_INITED);
        mtx_unlock(tp.tap_mtx(), 468);
    }

    /** if_tap.c:213. May sleep. */
    private void tap_destroy(TapSoftc tp) {
        Ifnet ifp = tp.tap_ifp();
        if (INVARIANTS) {
            // Unlocked read.
            KASSERT((tp.tap_flags() & TAP_OPEN) == 0, "%s flags is out of sync", ifp.addressOf(Ifnet.IF_XNAME));
        }
        k.kern_conf_c.destroy_dev(tapclones, Cdev.TYPE.at(mem, tp.tap_dev()));
        k.if_ethersubr_c.ether_ifdetach(ifp);
        k.if_c.if_free(ifp);
        mtx_destroy(tp.tap_mtx());
        free(tp, M_TAP);
    }

    /** if_tap.c:233. */
    void tap_clone_destroy(Ifnet ifp) {
        TapSoftc tp = SOFTC(ifp);
        mtx_lock(tapmtx, 237);
        TapSoftc before = TapSoftc.TYPE.at(mem, 0);
        TapSoftc each = FIRST();
        while (!each.is(tp)) {
            before = each;
            each = each.stqe_next();
        }
        if (before.isNull()) {
            mem.store8(taphead, 0, tp.stqe_next().address());
        } else {
            before.stqe_next(tp.stqe_next());
        }
        mtx_unlock(tapmtx, 239);
        tap_destroy(tp);
    }

    /**
     * Somebody opens what is not there: tap, vmnet or one of them with a number. The clone is created without ifioctl, and whether that
     * went well is not looked at. if_tap.c:332. May sleep.
     *
     * @return the device, or NULL
     */
    private Cdev tapclone(String name) {
        Cdev none = Cdev.TYPE.at(mem, 0);
        if (mem.load4(tapdclone, 0) == 0) {
            return none;
        }
        boolean vmnet = name.startsWith("vmnet");
        String base = vmnet ? "vmnet" : "tap";
        int unit = Kern_conf_c.STDCLONE(name, base);
        if (unit < -1) {
            return none;
        }
        Cdev dev = k.kern_conf_c.clone_create(tapclones, base, unit, vmnet ? VMNET_DEV_MASK : 0);
        k.if_clone_c.if_clone_create(new NameBuf(dev.si_name()), IFNAMSIZ, CloneParams.NULL);
        return dev;
    }

    /** Looks a device up, has it made if need be, and opens it. */
    int DEVFS_OPEN(String name, OpenFile[] opened) {
        if (mem.load4(tap_loaded, 0) == 0) {
            return ENOENT;
        }
        Cdev dev = k.kern_conf_c.NAMED(tapclones, name);
        if (dev.isNull()) {
            dev = tapclone(name);
        }
        return dev.isNull() ? ENOENT : tapopen(dev, opened);
    }

    /** Opens a device. if_tap.c:475. */
    private int tapopen(Cdev dev, OpenFile[] opened) {
        if ((dev.si_drv0() & ~VMNET_DEV_MASK) > TAPMAXUNIT) {
            return ENXIO;
        }
        TapSoftc tp = TapSoftc.TYPE.at(mem, dev.si_drv1());

        mtx_lock(tp.tap_mtx(), 489);
        if ((tp.tap_flags() & TAP_OPEN) != 0) {
            mtx_unlock(tp.tap_mtx(), 491);
            return EBUSY;
        }
        tp.tap_flags(tp.tap_flags() | TAP_OPEN);
        tp.tap_pid(curthread().td_pid());
        Ifnet ifp = tp.tap_ifp();
        ifp.if_drv_flags(ifp.if_drv_flags() | IFF_DRV_RUNNING);
        ifp.if_drv_flags(ifp.if_drv_flags() & ~IFF_DRV_OACTIVE);
        if (mem.load4(tapuponopen, 0) != 0) {
            ifp.if_flags(ifp.if_flags() | IFF_UP);
        }
        k.if_c.if_link_state_change(ifp, LINK_STATE_UP);
        mtx_unlock(tp.tap_mtx(), 507);
        opened[0] = new OpenFile() {
            @Override
            public int close(Kthread td) {
                tapclose(tp);
                return 0;
            }
        };
        return 0;
    }

    /** The device is closed: the interface goes down and loses its addresses. if_tap.c:520. */
    private void tapclose(TapSoftc tp) {
        Ifnet ifp = tp.tap_ifp();
        mtx_lock(tp.tap_mtx(), 530);
        // What opens a vmnet does not expect to find it down.
        boolean down = (tp.tap_flags() & TAP_VMNET) == 0 && (ifp.if_flags() & IFF_UP) != 0;
        mtx_unlock(tp.tap_mtx(), 543);
        if (down) {
            k.if_c.if_down(ifp);
            if ((ifp.if_drv_flags() & IFF_DRV_RUNNING) != 0) {
                ifp.if_drv_flags(ifp.if_drv_flags() & ~IFF_DRV_RUNNING);
                k.if_c.if_purgeaddrs(ifp);
            }
        }
        mtx_lock(tp.tap_mtx(), 561);
        k.if_c.if_link_state_change(ifp, LINK_STATE_DOWN);
        tp.tap_flags(tp.tap_flags() & ~TAP_OPEN);
        tp.tap_pid(0);
        mtx_unlock(tp.tap_mtx(), 564);
    }

    /** if_tap.c:580. */
    void tapifinit(long xtp) {
        Ifnet ifp = TapSoftc.TYPE.at(mem, xtp).tap_ifp();
        TapSoftc tp = SOFTC(ifp);
        mtx_lock(tp.tap_mtx(), 588);
        ifp.if_drv_flags(ifp.if_drv_flags() | IFF_DRV_RUNNING);
        ifp.if_drv_flags(ifp.if_drv_flags() & ~IFF_DRV_OACTIVE);
        mtx_unlock(tp.tap_mtx(), 591);
    }

    /** The requests that a tap answers. if_tap.c:606. */
    int tapifioctl(Ifnet ifp, String cmd, IfReq data) {
        switch (cmd) {
            case "SIOCSIFFLAGS", "SIOCADDMULTI", "SIOCDELMULTI" -> {
                return 0;
            }
            case "SIOCGIFSTATUS" -> {
                TapSoftc tp = SOFTC(ifp);
                mtx_lock(tp.tap_mtx(), 640);
                data.text = tp.tap_pid() != 0 ? "\tOpened by PID " + tp.tap_pid() + "\n" : null;
                mtx_unlock(tp.tap_mtx(), 645);
                return 0;
            }
            case "SIOCSIFMTU" -> {
                ifp.if_mtu(data.value);
                return 0;
            }
            default -> {
                return k.if_ethersubr_c.ether_ioctl(ifp, cmd, data);
            }
        }
    }
}
