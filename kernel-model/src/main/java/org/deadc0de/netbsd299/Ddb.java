package org.deadc0de.netbsd299;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.crash.Image;
import org.deadc0de.sim.mem.Memory;

/** ddb(4): the prompt after a crash. It reads memory and disturbs nothing. */
final class Ddb implements Kernel.Debugger {
    private static final List<String> COMMANDS = List.of(
            "break",
            "bt",
            "c",
            "call",
            "continue",
            "delete",
            "examine",
            "help",
            "kill",
            "machine",
            "match",
            "next",
            "p",
            "print",
            "ps",
            "reboot",
            "search",
            "set",
            "show",
            "sifting",
            "step",
            "sync",
            "t",
            "trace",
            "until",
            "w",
            "watch",
            "where",
            "write",
            "x");

    private final NetBsd299 k;
    private final NetBsdPanicText text;

    Ddb(NetBsd299 k, Crash crash) {
        this.k = k;
        text = new NetBsdPanicText(k, crash);
    }

    private void print(String line) {
        k.machine().console().kernelPrint(NetBsdPanicText.columns(line));
    }

    /** What the console shows when the kernel crashes. */
    void enter() {
        print(text.report());
    }

    @Override
    public String prompt() {
        return "db> ";
    }

    @Override
    public Next command(List<String> words) {
        if (words.isEmpty()) {
            return Next.STAY;
        }
        String word = words.get(0);
        int slash = word.indexOf('/');
        String name = slash < 0 ? word : word.substring(0, slash);
        String modifier = slash < 0 ? "" : word.substring(slash + 1);
        List<String> rest = new ArrayList<>(words.subList(1, words.size()));
        if (!rest.isEmpty() && rest.get(0).startsWith("/")) {
            modifier = rest.remove(0).substring(1);
        }
        String full = complete(name);
        switch (full) {
            case "bt", "trace", "t", "where" -> trace(modifier, rest);
            case "ps" -> ps(modifier);
            case "show" -> show(rest);
            case "x", "examine" -> examine(modifier, rest);
            case "p", "print" -> evaluate(rest);
            case "c", "continue" -> print(text.again());
            case "help" -> print(String.join(" ", COMMANDS) + "\n");
            case "reboot" -> {
                return Next.REBOOT;
            }
            case "sync" -> {
                print("syncing disks... done\n\ndump to dev 0,1 not possible\n\n\nrebooting...\n");
                return Next.REBOOT;
            }
            case "ambiguous" -> print("Ambiguous\n");
            case "none" -> print("No such command\n");
            default -> print("Not possible on this machine\n");
        }
        return Next.STAY;
    }

    private static String complete(String name) {
        if (COMMANDS.contains(name)) {
            return name;
        }
        List<String> candidates =
                COMMANDS.stream().filter(each -> each.startsWith(name)).toList();
        return candidates.isEmpty() ? "none" : candidates.size() > 1 ? "ambiguous" : candidates.get(0);
    }

    // ---- trace ---------------------------------------------------------------------------------------------------

    private void trace(String modifier, List<String> rest) {
        if (modifier.contains("t")) {
            traceProcess(rest);
        } else if (rest.isEmpty()) {
            if (text.isJumpToNowhere()) {
                print(text.faultedInDdb());
            } else {
                print(text.trace(0));
            }
        } else if (rest.get(0).equals("$ebp")) {
            print(text.trace(1));
        } else {
            print("Symbol not found\n");
        }
    }

    private void traceProcess(List<String> rest) {
        Proc proc = rest.isEmpty() ? null : k.machine().processes().get(number(rest.get(0)));
        if (proc == null || proc.thread() == null) {
            print("trace: not found\n");
            return;
        }
        print("trace: pid " + proc.pid() + " lid 1\n");
        print(text.frames(proc.thread().stack().frames(), 0, k.cpu.stackTop(proc.thread())));
    }

    private static int number(String word) {
        try {
            return word.startsWith("0t")
                    ? Integer.parseInt(word.substring(2))
                    : (int) Long.parseLong(word.startsWith("0x") ? word.substring(2) : word, 16);
        } catch (NumberFormatException wrong) {
            return -1;
        }
    }

    // ---- ps ------------------------------------------------------------------------------------------------------

    private void ps(String modifier) {
        if (!modifier.isEmpty() && !List.of("n", "a", "w", "l").contains(modifier)) {
            print("bad modifier\n");
            return;
        }
        print(String.format(
                Locale.ROOT,
                " PID       %10s %10s %10s S %7s %4s %16s %7s\n",
                "PPID",
                "PGRP",
                "UID",
                "FLAGS",
                "LWPS",
                "COMMAND",
                "WAIT"));
        List<Proc> all = k.machine().processes().all();
        for (int i = all.size() - 1; i >= 0; i--) {
            Proc each = all.get(i);
            boolean running = each.thread() != null
                    && each.thread().control() == k.cpu.curlwp().address();
            print(String.format(
                    Locale.ROOT,
                    "%c%-10d%10d %10d %10d %d %#7x %4d %16s %7.7s\n",
                    running ? '>' : ' ',
                    each.pid(),
                    each.parent(),
                    each.pid(),
                    0,
                    2,
                    0x4002,
                    1,
                    each.name(),
                    each.thread() == null ? "" : each.thread().waitMessage()));
        }
    }

    // ---- show ----------------------------------------------------------------------------------------------------

    private void show(List<String> rest) {
        if (rest.isEmpty()) {
            print("No such command\n");
            return;
        }
        switch (rest.get(0)) {
            case "registers" -> print(text.registers());
            case "malloc" -> malloc();
            case "uvmexp" -> print("Current UVM status:\n  pagesize=4096 (0x1000), pagemask=0xfff, pageshift=12\n");
            case "event", "breaks", "watches" -> print("");
            default -> print("No such command\n");
        }
    }

    private void malloc() {
        print(String.format(Locale.ROOT, "%-14s %6s %8s %9s\n", "Type", "InUse", "MemUse", "Requests"));
        for (Map.Entry<String, MallocType> each : k.kern_malloc_c.KMEMSTATS().entrySet()) {
            MallocType ksp = each.getValue();
            print(String.format(
                    Locale.ROOT,
                    "%-14s %6d %8d %9d\n",
                    each.getKey(),
                    ksp.ks_inuse(),
                    ksp.ks_memuse(),
                    ksp.ks_calls()));
        }
    }

    // ---- examine -------------------------------------------------------------------------------------------------

    /** The value of an expression: a number in hex, a register, a symbol with an offset; null when it is none. */
    private Long value(List<String> words) {
        String expression = String.join("", words);
        int plus = expression.indexOf('+', 1);
        if (plus > 0) {
            Long left = value(List.of(expression.substring(0, plus)));
            Long right = value(List.of(expression.substring(plus + 1)));
            return left == null || right == null ? null : Long.valueOf(left + right & 0xffff_ffffL);
        }
        if (expression.startsWith("$")) {
            return text.register(expression.substring(1));
        }
        String digits = expression.startsWith("0x") ? expression.substring(2) : expression;
        if (digits.matches("[0-9a-fA-F]{1,8}")) {
            return Long.parseLong(digits, 16);
        }
        Image.Symbol symbol = k.machine().image().symbolNamed(expression);
        if (symbol != null) {
            return symbol.address();
        }
        var variable = k.machine().data().variable(expression);
        return variable == null ? null : Long.valueOf(variable.address());
    }

    private void examine(String modifier, List<String> rest) {
        int count = 1;
        if (!rest.isEmpty() && rest.get(rest.size() - 1).matches(",.*")) {
            count = Math.max(
                    1, Math.min(256, number(rest.remove(rest.size() - 1).substring(1))));
        } else if (rest.size() == 1 && rest.get(0).indexOf(',') > 0) {
            String[] parts = rest.get(0).split(",", 2);
            rest.set(0, parts[0]);
            count = Math.max(1, Math.min(256, number(parts[1])));
        }
        Long address = value(rest);
        if (address == null) {
            print("Symbol not found\n");
            return;
        }
        Memory memory = k.machine().memory();
        int width = modifier.contains("b") ? 1 : modifier.contains("h") ? 2 : 4;
        StringBuilder line = new StringBuilder();
        long at = address;
        for (int i = 0; i < count; i++) {
            if (!memory.isMapped(at, width)) {
                print(line.length() == 0 ? "" : line + "\n");
                print(text.faultedInDdb(at));
                return;
            }
            if (i % 4 == 0) {
                line.append(i == 0 ? "" : "\n").append(text.place(at)).append(":");
            }
            line.append('\t')
                    .append(
                            modifier.contains("s")
                                    ? memory.peekString(at, 64)
                                    : Long.toHexString(memory.peek(at, width)));
            at += width;
        }
        print(line + "\n");
    }

    private void evaluate(List<String> rest) {
        Long value = value(rest);
        print(value == null ? "Symbol not found\n" : "\t" + Long.toHexString(value) + "\n");
    }
}
