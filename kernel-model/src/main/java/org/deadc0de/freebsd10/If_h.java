package org.deadc0de.freebsd10;

/** The constants of sys/net/if.h, if_types.h, if_dl.h, ethernet.h and their kin, for static import into the files that include them. */
final class If_h {
    /** sys/net/if.h:63: bytes of a name, the NUL included, and the highest unit of a cloned interface. */
    static final int IFNAMSIZ = 16;

    static final int IF_NAMESIZE = 16;
    static final int IF_MAXUNIT = 0x7fff;
    static final int IF_DUNIT_NONE = -1;

    // if_flags, sys/net/if.h:139
    static final int IFF_UP = 0x1;
    static final int IFF_BROADCAST = 0x2;
    static final int IFF_DEBUG = 0x4;
    static final int IFF_LOOPBACK = 0x8;
    static final int IFF_POINTOPOINT = 0x10;
    static final int IFF_NOARP = 0x80;
    static final int IFF_PROMISC = 0x100;
    static final int IFF_ALLMULTI = 0x200;
    static final int IFF_SIMPLEX = 0x800;
    static final int IFF_LINK0 = 0x1000;
    static final int IFF_LINK1 = 0x2000;
    static final int IFF_LINK2 = 0x4000;
    static final int IFF_MULTICAST = 0x8000;
    static final int IFF_CANTCONFIG = 0x10000;
    static final int IFF_PPROMISC = 0x20000;
    static final int IFF_MONITOR = 0x40000;
    static final int IFF_STATICARP = 0x80000;
    static final int IFF_DYING = 0x200000;
    static final int IFF_RENAMING = 0x400000;

    // if_drv_flags
    static final int IFF_DRV_RUNNING = 0x40;
    static final int IFF_DRV_OACTIVE = 0x400;

    /** The flags that SIOCSIFFLAGS does not change. */
    static final int IFF_CANTCHANGE = IFF_BROADCAST
            | IFF_POINTOPOINT
            | IFF_DRV_RUNNING
            | IFF_DRV_OACTIVE
            | IFF_SIMPLEX
            | IFF_MULTICAST
            | IFF_ALLMULTI
            | IFF_PROMISC
            | IFF_DYING
            | IFF_CANTCONFIG;

    // ifi_link_state
    static final int LINK_STATE_UNKNOWN = 0;
    static final int LINK_STATE_DOWN = 1;
    static final int LINK_STATE_UP = 2;

    // if_capabilities
    static final int IFCAP_RXCSUM = 0x1;
    static final int IFCAP_TXCSUM = 0x2;
    static final int IFCAP_HWCSUM = IFCAP_RXCSUM | IFCAP_TXCSUM;
    static final int IFCAP_VLAN_MTU = 0x8;
    static final int IFCAP_VLAN_HWTAGGING = 0x10;
    static final int IFCAP_JUMBO_MTU = 0x20;
    static final int IFCAP_VLAN_HWCSUM = 0x80;
    static final int IFCAP_LINKSTATE = 0x80000;

    // the bounds of SIOCSIFMTU, sys/net/if.h
    static final int IF_MINMTU = 72;
    static final int IF_MAXMTU = 65535;

    // if_types.h
    static final int IFT_ETHER = 0x6;
    static final int IFT_PPP = 0x17;
    static final int IFT_LOOP = 0x18;
    static final int IFT_L2VLAN = 0x87;
    static final int IFT_TUNNEL = 0x83;
    static final int IFT_BRIDGE = 0xd1;
    static final int IFT_GIF = 0xf0;
    static final int IFT_FAITH = 0xf2;
    static final int IFT_IEEE8023ADLAG = 0xa1;

    // ethernet.h
    static final int ETHER_ADDR_LEN = 6;
    static final int ETHER_HDR_LEN = 14;
    static final int ETHERMTU = 1500;
    static final int ETHER_VLAN_ENCAP_LEN = 4;
    static final int EVL_VLID_MASK = 0x0fff;

    // if_var.h: link-level announcements
    static final int IFAN_ARRIVAL = 0;
    static final int IFAN_DEPARTURE = 1;

    static final int IFQ_MAXLEN = 50;

    static final int AF_UNSPEC = 0;
    static final int AF_INET = 2;
    static final int AF_LINK = 18;
    static final int AF_INET6 = 28;
    static final int AF_MAX = 38;

    /** ifa_flags: has a route installed, sys/net/route.h RTF_UP as in_ifinit writes it. */
    static final int IFA_ROUTE = 0x1;

    // if_media.h
    static final int IFM_ETHER = 0x20;
    static final int IFM_1000_T = 16;
    static final int IFM_10G_T = 26;
    static final int IFM_FDX = 0x0010_0000;
    static final int IFM_AVALID = 1;
    static final int IFM_ACTIVE = 2;

    private If_h() {}
}
