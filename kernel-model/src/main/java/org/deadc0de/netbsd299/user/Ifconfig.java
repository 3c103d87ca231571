package org.deadc0de.netbsd299.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Sockaddr;

/** ifconfig(8) of 2.0: processes operands in order, then deletes, then adds. */
final class Ifconfig extends Tool {
    private static final String USAGE = """
            usage: ifconfig [-m] [-v] [-z] [-L] interface
            	[ af [ address [ dest_addr ] ] [ netmask mask ] [ prefixlen n ]
            		[ alias | -alias ] ]
            	[ up ] [ down ] [ metric n ] [ mtu n ]
            	[ nwid network_id ] [ nwkey network_key | -nwkey ]
            	[ powersave | -powersave ] [ powersavesleep duration ]
            	[ [ af ] tunnel src_addr dest_addr ] [ deletetunnel ]
            	[ arp | -arp ]
            	[ media type ] [ mediaopt opts ] [ -mediaopt opts ] [ instance minst ]
            	[ vlan n vlanif i ]
            	[ anycast | -anycast ] [ deprecated | -deprecated ]
            	[ tentative | -tentative ] [ pltime n ] [ vltime n ] [ eui64 ]
            	[ link0 | -link0 ] [ link1 | -link1 ] [ link2 | -link2 ]
                   ifconfig -a [-b] [-m] [-d] [-u] [-v] [-z] [ af ]
                   ifconfig -l [-b] [-d] [-u] [-s]
                   ifconfig -C
                   ifconfig interface create
                   ifconfig interface destroy
            """;

    private static final String[] FLAGS = {
        "UP",
        "BROADCAST",
        "DEBUG",
        "LOOPBACK",
        "POINTOPOINT",
        "NOTRAILERS",
        "RUNNING",
        "NOARP",
        "PROMISC",
        "ALLMULTI",
        "OACTIVE",
        "SIMPLEX",
        "LINK0",
        "LINK1",
        "LINK2",
        "MULTICAST"
    };

    private int family = 2;
    private boolean familyGiven;
    private boolean verbose;
    private Sockaddr address;
    private Sockaddr destination;
    private Sockaddr mask;
    private boolean alias;
    private boolean delete;
    private int modes;
    private boolean destroy;

    Ifconfig(ProgramContext context) {
        super(context);
    }

    private int usage() {
        context.err().print(USAGE);
        return 1;
    }

    int main() {
        String options = "";
        int i = 0;
        while (i < words.size() && words.get(i).startsWith("-") && words.get(i).length() > 1) {
            options += words.get(i).substring(1);
            i++;
        }
        for (int n = 0; n < options.length(); n++) {
            char option = options.charAt(n);
            if ("AabCdlmsuvzL".indexOf(option) < 0) {
                warnx("unknown option -- " + option);
                return usage();
            }
        }
        verbose = options.contains("v") || options.contains("z");
        List<String> rest = words.subList(i, words.size());
        if (options.contains("A")) {
            warnx("-A is deprecated");
        }
        if (options.contains("C")) {
            return options.equals("C") && rest.isEmpty() ? cloners() : usage();
        }
        if (options.contains("l")) {
            return options.matches("[lbdus]+") && rest.isEmpty() ? names(options) : usage();
        }
        if (options.contains("a") || options.contains("A")) {
            if (rest.size() > 1 || rest.size() == 1 && !isFamily(rest.get(0))) {
                return usage();
            }
            for (NetBsdSyscalls.Interface each : sys.interfaces()) {
                if (shown(each, options)) {
                    status(each);
                }
            }
            return 0;
        }
        if (rest.isEmpty()) {
            return usage();
        }
        return one(rest, options);
    }

    private boolean isFamily(String word) {
        if (word.equals("inet") || word.equals("inet6")) {
            family = word.equals("inet") ? 2 : NetBsdSyscalls.AF_INET6;
            familyGiven = true;
            return true;
        }
        return false;
    }

    private static boolean shown(NetBsdSyscalls.Interface each, String options) {
        boolean up = (each.flags() & 1) != 0;
        return !(options.contains("d") && up) && !(options.contains("u") && !up);
    }

    private int names(String options) {
        List<String> names = new ArrayList<>();
        for (NetBsdSyscalls.Interface each : sys.interfaces()) {
            if (shown(each, options)) {
                names.add(each.name());
            }
        }
        print(String.join(" ", names) + "\n");
        return 0;
    }

    private int cloners() {
        Object list = sys.sysctl("kern.cloners", null);
        List<String> names = new ArrayList<>();
        for (Object each : (List<?>) list) {
            names.add((String) each);
        }
        print(String.join(" ", names) + "\n");
        return 0;
    }

    // ---- one interface -------------------------------------------------------------------------------------------

    private int one(List<String> rest, String options) {
        String ifname = rest.get(0);
        if (ifname.length() >= 16) {
            warnx("interface name '" + ifname + "' too long");
            return 1;
        }
        int i = 1;
        if (rest.size() > 1 && rest.get(1).equals("create")) {
            int error = socket("SIOCIFCREATE", new IfReq(ifname));
            if (error < 0) {
                warn(-error, "SIOCIFCREATE");
                return 1;
            }
            if (rest.size() == 2) {
                return 0;
            }
            i = 2;
        }
        if (i < rest.size() && isFamily(rest.get(i))) {
            i++;
        }
        IfReq flags = new IfReq(ifname);
        int error = socket("SIOCGIFFLAGS", flags);
        if (error < 0) {
            warn(-error, "SIOCGIFFLAGS " + ifname);
            return 1;
        }
        if (options.contains("s")) {
            return (flags.value & 0x40) != 0 ? 0 : 1;
        }
        if (i == rest.size()) {
            sys.interfaces().stream().filter(each -> each.name().equals(ifname)).forEach(this::status);
            return 0;
        }
        return operands(ifname, rest.subList(i, rest.size()), flags.value);
    }

    private int socket(String request, IfReq argument) {
        boolean v6 = request.endsWith("_IN6");
        int s = sys.socket(v6 ? "PF_INET6" : "PF_INET", "SOCK_DGRAM", 0);
        int error = sys.ioctl(s, request, argument);
        sys.close(s);
        return error;
    }

    private int operands(String ifname, List<String> list, long flags) {
        boolean addressSeen = false;
        for (int i = 0; i < list.size(); i++) {
            String word = list.get(i);
            switch (word) {
                case "up", "down" -> {
                    IfReq request = new IfReq(ifname);
                    socket("SIOCGIFFLAGS", request);
                    request.value = word.equals("up") ? request.value | 1 : request.value & ~1L;
                    int error = socket("SIOCSIFFLAGS", request);
                    if (error < 0) {
                        warn(-error, "SIOCSIFFLAGS");
                        return 1;
                    }
                }
                case "alias" -> {
                    alias = true;
                    modes++;
                }
                case "-alias", "delete" -> {
                    delete = true;
                    modes++;
                }
                case "destroy" -> destroy = true;
                case "inet", "inet6" -> isFamily(word);
                case "netmask", "prefixlen", "broadcast", "mtu", "metric" -> {
                    if (i + 1 == list.size()) {
                        warnx("'" + word + "' requires argument");
                        return 1;
                    }
                    int status = valued(ifname, word, list.get(++i));
                    if (status != 0) {
                        return status;
                    }
                }
                default -> {
                    Sockaddr parsed = parse(word);
                    if (parsed == null) {
                        warnx(
                                family == 2
                                        ? word + ": bad value"
                                        : word + ": hostname nor servname provided, or not known");
                        return 1;
                    }
                    if (addressSeen) {
                        if ((flags & 0x10) == 0) {
                            warnx("can't set destination address on non-point-to-point link");
                            return 1;
                        }
                        destination = parsed;
                    } else {
                        address = parsed;
                        addressSeen = true;
                    }
                }
            }
        }
        if (modes > 1) {
            warnx("Only one use of alias, -alias or delete is valid.");
            return 1;
        }
        if (destroy) {
            int error = socket("SIOCIFDESTROY", new IfReq(ifname));
            if (error < 0) {
                warn(-error, "SIOCIFDESTROY");
                return 1;
            }
            return 0;
        }
        return addresses(ifname);
    }

    private int valued(String ifname, String word, String value) {
        switch (word) {
            case "netmask" -> mask = parse(value);
            case "broadcast" -> destination = parse(value);
            case "prefixlen" -> {
                if (!value.matches("[0-9]{1,3}") || Integer.parseInt(value) > (family == 2 ? 32 : 128)) {
                    warnx(value + ": bad value");
                    return 1;
                }
                mask = prefix(Integer.parseInt(value));
            }
            default -> {
                if (!value.matches("[0-9]{1,9}")) {
                    warnx(value + ": bad value");
                    return 1;
                }
                IfReq request = new IfReq(ifname);
                request.value = Long.parseLong(value);
                String ioctl = word.equals("mtu") ? "SIOCSIFMTU" : "SIOCSIFMETRIC";
                int error = socket(ioctl, request);
                if (error < 0) {
                    warn(-error, ioctl);
                }
            }
        }
        return 0;
    }

    private Sockaddr parse(String text) {
        if (family == 2) {
            return Addresses.isInet(text) ? Sockaddr.inet(Addresses.parse(text)) : null;
        }
        byte[] bytes = Addresses.parse6(text);
        return bytes == null ? null : new Sockaddr(NetBsdSyscalls.AF_INET6, bytes, 0, "");
    }

    private Sockaddr prefix(int length) {
        if (family == 2) {
            return Sockaddr.inet(length == 0 ? 0 : -1 << 32 - length);
        }
        byte[] bytes = new byte[16];
        for (int i = 0; i < length; i++) {
            bytes[i / 8] |= (byte) (0x80 >> i % 8);
        }
        return new Sockaddr(NetBsdSyscalls.AF_INET6, bytes, 0, "");
    }

    /** First the deletion, whose failure is fatal, then the addition, whose failure is only told. */
    private int addresses(String ifname) {
        String suffix = family == 2 ? "" : "_IN6";
        if (delete || address != null && !alias && family == 2) {
            IfReq request = new IfReq(ifname);
            request.address = delete ? address : null;
            int error = socket("SIOCDIFADDR" + suffix, request);
            if (error < 0 && delete) {
                warn(-error, "SIOCDIFADDR");
                return 1;
            }
        }
        if (address != null && !delete) {
            IfReq request = new IfReq(ifname);
            request.address = address;
            request.destination = destination;
            request.mask = mask == null && family != 2 ? prefix(64) : mask;
            int error = socket("SIOCAIFADDR" + suffix, request);
            if (error < 0) {
                warn(-error, "SIOCAIFADDR");
            }
        }
        return 0;
    }

    // ---- what it shows -------------------------------------------------------------------------------------------

    static String flagNames(int flags) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            if ((flags >>> i & 1) != 0) {
                names.add(FLAGS[i]);
            }
        }
        return names.isEmpty() ? "" : "<" + String.join(",", names) + ">";
    }

    static String mac(byte[] lladdr) {
        StringBuilder text = new StringBuilder();
        for (byte b : lladdr) {
            text.append(text.length() == 0 ? "" : ":").append(String.format(Locale.ROOT, "%02x", b));
        }
        return text.toString();
    }

    private void status(NetBsdSyscalls.Interface each) {
        int flags = each.flags() & 0xffff;
        print(each.name() + ": flags=" + Integer.toHexString(flags) + flagNames(flags)
                + (each.metric() == 0 ? "" : " metric " + each.metric())
                + (each.mtu() == 0 ? "" : " mtu " + each.mtu()) + "\n");
        if (each.lladdr().length > 0) {
            print("\taddress: " + mac(each.lladdr()) + "\n");
            print("\tmedia: Ethernet autoselect (100baseTX full-duplex)\n\tstatus: active\n");
        }
        if (verbose) {
            print("\tinput: " + counted(each.ipackets(), "packet") + ", " + counted(each.ibytes(), "byte") + "\n");
            print("\toutput: " + counted(each.opackets(), "packet") + ", " + counted(each.obytes(), "byte") + "\n");
        }
        boolean primary = true;
        for (NetBsdSyscalls.Address a : each.addresses()) {
            if (a.family() == 2 && (!familyGiven || family == 2)) {
                print("\tinet " + (primary ? "" : "alias ") + Addresses.dotted(a.address()));
                if ((flags & 0x10) != 0) {
                    print(" -> " + (a.destination().length == 0 ? "0.0.0.0" : Addresses.dotted(a.destination())));
                }
                print(String.format(Locale.ROOT, " netmask 0x%x", word(a.mask())));
                if ((flags & 0x2) != 0 && a.destination().length > 0) {
                    print(" broadcast " + Addresses.dotted(a.destination()));
                }
                print("\n");
                primary = false;
            }
        }
        for (NetBsdSyscalls.Address a : each.addresses()) {
            if (a.family() != 2 && (!familyGiven || family != 2)) {
                inet6(each, a, flags);
            }
        }
    }

    private void inet6(NetBsdSyscalls.Interface each, NetBsdSyscalls.Address a, int flags) {
        print("\tinet6 " + scoped(a.address(), each.name()));
        if ((flags & 0x10) != 0) {
            print(" -> " + (a.destination().length == 0 ? "" : scoped(a.destination(), each.name())));
        }
        print(" prefixlen " + a.prefixLength());
        if (Addresses.isScoped(a.address())) {
            print(" scopeid 0x" + Integer.toHexString(each.index()));
        }
        print("\n");
    }

    private static String scoped(byte[] address, String name) {
        String text = Addresses.inet6(Addresses.withoutScope(address));
        return Addresses.isScoped(address) ? text + "%" + name : text;
    }

    private static int word(byte[] b) {
        return (b[0] & 0xff) << 24 | (b[1] & 0xff) << 16 | (b[2] & 0xff) << 8 | b[3] & 0xff;
    }

    private static String counted(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
