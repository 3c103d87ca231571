package org.deadc0de.dragonfly111.user;

import java.util.List;
import java.util.Map;
import org.deadc0de.kernel.RouteEntry;
import org.deadc0de.kernel.RouteMessage;
import org.deadc0de.kernel.Sockaddr;

/** How route(8) shows addresses and messages. */
final class RouteText {
    static final int RTF_UP = 0x1;
    static final int RTF_GATEWAY = 0x2;
    static final int RTF_HOST = 0x4;
    static final int RTF_STATIC = 0x800;

    private static final Object[] ROUTE_FLAGS = {
        "UP", RTF_UP,
        "GATEWAY", RTF_GATEWAY,
        "HOST", RTF_HOST,
        "REJECT", 0x8,
        "DYNAMIC", 0x10,
        "MODIFIED", 0x20,
        "DONE", 0x40,
        "MASK_PRESENT", 0x80,
        "CLONING", 0x100,
        "XRESOLVE", 0x200,
        "LLINFO", 0x400,
        "STATIC", RTF_STATIC,
        "BLACKHOLE", 0x1000,
        "b016", 0x2000,
        "PROTO2", 0x4000,
        "PROTO1", 0x8000,
        "PRCLONING", 0x10000,
        "WASCLONED", 0x20000,
        "PROTO3", 0x40000,
        "CHAINDELETE", 0x80000,
        "PINNED", 0x100000,
        "LOCAL", 0x200000,
        "BROADCAST", 0x400000,
        "MULTICAST", 0x800000
    };

    private static final Object[] LETTERS = {
        "U", RTF_UP,
        "G", RTF_GATEWAY,
        "H", RTF_HOST,
        "R", 0x8,
        "D", 0x10,
        "M", 0x20,
        "d", 0x40,
        "C", 0x100,
        "X", 0x200,
        "L", 0x400,
        "S", RTF_STATIC,
        "1", 0x8000,
        "2", 0x4000,
        "W", 0x20000,
        "c", 0x10000,
        "3", 0x40000,
        "B", 0x1000,
        "b", 0x400000
    };

    private static final Object[] INTERFACE_FLAGS = {
        "UP", 0x1,
        "BROADCAST", 0x2,
        "DEBUG", 0x4,
        "LOOPBACK", 0x8,
        "PTP", 0x10,
        "b6", 0x20,
        "RUNNING", 0x40,
        "NOARP", 0x80,
        "PPROMISC", 0x100,
        "ALLMULTI", 0x200,
        "OACTIVE", 0x400,
        "SIMPLEX", 0x800,
        "LINK0", 0x1000,
        "LINK1", 0x2000,
        "LINK2", 0x4000,
        "MULTICAST", 0x8000
    };

    private static final List<String> ADDRESS_NAMES =
            List.of("DST", "GATEWAY", "NETMASK", "GENMASK", "IFP", "IFA", "AUTHOR", "BRD");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("RTM_ADD", "Add Route"),
            Map.entry("RTM_DELETE", "Delete Route"),
            Map.entry("RTM_CHANGE", "Change Metrics or flags"),
            Map.entry("RTM_GET", "Report Metrics"),
            Map.entry("RTM_LOSING", "Kernel Suspects Partitioning"),
            Map.entry("RTM_REDIRECT", "Told to use different route"),
            Map.entry("RTM_MISS", "Lookup failed on this address"),
            Map.entry("RTM_LOCK", "fix specified metrics"),
            Map.entry("RTM_RESOLVE", "Route created by cloning"),
            Map.entry("RTM_NEWADDR", "address being added to iface"),
            Map.entry("RTM_DELADDR", "address being removed from iface"),
            Map.entry("RTM_IFINFO", "iface status change"),
            Map.entry("RTM_NEWMADDR", "new multicast group membership on iface"),
            Map.entry("RTM_DELMADDR", "multicast group membership removed from iface"),
            Map.entry("RTM_IFANNOUNCE", "interface arrival/departure"));

    private final Route route;

    RouteText(Route route) {
        this.route = route;
    }

    /** The flags as netstat(1) and {@code route show} abbreviate them. */
    static String letters(int flags) {
        return Text.bitNames(flags, LETTERS).replace(",", "");
    }

    /** routename(): an address as a host. */
    String name(Sockaddr address) {
        byte[] bytes = address.address();
        if (address.family() == Sockaddr.AF_INET) {
            int inet = address.inet();
            if (inet == 0) {
                return "default";
            }
            return Hosts.name(inet, route.has("-n"));
        }
        if (bytes.length == 0) {
            return address.name().isEmpty() ? "link#" + address.index() : address.name();
        }
        StringBuilder text = new StringBuilder();
        for (byte octet : bytes) {
            text.append(text.length() == 0 ? "" : ".").append(Integer.toHexString(octet & 0xff));
        }
        return (address.name().isEmpty() ? "" : address.name() + ":") + text;
    }

    /** A route's key: a host, or a network with the length of its mask where the class does not say it. */
    String destination(RouteEntry entry) {
        if (entry.destination().family() != Sockaddr.AF_INET || (entry.flags() & RTF_HOST) != 0) {
            return name(entry.destination());
        }
        int mask = entry.mask() == null ? 0 : entry.mask().inet();
        return network(entry.destination().inet(), mask);
    }

    /** netname(): the mask decides how many octets are shown. */
    static String network(int address, int mask) {
        if (address == 0 && mask == 0) {
            return "default";
        }
        int octets = 4;
        for (int n = 1; n < 4 && octets == 4; n++) {
            int limit = -1 << 32 - 8 * n;
            if (Integer.compareUnsigned(mask, limit) <= 0 && (address & ~limit) == 0) {
                octets = n;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < octets; i++) {
            text.append(i == 0 ? "" : ".").append(address >>> 24 - 8 * i & 0xff);
        }
        int classMask = address >= 0 ? 0xff000000 : (address & 0x40000000) == 0 ? 0xffff0000 : 0xffffff00;
        if (mask != classMask) {
            int length = Addresses.prefixLength(Sockaddr.inet(mask).address());
            text.append(length >= 0 ? "/" + length : "&0x" + Integer.toHexString(mask));
        }
        return text.toString();
    }

    /** What get prints. */
    void answer(Sockaddr asked, RouteMessage message) {
        Map<String, Sockaddr> addresses = message.addresses();
        route.print("   route to: " + name(asked) + "\n");
        if (addresses.containsKey("DST")) {
            route.print("destination: " + name(addresses.get("DST")) + "\n");
        }
        if (addresses.containsKey("NETMASK")) {
            Sockaddr mask =
                    addresses.get("NETMASK"); // of no family, where a program gave it: taken to have the destination's
            String numeric = mask.inet() != 0 ? Addresses.ntoa(mask.inet()) : "default";
            route.print("       mask: " + numeric + "\n");
        }
        if (addresses.containsKey("GATEWAY") && (message.flags() & RTF_GATEWAY) != 0) {
            route.print("    gateway: " + name(addresses.get("GATEWAY")) + "\n");
        }
        if (addresses.containsKey("IFP")) {
            route.print("  interface: " + addresses.get("IFP").name() + "\n");
        }
        route.print("      flags: " + bracketed(message.flags(), ROUTE_FLAGS) + "\n");
        route.print(" recvpipe  sendpipe  ssthresh  rtt,msec    rttvar  hopcount      mtu     expire\n");
        Map<String, Long> metrics = message.metrics();
        StringBuilder row = new StringBuilder();
        for (String metric :
                List.of("recvpipe", "sendpipe", "ssthresh", "rtt", "rttvar", "hopcount", "mtu", "expire")) {
            row.append(Text.right(metrics.getOrDefault(metric, 0L), 8)).append(metric.equals("expire") ? " " : "  ");
        }
        route.print(row.append('\n').toString());
    }

    /** What monitor prints of one message. */
    void message(RouteMessage message) {
        String head =
                message.type() + ": " + TYPES.getOrDefault(message.type(), "") + ": len " + message.length() + ", ";
        switch (message.type()) {
            case "RTM_IFANNOUNCE" ->
                route.print(head + "if# " + message.index() + ", what: "
                        + (message.what() == 0 ? "arrival" : message.what() == 1 ? "departure" : "#" + message.what())
                        + "\n");
            case "RTM_IFINFO" -> {
                route.print(head + "if# " + message.index() + ", flags:" + bracketed(message.flags(), INTERFACE_FLAGS));
                addresses(message);
            }
            case "RTM_NEWADDR", "RTM_DELADDR" -> {
                route.print(head + "metric 0, flags:" + bracketed(message.flags(), ROUTE_FLAGS));
                addresses(message);
            }
            default -> {
                route.print(
                        head + "pid: " + message.pid() + ", seq " + message.sequence() + ", errno " + message.errno()
                                + ", flags:" + bracketed(message.flags(), ROUTE_FLAGS) + "\nlocks: <> inits: <"
                                + String.join(",", message.metrics().keySet()) + ">");
                addresses(message);
            }
        }
    }

    private void addresses(RouteMessage message) {
        Map<String, Sockaddr> addresses = message.addresses();
        if (addresses.isEmpty()) {
            route.print("\n");
            return;
        }
        StringBuilder names = new StringBuilder();
        StringBuilder values = new StringBuilder();
        for (String which : ADDRESS_NAMES) {
            if (addresses.containsKey(which)) {
                names.append(names.length() == 0 ? "" : ",").append(which);
                values.append(' ').append(name(addresses.get(which)));
            }
        }
        route.print("\nsockaddrs: <" + names + ">\n" + values + "\n");
    }

    private static String bracketed(int value, Object... names) {
        String text = Text.bitNames(value, names);
        return text.isEmpty() ? "" : "<" + text + ">";
    }
}
