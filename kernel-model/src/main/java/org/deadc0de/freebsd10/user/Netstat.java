package org.deadc0de.freebsd10.user;

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
            usage: netstat [-AaLnSTWx] [-f protocol_family | -p protocol]
                           [-M core] [-N system]
                   netstat -i | -I interface [-abdhnW] [-f address_family]
                           [-M core] [-N system]
                   netstat -w wait [-I interface] [-d] [-M core] [-N system] [-q howmany]
                   netstat -s [-s] [-z] [-f protocol_family | -p protocol]
                           [-M core] [-N system]
                   netstat -i | -I interface -s [-f protocol_family | -p protocol]
                           [-M core] [-N system]
                   netstat -m [-M core] [-N system]
                   netstat -B [-I interface]
                   netstat -r [-AanW] [-f address_family] [-M core] [-N system]
                   netstat -rs [-s] [-M core] [-N system]
                   netstat -g [-W] [-f address_family] [-M core] [-N system]
                   netstat -gs [-s] [-f address_family] [-M core] [-N system]
                   netstat -Q
            """;

    private static final Object[] FLAGS = {
        "U", 0x1,
        "G", 0x2,
        "H", 0x4,
        "R", 0x8,
        "D", 0x10,
        "M", 0x20,
        "d", 0x40,
        "X", 0x200,
        "S", 0x800,
        "1", 0x8000,
        "2", 0x4000,
        "c", 0x10000,
        "3", 0x40000,
        "B", 0x1000,
        "b", 0x400000
    };

    private final boolean numeric = has("-n");
    private int family;

    public Netstat(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        options("AaBbdf:ghI:iLlM:mN:np:Qq:rSTsuWw:xz", 1, USAGE);
        String wanted = context.invocation().valueOf("-f");
        if (wanted != null) {
            family = switch (wanted) {
                case "inet" -> Sockaddr.AF_INET;
                case "inet6" -> Addresses.AF_INET6;
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
        Object dump = sys.sysctl("net.routetable.dump", null);
        List<RouteEntry> all = dump instanceof List<?> ? (List<RouteEntry>) dump : List.of();
        print("Routing tables\n");
        table(all, Sockaddr.AF_INET, "Internet");
        table(all, Addresses.AF_INET6, "Internet6");
    }

    private void table(List<RouteEntry> all, int af, String title) {
        List<RouteEntry> rows = new ArrayList<>();
        all.stream().filter(route -> route.destination().family() == af).forEach(rows::add);
        if (rows.isEmpty() || family != 0 && family != af) {
            return;
        }
        int destinationWidth = af == Addresses.AF_INET6 && numeric ? 33 : 18;
        int gatewayWidth = af == Addresses.AF_INET6 && numeric ? 29 : 18;
        print("\n" + title + ":\n");
        String columns = af == Sockaddr.AF_INET
                ? Text.left("Flags", 6) + " " + Text.right("Refs", 6) + " " + Text.right("Use", 8) + " "
                        + Text.right("Netif", 6)
                : Text.left("Flags", 6) + "  " + Text.right("Netif", 8);
        print(Text.left("Destination", destinationWidth) + " " + Text.left("Gateway", gatewayWidth) + " " + columns
                + " " + Text.right("Expire", 6) + "\n");
        for (int i = 0; i < rows.size(); i++) {
            RouteEntry route = rows.get(i);
            String line = column(destination(route), destinationWidth) + " "
                    + column(gateway(route), gatewayWidth) + " "
                    + Text.leftCut(letters(route.flags()), 6) + " ";
            line += af == Sockaddr.AF_INET
                    ? Text.right(route.references(), 6) + " " + Text.right(route.use(), 8) + " "
                            + Text.rightCut(route.ifname(), 6)
                    : " " + Text.rightCut(route.ifname(), 8);
            if (route.expire() != 0) {
                line += " " + Text.right(route.expire(), 6);
            }
            boolean duplicated = i + 1 < rows.size()
                    && Arrays.equals(
                            route.destination().address(),
                            rows.get(i + 1).destination().address());
            print(line + (duplicated ? " =>" : "") + "\n");
        }
    }

    private String column(String text, int width) {
        return numeric ? Text.left(text, width) : Text.leftCut(text, width);
    }

    private static String letters(int flags) {
        return Text.bitNames(flags, FLAGS).replace(",", "");
    }

    private String destination(RouteEntry route) {
        Sockaddr to = route.destination();
        boolean host = (route.flags() & RouteText.RTF_HOST) != 0;
        if (to.family() == Addresses.AF_INET6) {
            return network6(to, host ? null : route.mask(), scopeOf(to, route.ifname()));
        }
        if (host) {
            return hostName(to.inet());
        }
        int mask = route.mask() == null ? 0 : route.mask().inet();
        return to.inet() == 0 && mask == 0 ? "default" : network(to.inet(), mask);
    }

    private String hostName(int address) {
        return !numeric && address == 0x7f000001 ? "localhost" : Addresses.ntoa(address);
    }

    private static String network(int address, int mask) {
        byte[] bytes = Sockaddr.inet(mask).address();
        int length = Addresses.prefixLength(bytes);
        return Addresses.ntoa(address) + (length >= 0 ? "/" + length : "&0x" + Integer.toHexString(mask));
    }

    private String network6(Sockaddr to, Sockaddr mask, String ifname) {
        byte[] bytes = to.address();
        boolean any = Arrays.equals(bytes, new byte[16]);
        int length = mask == null ? 128 : Addresses.prefixLength(mask.address());
        if (any && length == 0) {
            return "default";
        }
        String scope = Addresses.isLinkLocal(bytes) ? "%" + ifname : "";
        return Addresses.ntop6(bytes) + scope + (mask == null ? "" : "/" + length);
    }

    /** The name of the interface whose index an address carries. */
    private String scopeOf(Sockaddr address, String otherwise) {
        if (sys.sysctl("kvm.ifnet", null) instanceof List<?> list) {
            for (Object entry : list) {
                if (((IfEntry) entry).index() == address.index()) {
                    return ((IfEntry) entry).name();
                }
            }
        }
        return otherwise;
    }

    private String gateway(RouteEntry route) {
        Sockaddr gateway = route.gateway();
        if (gateway.family() == Sockaddr.AF_INET) {
            return hostName(gateway.inet());
        }
        if (gateway.family() == Addresses.AF_INET6) {
            return network6(gateway, null, scopeOf(gateway, route.ifname()));
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
        boolean dropped = has("-d");
        boolean bytes = has("-b");
        print("Name    Mtu Network       Address              Ipkts Ierrs Idrop" + (bytes ? "     Ibytes" : "")
                + "    Opkts Oerrs" + (bytes ? "     Obytes" : "") + "  Coll" + (dropped ? " Drop" : "") + "\n");
        for (IfEntry entry : (List<IfEntry>) list) {
            if (only != null && !only.equals(entry.name())) {
                continue;
            }
            if (family == 0 || family == Sockaddr.AF_LINK) {
                row(entry, "<Link#" + entry.index() + ">", Text.mac(entry.link().address()), true);
            }
            for (IfEntry.Address address : entry.addresses()) {
                int af = address.address().family();
                if (family != 0 && family != af) {
                    continue;
                }
                if (af == Sockaddr.AF_INET) {
                    int mask = address.mask() == null ? 0 : address.mask().inet();
                    row(
                            entry,
                            network(address.address().inet() & mask, mask),
                            hostName(address.address().inet()),
                            false);
                } else if (af == Addresses.AF_INET6) {
                    inet6Row(entry, address);
                }
            }
        }
    }

    private void inet6Row(IfEntry entry, IfEntry.Address address) {
        byte[] network = address.address().address();
        byte[] mask = address.mask() == null ? new byte[16] : address.mask().address();
        for (int i = 0; i < 16; i++) {
            network[i] &= mask[i];
        }
        Sockaddr masked = Addresses.inet6(network, 0);
        String scope = Addresses.isLinkLocal(network) ? "%" + entry.name() : "";
        row(
                entry,
                network6(masked, address.mask(), entry.name()),
                Addresses.ntop6(address.address().address()) + scope,
                false);
    }

    private void row(IfEntry entry, String network, String address, boolean link) {
        String name = entry.name() + ((entry.flags() & IfconfigStatus.IFF_UP) == 0 ? "*" : "");
        IfEntry.Counters counters = entry.counters();
        String input = Text.right(counters.ipackets(), 8) + " "
                + (link ? Text.right(counters.ierrors(), 5) + " " + Text.right(counters.iqdrops(), 5) : "    -     -");
        String output = Text.right(counters.opackets(), 8) + " " + (link ? Text.right(counters.oerrors(), 5) : "    -")
                + (has("-b") ? " " + Text.right(0, 10) : "") + " "
                + (link ? Text.right(counters.collisions(), 5) : "    -")
                + (has("-d") ? " " + (link ? Text.right(0, 4) : "   -") : "");
        print(Text.leftCut(name, 5) + " " + Text.right(entry.mtu(), 5) + " " + Text.leftCut(network, 13) + " "
                + Text.leftCut(address, 17) + " " + input + (has("-b") ? " " + Text.right(0, 10) : "") + " " + output
                + "\n");
    }
}
