package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deadc0de.kernel.Clause;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.Invocation;
import org.deadc0de.kernel.Killed;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;

/** A booted machine on which tests run command lines. It divides them as far as these tests need; the grammar does it properly. */
final class FreeBsdBox {
    /**
     * What a command came to.
     *
     * @param text what the console shows
     * @param status its exit status
     */
    record Outcome(String text, int status) {}

    private static final Set<String> FAMILIES = Set.of("inet", "inet6", "ether", "link", "ipx", "atalk");
    private static final Set<String> ONE = Set.of(
            "mtu",
            "metric",
            "name",
            "netmask",
            "broadcast",
            "description",
            "descr",
            "group",
            "-group",
            "prefixlen",
            "vlan",
            "vlandev",
            "addm",
            "deletem",
            "fib",
            "media",
            "nwid",
            "-dst",
            "-gateway",
            "-netmask",
            "-mtu",
            "-ifp",
            "-prefixlen",
            "lladdr");
    private static final Set<String> PLAIN = Set.of(
            "create",
            "plumb",
            "destroy",
            "unplumb",
            "up",
            "down",
            "alias",
            "-alias",
            "add",
            "delete",
            "remove",
            "arp",
            "-arp",
            "debug",
            "-debug",
            "link0",
            "-link0",
            "ifdisabled",
            "-ifdisabled",
            "nud",
            "-nud",
            "rxcsum",
            "-rxcsum",
            "anycast",
            "-descr",
            "-description",
            "monitor",
            "-monitor",
            "promisc",
            "-promisc",
            "deletetunnel");

    final Box box;

    FreeBsdBox(String... options) throws FixSet.Refused {
        box = new Box(options);
    }

    /** Runs a command line to its end. */
    Outcome run(String line) {
        int[] status = {-1};
        SimThread thread = start(line, box.console::print, status);
        Sched.Outcome outcome = box.sched.run(() -> !thread.isAlive());
        return new Outcome(box.printed(), outcome == Sched.Outcome.FINISHED ? status[0] : -2);
    }

    /** Starts a command line in the background; gives its pid. */
    int start(String line, ProgramContext.TextSink out) {
        return start(line, out, new int[1]).pid();
    }

    private SimThread start(String line, ProgramContext.TextSink out, int[] status) {
        Invocation invocation = divide(List.of(line.split(" ", -1)));
        Program program = box.k.program(invocation.program());
        Proc[] process = new Proc[1];
        SimThread thread = box.process(invocation.program(), () -> {
            try {
                status[0] = program.main(
                        new ProgramContext(invocation, box.k.syscalls(process[0]), out, out, "", process[0]));
                box.k.exit(process[0]);
                process[0].exited(status[0]);
            } catch (Killed killed) {
                box.k.exit(process[0]);
                process[0].killedBy(killed.signal());
                status[0] = 128 + killed.signal();
            }
        });
        process[0] = box.processes.get(thread.pid());
        return thread;
    }

    /** Runs a command line that must do well; gives what the console shows. */
    String shows(String line) {
        Outcome outcome = run(line);
        if (outcome.status() != 0) {
            throw new AssertionError(line + " ended with " + outcome.status() + ": " + outcome.text());
        }
        return outcome.text();
    }

    private static Invocation divide(List<String> argv) {
        String program = argv.get(0);
        List<Clause> options = new ArrayList<>();
        int i = 1;
        while (i < argv.size() && argv.get(i).matches("-[a-zA-Z0-9].*") && !program.equals("kill")) {
            String word = argv.get(i++);
            boolean signal = program.equals("pkill") && word.matches("-([A-Z]{2,}|[0-9]+)");
            if (signal) {
                i--;
                break;
            }
            for (char letter : word.substring(1).toCharArray()) {
                boolean value = "gfI".indexOf(letter) >= 0 && (program.equals("ifconfig") || program.equals("netstat"));
                options.add(new Clause("-" + letter, value && i < argv.size() ? List.of(argv.get(i++)) : List.of()));
            }
        }
        String subject = "";
        String family = "";
        boolean every = options.stream()
                .anyMatch(option -> Set.of("-a", "-l", "-C", "-g").contains(option.keyword()));
        if (i < argv.size() && program.equals("ifconfig") && !every || program.equals("route") && i < argv.size()) {
            subject = argv.get(i++);
        }
        if (i < argv.size()
                && (program.equals("kill") || program.equals("pkill"))
                && argv.get(i).startsWith("-")) {
            subject = argv.get(i++).substring(1);
        }
        if (i < argv.size() && program.equals("ifconfig") && FAMILIES.contains(argv.get(i))) {
            family = argv.get(i++);
        }
        List<Clause> clauses = new ArrayList<>();
        boolean keywords = program.equals("ifconfig") || program.equals("route");
        while (i < argv.size()) {
            String word = argv.get(i++);
            if (keywords && ONE.contains(word)) {
                clauses.add(new Clause(word, i < argv.size() ? List.of(argv.get(i++)) : List.of()));
            } else if (keywords
                    && (PLAIN.contains(word)
                            || FAMILIES.contains(word)
                            || program.equals("route") && word.startsWith("-"))) {
                clauses.add(new Clause(word, List.of()));
            } else {
                clauses.add(new Clause("", List.of(word)));
            }
        }
        return new Invocation(argv, options, subject, family, clauses);
    }
}
