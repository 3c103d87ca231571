package org.deadc0de.darwin9.user;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deadc0de.kernel.Clause;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.ProgramContext;

/** route(8), network_cmds-307. A change that fails is reported twice and still ends with 0. */
final class Route extends Tool {
    private static final int EX_USAGE = 64;
    private static final int EX_NOHOST = 68;
    private static final int RTF_UP = 0x1;
    private static final int RTF_GATEWAY = 0x2;
    private static final int RTF_HOST = 0x4;
    private static final int RTF_REJECT = 0x8;
    private static final int RTF_CLONING = 0x100;
    private static final int RTF_STATIC = 0x800;
    private static final int RTF_BLACKHOLE = 0x1000;
    private static final int RTA_DST = 0x1;
    private static final int RTA_GATEWAY = 0x2;
    private static final int RTA_NETMASK = 0x4;
    private static final int RTA_IFP = 0x10;
    private static final int RTA_IFA = 0x20;
    private static final List<String> VERBS = List.of("add", "delete", "change", "get", "flush", "monitor");

    /** Metrics by their words: the bit of rtm_inits and the place in struct rt_metrics. */
    private static final Map<String, Integer> METRICS = Map.of(
            "-mtu",
            1,
            "-hopcount",
            2,
            "-expire",
            3,
            "-recvpipe",
            4,
            "-sendpipe",
            5,
            "-ssthresh",
            6,
            "-rtt",
            7,
            "-rttvar",
            8);

    private String verb = "";
    private int flags = RTF_STATIC;
    private boolean iflag;
    private Boolean forceHost;
    private boolean isHost;
    private String destinationWord = "";
    private String gatewayWord = "";
    private Integer destination;
    private Integer mask;
    private byte[] gateway;
    private byte[] ifp;
    private byte[] ifa;
    private final int[] metrics = new int[14];
    private int inits;
    private int socket;

    Route(ProgramContext context) {
        super(context);
    }

    private Exit usage(String bad) {
        if (bad != null) {
            warnx("bad keyword: " + bad);
        }
        context.err().print("usage: route [-dnqtv] command [[modifiers] args]\n");
        return new Exit(EX_USAGE);
    }

    @Override
    int main() {
        for (Clause option : context.invocation().options()) {
            if (option.keyword().length() != 2
                    || "dnqtv".indexOf(option.keyword().charAt(1)) < 0) {
                context.err()
                        .print("route: illegal option -- " + option.keyword().substring(1) + "\n");
                throw usage(null);
            }
        }
        verb = context.invocation().subject();
        if (verb.isEmpty()) {
            throw usage(null);
        }
        if (!VERBS.contains(verb)) {
            throw usage(verb);
        }
        socket = sys.socket("PF_ROUTE", "SOCK_RAW", 0);
        if (socket < 0) {
            throw err(71, socket, "socket");
        }
        switch (verb) {
            case "flush" -> flush();
            case "monitor" -> monitor();
            default -> newRoute();
        }
        sys.close(socket);
        return 0;
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        context.invocation().clauses().forEach(clause -> words.addAll(clause.words()));
        return words;
    }

    // ---- add, delete, change, get --------------------------------------------------------------------------------

    private void newRoute() {
        List<String> words = words();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-")) {
                operand(word);
                continue;
            }
            if (METRICS.containsKey(word)) {
                if (++i >= words.size()) {
                    throw usage(null);
                }
                metric(METRICS.get(word), words.get(i));
                continue;
            }
            switch (word) {
                case "-net" -> forceHost = false;
                case "-host" -> forceHost = true;
                case "-interface", "-iface" -> iflag = true;
                case "-static" -> flags |= RTF_STATIC;
                case "-nostatic" -> flags &= ~RTF_STATIC;
                case "-reject" -> flags |= RTF_REJECT;
                case "-blackhole" -> flags |= RTF_BLACKHOLE;
                case "-cloning" -> flags |= RTF_CLONING;
                case "-inet" -> {}
                case "-gateway", "-netmask", "-prefixlen", "-ifp", "-ifa" -> {
                    if (++i >= words.size()) {
                        throw usage(null);
                    }
                    named(word, words.get(i));
                }
                default -> throw usage(word.substring(1));
            }
        }
        if (destination == null) {
            throw usage(null);
        }
        if (forceHost != null) {
            isHost = forceHost;
        }
        flags |= RTF_UP;
        if (isHost) {
            flags |= RTF_HOST;
        }
        if (!iflag && gateway != null) {
            flags |= RTF_GATEWAY;
        }
        int error = message(messageType());
        if (verb.equals("get")) {
            if (error == 0) {
                showReply();
            }
            return;
        }
        report(error);
    }

    private int messageType() {
        return switch (verb) {
            case "add" -> RtMsg.RTM_ADD;
            case "delete" -> RtMsg.RTM_DELETE;
            case "change" -> RtMsg.RTM_CHANGE;
            default -> RtMsg.RTM_GET;
        };
    }

    private void report(int error) {
        if (has("-q")) {
            return;
        }
        print(verb + " " + (isHost ? "host" : "net") + " " + destinationWord);
        if (!gatewayWord.isEmpty()) {
            print(": gateway " + gatewayWord);
        }
        if (error == 0) {
            print("\n");
            return;
        }
        print(": "
                + switch (error) {
                    case Errno.ESRCH -> "not in table";
                    case Errno.EBUSY -> "entry in use";
                    case Errno.ENOBUFS -> "routing table overflow";
                    default -> Errors.strerror(error);
                }
                + "\n");
    }

    private void operand(String word) {
        if (destination == null) {
            destination(word);
        } else if (gateway == null) {
            gateway(word);
        } else {
            mask = maskOf(word);
        }
    }

    /** The destination says by its form whether it is a net: default, a length, missing octets, or nothing in the host's part. */
    private void destination(String word) {
        destinationWord = word;
        if (word.equals("default")) {
            destination = 0;
            mask = 0;
            isHost = false;
            return;
        }
        int slash = word.indexOf('/');
        if (slash >= 0) {
            String length = word.substring(slash + 1);
            destinationWord = word.substring(0, slash);
            if (!length.matches("[0-9]{1,2}") || Integer.parseInt(length) > 32) {
                throw errx(EX_NOHOST, "bad address: " + word);
            }
            int bits = Integer.parseInt(length);
            mask = bits == 0 ? 0 : -1 << 32 - bits;
            destination = net(destinationWord) & mask;
            isHost = false;
            return;
        }
        boolean partial = word.matches("[0-9]+(\\.[0-9]+){0,2}") && (forceHost == null || !forceHost);
        if (partial) {
            destination = net(word);
            mask = mask != null ? mask : netMask(word, destination);
            isHost = false;
            return;
        }
        Integer address = Inet.resolve(word);
        if (address == null) {
            throw errx(EX_NOHOST, "bad address: " + word);
        }
        destination = address;
        boolean hostPartIsZero = (address & ~Inet.classMask(address)) == 0;
        isHost = !hostPartIsZero && (forceHost == null || forceHost);
        if (!isHost && mask == null) {
            mask = Inet.classMask(address);
        }
    }

    /** inet_network(3): the octets given stand in front. */
    private int net(String word) {
        String[] parts = word.split("\\.", -1);
        int address = 0;
        for (int i = 0; i < 4; i++) {
            int octet = 0;
            if (i < parts.length) {
                if (!parts[i].matches("[0-9]{1,3}") || Integer.parseInt(parts[i]) > 255) {
                    throw errx(EX_NOHOST, "bad address: " + word);
                }
                octet = Integer.parseInt(parts[i]);
            }
            address = address << 8 | octet;
        }
        return address;
    }

    private static int netMask(String word, int address) {
        int octets = word.split("\\.", -1).length;
        int byOctets = octets == 4 ? -1 : -1 << 32 - 8 * octets;
        int byClass = Inet.classMask(address);
        return Integer.compareUnsigned(byOctets, byClass) > 0 ? byOctets : byClass;
    }

    private void gateway(String word) {
        gatewayWord = word;
        if (iflag) {
            gateway = interfaceAddress(word);
            return;
        }
        Integer address = Inet.resolve(word);
        if (address == null) {
            throw errx(EX_NOHOST, "bad address: " + word);
        }
        gateway = sin(address, 16);
    }

    /** With -interface a gateway is an interface's name, or an address of it. */
    private byte[] interfaceAddress(String word) {
        Integer address = Inet.resolve(word);
        if (address != null) {
            return sin(address, 16);
        }
        if (sys.sysctl("net.routetable.iflist", null) instanceof byte[] list) {
            for (IfList.Interface each : IfList.of(list)) {
                if (each.name().equals(word)) {
                    int at = each.link().address(RtMsg.RTAX_IFP);
                    byte[] sdl = new byte[(each.link().octet(at) - 1 | 3) + 1];
                    System.arraycopy(
                            each.link().bytes(), at, sdl, 0, each.link().octet(at));
                    return sdl;
                }
            }
        }
        throw errx(EX_NOHOST, "bad address: " + word);
    }

    private int maskOf(String word) {
        Integer address = Inet.aton(word);
        if (address == null) {
            throw errx(EX_NOHOST, "bad address: " + word);
        }
        if (Integer.bitCount(address) != 0 && (~address & ~address + 1) != 0) {
            throw errx(EX_NOHOST, "invalid mask: " + Inet.dotted(address));
        }
        return address;
    }

    private void named(String word, String value) {
        switch (word) {
            case "-gateway" -> gateway(value);
            case "-netmask" -> mask = maskOf(value);
            case "-prefixlen" -> {
                if (!value.matches("[0-9]{1,2}") || Integer.parseInt(value) > 32) {
                    throw errx(EX_NOHOST, "prefixlen out of range: " + value);
                }
                int bits = Integer.parseInt(value);
                mask = bits == 0 ? 0 : -1 << 32 - bits;
                if (forceHost == null) {
                    forceHost = false;
                }
            }
            case "-ifp" -> ifp = interfaceAddress(value);
            default -> {
                Integer address = Inet.resolve(value);
                if (address == null) {
                    throw errx(EX_NOHOST, "bad address: " + value);
                }
                ifa = sin(address, 16);
            }
        }
    }

    private void metric(int place, String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw usage(value);
        }
        metrics[place] = Integer.parseInt(value);
        inits |= 1 << place - 1;
    }

    private static byte[] sin(int address, int length) {
        byte[] sin = new byte[16];
        sin[0] = (byte) length;
        sin[1] = RtMsg.AF_INET;
        for (int i = 0; i < 4; i++) {
            sin[4 + i] = (byte) (address >>> 24 - 8 * i);
        }
        return sin;
    }

    /** A mask on the wire: as short as its last byte that is not zero, rounded up to four; none at all is four zeros. */
    private static byte[] maskSin(int mask) {
        int length = 0;
        for (int i = 0; i < 4; i++) {
            if ((mask >>> 24 - 8 * i & 0xff) != 0) {
                length = 5 + i;
            }
        }
        byte[] full = sin(mask, length);
        full[1] = 0;
        byte[] cut = new byte[length == 0 ? 4 : (length - 1 | 3) + 1];
        System.arraycopy(full, 0, cut, 0, cut.length);
        return cut;
    }

    /** Writes the message; gives 0 or the error number, which has been told. */
    private int message(int type) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int addrs = RTA_DST;
        body.writeBytes(sin(destination, 16));
        if (gateway != null) {
            addrs |= RTA_GATEWAY;
            body.writeBytes(gateway);
        }
        if (!isHost && mask != null) {
            addrs |= RTA_NETMASK;
            body.writeBytes(maskSin(mask));
        }
        if (ifp != null) {
            addrs |= RTA_IFP;
            body.writeBytes(ifp);
        }
        if (ifa != null) {
            addrs |= RTA_IFA;
            body.writeBytes(ifa);
        }
        if (type == RtMsg.RTM_GET) {
            addrs |= RTA_IFP;
        }
        byte[] header = new byte[RtMsg.RT_MSGHDR];
        put(header, 0, RtMsg.RT_MSGHDR + body.size(), 2);
        header[2] = 5;
        header[3] = (byte) type;
        put(header, 8, flags, 4);
        put(header, 12, addrs, 4);
        put(header, 16, context.process().pid(), 4);
        put(header, 20, 1, 4);
        put(header, 32, inits, 4);
        for (int i = 0; i < metrics.length; i++) {
            put(header, 36 + 4 * i, metrics[i], 4);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(header);
        all.writeBytes(body.toByteArray());
        int result = sys.write(socket, all.toByteArray());
        if (result < 0) {
            warn(result, "writing to routing socket");
            return -result;
        }
        return 0;
    }

    private static void put(byte[] bytes, int at, int value, int width) {
        for (int i = 0; i < width; i++) {
            bytes[at + i] = (byte) (value >>> 8 * i);
        }
    }

    private void showReply() {
        Object read = sys.read(socket);
        if (!(read instanceof byte[] bytes)) {
            return;
        }
        RtMsg reply = RtMsg.all(bytes).get(0);
        print("   route to: " + (destination == 0 && !isHost ? "default" : name(destination)) + "\n");
        boolean replyIsHost = (reply.flags() & RTF_HOST) != 0;
        int dst = reply.inet(RtMsg.RTAX_DST);
        boolean isDefault = dst == 0 && !replyIsHost;
        print("destination: " + (isDefault ? "default" : name(dst)) + "\n");
        if (reply.address(RtMsg.RTAX_NETMASK) >= 0) {
            int m = reply.inet(RtMsg.RTAX_NETMASK);
            print("       mask: " + (m == 0 ? "default" : Inet.dotted(m)) + "\n");
        }
        if ((reply.flags() & RTF_GATEWAY) != 0) {
            print("    gateway: " + name(reply.inet(RtMsg.RTAX_GATEWAY)) + "\n");
        }
        if (reply.address(RtMsg.RTAX_IFP) >= 0) {
            print("  interface: " + reply.linkName(RtMsg.RTAX_IFP) + "\n");
        }
        print("      flags: " + Flags.names(reply.flags(), Flags.ROUTE) + "\n");
        print(" recvpipe  sendpipe  ssthresh  rtt,msec    rttvar  hopcount      mtu     expire\n");
        int locks = (int) reply.metric(0);
        long[] values = {
            reply.metric(4),
            reply.metric(5),
            reply.metric(6),
            (reply.metric(7) + 500) / 1000,
            (reply.metric(8) + 500) / 1000,
            reply.metric(2),
            reply.metric(1)
        };
        int[] bits = {0x8, 0x10, 0x20, 0x40, 0x80, 0x2, 0x1};
        for (int i = 0; i < values.length; i++) {
            printf("%8d%c ", values[i], (locks & bits[i]) != 0 ? 'L' : ' ');
        }
        printf("%8d%c\n", reply.metric(3), (locks & 0x4) != 0 ? 'L' : ' ');
    }

    private String name(int address) {
        return Inet.nameOf(address, has("-n"));
    }

    // ---- flush and monitor ---------------------------------------------------------------------------------------

    private void flush() {
        Object dump = sys.sysctl("net.routetable.dump", null);
        if (!(dump instanceof byte[] bytes)) {
            return;
        }
        for (RtMsg route : RtMsg.all(bytes)) {
            if ((route.flags() & RTF_GATEWAY) == 0) {
                continue;
            }
            isHost = (route.flags() & RTF_HOST) != 0;
            destination = route.inet(RtMsg.RTAX_DST);
            mask = isHost ? null : (Integer) route.inet(RtMsg.RTAX_NETMASK);
            gateway = sin(route.inet(RtMsg.RTAX_GATEWAY), 16);
            flags = route.flags();
            if (message(RtMsg.RTM_DELETE) == 0 && !has("-q")) {
                String to = isHost ? name(destination) : Inet.netname(destination, mask);
                printf("%-20.20s %-20.20s done\n", to, name(route.inet(RtMsg.RTAX_GATEWAY)));
            }
        }
    }

    private void monitor() {
        while (sys.read(socket) instanceof byte[] bytes) {
            RtMsg message = RtMsg.all(bytes).get(0);
            printf("\ngot message of size %d on %s\n", bytes.length, Dates.ctime(sys.uptime()));
            new RouteMonitor(this).show(message);
        }
    }

    String nameOf(int address) {
        return name(address);
    }
}
