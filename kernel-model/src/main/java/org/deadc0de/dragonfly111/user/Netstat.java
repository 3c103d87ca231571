package org.deadc0de.dragonfly111.user;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deadc0de.kernel.IfEntry;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.RouteEntry;
import org.deadc0de.kernel.Sockaddr;

/** netstat(1), usr.bin/netstat: routes and interfaces, read from kernel memory. */
public final class Netstat extends Tool {
    private static final String USAGE = """
            usage: netstat [-AaLnSW] [-c cpu] [-f protocol_family | -p protocol]
                           [-M core] [-N system]
                   netstat -i | -I interface [-abdntW] [-f address_family] [-M core] [-N system]
                   netstat -w wait [-I interface] [-d] [-M core] [-N system]
                   netstat -s [-s] [-z] [-f protocol_family | -p protocol] [-M core] [-N system]
                   netstat -i | -I interface -s [-f protocol_family | -p protocol] [-M core] [-N system]
                   netstat -m [-M core] [-N system]
                   netstat -r [-AanW] [-c cpu] [-f address_family] [-M core] [-N system]
                   netstat -rs [-s] [-M core] [-N system]
                   netstat -g [-W] [-f address_family] [-M core] [-N system]
                   netstat -gs [-s] [-f address_family] [-M core] [-N system]
            """;

    private static final int RTF_HOST = 0x4;
    private static final int RTF_PRCLONING = 0x10000;
    private static final int RTF_WASCLONED = 0x20000;

    private final boolean numeric = has("-n");
    private int family;

    public Netstat(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        options("Aabc:df:ghI:ilLM:mN:np:PrSsuWtw:z", 1, USAGE);
        String wanted = context.invocation().valueOf("-f");
        if (wanted != null) {
            family = switch (wanted) {
                case "inet" -> Sockaddr.AF_INET;
                case "inet6" -> -1;
                case "link" -> Sockaddr.AF_LINK;
                case "unix", "ipx", "atalk", "ng", "netgraph", "pfkey" -> -1;
                default -> throw errx(1, wanted + ": unknown address family");
            };
        }
        if (has("-r")) {
            routes();
        } else if (has("-i") || has("-I")) {
            interfaces(context.invocation().valueOf("-I"));
        } else {
            print("Active Internet connections" + (has("-a") ? " (including servers)" : "") + "\n"
                    + "Proto Recv-Q Send-Q Local Address          Foreign Address        (state)\n");
        }
        return 0;
    }

    // ---- routes --------------------------------------------------------------------------------------------------

    @SuppressWarnings("unchecked")
    private void routes() {
        String cpu = context.invocation().valueOf("-c");
        Object dump = sys.sysctl("net.routetable.dump" + (cpu == null ? "" : "." + Text.atoi(cpu)), null);
        print("Routing tables\n");
        List<RouteEntry> rows = new ArrayList<>();
        if (dump instanceof List<?> && (family == 0 || family == Sockaddr.AF_INET)) {
            List<RouteEntry> all = (List<RouteEntry>) dump;
            all.stream()
                    .filter(route -> route.destination().family() == Sockaddr.AF_INET)
                    .filter(route -> has("-a") || !isProtocolClone(route, all))
                    .forEach(rows::add);
        }
        if (rows.isEmpty()) {
            return;
        }
        boolean wide = has("-W");
        print("\nInternet:\n");
        print(Text.left("Destination", 18) + " " + Text.left("Gateway", 18) + " " + Text.left("Flags", 6) + " "
                + Text.right("Refs", 6) + " " + Text.right("Use", 8) + " "
                + (wide ? Text.right("Mtu", 6) + " " + Text.right("Netif", 8) : Text.right("Netif", 6)) + " "
                + Text.right("Expire", 6) + "\n");
        for (int i = 0; i < rows.size(); i++) {
            RouteEntry route = rows.get(i);
            StringBuilder line = new StringBuilder(column(destination(route)))
                    .append(' ')
                    .append(column(gateway(route)))
                    .append(' ')
                    .append(Text.left(RouteText.letters(route.flags()), 6))
                    .append(' ')
                    .append(Text.right(route.references(), 6))
                    .append(' ')
                    .append(Text.right(route.use(), 8))
                    .append(' ')
                    .append(wide ? Text.right(route.mtu(), 6) + " " : "")
                    .append(Text.right(route.ifname(), wide ? 8 : 6));
            if (route.expire() > 0) {
                line.append(' ').append(Text.right(route.expire(), 6));
            }
            boolean duplicated = i + 1 < rows.size()
                    && Arrays.equals(
                            route.destination().address(),
                            rows.get(i + 1).destination().address());
            print(line + (duplicated ? " =>" : "") + "\n");
        }
    }

    /** A clone whose parent clones for protocols is not shown: the longest other route that covers it says so. */
    private static boolean isProtocolClone(RouteEntry route, List<RouteEntry> all) {
        if ((route.flags() & RTF_WASCLONED) == 0) {
            return false;
        }
        RouteEntry parent = null;
        for (RouteEntry other : all) {
            if ((other.flags() & RTF_HOST) != 0 || other.destination().family() != Sockaddr.AF_INET) {
                continue;
            }
            int mask = maskOf(other);
            boolean covers =
                    (route.destination().inet() & mask) == other.destination().inet();
            if (covers && (parent == null || Integer.compareUnsigned(mask, maskOf(parent)) > 0)) {
                parent = other;
            }
        }
        return parent != null && (parent.flags() & RTF_PRCLONING) != 0;
    }

    private static int maskOf(RouteEntry route) {
        return route.mask() == null ? 0 : route.mask().inet();
    }

    private String column(String text) {
        return numeric ? Text.left(text, 18) : Text.leftCut(text, 18);
    }

    private String destination(RouteEntry route) {
        return (route.flags() & RTF_HOST) != 0
                ? Hosts.name(route.destination().inet(), numeric)
                : RouteText.network(route.destination().inet(), maskOf(route));
    }

    private String gateway(RouteEntry route) {
        Sockaddr gateway = route.gateway();
        if (gateway.family() == Sockaddr.AF_INET) {
            return Hosts.name(gateway.inet(), numeric);
        }
        byte[] link = gateway.address();
        return link.length == 0 ? "link#" + gateway.index() : Text.mac(link);
    }

    // ---- interfaces ----------------------------------------------------------------------------------------------

    @SuppressWarnings("unchecked")
    private void interfaces(String only) {
        Object list = sys.sysctl("kvm.ifnet", null);
        if (!(list instanceof List<?>)) {
            return;
        }
        boolean bytes = has("-b");
        print("Name    Mtu   Network       Address            Ipkts Ierrs "
                + (bytes ? Text.right("Ibytes", 10) + " " : "")
                + "   Opkts Oerrs " + (bytes ? Text.right("Obytes", 10) + " " : "") + " Coll"
                + (has("-d") ? " Drop" : "")
                + "\n");
        for (IfEntry entry : (List<IfEntry>) list) {
            if (only != null && !only.equals(entry.name())) {
                continue;
            }
            if (family == 0 || family == Sockaddr.AF_LINK) {
                row(
                        entry,
                        Text.left(
                                Text.left("<Link#" + entry.index() + ">", 11) + " "
                                        + Text.mac(entry.link().address()),
                                30),
                        Kind.LINK);
            }
            for (IfEntry.Address address : entry.addresses()) {
                int af = address.address().family();
                if (family != 0 && family != af) {
                    continue;
                }
                if (af == Sockaddr.AF_INET) {
                    int mask = address.mask() == null ? 0 : address.mask().inet();
                    int inet = address.address().inet();
                    row(
                            entry,
                            Text.leftCut(RouteText.network(inet & mask, mask), 13) + " "
                                    + Text.leftCut(Hosts.name(inet, numeric), 15) + " ",
                            Kind.INET);
                } else if (af == Sockaddr.AF_UNSPEC) {
                    row(entry, Text.left("none", 13) + " " + Text.left("none", 15) + " ", Kind.NONE);
                }
            }
        }
    }

    private enum Kind {
        LINK,
        INET,
        NONE
    }

    private void row(IfEntry entry, String columns, Kind kind) {
        String name = entry.name() + ((entry.flags() & IfconfigStatus.IFF_UP) == 0 ? "*" : "");
        IfEntry.Counters counters = entry.counters();
        boolean link = kind == Kind.LINK;
        boolean packets = kind != Kind.NONE;
        StringBuilder line = new StringBuilder(Text.leftCut(name, 7))
                .append(' ')
                .append(Text.left(Long.toString(entry.mtu()), 5))
                .append(' ')
                .append(columns)
                .append(cell(packets, counters.ipackets(), 8))
                .append(' ')
                .append(cell(link, counters.ierrors(), 5))
                .append(' ');
        if (has("-b")) {
            line.append(cell(packets, 0, 10)).append(' ');
        }
        line.append(cell(packets, counters.opackets(), 8))
                .append(' ')
                .append(cell(link, counters.oerrors(), 5))
                .append(' ');
        if (has("-b")) {
            line.append(cell(packets, 0, 10)).append(' ');
        }
        line.append(cell(link, counters.collisions(), 5));
        if (has("-d")) {
            line.append(' ').append(cell(link, 0, 4));
        }
        print(line.append('\n').toString());
    }

    private static String cell(boolean known, long value, int width) {
        return known ? Text.right(value, width) : Text.right("-", width);
    }
}
