package org.deadc0de.darwin9.user;

import org.deadc0de.kernel.ProgramContext;

/** arp(8), network_cmds-307: shows the table of neighbours, which is those routes that carry link-level information. */
final class Arp extends Tool {
    private static final String USAGE = """
            usage: arp [-n] [-i interface] hostname
                   arp [-n] [-i interface] -a
                   arp -d hostname [pub] [ifscope interface]
                   arp -d [-i interface] -a
                   arp -s hostname ether_addr [temp] [reject] [blackhole] [pub [only]] [ifscope interface]
                   arp -S hostname ether_addr [temp] [reject] [blackhole] [pub [only]] [ifscope interface]
                   arp -f filename
            """;

    private static final int RTF_LLINFO = 0x400;
    private static final int RMX_EXPIRE = 3;

    Arp(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        allow("an", USAGE, 1);
        if (!has("-a") && operands().size() != 1) {
            context.err().print(USAGE);
            return 1;
        }
        Integer wanted = null;
        if (!has("-a")) {
            wanted = Inet.resolve(operands().get(0));
            if (wanted == null) {
                throw errx(1, operands().get(0) + ": Unknown host");
            }
        }
        boolean found = false;
        if (sys.sysctl("net.routetable.dump", null) instanceof byte[] dump) {
            IfNames names = new IfNames(this);
            for (RtMsg route : RtMsg.all(dump)) {
                boolean isNeighbour = (route.flags() & RTF_LLINFO) != 0;
                if (isNeighbour && (wanted == null || wanted == route.inet(RtMsg.RTAX_DST))) {
                    found = true;
                    show(route, names);
                }
            }
        }
        if (wanted != null && !found) {
            print(operands().get(0) + " (" + Inet.dotted(wanted) + ") -- no entry\n");
            return 1;
        }
        return 0;
    }

    private void show(RtMsg route, IfNames names) {
        int length = route.linkAddressLength(RtMsg.RTAX_GATEWAY);
        String at = length == 0
                ? "(incomplete)"
                : Inet.looseMac(route.bytes(), route.linkAddress(RtMsg.RTAX_GATEWAY), length);
        printf("? (%s) at %s on %s", Inet.dotted(route.inet(RtMsg.RTAX_DST)), at, names.of(route.index()));
        if (route.metric(RMX_EXPIRE) == 0) {
            print(" permanent");
        }
        if (route.linkType(RtMsg.RTAX_GATEWAY) == IfList.IFT_ETHER) {
            print(" [ethernet]");
        }
        print("\n");
    }
}
