package org.deadc0de.netbsd299.user;

import java.util.List;
import java.util.Locale;
import org.deadc0de.kernel.ProgramContext;

/** route(8). */
final class Route extends Tool {
    private static final List<String> COMMANDS =
            List.of("get", "change", "add", "delete", "show", "monitor", "flush", "flushall");
    private static final List<String> VALUED = List.of(
            "-gateway",
            "-netmask",
            "-prefixlen",
            "-ifp",
            "-ifa",
            "-mtu",
            "-hopcount",
            "-expire",
            "-recvpipe",
            "-sendpipe",
            "-ssthresh",
            "-rtt",
            "-rttvar");
    private static final List<String> PLAIN = List.of(
            "-host",
            "-net",
            "-inet",
            "-inet6",
            "-link",
            "-lock",
            "-lockrest",
            "-llinfo",
            "-static",
            "-nostatic",
            "-reject",
            "-blackhole",
            "-interface",
            "-iface");
    private static final int RTF_UP = 0x1;
    private static final int RTF_GATEWAY = 0x2;
    private static final int RTF_HOST = 0x4;
    private static final int RTF_REJECT = 0x8;
    private static final int RTF_LLINFO = 0x400;
    private static final int RTF_STATIC = 0x800;
    private static final int RTF_BLACKHOLE = 0x1000;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = NetBsdSyscalls.AF_INET6;

    private boolean quiet;

    Route(ProgramContext context) {
        super(context);
    }

    int main() {
        int i = 0;
        boolean flushes = false;
        while (i < words.size() && words.get(i).startsWith("-")) {
            if (!words.get(i).matches("-[fnqvdts]+")) {
                return usage("");
            }
            quiet |= words.get(i).contains("q");
            flushes |= words.get(i).contains("f");
            i++;
        }
        if (flushes) {
            flush();
        }
        if (i == words.size()) {
            return flushes ? 0 : usage("");
        }
        String command = words.get(i);
        if (!COMMANDS.contains(command)) {
            return usage(command);
        }
        List<String> rest = words.subList(i + 1, words.size());
        switch (command) {
            case "show" -> show();
            case "monitor" -> monitor();
            case "flush", "flushall" -> flush();
            case "get" -> {
                return get(rest);
            }
            default -> {
                return newroute(command, rest);
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

    // ---- add, delete, change -------------------------------------------------------------------------------------

    /** What the words after the command say. */
    private static final class Request {
        String destination;
        String gateway;
        int prefixLength = -1;
        boolean isHost;
        boolean isNet;
        boolean isInterface;
        int family = AF_INET;
        int flags = RTF_UP | RTF_STATIC;
    }

    private int newroute(String command, List<String> arguments) {
        Request request = new Request();
        int bad = parse(request, arguments);
        if (bad != 0) {
            return bad;
        }
        if (request.destination == null || !command.equals("delete") && request.gateway == null) {
            return usage("");
        }
        boolean isDefault = request.destination.equals("default");
        String text = request.destination;
        int slash = text.indexOf('/');
        if (slash >= 0 && text.substring(slash + 1).matches("[0-9]{1,3}")) {
            request.prefixLength = Integer.parseInt(text.substring(slash + 1));
            text = text.substring(0, slash);
        }
        boolean v6 = request.family == AF_INET6;
        byte[] destination = isDefault ? new byte[v6 ? 16 : 4] : address(text, request.family);
        byte[] gateway = request.gateway == null ? new byte[0] : address(request.gateway, request.family);
        if (destination == null || gateway == null) {
            warnx("bad value: " + (destination == null ? text : request.gateway));
            return 1;
        }
        int whole = v6 ? 128 : 32;
        boolean net = request.isNet
                || !request.isHost && (isDefault || request.prefixLength >= 0 || !v6 && hostPart(destination) == 0);
        int length = request.prefixLength;
        if (length < 0) {
            length = isDefault ? 0 : v6 ? 64 : classBits(destination);
        }
        if (length > whole) {
            warnx("prefixlen " + length + " too large");
            return 1;
        }
        int flags = request.flags
                | (net ? 0 : RTF_HOST)
                | (request.isInterface || request.gateway == null ? 0 : RTF_GATEWAY);
        int type = switch (command) {
            case "add" -> RouteMessage.RTM_ADD;
            case "delete" -> RouteMessage.RTM_DELETE;
            default -> RouteMessage.RTM_CHANGE;
        };
        int error =
                send(new RouteMessage(type, 0, flags, net ? length : whole, request.family, destination, gateway, ""));
        report(command, net, request, error);
        return error == 0 ? 0 : 1;
    }

    /** 0, or the exit status. */
    private int parse(Request request, List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (VALUED.contains(word)) {
                if (i + 1 == arguments.size()) {
                    return usage("");
                }
                if (!valued(request, word, arguments.get(++i))) {
                    warnx("bad value: " + arguments.get(i));
                    return 1;
                }
            } else if (word.startsWith("-")) {
                if (!PLAIN.contains(word)) {
                    return usage(word.substring(1));
                }
                plain(request, word);
            } else if (request.destination == null) {
                request.destination = word;
            } else if (request.gateway == null) {
                request.gateway = word;
            } else if (request.prefixLength >= 0 || !valued(request, "-netmask", word)) {
                return usage(word);
            }
        }
        if (request.isHost && request.isNet) {
            warnx("-host and -net conflict");
            return 1;
        }
        return 0;
    }

    private static void plain(Request request, String word) {
        switch (word) {
            case "-host" -> request.isHost = true;
            case "-net" -> request.isNet = true;
            case "-inet6" -> request.family = AF_INET6;
            case "-interface", "-iface" -> request.isInterface = true;
            case "-reject" -> request.flags |= RTF_REJECT;
            case "-blackhole" -> request.flags |= RTF_BLACKHOLE;
            case "-nostatic" -> request.flags &= ~RTF_STATIC;
            default -> {}
        }
    }

    private static boolean valued(Request request, String word, String value) {
        switch (word) {
            case "-gateway" -> request.gateway = value;
            case "-netmask" -> {
                if (!Addresses.isInet(value)) {
                    return false;
                }
                request.prefixLength = Integer.bitCount(Addresses.parse(value));
            }
            case "-prefixlen" -> {
                if (!value.matches("[0-9]{1,3}")) {
                    return false;
                }
                request.prefixLength = Integer.parseInt(value);
            }
            default -> {}
        }
        return true;
    }

    /** The bytes of an address as the kernel keeps it, or null. */
    private byte[] address(String text, int family) {
        if (family == AF_INET) {
            if (!Addresses.isInet(text)) {
                return null;
            }
            int a = Addresses.parse(text);
            return new byte[] {(byte) (a >>> 24), (byte) (a >>> 16), (byte) (a >>> 8), (byte) a};
        }
        byte[] bytes = Addresses.parse6(text);
        int percent = text.indexOf('%');
        if (bytes == null || percent < 0 || !Addresses.isScoped(bytes)) {
            return bytes;
        }
        for (NetBsdSyscalls.Interface each : sys.interfaces()) {
            if (each.name().equals(text.substring(percent + 1))) {
                bytes[2] = (byte) (each.index() >> 8);
                bytes[3] = (byte) each.index();
                return bytes;
            }
        }
        return null;
    }

    private static int classBits(byte[] a) {
        return a[0] >= 0 ? 8 : (a[0] & 0x40) == 0 ? 16 : 24;
    }

    private static int hostPart(byte[] a) {
        int part = 0;
        for (int i = classBits(a) / 8; i < 4; i++) {
            part |= a[i];
        }
        return part;
    }

    private int send(RouteMessage message) {
        int socket = sys.socket("PF_ROUTE", "SOCK_RAW", 0);
        int error = -sys.write(socket, message.encode());
        sys.close(socket);
        if (error != 0) {
            context.err().print("writing to routing socket: " + Strerror.text(error) + "\n");
        }
        return error;
    }

    private void report(String command, boolean net, Request request, int error) {
        if (quiet) {
            return;
        }
        StringBuilder line =
                new StringBuilder(command).append(net ? " net " : " host ").append(request.destination);
        if (request.gateway != null) {
            line.append(": gateway ").append(request.gateway);
        }
        if (error != 0) {
            line.append(": ")
                    .append(
                            switch (error) {
                                case 3 -> "not in table";
                                case 16 -> "entry in use";
                                case 55 -> "routing table overflow";
                                default -> Strerror.text(error);
                            });
        }
        print(line + "\n");
    }

    /** Deletes every route that leads over a gateway. */
    private void flush() {
        for (NetBsdSyscalls.RouteLine line : sys.routes()) {
            if ((line.flags() & RTF_GATEWAY) == 0 || (line.flags() & RTF_LLINFO) != 0) {
                continue;
            }
            int error = send(new RouteMessage(
                    RouteMessage.RTM_DELETE,
                    0,
                    line.flags(),
                    line.prefixLength(),
                    line.family(),
                    line.destination(),
                    new byte[0],
                    ""));
            if (error == 0 && !quiet) {
                print(String.format(
                        Locale.ROOT, "%-20.20s %-20.20s done\n", RouteText.destination(line), RouteText.gateway(line)));
            }
        }
    }

    // ---- show, get, monitor --------------------------------------------------------------------------------------

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
            case RouteMessage.RTM_CHANGE -> "RTM_CHANGE: Change Metrics or Flags\n";
            default -> "RTM_DELETE: Delete Route\n";
        };
    }
}
