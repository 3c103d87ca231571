package org.deadc0de.sim.crash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The kernel stack of one simulated thread: which functions are active, with which argument words, and how far each has come.
 *
 * <p>Woven code keeps it. A function that returns pops its frame; one that is left by a {@link KernelCrash} does not, so that
 * the stack still stands when the crash is reported.
 */
public final class KernelStack {
    /** Most argument words kept of one call. */
    public static final int MAX_ARGUMENTS = 8;

    private static final int MAX_DEPTH = 200;

    private String[] files = new String[32];
    private String[] functions = new String[32];
    private int[] places = new int[32];
    private int[] lines = new int[32];
    private String[] statements = new String[32];
    private int[] argumentCounts = new int[32];
    private long[] arguments = new long[32 * MAX_ARGUMENTS];
    private int depth;
    private Consumer<String> tracer;
    private boolean entering;
    private long fuel = Long.MAX_VALUE;
    private Runnable outOfFuel = () -> {};

    /** Has a line printed for every function entered from now on, indented by depth; null for silence. */
    public void trace(Consumer<String> lines) {
        tracer = lines;
    }

    private void traceTop() {
        entering = false;
        int d = depth - 1;
        StringBuilder line =
                new StringBuilder("  ".repeat(d + 1)).append(functions[d]).append('(');
        for (int i = 0; i < argumentCounts[d]; i++) {
            line.append(i > 0 ? ", 0x" : "0x").append(Long.toHexString(arguments[d * MAX_ARGUMENTS + i]));
        }
        tracer.accept(line.append(")\n").toString());
    }

    /** Pushes the frame of a function that is being entered. */
    public void enter(String file, String function) {
        if (tracer != null) {
            entering = true;
        }
        int d = depth;
        if (d == functions.length) {
            grow();
        }
        files[d] = file;
        functions[d] = function;
        places[d] = 0;
        lines[d] = 0;
        argumentCounts[d] = 0;
        depth = d + 1;
    }

    /** Appends one argument word to the top frame; words beyond {@link #MAX_ARGUMENTS} are not kept. */
    public void argument(long word) {
        int d = depth - 1;
        int n = argumentCounts[d];
        if (n < MAX_ARGUMENTS) {
            arguments[d * MAX_ARGUMENTS + n] = word;
            argumentCounts[d] = n + 1;
        }
    }

    /** Says that the top function has come to the given place; places count from 1 in the order of its code. */
    public void at(int place) {
        places[depth - 1] = place;
        if (entering && tracer != null) {
            traceTop();
        }
        if (--fuel < 0) {
            outOfFuel.run();
        }
    }

    /** Pops the top frame: its function returns. */
    public void leave() {
        depth--;
    }

    /** How many functions are active. */
    public int depth() {
        return depth;
    }

    /** Replaces all frames by one that only says that the thread is inside the kernel, or by none: until it is built anew. */
    public void standIn(boolean inside) {
        depth = 0;
        if (inside) {
            long left = fuel;
            enter("", "");
            fuel = left;
        }
    }

    /** Drops every frame above the given depth, as a long jump or the end of a thread does. */
    public void unwindTo(int newDepth) {
        depth = newDepth;
    }

    /**
     * Allows so many further places before {@code whenOut} is called at every further place. This is how a thread that never
     * leaves the kernel is noticed, even one whose loop has no scheduling point.
     */
    public void refuel(long placesAllowed, Runnable whenOut) {
        fuel = placesAllowed;
        outOfFuel = whenOut;
    }

    /**
     * Says which statement of the historic source the running function has come to, for whoever asks where something happened. Holds
     * until the function says it again, or returns.
     *
     * @param line its line in the C file
     * @param text the statement, as people would quote it
     */
    public void statement(int line, String text) {
        lines[depth - 1] = line;
        statements[depth - 1] = text;
    }

    /** Where the running function is, in the words of {@link #statement}; where it said nothing, its name and file alone. */
    public String where() {
        if (depth == 0) {
            return "";
        }
        int d = depth - 1;
        return lines[d] == 0
                ? functions[d] + ", " + files[d]
                : statements[d] + " in " + functions[d] + ", " + files[d] + ":" + lines[d];
    }

    /** The name of the function that runs now, or the empty string outside the kernel. */
    public String topFunction() {
        return depth == 0 ? "" : functions[depth - 1];
    }

    /** The source file of the function that runs now, or the empty string outside the kernel. */
    public String topFile() {
        return depth == 0 ? "" : files[depth - 1];
    }

    /** The place the running function has come to. */
    public int topPlace() {
        return depth == 0 ? 0 : places[depth - 1];
    }

    /** A copy of the active frames, innermost first. */
    public List<Frame> frames() {
        List<Frame> list = new ArrayList<>(depth);
        for (int d = depth - 1; d >= 0; d--) {
            List<Long> words = new ArrayList<>(argumentCounts[d]);
            for (int i = 0; i < argumentCounts[d]; i++) {
                words.add(arguments[d * MAX_ARGUMENTS + i]);
            }
            list.add(new Frame(files[d], functions[d], places[d], List.copyOf(words)));
        }
        return List.copyOf(list);
    }

    private void grow() {
        if (depth >= MAX_DEPTH) {
            throw new DoubleFault(functions[depth - 1]);
        }
        int n = depth * 2;
        files = Arrays.copyOf(files, n);
        functions = Arrays.copyOf(functions, n);
        places = Arrays.copyOf(places, n);
        lines = Arrays.copyOf(lines, n);
        statements = Arrays.copyOf(statements, n);
        argumentCounts = Arrays.copyOf(argumentCounts, n);
        arguments = Arrays.copyOf(arguments, n * MAX_ARGUMENTS);
    }
}
