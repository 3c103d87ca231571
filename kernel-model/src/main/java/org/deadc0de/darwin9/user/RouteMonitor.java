package org.deadc0de.darwin9.user;

import java.util.Map;

/** How {@code route monitor} prints a message. */
final class RouteMonitor {
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(0x1, "RTM_ADD: Add Route"),
            Map.entry(0x2, "RTM_DELETE: Delete Route"),
            Map.entry(0x3, "RTM_CHANGE: Change Metrics or flags"),
            Map.entry(0x4, "RTM_GET: Report Metrics"),
            Map.entry(0x5, "RTM_LOSING: Kernel Suspects Partitioning"),
            Map.entry(0x6, "RTM_REDIRECT: Told to use different route"),
            Map.entry(0x7, "RTM_MISS: Lookup failed on this address"),
            Map.entry(0x8, "RTM_LOCK: fix specified metrics"),
            Map.entry(0xb, "RTM_RESOLVE: Route created by cloning"),
            Map.entry(0xc, "RTM_NEWADDR: address being added to iface"),
            Map.entry(0xd, "RTM_DELADDR: address being removed from iface"),
            Map.entry(0xe, "RTM_IFINFO: iface status change"),
            Map.entry(0xf, "RTM_NEWMADDR: new multicast group membership on iface"),
            Map.entry(0x10, "RTM_DELMADDR: multicast group membership removed from iface"));

    private final Route route;

    RouteMonitor(Route route) {
        this.route = route;
    }

    void show(RtMsg message) {
        String title = TITLES.getOrDefault(message.type(), "#" + message.type());
        switch (message.type()) {
            case RtMsg.RTM_IFINFO -> {
                route.printf(
                        "%s: len %d, if# %d, flags:%s\n",
                        title,
                        message.length(),
                        message.index(),
                        Flags.names(message.flags(), Flags.MONITORED_INTERFACE));
                addresses(message);
            }
            case RtMsg.RTM_NEWADDR, RtMsg.RTM_DELADDR -> {
                route.printf(
                        "%s: len %d, metric %d, flags:%s\n",
                        title, message.length(), message.number(16), Flags.names(message.flags(), Flags.ROUTE));
                addresses(message);
            }
            default -> {
                route.printf(
                        "%s: len %d, pid: %d, seq %d, errno %d, flags:%s\n",
                        title,
                        message.length(),
                        message.number(16),
                        message.number(20),
                        message.number(24),
                        Flags.names(message.flags(), Flags.ROUTE));
                route.printf("locks: %s inits: %s\n", metricNames(message.number(36)), metricNames(message.number(32)));
                addresses(message);
            }
        }
    }

    private static String metricNames(int bits) {
        String[] names = {"mtu", "hopcount", "expire", "recvpipe", "sendpipe", "ssthresh", "rtt", "rttvar"};
        String text = Flags.names(bits, names);
        return text.equals("<>") ? "" : text;
    }

    private void addresses(RtMsg message) {
        route.printf("sockaddrs: %s\n", Flags.names(message.addrs(), Flags.ADDRESSES));
        StringBuilder line = new StringBuilder();
        for (int which = 0; which < 8; which++) {
            if (message.address(which) >= 0) {
                line.append(' ').append(text(message, which));
            }
        }
        route.print(line + "\n");
    }

    private String text(RtMsg message, int which) {
        int family = message.family(which);
        if (which == RtMsg.RTAX_NETMASK) {
            int mask = message.inet(which);
            return mask == 0 ? "default" : Inet.dotted(mask);
        }
        if (family == RtMsg.AF_LINK) {
            String name = message.linkName(which);
            int length = message.linkAddressLength(which);
            String address = Inet.looseMac(message.bytes(), message.linkAddress(which), length)
                    .replace(':', '.');
            if (name.isEmpty() && length == 0) {
                return "link#" + message.half2(message.address(which) + 2);
            }
            return name.isEmpty() ? address : length == 0 ? name : name + ":" + address;
        }
        int address = message.inet(which);
        return address == 0 ? "default" : route.nameOf(address);
    }
}
