package org.deadc0de.freebsd10.user;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.Clause;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.IfEntry;
import org.deadc0de.kernel.Invocation;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.RouteEntry;
import org.deadc0de.kernel.RouteMessage;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.kernel.Syscalls;

/** route(8), sbin/route/route.c: changes and shows the routing table. */
public final class Route extends Tool {
    private static final int EX_USAGE = 64;
    private static final int EX_NOHOST = 68;
    private static final String USAGE = "usage: route [-dnqtv] command [[modifiers] args]\n";
    private static final List<String> COMMANDS = List.of("add", "change", "delete", "flush", "get", "monitor");

    private final Map<String, Sockaddr> addresses = new TreeMap<>();
    private final Map<String, Long> metrics = new LinkedHashMap<>();
    private final RouteText text = new RouteText(this);
    private final boolean quiet = has("-q");
    private final boolean debugOnly = has("-d");
    private int s;
    private int af;
    private int flags = RouteText.RTF_STATIC;
    private boolean forceHost;
    private boolean forceNet;
    private boolean isHost;
    private boolean isInterface;
    private String destination = "";
    private String gateway = "";

    public Route(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        Invocation invocation = context.invocation();
        options("nqdtv", EX_USAGE, USAGE);
        if (invocation.subject().isEmpty()) {
            throw usage(EX_USAGE, USAGE);
        }
        if (!COMMANDS.contains(invocation.subject())) {
            throw badKeyword(invocation.subject());
        }
        s = sys.socket("PF_ROUTE", "SOCK_RAW", 0);
        if (s < 0) {
            throw err(1, s, "socket");
        }
        return switch (invocation.subject()) {
            case "flush" -> flush();
            case "monitor" -> monitor();
            default -> change(invocation.subject());
        };
    }

    private Exit badKeyword(String word) {
        return usage(EX_USAGE, "route: bad keyword: " + word + "\n" + USAGE);
    }

    // ---- add, change, delete, get --------------------------------------------------------------------------------

    private int change(String command) {
        for (Clause clause : context.invocation().clauses()) {
            if (clause.keyword().isEmpty()) {
                clause.arguments().forEach(this::word);
            } else {
                modifier(clause);
            }
        }
        if (forceHost) {
            isHost = true;
            if (af == Addresses.AF_INET6) {
                addresses.remove("NETMASK");
            }
        }
        if (forceNet) {
            isHost = false;
        }
        flags |= RouteText.RTF_UP;
        if (isHost) {
            flags |= RouteText.RTF_HOST;
        }
        if (!isInterface) {
            flags |= RouteText.RTF_GATEWAY;
        }
        int error = debugOnly ? 0 : message(command);
        if (command.equals("get")) {
            return error == 0 ? 0 : 1;
        }
        if (!quiet) {
            String line = command + (isHost ? " host " : " net ") + destination;
            if (!gateway.isEmpty()) {
                line += ": gateway " + gateway;
            }
            print(line + (error == 0 ? "" : ": " + reason(-error)) + "\n");
        }
        return error == 0 ? 0 : 1;
    }

    private static String reason(int errno) {
        return switch (errno) {
            case Errno.ESRCH -> "not in table";
            case Errno.EBUSY -> "entry in use";
            case Errno.ENOBUFS -> "not enough memory";
            case Errno.EADDRINUSE -> "gateway uses the same route";
            case Errno.EEXIST -> "route already in table";
            default -> Strerror.of(errno);
        };
    }

    private void word(String word) {
        if (!addresses.containsKey("DST")) {
            destination = shown(word);
            isHost = address("DST", word);
        } else if (!addresses.containsKey("GATEWAY")) {
            gateway = word;
            address("GATEWAY", word);
        } else {
            address("NETMASK", word);
            forceNet = true;
        }
    }

    /** The slash of a destination is overwritten while it is read. */
    private String shown(String word) {
        int slash = word.indexOf('/');
        boolean cut = slash >= 0 && (af == 0 || af == Sockaddr.AF_INET) && network(word.substring(0, slash)) >= 0;
        return cut || slash >= 0 && af == Addresses.AF_INET6 ? word.substring(0, slash) : word;
    }

    private void modifier(Clause clause) {
        String argument =
                clause.arguments().isEmpty() ? null : clause.arguments().get(0);
        switch (clause.keyword()) {
            case "-link" -> af = Sockaddr.AF_LINK;
            case "-inet" -> af = Sockaddr.AF_INET;
            case "-inet6" -> af = Addresses.AF_INET6;
            case "-iface", "-interface" -> isInterface = true;
            case "-nostatic" -> flags &= ~RouteText.RTF_STATIC;
            case "-static" -> flags |= RouteText.RTF_STATIC;
            case "-lock", "-lockrest" -> {}
            case "-host" -> forceHost = true;
            case "-net" -> forceNet = true;
            case "-reject" -> flags |= 0x8;
            case "-blackhole" -> flags |= 0x1000;
            case "-proto1" -> flags |= 0x8000;
            case "-proto2" -> flags |= 0x4000;
            case "-xresolve" -> flags |= 0x200;
            case "-sticky" -> flags |= 0x1000_0000;
            case "-nosticky" -> flags &= ~0x1000_0000;
            case "-ifa" -> address("IFA", need(argument));
            case "-ifp" -> address("IFP", need(argument));
            case "-genmask" -> address("GENMASK", need(argument));
            case "-gateway" -> address("GATEWAY", need(argument));
            case "-dst" -> {
                isHost = address("DST", need(argument));
                destination = argument;
            }
            case "-netmask" -> {
                address("NETMASK", need(argument));
                forceNet = true;
            }
            case "-prefixlen" -> prefixLength(need(argument));
            case "-mtu", "-hopcount", "-expire", "-recvpipe", "-sendpipe", "-ssthresh", "-rtt", "-rttvar", "-weight" ->
                metrics.put(clause.keyword().substring(1), Math.max(0, Addresses.number(need(argument))));
            case "-fib" -> need(argument);
            default -> throw badKeyword(clause.keyword().substring(1));
        }
    }

    private String need(String argument) {
        if (argument == null) {
            throw usage(EX_USAGE, USAGE);
        }
        return argument;
    }

    private void prefixLength(String word) {
        int length = Text.atoi(word);
        int most = af == Addresses.AF_INET6 ? 128 : 32;
        if (length < 0 || length > most) {
            throw errx(1, "prefixlen must be between 0 and " + most);
        }
        addresses.put("NETMASK", mask(length));
        forceNet = length != most;
        isHost = length == most;
        if (isHost) {
            addresses.remove("NETMASK");
        }
    }

    /** The message with the bytes that it has when it is written: a header, and each address to whole words of the machine. */
    private static RouteMessage withLength(RouteMessage request) {
        int length = 152;
        for (Map.Entry<String, Sockaddr> entry : request.addresses().entrySet()) {
            boolean isTrimmed =
                    entry.getKey().equals("NETMASK") && entry.getValue().family() == Sockaddr.AF_INET;
            length += switch (entry.getValue().family()) {
                case Sockaddr.AF_INET -> isTrimmed ? 8 : 16;
                case Addresses.AF_INET6 -> 32;
                default -> 56;
            };
        }
        return new RouteMessage(
                request.type(),
                length,
                request.index(),
                request.name(),
                request.flags(),
                request.pid(),
                request.sequence(),
                request.errno(),
                request.what(),
                request.addresses(),
                request.metrics());
    }

    private Sockaddr mask(int length) {
        return af == Addresses.AF_INET6
                ? Addresses.inet6(Addresses.mask(length, 16), 0)
                : new Sockaddr(Sockaddr.AF_INET, Addresses.mask(length, 4), 0, "");
    }

    /** getaddr(): reads one address; gives whether a destination is a host. */
    private boolean address(String which, String word) {
        if (af == 0) {
            af = Sockaddr.AF_INET;
        }
        if (which.equals("IFP") || which.equals("GATEWAY") && isInterface) {
            Sockaddr link = link(word);
            if (link != null) {
                addresses.put(which, link);
                return true;
            }
        }
        if (word.equals("default")) {
            addresses.put(which, any());
            if (which.equals("DST")) {
                forceNet = true;
                addresses.put("NETMASK", any());
            }
            return false;
        }
        if (af == Sockaddr.AF_LINK) {
            addresses.put(which, new Sockaddr(Sockaddr.AF_LINK, Addresses.link(word), 0, ""));
            return true;
        }
        return af == Addresses.AF_INET6 ? inet6(which, word) : inet(which, word);
    }

    private Sockaddr any() {
        return af == Addresses.AF_INET6 ? Addresses.inet6(new byte[16], 0) : Sockaddr.inet(0);
    }

    private Sockaddr link(String ifname) {
        for (IfEntry entry : interfaces()) {
            if (entry.name().equals(ifname)) {
                return new Sockaddr(Sockaddr.AF_LINK, entry.link().address(), entry.index(), entry.name());
            }
        }
        return null;
    }

    /** getifaddrs(3). */
    @SuppressWarnings("unchecked")
    List<IfEntry> interfaces() {
        Object list = sys.sysctl("net.routetable.iflist", null);
        return list instanceof List<?> ? (List<IfEntry>) list : List.of();
    }

    private boolean inet6(String which, String word) {
        int slash = which.equals("DST") ? word.indexOf('/') : -1;
        Sockaddr read = Hosts.inet6(slash < 0 ? word : word.substring(0, slash), interfaces());
        if (read == null) {
            printError(word + ": hostname nor servname provided, or not known\n");
            throw new Exit(1);
        }
        addresses.put(which, read);
        if (slash >= 0) {
            prefixLength(word.substring(slash + 1));
            return isHost;
        }
        if (which.equals("DST") && forceNet && !addresses.containsKey("NETMASK")) {
            addresses.put("NETMASK", mask(64));
            return false;
        }
        return true;
    }

    private boolean inet(String which, String word) {
        boolean isDestination = which.equals("DST");
        int slash = isDestination ? word.indexOf('/') : -1;
        if (slash >= 0) {
            long net = network(word.substring(0, slash));
            if (net >= 0) {
                netAndMask(net, (int) Math.max(0, Math.min(32, Addresses.number(word.substring(slash + 1)))));
                return false;
            }
        }
        Integer host = Addresses.aton(word);
        if ((!isDestination || !forceNet) && host != null) {
            addresses.put(which, Sockaddr.inet(host));
            if (!isDestination || forceHost || hostPart(host) != 0) {
                return true;
            }
            netAndMask(host & 0xffff_ffffL, 0);
            return false;
        }
        long net = isDestination && !forceHost ? network(word) : -1;
        if (net >= 0) {
            netAndMask(net, 0);
            return false;
        }
        Integer named = Hosts.inet(word);
        if (named == null) {
            throw errx(EX_NOHOST, "bad address: " + word);
        }
        addresses.put(which, Sockaddr.inet(named));
        return true;
    }

    /** inet_network(3): up to four octets, right-justified; -1 when it is none. */
    private static long network(String word) {
        String[] parts = word.split("\\.", -1);
        if (parts.length > 4) {
            return -1;
        }
        long net = 0;
        for (String part : parts) {
            long octet = Addresses.number(part);
            if (octet < 0 || octet > 0xff) {
                return -1;
            }
            net = net << 8 | octet;
        }
        return net;
    }

    /** inet_lnaof(3). */
    private static int hostPart(int address) {
        if (address >= 0) {
            return address & 0xff_ffff;
        }
        return address >>> 30 == 2 ? address & 0xffff : address & 0xff;
    }

    /** inet_makenetandmask(): a net left-justified, and the mask of so many bits or of its last octet that is not 0. */
    private void netAndMask(long net, int bits) {
        long address = net;
        for (long limit : new long[] {0xff_ffff, 0xffff, 0xff}) {
            if (net <= limit) {
                address = net << (limit == 0xff_ffff ? 8 : limit == 0xffff ? 16 : 24);
            }
        }
        int length = bits;
        if (bits == 0 && address != 0) {
            int zeros = 0;
            while (zeros < 4 && (address >>> 8 * zeros & 0xff) == 0) {
                zeros++;
            }
            length = 32 - 8 * zeros;
        }
        addresses.put("DST", Sockaddr.inet((int) address));
        addresses.put("NETMASK", new Sockaddr(Sockaddr.AF_INET, Addresses.mask(length, 4), 0, ""));
    }

    /** rtmsg(): writes the request; for get, reads and prints the answer. Gives 0 or minus an error number. */
    private int message(String command) {
        String type = switch (command) {
            case "add" -> "RTM_ADD";
            case "change" -> "RTM_CHANGE";
            case "get" -> "RTM_GET";
            default -> "RTM_DELETE";
        };
        boolean get = command.equals("get");
        if (get && !addresses.containsKey("IFP")) {
            addresses.put("IFP", new Sockaddr(Sockaddr.AF_LINK, new byte[0], 0, ""));
        }
        Sockaddr mask = addresses.get("NETMASK");
        Sockaddr dst = addresses.get("DST");
        if (mask != null && dst != null && dst.address().length == mask.address().length) {
            addresses.put("DST", masked(dst, mask));
        }
        RouteMessage request = RouteMessage.request(type, flags, 1, addresses, metrics);
        if (has("-v") && !get) {
            text.message(withLength(request));
        }
        int error = sys.write(s, request);
        if (error == -Errno.EPERM) {
            throw err(1, error, "writing to routing socket");
        }
        if (error < 0) {
            warn(error, "writing to routing socket");
            return error;
        }
        while (get) {
            Object read = sys.read(s);
            if (!(read instanceof RouteMessage answer)) {
                int failed = read instanceof Integer number ? number : -Errno.EIO;
                warn(failed, "read from routing socket");
                return 0;
            }
            if (answer.type().equals("RTM_GET")
                    && answer.sequence() == 1
                    && answer.pid() == context.process().pid()) {
                text.answer(addresses.get("DST"), answer);
                return 0;
            }
        }
        return 0;
    }

    private static Sockaddr masked(Sockaddr address, Sockaddr mask) {
        byte[] bytes = address.address();
        byte[] ones = mask.address();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] &= ones[i];
        }
        return new Sockaddr(address.family(), bytes, address.index(), address.name());
    }

    // ---- flush, monitor ------------------------------------------------------------------------------------------

    @SuppressWarnings("unchecked")
    private int flush() {
        for (Clause clause : context.invocation().clauses()) {
            switch (clause.keyword()) {
                case "-inet" -> af = Sockaddr.AF_INET;
                case "-inet6" -> af = Addresses.AF_INET6;
                case "-link" -> af = Sockaddr.AF_LINK;
                default -> throw badKeyword(clause.words().get(0));
            }
        }
        Object dump = sys.sysctl("net.routetable.dump", null);
        if (dump instanceof Syscalls.Failure failure) {
            throw err(1, failure.errno(), "route-sysctl-estimate");
        }
        int sequence = 0;
        for (RouteEntry route : (List<RouteEntry>) dump) {
            if ((route.flags() & RouteText.RTF_GATEWAY) == 0
                    || af != 0 && route.destination().family() != af
                    || debugOnly) {
                continue;
            }
            Map<String, Sockaddr> which = new TreeMap<>();
            which.put("DST", route.destination());
            which.put("GATEWAY", route.gateway());
            if (route.mask() != null) {
                which.put("NETMASK", route.mask());
            }
            int error = sys.write(s, RouteMessage.request("RTM_DELETE", route.flags(), sequence++, which, Map.of()));
            if (error == -Errno.EPERM) {
                throw err(1, error, "write to routing socket");
            }
            if (error < 0) {
                warn(error, "write to routing socket");
                print("got only -1 for rlen\n");
                break;
            }
            if (!quiet) {
                print(Text.leftCut(text.destination(route), 20) + " " + Text.leftCut(text.name(route.gateway()), 20)
                        + " done\n");
            }
        }
        return 0;
    }

    private int monitor() {
        while (true) {
            Object read = sys.read(s);
            if (!(read instanceof RouteMessage message)) {
                return 0;
            }
            print("\ngot message of size " + message.length() + " on "
                    + Calendar.now(sys).ctime() + "\n");
            text.message(message);
        }
    }
}
