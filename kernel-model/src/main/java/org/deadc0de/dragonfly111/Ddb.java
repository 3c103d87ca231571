package org.deadc0de.dragonfly111;

import java.util.List;
import java.util.Locale;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.crash.Image;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.SimThread;

/** ddb(4): the prompt after a crash. It reads memory and disturbs nothing. db_command.c, db_examine.c, db_ps.c. */
final class Ddb implements Kernel.Debugger {
    /** In the order of the kernel's table. */
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
            "break",
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
            "where",
            "call",
            "show",
            "ps",
            "gdb",
            "reset",
            "panic");

    private static final List<String> SHOW = List.of(
            "all", "registers", "breaks", "watches", "dwatches", "map", "object", "vmopag", "page", "pageq", "pcpu");

    private final DragonFly111 k;
    private final Memory memory;
    private final DragonFlyPanicText text;
    private final DdbOutput out;
    private long dot;
    private String lastFormat = "x";
    private List<String> last = List.of();

    Ddb(DragonFly111 k, DragonFlyPanicText text) {
        this.k = k;
        this.text = text;
        memory = k.machine().memory();
        out = new DdbOutput(k.machine().console());
        dot = text.registers().get("eip");
    }

    @Override
    public String prompt() {
        return "db> ";
    }

    @Override
    public Next command(List<String> words) {
        List<String> line = words.isEmpty() ? last : words;
        if (line.isEmpty()) {
            return Next.STAY;
        }
        last = line;
        Next next = Next.STAY;
        try {
            next = run(line);
        } catch (DdbExpression.Bad bad) {
            out.print(bad.getMessage() + "\n");
        }
        out.finish();
        return next;
    }

    private Next run(List<String> line) throws DdbExpression.Bad {
        boolean modified = line.size() > 2 && line.get(1).equals("/");
        String modifier = modified ? line.get(2) : "";
        String rest = String.join(" ", line.subList(modified ? 3 : 1, line.size()));
        String command = lookUp(line.get(0), COMMANDS);
        if (command == null) {
            return Next.STAY;
        }
        switch (command) {
            case "trace", "where" -> trace(rest);
            case "ps" -> new DdbPs(k, text).print(out);
            case "examine", "x" -> examine(modifier, rest);
            case "print", "p" -> print(modifier, rest);
            case "show" -> show(line.subList(1, line.size()));
            case "continue", "c" -> {
                k.machine().console().kernelPrint(text.again());
                return text.isFault() && k.debuggerOnPanic() ? Next.STAY : Next.REBOOT;
            }
            case "panic" -> {
                k.machine().console().kernelPrint(text.fromDebugger());
                return Next.REBOOT;
            }
            case "reset" -> {
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
        if (word.equals("reboot")) {
            return "reset"; // this debugger has no command of that name; here it is what boots afresh on every system
        }
        List<String> matches =
                names.stream().filter(name -> name.startsWith(word)).toList();
        if (matches.size() == 1) {
            return matches.get(0);
        }
        if (matches.size() > 1) {
            out.print("Ambiguous\n");
        } else if (word.equals("help")) {
            for (String name : names) {
                out.print(String.format(Locale.ROOT, "%-12s", name));
                out.endLine(12);
            }
        } else {
            out.print("No such command\n");
        }
        return null;
    }

    // ---- trace ---------------------------------------------------------------------------------------------------

    /** {@code trace} of what crashed, or of the thread or process whose address or pid is given. */
    private void trace(String rest) throws DdbExpression.Bad {
        if (rest.isEmpty()) {
            out.print(text.trace());
            return;
        }
        SimThread thread = named(rest.split("[ ,]", 2)[0]);
        if (thread == null) {
            out.print("pid not found\n");
        } else if (thread.control() == text.td().address()) {
            out.print(text.trace());
        } else {
            out.print(text.trace(thread));
        }
    }

    private SimThread named(String word) throws DdbExpression.Bad {
        long address = new DdbExpression(word, this::symbol, this::register).value() & 0xffff_ffffL;
        for (SimThread each : k.machine().sched().threads()) {
            if (each.host().equals(k.machine().host()) && each.control() == address && address != 0) {
                return each;
            }
        }
        Proc process = word.matches("[0-9]{1,6}") ? k.machine().processes().get(Integer.parseInt(word)) : null;
        return process == null || process.thread() == null || process.thread().control() == 0 ? null : process.thread();
    }

    // ---- show ----------------------------------------------------------------------------------------------------

    private void show(List<String> words) {
        if (words.isEmpty()) {
            SHOW.forEach(name -> {
                out.print(String.format(Locale.ROOT, "%-12s", name));
                out.endLine(12);
            });
            return;
        }
        String what = lookUp(words.get(0), SHOW);
        if (what == null) {
            return;
        }
        switch (what) {
            case "registers" -> registers();
            case "breaks", "watches" -> out.print("");
            case "all" -> {
                if (words.size() > 1 && "procs".startsWith(words.get(1))) {
                    new DdbPs(k, text).print(out);
                } else {
                    out.print("No such command\n");
                }
            }
            default -> out.print("[\"show " + what + "\" is not modelled]\n");
        }
    }

    private void registers() {
        text.registers().forEach((name, value) -> {
            String place = text.place(value);
            out.print(String.format(Locale.ROOT, "%-12s%10s", name, value == 0 ? "0" : "0x" + Long.toHexString(value)));
            out.print((place.startsWith("0x") ? "" : "\t" + place) + "\n");
        });
        k.machine().console().print(text.stoppedAt());
    }

    // ---- memory --------------------------------------------------------------------------------------------------

    private Long symbol(String name) {
        Image.Symbol symbol = k.machine().image().symbolNamed(name);
        if (symbol != null) {
            return symbol.address();
        }
        var variable = k.machine().data().variable(name);
        if (variable != null) {
            return variable.address();
        }
        return name.matches("[0-9a-fA-F]{1,8}") ? (Long) Long.parseLong(name, 16) : null;
    }

    private Long register(String name) {
        return text.registers().get(name);
    }

    private void examine(String modifier, String rest) throws DdbExpression.Bad {
        String format = modifier.isEmpty() ? lastFormat : modifier;
        lastFormat = format;
        long count = 1;
        if (!rest.isEmpty()) {
            DdbExpression expression = new DdbExpression(rest, this::symbol, this::register);
            dot = expression.value() & 0xffff_ffffL;
            if (expression.accept(',')) {
                count = expression.value();
            }
        }
        DdbExamine examine = new DdbExamine(memory, out, address -> {
            String place = text.place(address);
            return place.startsWith("0x") ? null : place;
        });
        dot = examine.run(dot, format, count);
    }

    private void print(String modifier, String rest) throws DdbExpression.Bad {
        long value = rest.isEmpty() ? dot : new DdbExpression(rest, this::symbol, this::register).value();
        int bits = (int) value;
        out.print("\t"
                + switch (modifier) {
                    case "a" -> text.place(bits & 0xffff_ffffL);
                    case "d" -> Integer.toString(bits);
                    case "u" -> Integer.toUnsignedString(bits);
                    case "o" -> Integer.toOctalString(bits);
                    default -> Integer.toHexString(bits);
                }
                + "\n");
    }
}
