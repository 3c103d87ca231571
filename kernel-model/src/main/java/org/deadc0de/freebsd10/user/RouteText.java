package org.deadc0de.freebsd10.user;

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
        "XRESOLVE", 0x200,
        "LLINFO", 0x400,
        "STATIC", RTF_STATIC,
        "BLACKHOLE", 0x1000,
        "PROTO2", 0x4000,
        "PROTO1", 0x8000,
        "PRCLONING", 0x10000,
        "WASCLONED", 0x20000,
        "PROTO3", 0x40000,
        "PINNED", 0x100000,
        "LOCAL", 0x200000,
        "BROADCAST", 0x400000,
        "MULTICAST", 0x800000,
        "STICKY", 0x10000000
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

    /** routename(): an address as a host. */
    String name(Sockaddr address) {
        byte[] bytes = address.address();
        if (address.family() == Sockaddr.AF_INET) {
            int inet = address.inet();
            if (inet == 0) {
                return "default";
            }
            return !route.has("-n") && inet == 0x7f000001 ? "localhost" : Addresses.ntoa(inet);
        }
        if (address.family() == Addresses.AF_INET6) {
            String text = Addresses.ntop6(bytes);
            return address.index() == 0 ? text : text + "%" + interfaceName(address.index());
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

    private String interfaceName(int index) {
        return route.interfaces().stream()
                .filter(entry -> entry.index() == index)
                .map(entry -> entry.name())
                .findFirst()
                .orElse(Integer.toString(index));
    }

    /** What flush prints of a route's key. */
    String destination(RouteEntry entry) {
        return name(entry.destination());
    }

    /** What get prints. */
    void answer(Sockaddr asked, RouteMessage message) {
        Map<String, Sockaddr> addresses = message.addresses();
        route.print("   route to: " + name(asked) + "\n");
        if (addresses.containsKey("DST")) {
            route.print("destination: " + name(addresses.get("DST")) + "\n");
        }
        if (addresses.containsKey("NETMASK")) {
            Sockaddr mask = addresses.get("NETMASK");
            boolean inet = mask.family() == Sockaddr.AF_INET;
            String numeric = inet && mask.inet() != 0 ? Addresses.ntoa(mask.inet()) : name(mask);
            route.print("       mask: " + numeric + "\n");
        }
        if (addresses.containsKey("GATEWAY") && (message.flags() & RTF_GATEWAY) != 0) {
            route.print("    gateway: " + name(addresses.get("GATEWAY")) + "\n");
        }
        if (addresses.containsKey("IFP")) {
            route.print("  interface: " + addresses.get("IFP").name() + "\n");
        }
        route.print("      flags: " + bracketed(message.flags(), ROUTE_FLAGS) + "\n");
        route.print(" recvpipe  sendpipe  ssthresh  rtt,msec    mtu        weight    expire\n");
        Map<String, Long> metrics = message.metrics();
        StringBuilder row = new StringBuilder();
        for (String metric : List.of("recvpipe", "sendpipe", "ssthresh", "rtt", "mtu", "weight", "expire")) {
            row.append(row.length() == 0 ? "" : " ")
                    .append(Text.right(metrics.getOrDefault(metric, 0L), 8))
                    .append(' ');
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
                int state = message.what();
                route.print(head + "if# " + message.index() + ", link: "
                        + (state == 2 ? "up" : state == 1 ? "down" : "unknown") + ", flags:"
                        + bracketed(message.flags(), INTERFACE_FLAGS));
                addresses(message);
            }
            case "RTM_NEWADDR", "RTM_DELADDR" -> {
                route.print(head + "metric 0, flags:" + bracketed(message.flags(), ROUTE_FLAGS));
                addresses(message);
            }
            default -> {
                route.print(head + "pid: " + message.pid() + ", seq " + message.sequence() + ", errno "
                        + message.errno() + ", flags:" + bracketed(message.flags(), ROUTE_FLAGS) + "\nlocks:  inits: ");
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
