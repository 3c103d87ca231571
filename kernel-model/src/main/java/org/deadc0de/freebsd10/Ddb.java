package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.mem.DataSegment;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.SimThread;

/** The kernel debugger: ddb/db_command.c and its commands. It reads memory without disturbing it. */
final class Ddb implements Kernel.Debugger {
    private static final List<String> COMMANDS = List.of(
            "print",
            "p",
            "examine",
            "x",
            "search",
            "set",
            "write",
            "w",
            "delete",
            "d",
            "dump",
            "break",
            "b",
            "dwatch",
            "watch",
            "dhwatch",
            "hwatch",
            "step",
            "s",
            "continue",
            "c",
            "until",
            "next",
            "match",
            "trace",
            "t",
            "where",
            "bt",
            "call",
            "show",
            "ps",
            "gdb",
            "halt",
            "reboot",
            "reset",
            "kill",
            "watchdog",
            "thread",
            "run",
            "script",
            "scripts",
            "unscript",
            "capture",
            "textdump",
            "acttrace",
            "alltrace",
            "panic");

    private static final List<String> SHOW = List.of(
            "all",
            "registers",
            "breaks",
            "threads",
            "lock",
            "locks",
            "alllocks",
            "lockchain",
            "allchains",
            "sleepchain",
            "sleepq",
            "sleepqueue",
            "turnstile",
            "thread",
            "proc",
            "procs",
            "pcpu",
            "allpcpu",
            "malloc",
            "uma",
            "ifnet",
            "allifnets",
            "witness",
            "lockedvnods",
            "panic",
            "msgbuf",
            "sysregs",
            "map",
            "intr",
            "conifhk",
            "sysinit");

    private static final List<String> SHOW_ALL =
            List.of("chains", "ifnets", "locks", "pcpu", "procs", "trace", "vnets", "lockedvnods");

    private final FreeBsd10 k;
    private final Memory mem;
    private final CrashScene scene;
    private final DdbOutput out;
    private final DdbThreads threads;
    private final DdbShow show;
    private SimThread selected;
    private long dot;
    private List<String> last = List.of();
    private String lastFormat = "x";

    Ddb(FreeBsd10 k, CrashScene scene) {
        this.k = k;
        this.scene = scene;
        mem = k.mem;
        out = new DdbOutput(k.machine.console());
        threads = new DdbThreads(k, scene, out);
        show = new DdbShow(k, out);
        selected = scene.thread();
        dot = scene.instructionPointer();
    }

    /** What it prints when it is entered. */
    void enter() {
        out.print(
                "[ thread pid " + scene.crash().pid() + " tid " + scene.crash().tid() + " ]\n");
        out.print("Stopped at\t");
        location();
    }

    private void location() {
        String name = k.symbols.name(scene.instructionPointer());
        out.print((name == null ? "0x" + Long.toHexString(scene.instructionPointer()) : name) + ":\t");
        out.print(scene.instruction() + "\n");
    }

    @Override
    public String prompt() {
        return "db> ";
    }

    @Override
    public Next command(List<String> words) {
        List<String> line = words.isEmpty() ? last : joined(words);
        if (line.isEmpty()) {
            return Next.STAY;
        }
        Next next;
        try {
            next = run(line);
        } catch (DdbExpression.Bad bad) {
            out.print(bad.getMessage() + "\n");
            next = Next.STAY;
        }
        out.finish();
        return next;
    }

    /** Puts a modifier, which the reader takes for a word of its own, back behind its command: {@code x/gx}. */
    private static List<String> joined(List<String> words) {
        List<String> line = new ArrayList<>();
        boolean modifier = false;
        for (String word : words) {
            boolean slash = word.startsWith("/") && line.size() == namesAtStart(line);
            if (slash || modifier) {
                line.set(line.size() - 1, line.get(line.size() - 1) + word);
            } else {
                line.add(word);
            }
            modifier = slash && word.length() == 1;
        }
        return line;
    }

    /** What an empty line does after this one: the command again, without its operands, so that {@code x} goes on behind. */
    private static List<String> names(List<String> line) {
        return line.stream()
                .limit(namesAtStart(line))
                .map(word -> word.replaceFirst("/.*", ""))
                .toList();
    }

    /** How many words of a line name its command: a slash behind them begins a modifier, elsewhere it divides. */
    private static int namesAtStart(List<String> line) {
        boolean show = !line.isEmpty() && line.get(0).equals("show");
        return !show ? 1 : line.size() > 1 && line.get(1).equals("all") ? 3 : 2;
    }

    // ---- commands ------------------------------------------------------------------------------------------------

    private Next run(List<String> line) throws DdbExpression.Bad {
        String first = line.get(0);
        int slash = first.indexOf('/');
        String word = slash < 0 ? first : first.substring(0, slash);
        String modifier = slash < 0 ? "" : first.substring(slash + 1);
        String rest = String.join(" ", line.subList(1, line.size()));
        String command = lookUp(word, COMMANDS);
        if (command == null) {
            return Next.STAY;
        }
        last = names(line);
        switch (command) {
            case "trace", "t", "where", "bt" -> trace(rest);
            case "alltrace" -> allTrace();
            case "ps" -> threads.ps();
            case "x", "examine" -> examine(modifier, rest);
            case "print", "p" -> print(modifier, rest);
            case "show" -> show(line.subList(1, line.size()));
            case "thread" -> thread(rest);
            case "dump" -> out.print("Cannot dump: no dump device specified.\n");
            case "scripts" -> out.print("");
            case "continue", "c" -> {
                return cont();
            }
            case "panic" -> {
                k.panicText.panicFromDebugger(scene.crash());
                return Next.REBOOT;
            }
            case "reset", "reboot" -> {
                return Next.REBOOT;
            }
            default -> out.print("[\"" + command + "\" is not modelled]\n");
        }
        return Next.STAY;
    }

    /** db_cmd_search(): the command whose name begins with the word; null after a complaint. */
    private String lookUp(String word, List<String> names) {
        if (names.contains(word)) {
            return word;
        }
        List<String> matches =
                names.stream().filter(name -> name.startsWith(word)).toList();
        if (matches.size() == 1) {
            return matches.get(0);
        }
        if (matches.size() > 1) {
            out.print("Ambiguous\n");
        } else if (word.equals("help")) {
            list(names);
        } else {
            out.print("No such command\n");
        }
        return null;
    }

    private void list(List<String> names) {
        for (String name : names) {
            out.print(String.format(Locale.ROOT, "%-12s", name));
            out.endLine(12);
        }
        out.finish();
    }

    private Next cont() {
        if (scene.fault() != null) {
            k.panicText.trapBlock(scene);
            enter();
            return Next.STAY;
        }
        if (scene.isBreakpoint()) {
            return Next.GO_ON;
        }
        k.panicText.reboot();
        return Next.REBOOT;
    }

    // ---- threads -------------------------------------------------------------------------------------------------

    private SimThread named(String rest) throws DdbExpression.Bad {
        if (rest.isEmpty()) {
            return selected;
        }
        String digits = rest.split("[ ,]", 2)[0];
        SimThread thread = threads.find(expression(rest).value(), digits);
        if (thread == null) {
            throw new DdbExpression.Bad("Thread " + digits + " not found.");
        }
        return thread;
    }

    /** db_lookup_proc(): by process number in decimal digits, without one that of the selected thread. */
    private Proc process(String rest) throws DdbExpression.Bad {
        if (rest.isEmpty()) {
            return k.machine.processes().get(selected == null ? 0 : selected.pid());
        }
        expression(rest).value();
        String digits = rest.split("[ ,]", 2)[0];
        Proc process = digits.matches("[0-9]{1,9}") ? k.machine.processes().get(Integer.parseInt(digits)) : null;
        if (process == null || process.hasEnded()) {
            throw new DdbExpression.Bad("No process found for pid " + digits);
        }
        return process;
    }

    private void trace(String rest) throws DdbExpression.Bad {
        trace(named(rest));
    }

    private void trace(SimThread thread) {
        long td = thread == null ? k.thread0() : DdbThreads.td(thread);
        int pid = thread == null ? 0 : thread.pid();
        int tid = thread == null ? 100000 : thread.tid();
        out.print("Tracing pid " + pid + " tid " + tid + " td 0x" + Long.toHexString(td) + "\n");
        List<String> lines = thread == scene.thread() ? k.panicText.crashed(scene) : k.panicText.sleeping(td);
        lines.forEach(line -> out.print(line + "\n"));
    }

    private void allTrace() {
        for (SimThread thread : threads.threads()) {
            out.print("\nTracing command " + thread.name() + " pid " + thread.pid() + " tid " + thread.tid() + " td 0x"
                    + Long.toHexString(DdbThreads.td(thread)) + "\n");
            List<String> lines =
                    thread == scene.thread() ? k.panicText.crashed(scene) : k.panicText.sleeping(DdbThreads.td(thread));
            lines.forEach(line -> out.print(line + "\n"));
        }
    }

    private void thread(String rest) throws DdbExpression.Bad {
        if (!rest.isEmpty()) {
            selected = named(rest);
        }
        if (selected != null) {
            out.print("[ thread pid " + selected.pid() + " tid " + selected.tid() + " ]\n");
        }
        if (selected == scene.thread()) {
            location();
        }
    }

    // ---- show ----------------------------------------------------------------------------------------------------

    private void show(List<String> words) throws DdbExpression.Bad {
        if (words.isEmpty()) {
            list(SHOW);
            return;
        }
        String first = words.get(0);
        int slash = first.indexOf('/');
        String what = lookUp(slash < 0 ? first : first.substring(0, slash), SHOW);
        String rest = String.join(" ", words.subList(1, words.size()));
        if (what == null) {
            return;
        }
        if (what.equals("all")) {
            showAll(words.subList(1, words.size()));
            return;
        }
        switch (what) {
            case "registers" -> registers();
            case "alllocks", "locks", "lock", "witness" -> locks(what, rest);
            case "lockchain" -> chain(rest, false);
            case "sleepchain" -> chain(rest, true);
            case "allchains" -> threads.allChains();
            case "sleepq", "sleepqueue" -> {
                if (!rest.isEmpty()) {
                    threads.sleepq(expression(rest).value());
                }
            }
            case "threads" ->
                threads.threads()
                        .forEach(thread -> out.print("  " + thread.tid() + " (0x"
                                + Long.toHexString(DdbThreads.td(thread)) + ") (stack 0x"
                                + Long.toHexString((CrashScene.stackTop(thread.tid()) & -0x1000L) - 0x3000) + ")\n"));
            case "thread" -> {
                SimThread thread = named(rest);
                if (thread != null) {
                    threads.thread(thread);
                }
            }
            case "proc" -> threads.proc(process(rest));
            case "turnstile" -> {
                if (!rest.isEmpty()) {
                    threads.turnstile(expression(rest).value());
                }
            }
            case "procs" -> threads.ps();
            case "pcpu" ->
                threads.pcpu(
                        rest.isEmpty()
                                ? scene.crash().cpu()
                                : (int) expression(rest).value());
            case "allpcpu" -> allPcpu();
            case "malloc" -> show.malloc();
            case "uma" -> show.uma();
            case "ifnet" -> {
                if (rest.isEmpty()) {
                    out.print("usage: show ifnet <struct ifnet *>\n");
                } else {
                    show.ifnet(readable(expression(rest).value()));
                }
            }
            case "allifnets" -> show.allIfnets();
            case "lockedvnods" -> out.print("Locked vnodes\n");
            case "panic" ->
                out.print(
                        scene.fault() != null || scene.isBreakpoint()
                                ? "panicstr not set\n"
                                : "panic: " + scene.crash().cause().getMessage() + "\n");
            case "msgbuf" -> {
                out.print("msgbufp = 0xffffffff81fd3fc8\n");
                out.print(k.machine.console().messageBuffer());
            }
            case "breaks" -> out.print("No breakpoints set\n");
            default -> out.print("[\"show " + what + "\" is not modelled]\n");
        }
    }

    private void showAll(List<String> words) {
        if (words.isEmpty()) {
            list(SHOW_ALL);
            return;
        }
        String what = lookUp(words.get(0), SHOW_ALL);
        if (what == null) {
            return;
        }
        switch (what) {
            case "chains" -> threads.allChains();
            case "ifnets" -> show.allIfnets();
            case "locks" -> threads.allLocks();
            case "pcpu" -> allPcpu();
            case "procs" -> threads.ps();
            case "trace" -> allTrace();
            case "lockedvnods" -> out.print("Locked vnodes\n");
            default -> out.print("[\"show all " + what + "\" is not modelled]\n");
        }
    }

    private void locks(String what, String rest) throws DdbExpression.Bad {
        if (what.equals("lock")) {
            if (!rest.isEmpty()) {
                threads.lock(readable(expression(rest).value()));
            }
        } else if (!k.WITNESS) {
            out.print("No such command\n");
        } else if (what.equals("alllocks")) {
            threads.allLocks();
        } else if (what.equals("witness")) {
            show.witness();
        } else {
            SimThread thread = named(rest);
            threads.locks(thread == null ? k.thread0() : DdbThreads.td(thread));
        }
    }

    private void chain(String rest, boolean sleeping) throws DdbExpression.Bad {
        SimThread thread = named(rest);
        if (thread != null) {
            threads.chain(thread, "", sleeping);
        }
    }

    private void allPcpu() {
        int cpus = k.machine.has("SMP") ? 2 : 1;
        out.print("Current CPU: " + scene.crash().cpu() + "\n\n");
        for (int cpu = 0; cpu < cpus; cpu++) {
            threads.pcpu(cpu);
            out.print("\n");
        }
    }

    private void registers() {
        for (Map.Entry<String, Long> register : scene.registers().entrySet()) {
            String value = "0x" + Long.toHexString(register.getValue());
            out.print(
                    String.format(Locale.ROOT, "%-12s%10s", register.getKey(), register.getValue() == 0 ? "0" : value));
            String name = symbol(register.getValue());
            if (name != null) {
                out.print("\t" + name);
            }
            out.print("\n");
        }
        location();
    }

    // ---- memory --------------------------------------------------------------------------------------------------

    private void examine(String modifier, String rest) throws DdbExpression.Bad {
        String format = modifier.isEmpty() ? lastFormat : modifier;
        lastFormat = format;
        long count = 1;
        if (!rest.isEmpty()) {
            DdbExpression expression = expression(rest);
            dot = expression.value();
            if (expression.accept(',')) {
                count = expression.value();
            }
        }
        DdbExamine examine = new DdbExamine(mem, out, this::symbol);
        dot = examine.run(dot, format, count);
    }

    private void print(String modifier, String rest) throws DdbExpression.Bad {
        long value = rest.isEmpty() ? dot : expression(rest).value();
        char format = modifier.isEmpty() ? 'x' : modifier.charAt(0);
        switch (format) {
            case 'a' -> {
                String name = symbol(value);
                out.print(name == null ? "0x" + Long.toHexString(value) : name);
            }
            case 'r', 'x', 'z' -> out.print(String.format(Locale.ROOT, "%8s", Long.toHexString(value)));
            case 'd' -> out.print(String.format(Locale.ROOT, "%11d", value));
            case 'u' -> out.print(String.format(Locale.ROOT, "%11s", Long.toUnsignedString(value)));
            case 'o' -> out.print(String.format(Locale.ROOT, "%16s", Long.toOctalString(value)));
            case 'c' -> out.print(String.valueOf((char) (value & 0xff)));
            default -> throw new DdbExpression.Bad("Syntax error: unsupported print modifier");
        }
        out.print("\n");
    }

    private long readable(long address) throws DdbExpression.Bad {
        if (!mem.isMapped(address, 8)) {
            throw new DdbExpression.Bad("*** error reading from address " + Long.toHexString(address) + " ***");
        }
        return address;
    }

    // ---- names ---------------------------------------------------------------------------------------------------

    private DdbExpression expression(String text) {
        return new DdbExpression(
                text,
                this::address,
                name -> name.equals("dot")
                        ? Long.valueOf(dot)
                        : scene.registers().get(name));
    }

    private Long address(String name) {
        org.deadc0de.sim.crash.Image.Symbol function = k.machine.image().symbolNamed(name);
        if (function != null) {
            return function.address();
        }
        DataSegment.Variable variable = k.data.variable(name);
        if (variable != null) {
            return variable.address();
        }
        try {
            return Long.parseUnsignedLong(name, 16);
        } catch (NumberFormatException notHexEither) {
            return null;
        }
    }

    /** The function or variable that holds an address, with how far into it; null when none does. */
    private String symbol(long address) {
        String function = k.symbols.name(address);
        if (function != null) {
            return function;
        }
        DataSegment.Variable variable = k.data.at(address);
        if (variable == null || variable.name().indexOf(' ') >= 0) {
            return null;
        }
        long offset = address - variable.address();
        return offset == 0 ? variable.name() : variable.name() + "+0x" + Long.toHexString(offset);
    }

    /** The commands and the things to show, for whoever completes what is typed. */
    static List<String> words() {
        List<String> words = new ArrayList<>(COMMANDS);
        words.addAll(SHOW);
        return words;
    }
}
