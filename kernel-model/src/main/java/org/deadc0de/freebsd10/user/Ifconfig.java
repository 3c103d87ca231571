package org.deadc0de.freebsd10.user;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.deadc0de.kernel.Clause;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.IfEntry;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Invocation;
import org.deadc0de.kernel.ModuleEntry;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Syscalls;

/** ifconfig(8), sbin/ifconfig/ifconfig.c: configures network interfaces and shows them. */
public final class Ifconfig extends Tool {
    static final int IFNAMSIZ = 16;

    private static final String USAGE = """
            usage: ifconfig [-L] [-C] [-g groupname] interface address_family [address [dest_address]]
                            [parameters]
                   ifconfig interface create
                   ifconfig -a [-L] [-C] [-g groupname] [-d] [-m] [-u] [-v] [address_family]
                   ifconfig -l [-d] [-u] [address_family]
                   ifconfig [-L] [-C] [-g groupname] [-d] [-m] [-u] [-v]
            """;

    /** The interface that is worked on; a rename or a wildcard create changes it. */
    String name;

    /** The request that some parameters share: it keeps the name that was typed. */
    IfReq ifr;

    /** The socket of the address family at hand. */
    int s = -1;

    /** The address family at hand. */
    IfconfigFamily family;

    /** Whether {@code -m} was given. */
    final boolean supmedia = has("-m");

    /** Whether {@code -v} was given. */
    final boolean verbose = has("-v");

    /** Whether {@code -L} was given. */
    final boolean lifetimes = has("-L");

    final IfconfigAddress address = new IfconfigAddress(this);
    final IfconfigVlan vlan = new IfconfigVlan(this);
    private final IfconfigCommands commands = new IfconfigCommands(this);

    /** Things that wait for the first word which is no part of a creation, or for the end of the line. */
    private final Deque<Runnable> callbacks = new ArrayDeque<>();

    public Ifconfig(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        Invocation invocation = context.invocation();
        options("adg:klmnuvLC", 1, USAGE);
        boolean all = has("-a");
        boolean namesOnly = has("-l");
        if (has("-C")) {
            if (all || namesOnly || supmedia || invocation.options().size() > 1 && has("-u")) {
                throw usage(1, USAGE);
            }
            listCloners();
            return 0;
        }
        String group = invocation.valueOf("-g");
        if (group != null) {
            if (namesOnly) {
                throw usage(1, USAGE);
            }
            printGroup(group);
            return 0;
        }
        if (namesOnly && (all || supmedia) || has("-u") && has("-d")) {
            throw usage(1, USAGE);
        }
        List<Clause> words = new ArrayList<>(invocation.clauses());
        String ifname = invocation.subject().isEmpty() ? null : invocation.subject();
        IfconfigFamily familyGiven = IfconfigFamily.named(invocation.family());
        boolean familyFirst = !invocation.family().isEmpty();
        if (!familyFirst && !words.isEmpty() && words.get(0).keyword().equals("lladdr")) {
            familyFirst = true;
            familyGiven = IfconfigFamily.LINK;
            Clause lladdr = words.remove(0);
            lladdr.arguments().forEach(word -> words.add(0, new Clause("", List.of(word))));
        }
        if (namesOnly || all || ifname == null) {
            if (!words.isEmpty()) {
                throw usage(1, USAGE);
            }
            everyInterface(familyGiven, namesOnly);
            return 0;
        }
        if (!has("-n")) {
            loadModuleFor(ifname);
        }
        if (nameToIndex(ifname) == 0) {
            if (!familyFirst && !words.isEmpty() && isCreate(words.get(0))) {
                if (ifname.length() >= IFNAMSIZ) {
                    throw errx(1, ifname + ": cloning name too long");
                }
                name = ifname;
                configure(words, true, null);
                return 0;
            }
            throw errx(1, "interface " + ifname + " does not exist");
        }
        oneInterface(ifname, familyGiven, words);
        return 0;
    }

    private static boolean isCreate(Clause clause) {
        return clause.keyword().equals("create") || clause.keyword().equals("plumb");
    }

    // ---- which interfaces ----------------------------------------------------------------------------------------

    /** getifaddrs(3). */
    @SuppressWarnings("unchecked")
    List<IfEntry> interfaces() {
        Object list = sys.sysctl("net.routetable.iflist", null);
        if (list instanceof Syscalls.Failure failure) {
            throw err(1, failure.errno(), "getifaddrs");
        }
        return (List<IfEntry>) list;
    }

    /** if_nametoindex(3): asks for the index, and failing that looks through the list of interfaces. */
    private int nameToIndex(String ifname) {
        IfReq request = new IfReq(Text.cut(ifname, IFNAMSIZ - 1));
        int descriptor = sys.socket("PF_INET", "SOCK_DGRAM", 0);
        int error = descriptor < 0 ? descriptor : sys.ioctl(descriptor, "SIOCGIFINDEX", request);
        if (descriptor >= 0) {
            sys.close(descriptor);
        }
        if (error >= 0) {
            return (int) request.value;
        }
        for (IfEntry entry : interfaces()) {
            if (entry.name().equals(ifname)) {
                return entry.index();
            }
        }
        return 0;
    }

    /** Entries of one name that follow each other count as one: the first stands for all of them. */
    private void oneInterface(String ifname, IfconfigFamily familyGiven, List<Clause> words) {
        List<IfEntry> entries = interfaces();
        IfEntry before = null;
        for (IfEntry entry : entries) {
            if (!entry.name().equals(ifname) || before != null || isUnwanted(entry)) {
                continue;
            }
            before = entry;
            name = entry.name();
            if (words.isEmpty()) {
                new IfconfigStatus(this, familyGiven).print(entries, entry);
            } else {
                configure(words, false, familyGiven);
            }
        }
    }

    private void everyInterface(IfconfigFamily familyGiven, boolean namesOnly) {
        List<IfEntry> entries = interfaces();
        String before = null;
        StringBuilder names = new StringBuilder();
        for (IfEntry entry : entries) {
            if (!namesOnly && Objects.equals(before, entry.name()) || isUnwanted(entry)) {
                continue;
            }
            before = entry.name();
            name = entry.name();
            if (!namesOnly) {
                new IfconfigStatus(this, familyGiven).print(entries, entry);
            } else if (familyGiven == null || !familyGiven.isLink() || entry.type() == IfconfigStatus.IFT_ETHER) {
                names.append(names.length() == 0 ? "" : " ").append(name);
            }
        }
        if (namesOnly) {
            print(names.append('\n').toString());
        }
    }

    private boolean isUnwanted(IfEntry entry) {
        boolean up = (entry.flags() & IfconfigStatus.IFF_UP) != 0;
        return has("-d") && up || has("-u") && !up;
    }

    // ---- the words after the interface -------------------------------------------------------------------------

    /** Runs the parameters of one interface. */
    private void configure(List<Clause> words, boolean cloning, IfconfigFamily familyGiven) {
        ifr = new IfReq(name);
        address.begin();
        openFamily(familyGiven != null ? familyGiven : IfconfigFamily.INET);
        boolean iscreate = cloning;
        boolean familyAllowed = false;
        int i = 0;
        while (i < words.size()) {
            Clause clause = words.get(i);
            IfconfigCommands.Parameter parameter = commands.lookup(clause.keyword(), iscreate);
            if (iscreate && parameter == null) {
                callbacks.removeFirst().run();
                iscreate = false;
                familyAllowed = true;
                continue;
            }
            IfconfigFamily other = IfconfigFamily.named(clause.keyword());
            if (familyAllowed && other != null && clause.arguments().isEmpty()) {
                familyAllowed = false;
                i++;
                if (other != family) {
                    sys.close(s);
                    openFamily(other);
                }
                continue;
            }
            familyAllowed = false;
            i++;
            if (parameter == null) {
                clause.words().forEach(address::unknownWord);
            } else {
                int wanted = parameter.arguments();
                if (clause.arguments().size() < wanted) {
                    throw errx(
                            1,
                            "'" + clause.keyword() + "' requires "
                                    + (wanted == 1 ? "argument" : wanted + " arguments"));
                }
                parameter.action().run(clause);
                for (String left :
                        clause.arguments().subList(wanted, clause.arguments().size())) {
                    address.unknownWord(left);
                }
            }
        }
        family.finish(address);
        while (!callbacks.isEmpty()) {
            callbacks.removeFirst().run();
        }
        address.apply();
        sys.close(s);
    }

    private void openFamily(IfconfigFamily wanted) {
        family = wanted;
        s = sys.socket(wanted.domain(), "SOCK_DGRAM", 0);
        if (s < 0) {
            throw err(1, s, "socket(family " + wanted.number() + ",SOCK_DGRAM");
        }
    }

    /** Runs something when the creation's words have ended, or at the end of the line. */
    void callback(Runnable action) {
        if (!callbacks.contains(action)) {
            callbacks.addLast(action);
        }
    }

    /** Creates the interface; says its name when it is not the one that was typed. */
    void cloneCreate() {
        IfReq request = new IfReq(name);
        vlan.fillCreate(request);
        if (name.startsWith("wlan")) { // and there is no word here to name one with
            throw errx(1, "must specify a parent device (wlandev) when creating a wlan device");
        }
        int error = sys.ioctl(s, "SIOCIFCREATE2", request);
        if (error < 0) {
            throw err(1, error, "SIOCIFCREATE2");
        }
        if (!request.name.equals(name)) {
            name = request.name;
            print(name + "\n");
        }
    }

    /** Perror(): what ifconfig says when an ioctl fails for good; to be thrown. */
    Exit perror(int error, String what) {
        return switch (Math.abs(error)) {
            case Errno.ENXIO -> errx(1, what + ": no such interface");
            case Errno.EPERM -> errx(1, what + ": permission denied");
            default -> err(1, error, what);
        };
    }

    // ---- the rest ------------------------------------------------------------------------------------------------

    /** Loads {@code if_NAME} when no module of that name is there; whether that works is nobody's concern. */
    private void loadModuleFor(String ifname) {
        int end = 0;
        while (end < ifname.length() && !Text.isDigit(ifname.charAt(end))) {
            end++;
        }
        String base = Text.cut(ifname.substring(0, end), IFNAMSIZ - 1);
        String module = "if_" + base;
        Object files = sys.sysctl("kern.linker_files", null);
        if (files instanceof List<?> list) {
            for (Object file : list) {
                for (String known : ((ModuleEntry) file).modules()) {
                    String plain = known.substring(known.indexOf('/') + 1);
                    if (plain.equals(base) || plain.equals(module)) {
                        return;
                    }
                }
            }
        }
        sys.moduleLoad(module);
    }

    private void listCloners() {
        int descriptor = sys.socket("PF_LOCAL", "SOCK_DGRAM", 0);
        IfReq request = new IfReq("");
        int error = descriptor < 0 ? descriptor : sys.ioctl(descriptor, "SIOCIFGCLONERS", request);
        if (error < 0) {
            throw err(1, error, "SIOCIFGCLONERS for names");
        }
        sys.close(descriptor);
        print(String.join(" ", request.names) + "\n");
    }

    private void printGroup(String group) {
        int descriptor = sys.socket("PF_LOCAL", "SOCK_DGRAM", 0);
        IfReq request = new IfReq(Text.cut(group, IFNAMSIZ - 1));
        int error = descriptor < 0 ? descriptor : sys.ioctl(descriptor, "SIOCGIFGMEMB", request);
        if (error < 0) {
            if (error == -Errno.EINVAL || error == -Errno.ENOTTY || error == -Errno.ENOENT) {
                throw new Exit(0);
            }
            throw err(1, error, "SIOCGIFGMEMB");
        }
        sys.close(descriptor);
        request.names.forEach(member -> print(member + "\n"));
    }
}
