package org.deadc0de.freebsd10;

import java.util.List;

/** When the network interface code comes alive at boot, and which of it comes as modules. */
final class If_boot {
    private If_boot() {}

    /** Registers everything; nothing runs yet. */
    static void register(FreeBsd10 k) {
        k.sysinit(FreeBsd10.SI_SUB_INIT_IF, 0, k.if_c::vnet_if_init);
        k.sysinit(FreeBsd10.SI_SUB_PROTO_IFATTACHDOMAIN, 0, k.if_loop_c::vnet_loif_init);
        int nics = Integer.parseInt(k.machine.option("nics", "1"));
        for (int i = 0; i < nics; i++) {
            int unit = i;
            byte[] mac = {0x08, 0x00, 0x27, 0x4f, 0x6a, (byte) (0x11 + unit)};
            k.sysinit(FreeBsd10.SI_SUB_CONFIGURE, unit, () -> k.if_em_c.em_attach(unit, mac));
        }
        k.kern_linker_c.MODULE("bridgestp", List.of(), () -> 0, () -> 0);
        k.kern_linker_c.MODULE(
                "if_bridge",
                List.of("bridgestp"),
                k.if_bridge_c::bridge_modevent_load,
                k.if_bridge_c::bridge_modevent_unload);
        k.uipc_socket_c.PR_REGISTER("PF_LOCAL", "SOCK_DGRAM", new Protosw() {});
        k.if_bridge_c.HOSTID(0xd51d7d85L);
    }
}
