package org.deadc0de.darwin9.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deadc0de.kernel.Clause;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.kernel.Syscalls.Failure;

/**
 * ifconfig(8), network_cmds-307. Words are taken from left to right; flags act at once, addresses at the end: first the delete, then
 * the add. A word that is no keyword is an address.
 */
final class Ifconfig extends Tool {
    private static final String USAGE = """
            usage: ifconfig [-L] interface address_family [address [dest_address]]
                            [parameters]
                   ifconfig interface create
                   ifconfig -a [-L] [-d] [-m] [-u] [address_family]
                   ifconfig -l [-d] [-u] [address_family]
                   ifconfig [-L] [-d] [-m] [-u]
            """;

    private static final int IFF_UP = 0x1;

    /** Keywords that change a flag: the bit to set, or minus the bit to clear. */
    private static final Map<String, Integer> FLAG_WORDS = Map.ofEntries(
            Map.entry("up", 0x1),
            Map.entry("down", -0x1),
            Map.entry("arp", -0x80),
            Map.entry("-arp", 0x80),
            Map.entry("debug", 0x4),
            Map.entry("-debug", -0x4),
            Map.entry("link0", 0x1000),
            Map.entry("-link0", -0x1000),
            Map.entry("link1", 0x2000),
            Map.entry("-link1", -0x2000),
            Map.entry("link2", 0x4000),
            Map.entry("-link2", -0x4000),
            Map.entry("normal", -0x1000),
            Map.entry("compress", 0x1000),
            Map.entry("noicmp", 0x2000));

    private static final Map<String, Integer> ALIAS_WORDS =
            Map.of("alias", 1, "add", 1, "-alias", -1, "delete", -1, "remove", -1);

    private static final List<String> WITH_ARGUMENT = List.of(
            "netmask",
            "prefixlen",
            "pltime",
            "vltime",
            "metric",
            "broadcast",
            "ipdst",
            "media",
            "mediaopt",
            "-mediaopt",
            "vlan",
            "vlandev",
            "bonddev",
            "-bonddev",
            "bondmode",
            "mtu",
            "lladdr");

    private static final List<String> INET6_WORDS = List.of(
            "anycast", "tentative", "-tentative", "deprecated", "-deprecated", "autoconf", "-autoconf", "deletetunnel");

    private String name = "";
    private String family;
    private int socket = -1;
    private boolean clearaddr;
    private boolean setaddr;
    private boolean setmask;
    private boolean newaddr = true;
    private int doalias;
    private Sockaddr ridAddress;
    private Sockaddr addAddress;
    private Sockaddr addMask;
    private Sockaddr addDestination;

    Ifconfig(ProgramContext context) {
        super(context);
    }

    /** Everything after the options, flat: ifconfig itself knows which word belongs to which. */
    private List<String> words() {
        List<String> words = new ArrayList<>();
        if (!context.invocation().subject().isEmpty()) {
            words.add(context.invocation().subject());
        }
        if (!context.invocation().family().isEmpty()) {
            words.add(context.invocation().family());
        }
        for (Clause clause : context.invocation().clauses()) {
            words.addAll(clause.words());
        }
        return words;
    }

    @Override
    int main() {
        allow("abdlmuL", USAGE, 1);
        boolean namesOnly = has("-l");
        if (namesOnly && (has("-a") || has("-m") || has("-b")) || has("-u") && has("-d")) {
            throw usage();
        }
        List<String> words = words();
        boolean all = has("-a") || !namesOnly && words.isEmpty();
        if (all || namesOnly) {
            if (words.size() > 1) {
                throw usage();
            }
            if (words.size() == 1) {
                family = words.get(0);
                if (!isFamily(family)) {
                    throw usage();
                }
            }
            return list(namesOnly);
        }
        name = words.remove(0);
        if (!words.isEmpty() && (words.get(0).equals("create") || words.get(0).equals("plumb"))) {
            create();
            words.remove(0);
            if (words.isEmpty()) {
                return 0;
            }
        }
        if (!words.isEmpty() && isFamily(words.get(0))) {
            family = words.remove(0);
        }
        for (IfList.Interface each : IfList.of(this)) {
            if (each.link().linkNameLength(RtMsg.RTAX_IFP) == name.length()
                    && each.name().equals(name)) {
                if (words.isEmpty()) {
                    new IfconfigStatus(this, family).print(each);
                } else {
                    configure(words);
                }
                return 0;
            }
        }
        throw errx(1, "interface " + name + " does not exist");
    }

    private Exit usage() {
        context.err().print(USAGE);
        return new Exit(1);
    }

    private static boolean isFamily(String word) {
        return word.equals("inet") || word.equals("inet6") || word.equals("ether");
    }

    private int list(boolean namesOnly) {
        List<String> names = new ArrayList<>();
        for (IfList.Interface each : IfList.of(this)) {
            boolean isUp = (each.flags() & IFF_UP) != 0;
            if (has("-u") && !isUp || has("-d") && isUp) {
                continue;
            }
            if (namesOnly) {
                if (!"ether".equals(family) || each.link().linkType(RtMsg.RTAX_IFP) == IfList.IFT_ETHER) {
                    names.add(each.name());
                }
            } else {
                new IfconfigStatus(this, family).print(each);
            }
        }
        if (!names.isEmpty()) {
            print(String.join(" ", names) + "\n");
        }
        return 0;
    }

    /** The list that sysctl gives; the program ends when it fails. */
    byte[] iflist() {
        Object size = sys.sysctl("net.routetable.iflist", null);
        if (size instanceof Failure failure) {
            throw err(1, failure.errno(), "iflist-sysctl-estimate");
        }
        Object data = sys.sysctl("net.routetable.iflist", null);
        if (data instanceof Failure failure) {
            throw err(1, failure.errno(), "actual retrieval of interface table");
        }
        return (byte[]) data;
    }

    int socket() {
        if (socket < 0) {
            socket = sys.socket("PF_INET", "SOCK_DGRAM", 0);
            if (socket < 0) {
                throw err(1, socket, "socket");
            }
        }
        return socket;
    }

    // ---- changing ------------------------------------------------------------------------------------------------

    private void create() {
        IfReq request = new IfReq(name);
        int error = sys.ioctl(socket(), "SIOCIFCREATE", request);
        if (error < 0) {
            throw err(1, error, "SIOCIFCREATE");
        }
        if (!request.name.equals(name)) {
            name = request.name;
            print(name + "\n");
        }
    }

    private void configure(List<String> words) {
        socket();
        int i = 0;
        while (i < words.size()) {
            String word = words.get(i);
            if (WITH_ARGUMENT.contains(word)) {
                if (i + 1 >= words.size()) {
                    throw errx(1, "'" + word + "' requires argument");
                }
                withArgument(word, words.get(++i));
            } else if (word.equals("tunnel")) {
                i = Math.min(words.size() - 1, i + 2);
                refuse("SIOCSIFPHYADDR");
            } else {
                plain(word);
            }
            i++;
        }
        if (clearaddr) {
            if ("inet6".equals(family)) {
                throw perror("ioctl (SIOCDIFADDR)", org.deadc0de.kernel.Errno.EOPNOTSUPP);
            }
            IfReq request = new IfReq(name);
            request.address = ridAddress;
            int error = sys.ioctl(socket, "SIOCDIFADDR", request);
            boolean hadNone = error == -org.deadc0de.kernel.Errno.EADDRNOTAVAIL && doalias >= 0;
            if (error < 0 && !hadNone) {
                throw perror("ioctl (SIOCDIFADDR)", error);
            }
        }
        if (newaddr && (setaddr || setmask)) {
            if ("inet6".equals(family)) {
                throw perror("ioctl (SIOCAIFADDR)", org.deadc0de.kernel.Errno.EOPNOTSUPP);
            }
            IfReq request = new IfReq(name);
            request.address = addAddress;
            request.mask = addMask;
            request.destination = addDestination;
            int error = sys.ioctl(socket, "SIOCAIFADDR", request);
            if (error < 0) {
                throw perror("ioctl (SIOCAIFADDR)", error);
            }
        }
        sys.close(socket);
    }

    private void plain(String word) {
        if (FLAG_WORDS.containsKey(word)) {
            setFlags(word, FLAG_WORDS.get(word));
        } else if (ALIAS_WORDS.containsKey(word)) {
            int param = ALIAS_WORDS.get(word);
            if (setaddr && doalias == 0 && param < 0) {
                ridAddress = addAddress;
            }
            doalias = param;
            if (param < 0) {
                clearaddr = true;
                newaddr = false;
            } else {
                clearaddr = false;
            }
        } else if (word.equals("destroy") || word.equals("unplumb")) {
            int error = sys.ioctl(socket, "SIOCIFDESTROY", new IfReq(name));
            if (error < 0) {
                throw err(1, error, "SIOCIFDESTROY");
            }
        } else if (INET6_WORDS.contains(word)) {
            if (!"inet6".equals(family)) {
                throw errx(1, word + " not allowed for the AF");
            }
        } else if (!setaddr) {
            setAddress(word);
        } else {
            addDestination = Inet.sin(address(word));
        }
    }

    private void setAddress(String word) {
        if ("ether".equals(family)) {
            setLinkAddress(word);
            return;
        }
        setaddr = true;
        if (doalias == 0) {
            clearaddr = true;
        }
        if ("inet6".equals(family)) {
            return;
        }
        if (doalias < 0) {
            ridAddress = Inet.sin(address(word));
            return;
        }
        int slash = word.lastIndexOf('/');
        if (slash >= 0) {
            String length = word.substring(slash + 1);
            if (!length.matches("[0-9]{1,9}.*") || leadingNumber(length) > 32) {
                throw errx(1, word + ": bad value");
            }
            int bits = leadingNumber(length);
            addMask = mask(bits == 0 ? 0 : -1 << 32 - bits);
            addAddress = Inet.sin(address(word.substring(0, slash)));
        } else {
            addAddress = Inet.sin(address(word));
        }
    }

    private static int leadingNumber(String text) {
        String digits = text.replaceFirst("[^0-9].*", "");
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private static Sockaddr mask(int mask) {
        return Inet.sin(mask);
    }

    private int address(String word) {
        Integer address = Inet.resolve(word);
        if (address == null) {
            throw errx(1, word + ": bad value");
        }
        return address;
    }

    private void withArgument(String word, String value) {
        switch (word) {
            case "netmask" -> {
                addMask = mask(address(value));
                setmask = true;
            }
            case "broadcast" -> addDestination = Inet.sin(address(value));
            case "metric" -> setNumber("SIOCSIFMETRIC", value, "ioctl (set metric)");
            case "mtu" -> setNumber("SIOCSIFMTU", value, "ioctl (set mtu)");
            case "lladdr" -> setLinkAddress(value);
            case "prefixlen" -> {
                if ("inet6".equals(family)) {
                    setmask = true;
                }
            }
            case "media", "mediaopt", "-mediaopt" -> refuse("SIOCSIFMEDIA");
            case "vlan", "vlandev" -> refuse("SIOCSETVLAN");
            case "bonddev", "-bonddev", "bondmode" -> refuse("SIOCSIFBOND");
            default -> {
                if (!"inet6".equals(family) && (word.equals("pltime") || word.equals("vltime"))) {
                    throw errx(1, word + " not allowed for the AF");
                }
            }
        }
    }

    /** What drivers that lack a feature answer. */
    private void refuse(String request) {
        throw err(1, org.deadc0de.kernel.Errno.EOPNOTSUPP, request);
    }

    private void setNumber(String command, String value, String what) {
        IfReq request = new IfReq(name);
        request.value = leadingOrZero(value);
        int error = sys.ioctl(socket, command, request);
        if (error < 0) {
            warn(error, what);
        }
    }

    /** atoi(3). */
    private static int leadingOrZero(String value) {
        return value.matches("-?[0-9]{1,9}([^0-9].*)?")
                ? Integer.parseInt(value.replaceFirst("(?<=[0-9])[^0-9].*", ""))
                : 0;
    }

    private void setLinkAddress(String text) {
        String[] parts = text.split(":", -1);
        byte[] bytes = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].matches("[0-9a-fA-F]{1,2}")) {
                warn(0, "malformed link-level address");
                return;
            }
            bytes[i] = (byte) Integer.parseInt(parts[i], 16);
        }
        if (bytes.length > 12) {
            warn(0, "malformed link-level address");
            return;
        }
        IfReq request = new IfReq(name);
        request.address = new Sockaddr(Sockaddr.AF_LINK, bytes, 0, "");
        int error = sys.ioctl(socket, "SIOCSIFLLADDR", request);
        if (error < 0) {
            warn(error, "ioctl (set lladdr)");
        }
    }

    private void setFlags(String word, int bit) {
        IfReq request = new IfReq(name);
        int error = sys.ioctl(socket, "SIOCGIFFLAGS", request);
        if (error < 0) {
            throw perror("ioctl (SIOCGIFFLAGS)", error);
        }
        request.value = bit > 0 ? request.value | bit : request.value & ~-bit;
        error = sys.ioctl(socket, "SIOCSIFFLAGS", request);
        if (error < 0) {
            throw perror(word, error);
        }
    }

    private Exit perror(String what, int errno) {
        return switch (Math.abs(errno)) {
            case org.deadc0de.kernel.Errno.ENXIO -> errx(1, what + ": no such interface");
            case org.deadc0de.kernel.Errno.EPERM -> errx(1, what + ": permission denied");
            default -> err(1, errno, what);
        };
    }
}
