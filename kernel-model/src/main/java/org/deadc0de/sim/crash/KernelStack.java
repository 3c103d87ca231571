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

    /**
     * Words kept of a frame: how far its caller had come, from bit 32 how many arguments it has, from bit 40 the line of the statement
     * that it said it has come to, 0 for none; then the arguments.
     */
    private static final int FRAME_WORDS = 1 + MAX_ARGUMENTS;

    /** Two of a frame: the file and the function. */
    private String[] names = new String[2 * 32];

    private long[] words = new long[32 * FRAME_WORDS];

    /** The text of the statement that each function said it has come to. */
    private String[] statements = new String[32];

    private int depth;

    /** How far the top function has come. */
    private int place;

    private Consumer<String> tracer;
    private boolean entering;
    private long fuel = Long.MAX_VALUE;

    /** The fuel there is, while {@link #fuel} is 0 because the next place is to be traced. */
    private long fuelBehindTrace;

    private Runnable outOfFuel = () -> {};

    /** Has a line printed for every function entered from now on, indented by depth; null for silence. */
    public void trace(Consumer<String> lines) {
        tracer = lines;
    }

    private void traceTop() {
        int d = depth - 1;
        StringBuilder line =
                new StringBuilder("  ".repeat(d + 1)).append(function(d)).append('(');
        for (int i = 0; i < argumentCount(d); i++) {
            line.append(i > 0 ? ", 0x" : "0x").append(Long.toHexString(argumentWord(d, i)));
        }
        tracer.accept(line.append(")\n").toString());
    }

    /** Pushes the frame of a function that is being entered with no argument. */
    public void enter(String file, String function) {
        push(file, function, 0);
    }

    /** Pushes the frame of a function that is being entered with one argument word. */
    public void enter(String file, String function, long a) {
        int at = push(file, function, 1);
        words[at + 1] = a;
    }

    /** Pushes the frame of a function that is being entered with 2 argument words. */
    public void enter(String file, String function, long a, long b) {
        int at = push(file, function, 2);
        words[at + 1] = a;
        words[at + 2] = b;
    }

    /** Pushes the frame of a function that is being entered with 3 argument words. */
    public void enter(String file, String function, long a, long b, long c) {
        int at = push(file, function, 3);
        words[at + 1] = a;
        words[at + 2] = b;
        words[at + 3] = c;
    }

    /** Pushes the frame of a function that is being entered with 4 argument words. */
    public void enter(String file, String function, long a, long b, long c, long d) {
        int at = push(file, function, 4);
        words[at + 1] = a;
        words[at + 2] = b;
        words[at + 3] = c;
        words[at + 4] = d;
    }

    /** Pushes the frame of a function that is being entered with 5 argument words. */
    public void enter(String file, String function, long a, long b, long c, long d, long e) {
        int at = push(file, function, 5);
        words[at + 1] = a;
        words[at + 2] = b;
        words[at + 3] = c;
        words[at + 4] = d;
        words[at + 5] = e;
    }

    /** Pushes the frame of a function that is being entered with 6 argument words. */
    public void enter(String file, String function, long a, long b, long c, long d, long e, long f) {
        int at = push(file, function, 6);
        words[at + 1] = a;
        words[at + 2] = b;
        words[at + 3] = c;
        words[at + 4] = d;
        words[at + 5] = e;
        words[at + 6] = f;
    }

    /** Pushes the frame of a function that is being entered with 7 argument words. */
    public void enter(String file, String function, long a, long b, long c, long d, long e, long f, long g) {
        int at = push(file, function, 7);
        words[at + 1] = a;
        words[at + 2] = b;
        words[at + 3] = c;
        words[at + 4] = d;
        words[at + 5] = e;
        words[at + 6] = f;
        words[at + 7] = g;
    }

    /** Pushes the frame of a function that is being entered with 8 argument words or more; the others are not kept. */
    public void enter(String file, String function, long a, long b, long c, long d, long e, long f, long g, long h) {
        int at = push(file, function, 8);
        words[at + 1] = a;
        words[at + 2] = b;
        words[at + 3] = c;
        words[at + 4] = d;
        words[at + 5] = e;
        words[at + 6] = f;
        words[at + 7] = g;
        words[at + 8] = h;
    }

    private int push(String file, String function, int arguments) {
        int d = depth;
        if (2 * d == names.length) {
            grow();
        }
        if (tracer != null) {
            traceNextPlace();
        }
        names[2 * d] = file;
        names[2 * d + 1] = function;
        int at = d * FRAME_WORDS;
        words[at] = (long) arguments << 32 | place;
        place = 0;
        depth = d + 1;
        return at;
    }

    private void traceNextPlace() {
        if (!entering) {
            entering = true;
            fuelBehindTrace = fuel;
            fuel = 0;
        }
    }

    /** Appends one argument word to the top frame; words beyond {@link #MAX_ARGUMENTS} are not kept. */
    public void argument(long word) {
        int d = depth - 1;
        int n = argumentCount(d);
        if (n < MAX_ARGUMENTS) {
            words[d * FRAME_WORDS + 1 + n] = word;
            words[d * FRAME_WORDS] += 1L << 32;
        }
    }

    /** Says that the top function has come to the given place; places count from 1 in the order of its code. */
    public void at(int newPlace) {
        place = newPlace;
        if (--fuel < 0) {
            interrupt();
        }
    }

    private void interrupt() {
        if (entering) {
            entering = false;
            fuel = fuelBehindTrace - 1;
            if (tracer != null) {
                traceTop();
            }
            if (fuel >= 0) {
                return;
            }
        }
        outOfFuel.run();
    }

    /** Pops the top frame: its function returns. */
    public void leave() {
        int d = depth - 1;
        place = (int) words[d * FRAME_WORDS];
        depth = d;
    }

    /** How many functions are active. */
    public int depth() {
        return depth;
    }

    /** Replaces all frames by one that only says that the thread is inside the kernel, or by none: until it is built anew. */
    public void standIn(boolean inside) {
        depth = 0;
        if (inside) {
            enter("", "");
        }
    }

    /** Drops every frame above the given depth, as a long jump or the end of a thread does. */
    public void unwindTo(int newDepth) {
        while (depth > newDepth) {
            leave();
        }
    }

    /**
     * Allows so many further places before {@code whenOut} is called at every further place. This is how a thread that never
     * leaves the kernel is noticed, even one whose loop has no scheduling point.
     */
    public void refuel(long placesAllowed, Runnable whenOut) {
        if (entering) {
            fuelBehindTrace = placesAllowed;
        } else {
            fuel = placesAllowed;
        }
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
        int d = depth - 1;
        words[d * FRAME_WORDS] = words[d * FRAME_WORDS] & (1L << 40) - 1 | (long) line << 40;
        statements[d] = text;
    }

    /** Where the running function is, in the words of {@link #statement}; where it said nothing, its name and file alone. */
    public String where() {
        if (depth == 0) {
            return "";
        }
        int d = depth - 1;
        int line = (int) (words[d * FRAME_WORDS] >>> 40);
        return line == 0
                ? topFunction() + ", " + topFile()
                : statements[d] + " in " + topFunction() + ", " + topFile() + ":" + line;
    }

    /** The name of the function that runs now, or the empty string outside the kernel. */
    public String topFunction() {
        return depth == 0 ? "" : function(depth - 1);
    }

    /** The source file of the function that runs now, or the empty string outside the kernel. */
    public String topFile() {
        return depth == 0 ? "" : names[2 * (depth - 1)];
    }

    /** The place the running function has come to. */
    public int topPlace() {
        return depth == 0 ? 0 : place;
    }

    /** A copy of the active frames, innermost first. */
    public List<Frame> frames() {
        List<Frame> list = new ArrayList<>(depth);
        int come = place;
        for (int d = depth - 1; d >= 0; d--) {
            List<Long> arguments = new ArrayList<>(argumentCount(d));
            for (int i = 0; i < argumentCount(d); i++) {
                arguments.add(argumentWord(d, i));
            }
            list.add(new Frame(names[2 * d], function(d), come, List.copyOf(arguments)));
            come = (int) words[d * FRAME_WORDS];
        }
        return List.copyOf(list);
    }

    private String function(int d) {
        return names[2 * d + 1];
    }

    private int argumentCount(int d) {
        return (int) (words[d * FRAME_WORDS] >>> 32) & 0xff;
    }

    private long argumentWord(int d, int i) {
        return words[d * FRAME_WORDS + 1 + i];
    }

    private void grow() {
        if (depth >= MAX_DEPTH) {
            throw new DoubleFault(function(depth - 1));
        }
        names = Arrays.copyOf(names, depth * 4);
        words = Arrays.copyOf(words, depth * 2 * FRAME_WORDS);
        statements = Arrays.copyOf(statements, depth * 2);
    }
}
