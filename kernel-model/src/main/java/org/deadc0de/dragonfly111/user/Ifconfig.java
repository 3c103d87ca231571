package org.deadc0de.dragonfly111.user;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.Clause;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.IfEntry;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Invocation;
import org.deadc0de.kernel.ModuleEntry;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Syscalls;

/**
 * ifconfig(8), sbin/ifconfig: configures network interfaces and shows them. Parameters act from left to right, the address at the
 * end: first the delete, then the add. A plain address is therefore two requests, SIOCDIFADDR and SIOCAIFADDR; SIOCSIFADDR is never
 * made.
 */
final class Ifconfig extends Tool {
    private static final int IFNAMSIZ = 16;
    private static final String USAGE = """
            usage: ifconfig [-L] [-C] interface address_family [address [dest_address]]
                            [parameters]
                   ifconfig interface create
                   ifconfig -a [-L] [-C] [-d] [-m] [-u] [-v] [address_family]
                   ifconfig -l [-d] [-u] [address_family]
                   ifconfig [-L] [-C] [-d] [-m] [-u] [-v]
            """;

    /** The interface that is worked on; a wildcard create changes it. */
    String name;

    /** The socket of the address family at hand. */
    int s = -1;

    /** The address family at hand. */
    IfconfigFamily family;

    /** Whether {@code -m} was given. */
    final boolean supmedia = has("-m");

    final IfconfigAddress address = new IfconfigAddress(this);
    private final IfconfigCommands commands = new IfconfigCommands(this);

    /** Things that wait for the end of the line. */
    private final List<Runnable> callbacks = new ArrayList<>();

    Ifconfig(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        Invocation invocation = context.invocation();
        options("adlmuvLC", 1, USAGE);
        boolean all = has("-a");
        boolean namesOnly = has("-l");
        if (has("-C")) {
            if (all || namesOnly) {
                throw usage(1, USAGE);
            }
            listCloners();
            return 0;
        }
        if (namesOnly && (all || supmedia) || has("-u") && has("-d")) {
            throw usage(1, USAGE);
        }
        List<Clause> words = new ArrayList<>(invocation.clauses());
        String ifname = invocation.subject().isEmpty() ? null : invocation.subject();
        IfconfigFamily familyGiven = IfconfigFamily.named(invocation.family());
        if (namesOnly || all || ifname == null) {
            if (!words.isEmpty()) {
                throw usage(1, USAGE);
            }
            everyInterface(familyGiven, namesOnly);
            return 0;
        }
        loadModuleFor(ifname);
        IfEntry entry = entryOf(ifname);
        if (entry == null) {
            if (invocation.family().isEmpty() && !words.isEmpty() && isCreate(words.get(0))) {
                if (ifname.length() >= IFNAMSIZ) {
                    throw errx(1, ifname + ": cloning name too long");
                }
                name = ifname;
                words.remove(0);
                create();
                if (!words.isEmpty()) {
                    configure(words, null);
                }
                return 0;
            }
            throw errx(1, "interface " + ifname + " does not exist");
        }
        name = entry.name();
        if (words.isEmpty()) {
            new IfconfigStatus(this, familyGiven).print(entry);
        } else if (!isUnwanted(entry)) {
            configure(words, familyGiven);
        }
        return 0;
    }

    private static boolean isCreate(Clause clause) {
        return clause.keyword().equals("create") || clause.keyword().equals("plumb");
    }

    // ---- which interfaces ----------------------------------------------------------------------------------------

    /** The list that sysctl(3) gives. */
    @SuppressWarnings("unchecked")
    List<IfEntry> interfaces() {
        Object list = sys.sysctl("net.routetable.iflist", null);
        if (list instanceof Syscalls.Failure failure) {
            throw err(1, failure.errno(), "actual retrieval of interface table");
        }
        return (List<IfEntry>) list;
    }

    private IfEntry entryOf(String ifname) {
        for (IfEntry entry : interfaces()) {
            if (entry.name().equals(ifname)) {
                return entry;
            }
        }
        return null;
    }

    private void everyInterface(IfconfigFamily familyGiven, boolean namesOnly) {
        StringBuilder names = new StringBuilder();
        for (IfEntry entry : interfaces()) {
            if (isUnwanted(entry)) {
                continue;
            }
            name = entry.name();
            if (!namesOnly) {
                new IfconfigStatus(this, familyGiven).print(entry);
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

    // ---- the words after the interface ---------------------------------------------------------------------------

    private void configure(List<Clause> words, IfconfigFamily familyGiven) {
        address.begin();
        openFamily(familyGiven != null ? familyGiven : IfconfigFamily.INET);
        for (Clause clause : words) {
            IfconfigCommands.Parameter parameter = commands.lookup(clause.keyword());
            if (parameter == null) {
                clause.words().forEach(address::unknownWord);
                continue;
            }
            int wanted = parameter.arguments();
            if (clause.arguments().size() < wanted) {
                throw errx(
                        1, "'" + clause.keyword() + "' requires " + (wanted == 1 ? "argument" : wanted + " arguments"));
            }
            parameter.action().run(clause);
            clause.arguments().subList(wanted, clause.arguments().size()).forEach(address::unknownWord);
        }
        callbacks.forEach(Runnable::run);
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

    /** Runs something at the end of the line. */
    void callback(Runnable action) {
        callbacks.add(action);
    }

    /** Creates the interface; says its name when it is not the one that was typed. */
    private void create() {
        int descriptor = sys.socket("PF_INET", "SOCK_DGRAM", 0);
        IfReq request = new IfReq(name);
        int error = descriptor < 0 ? descriptor : sys.ioctl(descriptor, "SIOCIFCREATE", request);
        if (error < 0) {
            throw err(1, error, "SIOCIFCREATE");
        }
        sys.close(descriptor);
        if (!request.name.equals(name)) {
            name = request.name;
            print(name + "\n");
        }
    }

    /** Perror(): what ifconfig says when a request fails for good; to be thrown. */
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
        if (sys.sysctl("kern.linker_files", null) instanceof List<?> files) {
            for (Object file : files) {
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
        int descriptor = sys.socket("PF_INET", "SOCK_DGRAM", 0);
        IfReq request = new IfReq("");
        int error = descriptor < 0 ? descriptor : sys.ioctl(descriptor, "SIOCIFGCLONERS", request);
        if (error < 0) {
            throw err(1, error, "SIOCIFGCLONERS for names");
        }
        sys.close(descriptor);
        print(String.join(" ", request.names) + "\n");
    }
}
