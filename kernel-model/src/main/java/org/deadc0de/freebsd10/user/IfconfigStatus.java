package org.deadc0de.freebsd10.user;

import java.util.List;
import java.util.Objects;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.IfEntry;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Sockaddr;

/** What ifconfig(8) prints about one interface: status() of ifconfig.c and the status functions of the address families. */
final class IfconfigStatus {
    static final int IFF_UP = 0x1;
    static final int IFF_BROADCAST = 0x2;
    static final int IFF_POINTOPOINT = 0x10;
    static final int IFT_ETHER = 0x6;
    static final int IFT_L2VLAN = 0x87;
    static final int IFT_BRIDGE = 0xd1;

    private static final Object[] FLAGS = {
        "UP", IFF_UP,
        "BROADCAST", IFF_BROADCAST,
        "DEBUG", 0x4,
        "LOOPBACK", 0x8,
        "POINTOPOINT", IFF_POINTOPOINT,
        "SMART", 0x20,
        "RUNNING", 0x40,
        "NOARP", 0x80,
        "PROMISC", 0x100,
        "ALLMULTI", 0x200,
        "OACTIVE", 0x400,
        "SIMPLEX", 0x800,
        "LINK0", 0x1000,
        "LINK1", 0x2000,
        "LINK2", 0x4000,
        "MULTICAST", 0x8000,
        "PPROMISC", 0x20000,
        "MONITOR", 0x40000,
        "STATICARP", 0x80000
    };

    private static final Object[] CAPABILITIES = {
        "RXCSUM", 0x1,
        "TXCSUM", 0x2,
        "NETCONS", 0x4,
        "VLAN_MTU", 0x8,
        "VLAN_HWTAGGING", 0x10,
        "JUMBO_MTU", 0x20,
        "POLLING", 0x40,
        "VLAN_HWCSUM", 0x80,
        "TSO4", 0x100,
        "TSO6", 0x200,
        "LRO", 0x400,
        "WOL_UCAST", 0x800,
        "WOL_MCAST", 0x1000,
        "WOL_MAGIC", 0x2000,
        "VLAN_HWFILTER", 0x10000,
        "VLAN_HWTSO", 0x40000,
        "LINKSTATE", 0x80000
    };

    private static final Object[] ND6 = {
        "PERFORMNUD", 0x1,
        "ACCEPT_RTADV", 0x2,
        "PREFER_SOURCE", 0x4,
        "IFDISABLED", 0x8,
        "DONT_SET_IFROUTE", 0x10,
        "AUTO_LINKLOCAL", 0x20,
        "NO_RADR", 0x40,
        "DEFAULTIF", 0x8000
    };

    private static final Object[] ADDRESS6 = {
        "anycast", 0x1,
        "tentative", 0x2,
        "duplicated", 0x4,
        "detached", 0x8,
        "deprecated", 0x10,
        "autoconf", 0x40,
        "temporary", 0x80
    };

    private final Ifconfig ifconfig;
    private final IfconfigFamily only;
    private int s;

    /**
     * A status printer.
     *
     * @param only the one address family to show, or null for everything
     */
    IfconfigStatus(Ifconfig ifconfig, IfconfigFamily only) {
        this.ifconfig = ifconfig;
        this.only = only;
    }

    /** Prints the block of one entry, with the addresses of every entry from it on that has its name. */
    void print(List<IfEntry> entries, IfEntry entry) {
        String domain = only == null ? "PF_LOCAL" : only.domain();
        s = ifconfig.sys.socket(domain, "SOCK_DGRAM", 0);
        if (s < 0) {
            throw ifconfig.err(1, s, "socket(family " + (only == null ? 1 : only.number()) + ",SOCK_DGRAM");
        }
        StringBuilder head =
                new StringBuilder(ifconfig.name).append(": ").append(Text.bits("flags", entry.flags(), FLAGS));
        IfReq metric = ask("SIOCGIFMETRIC");
        if (metric != null) {
            head.append(" metric ").append((int) metric.value);
        }
        IfReq mtu = ask("SIOCGIFMTU");
        if (mtu != null) {
            head.append(" mtu ").append((int) mtu.value);
        }
        ifconfig.print(head.append('\n').toString());
        IfReq description = ask("SIOCGIFDESCR");
        if (description != null && description.text != null && !description.text.isEmpty()) {
            line("description: " + description.text);
        }
        capabilities();
        tunnel();
        List<IfEntry> rest = entries.subList(entries.indexOf(entry), entries.size());
        for (IfEntry other : rest) {
            if (other.name().equals(entry.name())) {
                addresses(other);
            }
        }
        if (only == null || only == IfconfigFamily.INET6) {
            nd6();
        }
        if (only == null) {
            new IfconfigMedia(ifconfig).status(s);
            fib();
            ifconfig.vlan.status(s);
            groups();
            new IfconfigBridge(ifconfig).status(s);
            new IfconfigLagg(ifconfig).status(s);
        }
        IfReq status = ask("SIOCGIFSTATUS");
        if (status != null && status.text != null) {
            ifconfig.print(status.text);
        }
        ifconfig.sys.close(s);
    }

    /** Makes one request by name; null when the kernel refuses it. */
    private IfReq ask(String request) {
        IfReq ifr = new IfReq(ifconfig.name);
        return ifconfig.sys.ioctl(s, request, ifr) < 0 ? null : ifr;
    }

    private void line(String text) {
        ifconfig.print("\t" + text + "\n");
    }

    private void capabilities() {
        IfReq caps = ask("SIOCGIFCAP");
        if (caps == null) {
            return;
        }
        long current = caps.numbers.getOrDefault("ifr_curcap", 0L);
        long possible = caps.numbers.getOrDefault("ifr_reqcap", 0L);
        if (current != 0) {
            line(Text.bits("options", current, CAPABILITIES));
        }
        if (ifconfig.supmedia && possible != 0) {
            line(Text.bits("capabilities", possible, CAPABILITIES));
        }
    }

    private void tunnel() {
        IfReq source = ask("SIOCGIFPSRCADDR");
        IfReq destination = source == null ? null : ask("SIOCGIFPDSTADDR");
        if (destination != null && source.address != null && destination.address != null) {
            line("tunnel inet " + Addresses.ntoa(source.address.inet()) + " --> "
                    + Addresses.ntoa(destination.address.inet()));
        }
    }

    private void addresses(IfEntry entry) {
        if (only == null || only.isLink()) {
            link(entry);
        }
        for (IfEntry.Address address : entry.addresses()) {
            int family = address.address().family();
            if (only != null && only.number() != family) {
                continue;
            }
            if (family == Sockaddr.AF_INET) {
                inet(entry, address);
            } else if (family == Addresses.AF_INET6) {
                inet6(entry, address);
            }
        }
    }

    private void link(IfEntry entry) {
        byte[] address = entry.link().address();
        if (address.length == 0) {
            return;
        }
        boolean ethernet = entry.type() == IFT_ETHER || entry.type() == IFT_L2VLAN || entry.type() == IFT_BRIDGE;
        if (ethernet && address.length == 6) {
            line("ether " + Text.mac(address));
        } else {
            StringBuilder text = new StringBuilder();
            for (byte octet : address) {
                text.append(text.length() == 0 ? "" : ".").append(Integer.toHexString(octet & 0xff));
            }
            line("lladdr " + text);
        }
    }

    private void inet(IfEntry entry, IfEntry.Address address) {
        StringBuilder text = new StringBuilder("inet ")
                .append(Addresses.ntoa(address.address().inet()))
                .append(' ');
        if ((entry.flags() & IFF_POINTOPOINT) != 0) {
            text.append("--> ")
                    .append(Addresses.ntoa(
                            address.destination() == null
                                    ? 0
                                    : address.destination().inet()))
                    .append(' ');
        }
        text.append("netmask 0x")
                .append(Integer.toHexString(
                        address.mask() == null ? 0 : address.mask().inet()))
                .append(' ');
        if ((entry.flags() & IFF_BROADCAST) != 0
                && address.destination() != null
                && address.destination().inet() != 0) {
            text.append("broadcast ")
                    .append(Addresses.ntoa(address.destination().inet()))
                    .append(' ');
        }
        line(text.toString());
    }

    private void inet6(IfEntry entry, IfEntry.Address address) {
        int s6 = ifconfig.sys.socket("PF_INET6", "SOCK_DGRAM", 0);
        if (s6 < 0) {
            ifconfig.warn(s6, "socket(AF_INET6,SOCK_DGRAM)");
            return;
        }
        IfReq flags = new IfReq(ifconfig.name);
        flags.address = address.address();
        int error = ifconfig.sys.ioctl(s6, "SIOCGIFAFLAG_IN6", flags);
        ifconfig.sys.close(s6);
        if (error < 0) {
            ifconfig.warn(error, "ioctl(SIOCGIFAFLAG_IN6)");
            return;
        }
        StringBuilder text = new StringBuilder("inet6 ")
                .append(scoped(address.address(), entry))
                .append(' ');
        if ((entry.flags() & IFF_POINTOPOINT) != 0
                && address.destination() != null
                && address.destination().family() == Addresses.AF_INET6) {
            text.append("--> ").append(scoped(address.destination(), entry)).append(' ');
        }
        int length = address.mask() == null
                ? 0
                : Addresses.prefixLength(address.mask().address());
        text.append("prefixlen ").append(length).append(' ');
        for (int i = 0; i < ADDRESS6.length; i += 2) {
            if ((flags.value & (Integer) ADDRESS6[i + 1]) != 0) {
                text.append(ADDRESS6[i]).append(' ');
            }
        }
        int scope = address.address().index();
        if (scope != 0) {
            text.append("scopeid 0x").append(Integer.toHexString(scope)).append(' ');
        }
        if (ifconfig.lifetimes) {
            text.append("pltime infty vltime infty ");
        }
        line(text.toString());
    }

    private static String scoped(Sockaddr address, IfEntry entry) {
        String text = Addresses.ntop6(address.address());
        return address.index() == 0 ? text : text + "%" + entry.name();
    }

    private void nd6() {
        int s6 = ifconfig.sys.socket("PF_INET6", "SOCK_DGRAM", 0);
        if (s6 < 0) {
            return;
        }
        IfReq nd = new IfReq(ifconfig.name);
        int error = ifconfig.sys.ioctl(s6, "SIOCGIFINFO_IN6", nd);
        ifconfig.sys.close(s6);
        if (error < 0) {
            if (error != -Errno.EPFNOSUPPORT) {
                ifconfig.warn(error, "ioctl(SIOCGIFINFO_IN6)");
            }
        } else if (nd.value != 0) {
            line(Text.bits("nd6 options", nd.value, ND6));
        }
    }

    private void fib() {
        IfReq fib = ask("SIOCGIFFIB");
        if (fib != null && fib.value != 0) {
            line("fib: " + fib.value);
        }
    }

    private void groups() {
        if (!ifconfig.verbose) {
            return;
        }
        IfReq groups = ask("SIOCGIFGROUP");
        if (groups == null) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (String group : groups.names) {
            if (!Objects.equals(group, "all")) {
                text.append(group).append(' ');
            }
        }
        if (text.length() > 0) {
            line("groups: " + text);
        }
    }
}
