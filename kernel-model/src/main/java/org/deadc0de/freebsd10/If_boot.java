package org.deadc0de.freebsd10;

import java.util.List;
import java.util.function.IntSupplier;

/** When the network interface code comes alive at boot, and which of it comes as modules. */
final class If_boot {
    /** What rc.d/hostid sets kern.hostid to. */
    private static final long HOSTID = 0xd51d7d85L;

    private If_boot() {}

    /** Registers everything; nothing runs yet. */
    static void register(FreeBsd10 k) {
        k.sysinit(FreeBsd10.SI_SUB_INIT_IF, 0, k.if_c::vnet_if_init);
        String nics = k.machine.option("nics", "1");
        int cards = nics.matches("[0-9]{1,2}") ? Integer.parseInt(nics) : 1;
        for (int i = 0; i < cards; i++) {
            int unit = i;
            byte[] mac = {0x08, 0x00, 0x27, 0x4f, 0x6a, (byte) (0x11 + unit)};
            k.sysinit(FreeBsd10.SI_SUB_CONFIGURE, unit, () -> k.if_em_c.em_attach(unit, mac));
        }
        pseudo(k, 0, k.ieee80211_freebsd_c::wlan_modevent_load);
        pseudo(k, 1, k.if_faith_c::faith_modevent_load);
        pseudo(k, 2, k.if_gif_c::gifmodevent_load);
        pseudo(k, 3, k.if_tun_c::tunmodevent_load);
        pseudo(k, 4, k.if_vlan_c::vlan_modevent_load);
        k.sysinit(FreeBsd10.SI_SUB_PROTO_IFATTACHDOMAIN, 0, k.if_loop_c::vnet_loif_init);
        k.if_bridge_c.HOSTID(HOSTID);

        k.kern_linker_c.MODULE("bridgestp", List.of(), () -> 0, () -> 0);
        k.kern_linker_c.MODULE(
                "if_bridge",
                List.of("bridgestp"),
                k.if_bridge_c::bridge_modevent_load,
                k.if_bridge_c::bridge_modevent_unload);
        module(k, "if_tap", k.if_tap_c::tapmodevent_load, k.if_tap_c::tapmodevent_unload);
        module(k, "if_epair", k.if_epair_c::epair_modevent_load, k.if_epair_c::epair_modevent_unload);
        module(k, "if_lagg", k.if_lagg_c::lagg_modevent_load, k.if_lagg_c::lagg_modevent_unload);
        module(k, "if_gre", k.if_gre_c::gre_modevent_load, k.if_gre_c::gre_modevent_unload);
        module(k, "if_disc", k.if_disc_c::disc_modevent_load, k.if_disc_c::disc_modevent_unload);
        module(k, "if_edsc", k.if_edsc_c::edsc_modevent_load, k.if_edsc_c::edsc_modevent_unload);

        CloneInvariants.register(k);
        k.devfs_vnops_c.DRIVER("tap", (name, flags, td, opened) -> k.if_tap_c.DEVFS_OPEN(name, opened));
        k.devfs_vnops_c.DRIVER("vmnet", (name, flags, td, opened) -> k.if_tap_c.DEVFS_OPEN(name, opened));
        k.devfs_vnops_c.DRIVER("tun", (name, flags, td, opened) -> k.if_tun_c.DEVFS_OPEN(name, opened));
        k.uipc_socket_c.PR_REGISTER("PF_LOCAL", "SOCK_DGRAM", new Protosw() {});
    }

    private static void pseudo(FreeBsd10 k, int order, IntSupplier load) {
        k.sysinit(FreeBsd10.SI_SUB_PSEUDO, order, () -> {
            int error = load.getAsInt();
            if (error != 0) {
                throw new IllegalStateException("a module of the kernel itself gives error " + error);
            }
        });
    }

    private static void module(FreeBsd10 k, String name, IntSupplier load, IntSupplier unload) {
        k.kern_linker_c.MODULE(name, List.of(), load, unload);
    }
}
