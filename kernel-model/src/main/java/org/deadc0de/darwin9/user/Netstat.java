package org.deadc0de.darwin9.user;

import java.util.Locale;
import org.deadc0de.kernel.ProgramContext;

/** netstat(1), network_cmds-307: routes and interfaces. */
final class Netstat extends Tool {
    private static final String USAGE = """
            Usage:\tnetstat [-AaLlnW] [-f address_family | -p protocol]
            \tnetstat [-gilns] [-f address_family]
            \tnetstat -i | -I interface [-w wait] [-abdgt]
            \tnetstat -s [-s] [-f address_family | -p protocol] [-w wait]
            \tnetstat -i | -I interface -s [-f address_family | -p protocol]
            \tnetstat -m [-m]
            \tnetstat -r [-Aaln] [-f address_family]
            \tnetstat -rs [-s]
            """;

    /** No tool here changes IPv6 routes: this part of the table is what it is at boot. */
    private static final String INTERNET6 = """

            Internet6:
            Destination                             Gateway                         Flags      Netif Expire
            ::1                                     link#1                          UHL         lo0
            fe80::%lo0/64                           fe80::1%lo0                     Uc          lo0
            fe80::1%lo0                             link#1                          UHL         lo0
            fe80::%en0/64                           link#4                          UC          en0
            fe80::200:5eff:fe00:5301%en0            0:0:5e:0:53:1                   UHL         lo0
            ff01::/32                               ::1                             U           lo0
            ff02::/32                               fe80::1%lo0                     UC          lo0
            ff02::/32                               link#4                          UC          en0
            """;

    private static final int RTF_WASCLONED = 0x20000;
    private static final int RTF_PRCLONING = 0x10000;
    private static final int RTF_HOST = 0x4;
    private static final int IFF_UP = 0x1;
    private static final int REFERENCES = 16;
    private static final int PARENT_FLAGS = 20;
    private static final int USE = 28;
    private static final int RMX_EXPIRE = 3;
    private static final int[] FLAG_BITS = {
        0x1, 0x2, 0x4, 0x8, 0x10, 0x20, 0x40, 0x100, 0x200, 0x400, 0x800, 0x8000, 0x4000, 0x20000, 0x10000, 0x40000,
        0x1000, 0x400000
    };
    private static final String FLAG_LETTERS = "UGHRDMdCXLS12Wc3Bb";

    Netstat(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        allow("AaLlnWfpgiImrsbdtw", USAGE, 1);
        String family = context.invocation().valueOf("-f");
        if (family != null && !family.equals("inet") && !family.equals("inet6")) {
            throw errx(1, family + ": unknown address family");
        }
        if (has("-r")) {
            routes(family);
        } else if (has("-i") || has("-I")) {
            interfaces(context.invocation().valueOf("-I"));
        } else {
            print("Active Internet connections\n");
            printf(
                    "%-5.5s %-6.6s %-6.6s  %-22.22s %-22.22s %s\n",
                    "Proto", "Recv-Q", "Send-Q", "Local Address", "Foreign Address", "(state)");
        }
        return 0;
    }

    // ---- routes --------------------------------------------------------------------------------------------------

    private void routes(String family) {
        print("Routing tables\n");
        if (!"inet6".equals(family)) {
            print("\nInternet:\n");
            printf(
                    "%-18.18s %-18.18s %-6.6s %6.6s %8.8s %6.6s %6s\n",
                    "Destination", "Gateway", "Flags", "Refs", "Use", "Netif", "Expire");
            if (sys.sysctl("net.routetable.dump", null) instanceof byte[] dump) {
                IfNames names = new IfNames(this);
                for (RtMsg route : RtMsg.all(dump)) {
                    route(route, names);
                }
            }
        }
        if (!"inet".equals(family)) {
            print(INTERNET6);
        }
    }

    private void route(RtMsg route, IfNames names) {
        boolean hidden = (route.flags() & RTF_WASCLONED) != 0 && (route.number(PARENT_FLAGS) & RTF_PRCLONING) != 0;
        if (hidden && !has("-a")) {
            return;
        }
        StringBuilder flags = new StringBuilder();
        for (int i = 0; i < FLAG_BITS.length; i++) {
            if ((route.flags() & FLAG_BITS[i]) != 0) {
                flags.append(FLAG_LETTERS.charAt(i));
            }
        }
        boolean isHost = (route.flags() & RTF_HOST) != 0;
        int destination = route.inet(RtMsg.RTAX_DST);
        String to = isHost
                ? Inet.nameOf(destination, has("-n"))
                : Inet.netname(destination, route.inet(RtMsg.RTAX_NETMASK));
        String cut = has("-n") ? "%-18s %-18s " : "%-18.18s %-18.18s ";
        printf(cut, to, gateway(route));
        printf("%-6.6s %6d %8d %6.6s", flags, route.number(REFERENCES), route.number(USE), names.of(route.index()));
        long expire = route.metric(RMX_EXPIRE);
        if (expire != 0) {
            long left = expire - sys.uptime() / 1_000_000_000L;
            if (left > 0) {
                printf(" %6d", left);
            }
        }
        print("\n");
    }

    private String gateway(RtMsg route) {
        if (route.family(RtMsg.RTAX_GATEWAY) == RtMsg.AF_LINK) {
            int length = route.linkAddressLength(RtMsg.RTAX_GATEWAY);
            if (length == 0) {
                return "link#" + route.half2(route.address(RtMsg.RTAX_GATEWAY) + 2);
            }
            return Inet.looseMac(route.bytes(), route.linkAddress(RtMsg.RTAX_GATEWAY), length);
        }
        return Inet.nameOf(route.inet(RtMsg.RTAX_GATEWAY), has("-n"));
    }

    // ---- interfaces ----------------------------------------------------------------------------------------------

    private void interfaces(String only) {
        if (!(sys.sysctl("net.routetable.iflist2", null) instanceof byte[] list)) {
            return;
        }
        printf("%-5.5s %-5.5s %-13.13s %-15.15s %8.8s %5.5s", "Name", "Mtu", "Network", "Address", "Ipkts", "Ierrs");
        print(has("-b") ? String.format(Locale.ROOT, " %10.10s", "Ibytes") : "");
        printf(" %8.8s %5.5s", "Opkts", "Oerrs");
        print(has("-b") ? String.format(Locale.ROOT, " %10.10s", "Obytes") : "");
        printf(" %5s%s\n", "Coll", has("-d") ? " Drop" : "");
        for (IfList.Interface each : IfList.of(list)) {
            String name = each.name();
            if (only != null && !name.equals(only)) {
                continue;
            }
            String shown = (each.flags() & IFF_UP) == 0 ? name + "*" : name;
            long mtu = each.link().data(8);
            printf("%-5.5s %-5d ", shown, mtu);
            linkRow(each.link());
            counters(each.link(), true);
            for (RtMsg address : each.addresses()) {
                printf("%-5.5s %-5d ", shown, mtu);
                addressRow(address, name);
                counters(each.link(), false);
            }
        }
    }

    private void linkRow(RtMsg link) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-11.11s ", "<Link#" + link.index() + ">"));
        int length = link.family(RtMsg.RTAX_IFP) == RtMsg.AF_LINK ? link.linkAddressLength(RtMsg.RTAX_IFP) : 0;
        if (length > 0) {
            row.append(Inet.mac(link.bytes(), link.linkAddress(RtMsg.RTAX_IFP), length))
                    .append(' ');
        }
        while (row.length() < 30) {
            row.append(' ');
        }
        print(row.toString());
    }

    private void addressRow(RtMsg address, String name) {
        if (address.family(RtMsg.RTAX_IFA) == RtMsg.AF_INET6) {
            Inet6 shown = Inet6.of(address, name);
            printf("%-11.11s %-17.17s ", shown.text() + "/" + shown.prefix(), shown.raw());
            return;
        }
        int inet = address.inet(RtMsg.RTAX_IFA);
        int mask = address.inet(RtMsg.RTAX_NETMASK);
        printf("%-13.13s %-15.15s ", Inet.netname(inet & mask, mask), Inet.dotted(inet));
    }

    private void counters(RtMsg link, boolean isLink) {
        String none = "-";
        printf("%8d %5s", link.data(20), isLink ? link.data(24) : none);
        print(has("-b") ? String.format(Locale.ROOT, " %10d", link.data(40)) : "");
        printf(" %8d %5s", link.data(28), isLink ? link.data(32) : none);
        print(has("-b") ? String.format(Locale.ROOT, " %10d", link.data(44)) : "");
        printf(" %5s%s\n", isLink ? link.data(36) : none, !has("-d") ? "" : isLink ? "    0" : "    -");
    }
}
