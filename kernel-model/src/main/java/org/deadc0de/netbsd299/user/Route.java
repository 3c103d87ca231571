package org.deadc0de.netbsd299.user;

import java.util.List;
import java.util.Locale;
import org.deadc0de.kernel.ProgramContext;

/** route(8): show and monitor; the routes of this story are the addresses' own. */
final class Route extends Tool {
    private static final List<String> COMMANDS =
            List.of("get", "change", "add", "delete", "show", "monitor", "flush", "flushall");

    Route(ProgramContext context) {
        super(context);
    }

    int main() {
        int i = 0;
        while (i < words.size() && words.get(i).startsWith("-")) {
            i++;
        }
        if (i == words.size()) {
            return usage("");
        }
        String command = words.get(i);
        if (!COMMANDS.contains(command)) {
            return usage(command);
        }
        switch (command) {
            case "show" -> show();
            case "monitor" -> monitor();
            case "get" -> {
                return get(words.subList(i + 1, words.size()));
            }
            default -> {
                context.err().print("writing to routing socket: Operation not supported\n");
                print(command + " net " + String.join(": gateway ", words.subList(i + 1, words.size()))
                        + ": Operation not supported\n");
                return 1;
            }
        }
        return 0;
    }

    private int usage(String word) {
        if (!word.isEmpty()) {
            warnx("botched keyword: " + word);
        }
        context.err().print("usage: route [ -fnqvs ] cmd [[ -<qualifers> ] args ]\n");
        return 1;
    }

    private void show() {
        print("Routing tables\n");
        for (int family : new int[] {2, NetBsdSyscalls.AF_INET6}) {
            List<NetBsdSyscalls.RouteLine> lines = sys.routes().stream()
                    .filter(line -> line.family() == family)
                    .toList();
            if (lines.isEmpty()) {
                continue;
            }
            print(family == 2 ? "\nInternet:\n" : "\nInternet6:\n");
            print(String.format(Locale.ROOT, "%-17s %-18s %-6s\n", "Destination", "Gateway", "Flags"));
            for (NetBsdSyscalls.RouteLine line : lines) {
                print(String.format(
                        Locale.ROOT,
                        "%-17s %-18s %-6s\n",
                        RouteText.destination(line),
                        RouteText.gateway(line),
                        RouteText.flags(line.flags())));
            }
        }
    }

    private int get(List<String> arguments) {
        if (arguments.isEmpty() || !Addresses.isInet(arguments.get(arguments.size() - 1))) {
            return usage("");
        }
        String text = arguments.get(arguments.size() - 1);
        int wanted = Addresses.parse(text);
        NetBsdSyscalls.RouteLine best = null;
        for (NetBsdSyscalls.RouteLine line : sys.routes()) {
            if (line.family() != 2) {
                continue;
            }
            byte[] b = line.destination();
            int key = (b[0] & 0xff) << 24 | (b[1] & 0xff) << 16 | (b[2] & 0xff) << 8 | b[3] & 0xff;
            int mask = line.prefixLength() == 0 ? 0 : -1 << 32 - line.prefixLength();
            if ((wanted & mask) == key && (best == null || line.prefixLength() > best.prefixLength())) {
                best = line;
            }
        }
        if (best == null) {
            context.err().print("writing to routing socket: No such process\n");
            return 1;
        }
        print("   route to: " + text + "\n");
        print("destination: " + Addresses.dotted(best.destination()) + "\n");
        print("    gateway: " + RouteText.gateway(best) + "\n");
        print("  interface: " + best.interfaceName() + "\n");
        return 0;
    }

    /** Prints what the kernel says until a signal comes. */
    private void monitor() {
        int socket = sys.socket("PF_ROUTE", "SOCK_RAW", 0);
        while (sys.read(socket) instanceof RouteMessage message) {
            print("got message of size " + message.encode().length + " on " + sys.timestamp() + "\n");
            print(text(message));
        }
    }

    private static String text(RouteMessage message) {
        return switch (message.type()) {
            case RouteMessage.RTM_IFINFO ->
                "RTM_IFINFO: iface status change: if# " + message.index() + ", flags:"
                        + Ifconfig.flagNames(message.flags() & 0xffff) + "\n";
            case RouteMessage.RTM_NEWADDR -> "RTM_NEWADDR: address being added to iface: if# " + message.index() + "\n";
            case RouteMessage.RTM_DELADDR ->
                "RTM_DELADDR: address being removed from iface: if# " + message.index() + "\n";
            case RouteMessage.RTM_IFANNOUNCE ->
                "RTM_IFANNOUNCE: iface arrival/departure: if# " + message.index() + ", what: "
                        + (message.what() == RouteMessage.IFAN_ARRIVAL ? "arrival" : "departure") + "\n";
            case RouteMessage.RTM_ADD -> "RTM_ADD: Add Route\n";
            default -> "RTM_DELETE: Delete Route\n";
        };
    }
}
