package org.deadc0de.netbsd299.user;

import java.util.List;
import java.util.Locale;
import org.deadc0de.kernel.ProgramContext;

/** netstat(1): -r and -i. It reads kernel memory: what it finds at a stale pointer it prints. */
final class Netstat extends Tool {
    private static final String USAGE = """
            usage: netstat [-Aan] [-f address_family] [-M core] [-N system]
                   netstat [-bdgiLmnqrsv] [-f address_family] [-M core] [-N system]
            """;

    Netstat(ProgramContext context) {
        super(context);
    }

    int main() {
        StringBuilder letters = new StringBuilder();
        String family = "";
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-f")) {
                family = i + 1 < words.size() ? words.get(++i) : "";
                if (!family.equals("inet") && !family.equals("inet6")) {
                    warnx(family + ": unknown address family");
                    return 1;
                }
            } else if (word.matches("-[rinabd]+")) {
                letters.append(word.substring(1));
            } else {
                warnx("unknown option -- " + word.replace("-", ""));
                context.err().print(USAGE);
                return 1;
            }
        }
        boolean numeric = letters.indexOf("n") >= 0;
        if (letters.indexOf("i") >= 0) {
            interfaces(letters.indexOf("a") >= 0, letters.indexOf("b") >= 0);
        } else if (letters.indexOf("r") >= 0) {
            print("Routing tables\n");
            if (!family.equals("inet6")) {
                routes(2, "Internet", 18, 18);
            }
            if (!family.equals("inet")) {
                routes(NetBsdSyscalls.AF_INET6, "Internet6", numeric ? 34 : 18, numeric ? 30 : 18);
            }
        } else {
            print(
                    "Active Internet connections\nProto Recv-Q Send-Q  Local Address          Foreign Address        State\n");
        }
        return 0;
    }

    private void routes(int family, String title, int dst, int gw) {
        List<NetBsdSyscalls.RouteLine> lines =
                sys.routes().stream().filter(line -> line.family() == family).toList();
        if (lines.isEmpty()) {
            return;
        }
        print("\n" + title + ":\n");
        String layout = "%-" + dst + "." + dst + "s %-" + gw + "." + gw + "s %-6.6s  %6.6s%8.8s %6.6s  %s\n";
        print(String.format(Locale.ROOT, layout, "Destination", "Gateway", "Flags", "Refs", "Use", "Mtu", "Interface"));
        for (NetBsdSyscalls.RouteLine line : lines) {
            print(String.format(
                    Locale.ROOT,
                    "%-" + dst + "." + dst + "s %-" + gw + "." + gw + "s %-6.6s %6d %8d %s  %s\n",
                    RouteText.destination(line),
                    RouteText.gateway(line),
                    RouteText.flags(line.flags()),
                    line.refs(),
                    line.use(),
                    line.mtu() == 0 ? "     -" : String.format(Locale.ROOT, "%6d", line.mtu()),
                    line.interfaceName()));
        }
    }

    private void interfaces(boolean all, boolean bytes) {
        String layout = "%-5.5s %-5.5s %-13.13s %-17.17s %8.8s %5.5s %8.8s %5.5s %5.5s\n";
        print(String.format(
                Locale.ROOT,
                layout,
                "Name",
                "Mtu",
                "Network",
                "Address",
                bytes ? "Ibytes" : "Ipkts",
                "Ierrs",
                bytes ? "Obytes" : "Opkts",
                "Oerrs",
                "Colls"));
        for (NetBsdSyscalls.Interface each : sys.interfaces()) {
            String name = each.name() + ((each.flags() & 1) == 0 ? "*" : "");
            long in = bytes ? each.ibytes() : each.ipackets();
            long out = bytes ? each.obytes() : each.opackets();
            row(layout, name, each.mtu(), "<Link>", Ifconfig.mac(each.lladdr()), in, out);
            for (NetBsdSyscalls.Address address : each.addresses()) {
                row(layout, name, each.mtu(), network(address), host(address), in, out);
                if (all) {
                    for (String group : address.groups()) {
                        print(String.format(Locale.ROOT, "%25s %s\n", "", RouteText.inet6(group)));
                    }
                }
            }
        }
    }

    private void row(String layout, String name, int mtu, String network, String address, long in, long out) {
        print(String.format(Locale.ROOT, layout, name, mtu, network, address, in, 0, out, 0, 0));
    }

    private static String network(NetBsdSyscalls.Address address) {
        if (address.family() == 2) {
            byte[] net = address.address().clone();
            for (int i = 0; i < 4; i++) {
                net[i] &= address.mask()[i];
            }
            return RouteText.net(net, address.prefixLength());
        }
        return Addresses.isScoped(address.address()) ? "fe80::" : Addresses.inet6(address.address());
    }

    private static String host(NetBsdSyscalls.Address address) {
        return address.family() == 2
                ? Addresses.dotted(address.address())
                : Addresses.inet6(Addresses.withoutScope(address.address()));
    }
}
