package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.If_h.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.crash.KernelSource;

/** Pairs of Ethernet interfaces, back to back. The second half is made, and destroyed, by a cloner call inside the first one's. */
@KernelSource("sys/net/if_epair.c")
final class If_epair_c extends KernelFile {
    private static final String EPAIRNAME = "epair";

    private final MallocType M_EPAIR = MALLOC_DEFINE(EPAIRNAME);
    private final IfClone epair_cloner = data().defineStruct("epair_cloner", IfClone.TYPE);

    If_epair_c(FreeBsd10 k) {
        super(k);
    }

    private EpairSoftc SOFTC(Ifnet ifp) {
        return EpairSoftc.TYPE.at(mem, ifp.if_softc());
    }

    private Ifnet NO_IFNET() {
        return Ifnet.TYPE.at(mem, 0);
    }

    /** The module is loaded. if_epair.c:946. */
    int epair_modevent_load() {
        bzero(epair_cloner.address(), IfClone.TYPE.size());
        k.if_clone_c.IFC_ADVANCED_DECLARE(
                epair_cloner,
                EPAIRNAME,
                k.functions.ifc_match.address(path(), "epair_clone_match", this::epair_clone_match),
                k.functions.ifc_create.address(path(), "epair_clone_create", this::epair_clone_create),
                k.functions.ifc_destroy.address(path(), "epair_clone_destroy", this::epair_clone_destroy));
        return k.if_clone_c.if_clone_attach(epair_cloner);
    }

    /** The module is unloaded. if_epair.c:967. */
    int epair_modevent_unload() {
        k.if_clone_c.if_clone_detach(epair_cloner);
        return 0;
    }

    /** Whether a name is epair with or without a number; epair0a is not. if_epair.c:678. */
    int epair_clone_match(IfClone ifc, String name) {
        if (!name.startsWith(EPAIRNAME)) {
            return 0;
        }
        for (int cp = EPAIRNAME.length(); cp < name.length(); cp++) {
            if (name.charAt(cp) < '0' || name.charAt(cp) > '9') {
                return 0;
            }
        }
        return 1;
    }

    /**
     * Creates a pair, or, when {@code params} is the address of a softc, its second half. if_epair.c:707. May sleep.
     *
     * <p>Whatever hinders the second half panics the machine (849): one interface called epair is enough.
     */
    int epair_clone_create(IfClone ifc, NameBuf name, int len, CloneParams params) {
        // We are called with params when creating the second half of the pair.
        if (!params.isNull()) {
            EpairSoftc scb = EpairSoftc.TYPE.at(mem, params.address());
            Ifnet ifp = scb.ifp();
            // Copy the local name back to the caller.
            byte[] eaddr = EADDR(ifp, 0x0b);
            k.if_ethersubr_c.ether_ifattach(ifp, eaddr);
            // Correctly set the name for the cloner list.
            name.set(ifp.if_xname());
            return 0;
        }

        // Try to see if a special unit was requested.
        int[] unit = new int[1];
        int error = k.if_clone_c.ifc_name2unit(name.get(), unit);
        if (error != 0) {
            return error;
        }
        boolean wildcard = unit[0] < 0;

        error = k.if_clone_c.ifc_alloc_unit(ifc, unit);
        if (error != 0) {
            return error;
        }

        // If no unit had been given, we need to adjust the ifName; it has to be unique within the first 15 bytes, the a
        // included.
        if (wildcard) {
            name.set(name.get() + unit[0]);
        }
        if (name.get().length() + 1 >= len) {
            // This can only be a programmer error and there is no straightforward way to recover.
            if (wildcard) {
                panic("%s: interface name too long", "epair_clone_create");
            }
            k.if_clone_c.ifc_free_unit(ifc, unit[0]);
            return ENOSPC;
        }
        name.set(name.get() + "a");

        // Allocate memory for both [epair] interfaces.
        EpairSoftc sca = malloc(EpairSoftc.TYPE, M_EPAIR, M_WAITOK | M_ZERO);
        sca.refcount(1);
        sca.ifp(k.if_c.if_alloc(IFT_ETHER));
        if (sca.ifp().isNull()) {
            free(sca, M_EPAIR);
            k.if_clone_c.ifc_free_unit(ifc, unit[0]);
            return ENOSPC;
        }
        EpairSoftc scb = malloc(EpairSoftc.TYPE, M_EPAIR, M_WAITOK | M_ZERO);
        scb.refcount(1);
        scb.ifp(k.if_c.if_alloc(IFT_ETHER));
        if (scb.ifp().isNull()) {
            free(scb, M_EPAIR);
            k.if_c.if_free(sca.ifp());
            free(sca, M_EPAIR);
            k.if_clone_c.ifc_free_unit(ifc, unit[0]);
            return ENOSPC;
        }

        // Cross-reference the interfaces so we will be able to free both.
        sca.oifp(scb.ifp());
        scb.oifp(sca.ifp());

        // Finish initialization of interface <n>a.
        Ifnet ifp = sca.ifp();
        INITIALIZE(ifp, sca, ifc, name.get(), unit[0]);
        k.if_ethersubr_c.ether_ifattach(ifp, EADDR(ifp, 0x0a));
        sca.if_qflush(ifp.if_qflush());
        ifp.if_qflush(k.functions.address(path(), "epair_qflush"));
        ifp.if_transmit(k.functions.address(path(), "epair_transmit"));
        ifp.if_baudrate(10_000_000_000L); // arbitrary maximum

        // Swap the name and finish initialization of interface <n>b.
        String sub = name.get().substring(0, name.get().length() - 1);
        ifp = scb.ifp();
        INITIALIZE(ifp, scb, ifc, sub + "b", unit[0]);
        // We need to play some tricks here for the second interface: it is created under the bare name.
        NameBuf second = new NameBuf(EPAIRNAME);
        error = k.if_clone_c.if_clone_create(second, len, CloneParams.kernel(scb.address()));
        if (error != 0) {
            panic("%s: if_clone_createif() for our 2nd iface failed: %d", "epair_clone_create", error);
        }
        scb.if_qflush(ifp.if_qflush());
        ifp.if_qflush(k.functions.address(path(), "epair_qflush"));
        ifp.if_transmit(k.functions.address(path(), "epair_transmit"));
        ifp.if_baudrate(10_000_000_000L); // arbitrary maximum

        // Tell the world that we are ready to rock.
        sca.ifp().if_drv_flags(sca.ifp().if_drv_flags() | IFF_DRV_RUNNING);
        scb.ifp().if_drv_flags(scb.ifp().if_drv_flags() | IFF_DRV_RUNNING);
        return 0;
    }

    private void INITIALIZE(Ifnet ifp, EpairSoftc sc, IfClone ifc, String name, int unit) {
        ifp.if_softc(sc);
        ifp.if_xname(name);
        ifp.if_dname(ifc.ifc_name());
        ifp.if_dunit(unit);
        ifp.if_flags(IFF_BROADCAST | IFF_SIMPLEX | IFF_MULTICAST);
        ifp.if_capabilities(IFCAP_VLAN_MTU);
        ifp.if_capenable(IFCAP_VLAN_MTU);
        ifp.if_start(k.functions.address(path(), "epair_start"));
        ifp.if_ioctl(k.functions.if_ioctl.address(path(), "epair_ioctl", this::epair_ioctl));
        ifp.if_init(k.functions.if_init.address(path(), "epair_init", this::epair_init));
        ifp.ifq_maxlen(IFQ_MAXLEN);
    }

    /** The address of one end: two bytes nobody sets (zeros of a fresh stack here), the index, which end. */
    private byte[] EADDR(Ifnet ifp, int end) {
        return new byte[] {2, 0, 0, (byte) (ifp.if_index() >> 8), (byte) ifp.if_index(), (byte) end};
    }

    /** Both ends go, whichever is named. if_epair.c:881. May sleep. */
    int epair_clone_destroy(IfClone ifc, Ifnet ifp) {
        // In case we called into if_clone_destroyif() ourselves again to remove the second interface, the softc will be
        // NULL.
        if (ifp.if_softc() == 0) {
            return 0;
        }

        int unit = ifp.if_dunit();
        EpairSoftc sca = SOFTC(ifp);
        Ifnet oifp = sca.oifp();
        EpairSoftc scb = SOFTC(oifp);

        ifp.if_drv_flags(ifp.if_drv_flags() & ~IFF_DRV_RUNNING);
        oifp.if_drv_flags(oifp.if_drv_flags() & ~IFF_DRV_RUNNING);
        k.if_ethersubr_c.ether_ifdetach(oifp);
        k.if_ethersubr_c.ether_ifdetach(ifp);

        // Get rid of our second half.
        oifp.if_softc(NO_IFNET());
        int error = k.if_clone_c.if_clone_destroyif(ifc, oifp);
        if (error != 0) {
            panic("%s: if_clone_destroyif() for our 2nd iface failed: %d", "epair_clone_destroy", error);
        }

        // Finish cleaning up. Free them and release the unit; as the other of the two may still be used, one after the
        // other.
        k.if_c.if_free(oifp);
        free(scb, M_EPAIR);
        k.if_c.if_free(ifp);
        free(sca, M_EPAIR);
        k.if_clone_c.ifc_free_unit(ifc, unit);
        return 0;
    }

    /** if_epair.c:665. */
    void epair_init(long dummy) {
        // Nothing to start.
    }

    /** The requests that one end answers. if_epair.c:636. */
    int epair_ioctl(Ifnet ifp, String cmd, IfReq data) {
        switch (cmd) {
            case "SIOCSIFFLAGS", "SIOCADDMULTI", "SIOCDELMULTI" -> {
                return 0;
            }
            case "SIOCSIFMEDIA", "SIOCGIFMEDIA" -> {
                int word = IFM_ETHER | IFM_10G_T;
                data.numbers.put("ifm_current", (long) word);
                data.numbers.put("ifm_active", (long) (word | IFM_FDX));
                data.numbers.put("ifm_status", (long) (IFM_AVALID | IFM_ACTIVE));
                data.names.add("10Gbase-T");
                return 0;
            }
            case "SIOCSIFMTU" -> {
                // We basically allow all kinds of MTUs.
                ifp.if_mtu(data.value);
                return 0;
            }
            default -> {
                // Let the common ethernet handler process this.
                return k.if_ethersubr_c.ether_ioctl(ifp, cmd, data);
            }
        }
    }
}
