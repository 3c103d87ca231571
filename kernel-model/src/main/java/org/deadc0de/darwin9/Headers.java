package org.deadc0de.darwin9;

/** Constants of the system's headers, by their names there. */
final class Headers {
    // bsd/net/if.h
    static final int IFF_UP = 0x1;
    static final int IFF_BROADCAST = 0x2;
    static final int IFF_LOOPBACK = 0x8;
    static final int IFF_POINTOPOINT = 0x10;
    static final int IFF_NOTRAILERS = 0x20;
    static final int IFF_RUNNING = 0x40;
    static final int IFF_ALLMULTI = 0x200;
    static final int IFF_OACTIVE = 0x400;
    static final int IFF_SIMPLEX = 0x800;
    static final int IFF_MULTICAST = 0x8000;
    static final int IFF_CANTCHANGE =
            IFF_BROADCAST | IFF_POINTOPOINT | IFF_RUNNING | IFF_OACTIVE | IFF_SIMPLEX | IFF_MULTICAST | IFF_ALLMULTI;

    static final int IFEF_DETACHING = 0x80;
    static final int IFEF_USEKPI = 0x100;
    static final int IFEF_REUSE = 0x20000000;
    static final int IFEF_INUSE = 0x40000000;
    static final int IFEF_UPDOWNCHANGE = 0x80000000;

    static final int IFNAMSIZ = 16;
    static final int IFLR_PREFIX = 0x8000;

    // bsd/net/if_var.h
    static final int IFA_ROUTE = 0x1;
    static final int IFA_ATTACHED = 0x1;
    static final int IF_MAXUNIT = 0x7fff;

    // bsd/net/if_types.h
    static final int IFT_OTHER = 0x01;
    static final int IFT_ETHER = 0x06;
    static final int IFT_LOOP = 0x18;
    static final int IFT_GIF = 0x37;
    static final int IFT_STF = 0x39;
    static final int IFT_IEEE1394 = 0x90;

    // bsd/net/kpi_interface.h
    static final int IFNET_FAMILY_LOOPBACK = 1;
    static final int IFNET_FAMILY_ETHERNET = 2;
    static final int IFNET_FAMILY_TUN = 4;
    static final int IFNET_FAMILY_STF = 9;
    static final int IFNET_FAMILY_FIREWIRE = 10;
    static final int IFNET_FAMILY_GIF = 11;

    // bsd/sys/socket.h
    static final int AF_UNSPEC = 0;
    static final int AF_INET = 2;
    static final int AF_ROUTE = 17;
    static final int AF_LINK = 18;
    static final int AF_INET6 = 30;
    static final int PF_INET = AF_INET;
    static final int PF_INET6 = AF_INET6;
    static final int SOCK_STREAM = 1;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;

    // bsd/sys/socketvar.h
    static final int SS_PRIV = 0x80;

    // bsd/net/route.h
    static final int RTF_UP = 0x1;
    static final int RTF_GATEWAY = 0x2;
    static final int RTF_HOST = 0x4;
    static final int RTF_REJECT = 0x8;
    static final int RTF_DYNAMIC = 0x10;
    static final int RTF_DONE = 0x40;
    static final int RTF_CLONING = 0x100;
    static final int RTF_LLINFO = 0x400;
    static final int RTF_STATIC = 0x800;
    static final int RTF_BLACKHOLE = 0x1000;
    static final int RTF_PRCLONING = 0x10000;
    static final int RTF_WASCLONED = 0x20000;
    static final int RTF_PINNED = 0x100000;
    static final int RTF_LOCAL = 0x200000;
    static final int RTF_BROADCAST = 0x400000;
    static final int RTF_MULTICAST = 0x800000;

    static final int RTM_VERSION = 5;
    static final int RTM_ADD = 0x1;
    static final int RTM_DELETE = 0x2;
    static final int RTM_CHANGE = 0x3;
    static final int RTM_GET = 0x4;
    static final int RTM_MISS = 0x7;
    static final int RTM_LOCK = 0x8;
    static final int RTM_RESOLVE = 0xb;
    static final int RTM_NEWADDR = 0xc;
    static final int RTM_DELADDR = 0xd;
    static final int RTM_IFINFO = 0xe;
    static final int RTM_NEWMADDR = 0xf;
    static final int RTM_DELMADDR = 0x10;

    static final int RTA_DST = 0x1;
    static final int RTA_GATEWAY = 0x2;
    static final int RTA_NETMASK = 0x4;
    static final int RTA_GENMASK = 0x8;
    static final int RTA_IFP = 0x10;
    static final int RTA_IFA = 0x20;
    static final int RTA_BRD = 0x80;
    static final int RTAX_DST = 0;
    static final int RTAX_GATEWAY = 1;
    static final int RTAX_NETMASK = 2;
    static final int RTAX_GENMASK = 3;
    static final int RTAX_IFP = 4;
    static final int RTAX_IFA = 5;
    static final int RTAX_BRD = 7;
    static final int RTAX_MAX = 8;

    // bsd/sys/sockio.h
    static final int SIOCSIFADDR = 0x8020690c;
    static final int SIOCSIFDSTADDR = 0x8020690e;
    static final int SIOCSIFFLAGS = 0x80206910;
    static final int SIOCGIFFLAGS = 0xc0206911;
    static final int SIOCSIFBRDADDR = 0x80206913;
    static final int SIOCSIFNETMASK = 0x80206916;
    static final int SIOCGIFMETRIC = 0xc0206917;
    static final int SIOCSIFMETRIC = 0x80206918;
    static final int SIOCDIFADDR = 0x80206919;
    static final int SIOCAIFADDR = 0x8040691a;
    static final int SIOCALIFADDR = 0x8118691d;
    static final int SIOCGLIFADDR = 0xc118691e;
    static final int SIOCDLIFADDR = 0x8118691f;
    static final int SIOCGIFADDR = 0xc0206921;
    static final int SIOCGIFDSTADDR = 0xc0206922;
    static final int SIOCGIFBRDADDR = 0xc0206923;
    static final int SIOCGIFCONF = 0xc0086924;
    static final int SIOCGIFNETMASK = 0xc0206925;
    static final int SIOCADDMULTI = 0x80206931;
    static final int SIOCDELMULTI = 0x80206932;
    static final int SIOCGIFMTU = 0xc0206933;
    static final int SIOCSIFMTU = 0x80206934;
    static final int SIOCGIFPHYS = 0xc0206935;
    static final int SIOCSIFPHYS = 0x80206936;
    static final int SIOCSIFMEDIA = 0xc0206937;
    static final int SIOCGIFMEDIA = 0xc0286938;
    static final int SIOCSIFLLADDR = 0x8020693c;
    static final int SIOCGIFSTATUS = 0xc331693d;
    static final int SIOCPROTOATTACH = 0xc0206950;
    static final int SIOCPROTODETACH = 0xc0206951;
    static final int SIOCIFCREATE = 0xc0206978;
    static final int SIOCIFDESTROY = 0x80206979;

    // bsd/sys/protosw.h
    static final int PRC_IFDOWN = 0;
    static final int PRC_IFUP = 3;

    // bsd/netinet/in.h
    static final int INADDR_ANY = 0;
    static final int INADDR_ALLHOSTS_GROUP = 0xe0000001;

    // bsd/net/bpf.h
    static final int DLT_NULL = 0;
    static final int DLT_EN10MB = 1;

    private Headers() {}
}
