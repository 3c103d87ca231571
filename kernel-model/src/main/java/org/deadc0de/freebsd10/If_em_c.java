package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.If_h.*;

import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.crash.KernelSource;

/** The network adapters of the machine: Intel gigabit cards whose link is up. */
@KernelSource("sys/dev/e1000/if_em.c")
final class If_em_c extends KernelFile {
    private static final int EM_CAPABILITIES = IFCAP_HWCSUM | IFCAP_VLAN_MTU | IFCAP_VLAN_HWTAGGING | IFCAP_VLAN_HWCSUM;
    private static final int EM_IFM_ACTIVE = IFM_ETHER | IFM_1000_T | IFM_FDX;

    private final MallocType M_BUS = MALLOC_DEFINE("bus");
    private final long driver_name = string("em");

    If_em_c(FreeBsd10 k) {
        super(k);
    }

    private EmAdapter SOFTC(Ifnet ifp) {
        return EmAdapter.TYPE.at(mem, ifp.if_softc());
    }

    /** Attaches one card. if_em.c:514. */
    void em_attach(int unit, byte[] mac) {
        EmAdapter adapter = EmAdapter.TYPE.at(mem, MALLOC(EmAdapter.TYPE.size(), M_BUS, M_NOWAIT | M_ZERO));
        // What the card's identification leaves in struct e1000_hw: no flash, registers in memory, its functions.
        adapter.hw_back(adapter.address());
        adapter.hw_addr(driver_name);
        adapter.flash_address(0);
        adapter.io_base(0);
        adapter.init_params(k.functions.address("sys/dev/e1000/e1000_82540.c", "e1000_init_mac_params_82540"));
        adapter.id_led_init(k.functions.address("sys/dev/e1000/e1000_mac.c", "e1000_id_led_init_generic"));
        adapter.mac_addr(mac);
        em_setup_interface(adapter, unit);
        em_update_link_status(adapter);
    }

    /** if_em.c:2912. */
    private void em_setup_interface(EmAdapter adapter, int unit) {
        Ifnet ifp = k.if_c.if_alloc(IFT_ETHER);
        adapter.ifp(ifp);
        k.if_c.if_initname(ifp, driver_name, unit);
        ifp.if_init(k.functions.if_init.address(path(), "em_init", this::em_init));
        ifp.if_softc(adapter);
        ifp.if_flags(IFF_BROADCAST | IFF_SIMPLEX | IFF_MULTICAST);
        ifp.if_ioctl(k.functions.if_ioctl.address(path(), "em_ioctl", this::em_ioctl));
        ifp.if_start(k.functions.address(path(), "em_start"));
        ifp.ifq_maxlen(1023);

        k.if_ethersubr_c.ether_ifattach(ifp, adapter.mac_addr());

        ifp.if_capabilities(EM_CAPABILITIES);
        ifp.if_capenable(EM_CAPABILITIES);
    }

    /** if_em.c:2247. */
    private void em_update_link_status(EmAdapter adapter) {
        Ifnet ifp = adapter.ifp();
        ifp.if_baudrate(1_000_000_000L);
        adapter.link_active(1);
        k.if_c.if_link_state_change(ifp, LINK_STATE_UP);
    }

    /** if_em.c:1386. */
    void em_init(long arg) {
        Ifnet ifp = EmAdapter.TYPE.at(mem, arg).ifp();
        ifp.if_drv_flags(ifp.if_drv_flags() | IFF_DRV_RUNNING);
        ifp.if_drv_flags(ifp.if_drv_flags() & ~IFF_DRV_OACTIVE);
    }

    /** The requests that the card answers. if_em.c:1056. */
    int em_ioctl(Ifnet ifp, String cmd, IfReq data) {
        switch (cmd) {
            case "SIOCSIFADDR" -> {
                if (data.address == null || data.address.family() != AF_INET) {
                    return k.if_ethersubr_c.ether_ioctl(ifp, cmd, data);
                }
                // An IPv4 address does not restart the card, which would take seconds.
                ifp.if_flags(ifp.if_flags() | IFF_UP);
                if ((ifp.if_drv_flags() & IFF_DRV_RUNNING) == 0) {
                    em_init(ifp.if_softc());
                }
                k.inet.arp_ifinit(ifp, data);
                return 0;
            }
            case "SIOCSIFFLAGS" -> {
                if ((ifp.if_flags() & IFF_UP) == 0) {
                    ifp.if_drv_flags(ifp.if_drv_flags() & ~IFF_DRV_RUNNING);
                } else if ((ifp.if_drv_flags() & IFF_DRV_RUNNING) == 0) {
                    em_init(ifp.if_softc());
                }
                return 0;
            }
            case "SIOCADDMULTI", "SIOCDELMULTI", "SIOCSIFMEDIA" -> {
                return 0;
            }
            case "SIOCGIFMEDIA" -> {
                data.numbers.put("ifm_current", (long) IFM_ETHER);
                data.numbers.put("ifm_active", (long) (SOFTC(ifp).link_active() != 0 ? EM_IFM_ACTIVE : IFM_ETHER));
                data.numbers.put("ifm_status", (long) (IFM_AVALID | (SOFTC(ifp).link_active() != 0 ? IFM_ACTIVE : 0)));
                data.names.add("autoselect");
                data.names.add("1000baseT");
                data.names.add("1000baseT mediaopt full-duplex");
                data.names.add("100baseTX mediaopt full-duplex");
                data.names.add("100baseTX");
                data.names.add("10baseT/UTP mediaopt full-duplex");
                data.names.add("10baseT/UTP");
                return 0;
            }
            case "SIOCSIFCAP" -> {
                int mask = data.numbers.getOrDefault("ifr_reqcap", 0L).intValue() ^ ifp.if_capenable();
                ifp.if_capenable(ifp.if_capenable() ^ mask & EM_CAPABILITIES);
                return 0;
            }
            default -> {
                return k.if_ethersubr_c.ether_ioctl(ifp, cmd, data);
            }
        }
    }
}
