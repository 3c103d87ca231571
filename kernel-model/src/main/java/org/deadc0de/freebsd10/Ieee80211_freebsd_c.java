package org.deadc0de.freebsd10;

import static org.deadc0de.kernel.Errno.EFAULT;
import static org.deadc0de.kernel.Errno.ENXIO;

import org.deadc0de.sim.crash.KernelSource;

/** Wireless interfaces: only their cloner, for the machine has no radio to be a parent. */
@KernelSource("sys/net80211/ieee80211_freebsd.c")
final class Ieee80211_freebsd_c extends KernelFile {
    private final IfClone wlan_cloner = data().defineStruct("wlan_cloner", IfClone.TYPE);
    private final IfcSimpleData wlan_cloner_data = data().defineStruct("wlan_cloner_data", IfcSimpleData.TYPE);

    Ieee80211_freebsd_c(FreeBsd10 k) {
        super(k);
    }

    /** The cloner is part of the kernel. ieee80211_freebsd.c:790. */
    int wlan_modevent_load() {
        k.if_clone_c.IFC_SIMPLE_DECLARE(
                wlan_cloner,
                wlan_cloner_data,
                "wlan",
                0,
                k.functions.ifcs_create.address(path(), "wlan_clone_create", this::wlan_clone_create),
                k.functions.ifcs_destroy.address(path(), "wlan_clone_destroy", this::wlan_clone_destroy));
        return k.if_clone_c.if_clone_attach(wlan_cloner);
    }

    /** Fails: the parameters name a parent, and there is none. ieee80211_freebsd.c:91. */
    int wlan_clone_create(IfClone ifc, int unit, CloneParams params) {
        return params.isNull() ? EFAULT : ENXIO;
    }

    /** There never is one. ieee80211_freebsd.c:139. */
    void wlan_clone_destroy(Ifnet ifp) {
        panic("wlan_clone_destroy: %s is no wlan", ifp.addressOf(Ifnet.IF_XNAME));
    }
}
