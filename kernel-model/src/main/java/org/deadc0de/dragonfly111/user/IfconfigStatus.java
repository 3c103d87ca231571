package org.deadc0de.dragonfly111.user;

import org.deadc0de.kernel.IfEntry;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Sockaddr;

/** What ifconfig(8) prints about one interface: status() of ifconfig.c and the status functions of the address families. */
final class IfconfigStatus {
    static final int IFF_UP = 0x1;
    static final int IFT_ETHER = 0x6;
    private static final int IFF_BROADCAST = 0x2;
    private static final int IFF_POINTOPOINT = 0x10;
    private static final int IFF_POLLING = 0x10000;

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
        "POLLING", IFF_POLLING,
        "PPROMISC", 0x20000,
        "MONITOR", 0x40000,
        "STATICARP", 0x80000,
        "NEEDSGIANT", 0x100000
    };

    private static final Object[] CAPABILITIES = {
        "RXCSUM",
        0x1,
        "TXCSUM",
        0x2,
        "NETCONS",
        0x4,
        "VLAN_MTU",
        0x8,
        "VLAN_HWTAGGING",
        0x10,
        "JUMBO_MTU",
        0x20,
        "POLLING",
        0x40
    };

    private static final String[] CARP_STATES = {"INIT", "BACKUP", "MASTER"};

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

    /** Prints the block of one interface. */
    void print(IfEntry entry) {
        String domain = only == null ? "PF_INET" : only.domain();
        s = ifconfig.sys.socket(domain, "SOCK_DGRAM", 0);
        if (s < 0) {
            throw ifconfig.err(1, s, "socket(family " + (only == null ? 2 : only.number()) + ",SOCK_DGRAM");
        }
        StringBuilder head =
                new StringBuilder(entry.name()).append(": ").append(Text.bits("flags", entry.flags(), FLAGS));
        if (entry.metric() != 0) {
            head.append(" metric ").append(entry.metric());
        }
        if (entry.mtu() != 0) {
            head.append(" mtu ").append(entry.mtu());
        }
        ifconfig.print(head.append('\n').toString());
        capabilities();
        tunnel();
        for (IfEntry.Address address : entry.addresses()) {
            if (address.address().family() == Sockaddr.AF_INET && (only == null || only == IfconfigFamily.INET)) {
                inet(entry, address);
            }
        }
        if (only == null || only.isLink()) {
            link(entry);
        }
        if (only == null) {
            new IfconfigMedia(ifconfig).status(s);
            carp();
        }
        IfReq status = ask("SIOCGIFSTATUS");
        if (status != null && status.text != null) {
            ifconfig.print(status.text);
        }
        if ((entry.flags() & IFF_POLLING) != 0) {
            IfReq cpu = ask("SIOCGIFPOLLCPU");
            if (cpu != null) {
                line("pollcpu: " + cpu.value);
            }
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
        long current = caps.value;
        long possible = caps.numbers.getOrDefault("reqcap", 0L);
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

    private void link(IfEntry entry) {
        byte[] address = entry.link().address();
        if (address.length > 0) {
            line((entry.type() == IFT_ETHER ? "ether " : "lladdr ") + Text.mac(address));
        }
    }

    private void inet(IfEntry entry, IfEntry.Address address) {
        StringBuilder text = new StringBuilder("inet ")
                .append(Addresses.ntoa(address.address().inet()))
                .append(' ');
        Sockaddr other = address.destination();
        if ((entry.flags() & IFF_POINTOPOINT) != 0) {
            text.append("--> ")
                    .append(Addresses.ntoa(other == null ? 0 : other.inet()))
                    .append(' ');
        }
        text.append("netmask 0x")
                .append(Integer.toHexString(
                        address.mask() == null ? 0 : address.mask().inet()))
                .append(' ');
        if ((entry.flags() & IFF_BROADCAST) != 0 && other != null && other.inet() != 0) {
            text.append("broadcast ").append(Addresses.ntoa(other.inet()));
        }
        line(text.toString());
    }

    private void carp() {
        IfReq carp = ask("SIOCGVH");
        if (carp == null || carp.numbers.getOrDefault("carpr_vhid", 0L) <= 0) {
            return;
        }
        int state = carp.numbers.getOrDefault("carpr_state", 0L).intValue();
        line("carp: " + (state > 2 ? "<UNKNOWN>" : CARP_STATES[state]) + " vhid " + carp.numbers.get("carpr_vhid")
                + " advbase " + carp.numbers.getOrDefault("carpr_advbase", 0L) + " advskew "
                + carp.numbers.getOrDefault("carpr_advskew", 0L));
    }
}
