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

    private static final int MAX_DEPTH = 256;

    /** Words kept of a frame: one of bits, then the arguments. */
    private static final int FRAME_WORDS = 1 + MAX_ARGUMENTS;

    /** Bits of a frame: how far its caller had come. */
    private static final long PLACE = 0xffff;

    /** Bits of a frame from here on: how many arguments it has. */
    private static final int ARGUMENTS_SHIFT = 16;

    /** Bits of a frame from here on: which function it is of, as {@link KernelFunctions} counts them. */
    private static final int FUNCTION_SHIFT = 20;

    /** Bits of a frame from here on: the line of the statement that it said it has come to, 0 for none. */
    private static final int LINE_SHIFT = 40;

    /** The function of a frame that stands for others. */
    private static final int STAND_IN = KernelFunctions.number("", "");

    private long[] words = new long[32 * FRAME_WORDS];

    /** The text of the statement that each function said it has come to. */
    private String[] statements = new String[32];

    /** Where in the words the next frame goes. */
    private int top;

    /** Above this {@link #top} a function that has been entered has something to see to: room for one more, or the trace. */
    private int limit = words.length - FRAME_WORDS;

    /** How far the top function has come. */
    private int place;

    private Consumer<String> tracer;
    private long fuel = Long.MAX_VALUE;
    private Runnable outOfFuel = () -> {};

    /** Has a line printed for every function entered from now on, indented by depth; null for silence. */
    public void trace(Consumer<String> lines) {
        tracer = lines;
        setLimit();
    }

    private void setLimit() {
        limit = tracer == null ? words.length - FRAME_WORDS : 0;
    }

    private void traceTop() {
        int d = depth() - 1;
        StringBuilder line =
                new StringBuilder("  ".repeat(d + 1)).append(function(d)).append('(');
        for (int i = 0; i < argumentCount(d); i++) {
            line.append(i > 0 ? ", 0x" : "0x").append(Long.toHexString(argumentWord(d, i)));
        }
        tracer.accept(line.append(")\n").toString());
    }

    /** Pushes the frame of a function that is being entered with no argument, by the names of its file and its own. */
    public void enter(String file, String function) {
        enter(KernelFunctions.number(file, function));
    }

    /** Pushes the frame of a function that is being entered with no argument. */
    public void enter(int function) {
        push(function, 0);
        entered();
    }

    /** Pushes the frame of a function that is being entered with one argument word. */
    public void enter(int function, long a) {
        int at = push(function, 1);
        long[] w = words;
        w[at + 1] = a;
        entered();
    }

    /** Pushes the frame of a function that is being entered with 2 argument words. */
    public void enter(int function, long a, long b) {
        int at = push(function, 2);
        long[] w = words;
        w[at + 1] = a;
        w[at + 2] = b;
        entered();
    }

    /** Pushes the frame of a function that is being entered with 3 argument words. */
    public void enter(int function, long a, long b, long c) {
        int at = push(function, 3);
        long[] w = words;
        w[at + 1] = a;
        w[at + 2] = b;
        w[at + 3] = c;
        entered();
    }

    /** Pushes the frame of a function that is being entered with 4 argument words. */
    public void enter(int function, long a, long b, long c, long d) {
        int at = push(function, 4);
        long[] w = words;
        w[at + 1] = a;
        w[at + 2] = b;
        w[at + 3] = c;
        w[at + 4] = d;
        entered();
    }

    /** Pushes the frame of a function that is being entered with 5 argument words. */
    public void enter(int function, long a, long b, long c, long d, long e) {
        int at = push(function, 5);
        long[] w = words;
        w[at + 1] = a;
        w[at + 2] = b;
        w[at + 3] = c;
        w[at + 4] = d;
        w[at + 5] = e;
        entered();
    }

    /** Pushes the frame of a function that is being entered with 6 argument words. */
    public void enter(int function, long a, long b, long c, long d, long e, long f) {
        int at = push(function, 6);
        long[] w = words;
        w[at + 1] = a;
        w[at + 2] = b;
        w[at + 3] = c;
        w[at + 4] = d;
        w[at + 5] = e;
        w[at + 6] = f;
        entered();
    }

    /** Pushes the frame of a function that is being entered with 7 argument words. */
    public void enter(int function, long a, long b, long c, long d, long e, long f, long g) {
        int at = push(function, 7);
        long[] w = words;
        w[at + 1] = a;
        w[at + 2] = b;
        w[at + 3] = c;
        w[at + 4] = d;
        w[at + 5] = e;
        w[at + 6] = f;
        w[at + 7] = g;
        entered();
    }

    /** Pushes the frame of a function that is being entered with 8 argument words or more; the others are not kept. */
    public void enter(int function, long a, long b, long c, long d, long e, long f, long g, long h) {
        int at = push(function, 8);
        long[] w = words;
        w[at + 1] = a;
        w[at + 2] = b;
        w[at + 3] = c;
        w[at + 4] = d;
        w[at + 5] = e;
        w[at + 6] = f;
        w[at + 7] = g;
        w[at + 8] = h;
        entered();
    }

    private int push(int function, long arguments) {
        int at = top;
        words[at] = (long) function << FUNCTION_SHIFT | arguments << ARGUMENTS_SHIFT | place;
        place = 0;
        top = at + FRAME_WORDS;
        return at;
    }

    private void entered() {
        if (top > limit) {
            enteredSlowly();
        }
    }

    private void enteredSlowly() {
        if (top > words.length - FRAME_WORDS) {
            grow();
        }
        if (tracer != null) {
            traceTop();
        }
    }

    /** Appends one argument word to the top frame; words beyond {@link #MAX_ARGUMENTS} are not kept. */
    public void argument(long word) {
        int d = depth() - 1;
        int n = argumentCount(d);
        if (n < MAX_ARGUMENTS) {
            words[d * FRAME_WORDS + 1 + n] = word;
            words[d * FRAME_WORDS] += 1L << ARGUMENTS_SHIFT;
        }
    }

    /** Says that the top function has come to the given place; places count from 1 in the order of its code. */
    public void at(int newPlace) {
        place = newPlace;
    }

    /** Says that the top function goes back to an earlier place, so many places back. */
    public void back(int places) {
        if ((fuel -= places) < 0) {
            outOfFuel.run();
        }
    }

    /**
     * Says that the top function has passed so many places and returns, and pops its frame.
     *
     * @param callersPlace what {@link #place} was when it was entered: the frame has it too, but not at hand
     */
    public void leave(int places, int callersPlace) {
        if ((fuel -= places) < 0) {
            outOfFuel.run();
        }
        place = callersPlace;
        top -= FRAME_WORDS;
    }

    /** How far the top function has come. */
    public int place() {
        return place;
    }

    /** Pops the top frame: its function returns. */
    public void leave() {
        int at = top - FRAME_WORDS;
        place = (int) (words[at] & PLACE);
        top = at;
    }

    /** How many functions are active. */
    public int depth() {
        return top / FRAME_WORDS;
    }

    /** Replaces all frames by one that only says that the thread is inside the kernel, or by none: until it is built anew. */
    public void standIn(boolean inside) {
        top = 0;
        if (inside) {
            enter(STAND_IN);
        }
    }

    /** Drops every frame above the given depth, as a long jump or the end of a thread does. */
    public void unwindTo(int newDepth) {
        while (depth() > newDepth) {
            leave();
        }
    }

    /**
     * Allows so many further places before {@code whenOut} is called at every further loop and return. Places are counted where a
     * function goes back or returns, and then all at once. This is how a thread that never leaves the kernel is noticed, even one
     * whose loop has no scheduling point.
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
        int d = depth() - 1;
        words[d * FRAME_WORDS] = words[d * FRAME_WORDS] & (1L << LINE_SHIFT) - 1 | (long) line << LINE_SHIFT;
        statements[d] = text;
    }

    /** Where the running function is, in the words of {@link #statement}; where it said nothing, its name and file alone. */
    public String where() {
        if (top == 0) {
            return "";
        }
        int d = depth() - 1;
        int line = (int) (words[d * FRAME_WORDS] >>> LINE_SHIFT);
        return line == 0
                ? topFunction() + ", " + topFile()
                : statements[d] + " in " + topFunction() + ", " + topFile() + ":" + line;
    }

    /** The name of the function that runs now, or the empty string outside the kernel. */
    public String topFunction() {
        return top == 0 ? "" : function(depth() - 1);
    }

    /** The number of the function that runs now, as {@link KernelFunctions} counts them; outside the kernel that of no name. */
    public int topNumber() {
        return top == 0 ? STAND_IN : (int) (words[top - FRAME_WORDS] >>> FUNCTION_SHIFT) & KernelFunctions.MOST - 1;
    }

    /** The source file of the function that runs now, or the empty string outside the kernel. */
    public String topFile() {
        return top == 0 ? "" : KernelFunctions.file(number(depth() - 1));
    }

    /** The place the running function has come to. */
    public int topPlace() {
        return top == 0 ? 0 : place;
    }

    /** A copy of the active frames, innermost first. */
    public List<Frame> frames() {
        List<Frame> list = new ArrayList<>(depth());
        int come = place;
        for (int d = depth() - 1; d >= 0; d--) {
            List<Long> arguments = new ArrayList<>(argumentCount(d));
            for (int i = 0; i < argumentCount(d); i++) {
                arguments.add(argumentWord(d, i));
            }
            list.add(new Frame(KernelFunctions.file(number(d)), function(d), come, List.copyOf(arguments)));
            come = (int) (words[d * FRAME_WORDS] & PLACE);
        }
        return List.copyOf(list);
    }

    private int number(int d) {
        return (int) (words[d * FRAME_WORDS] >>> FUNCTION_SHIFT) & KernelFunctions.MOST - 1;
    }

    private String function(int d) {
        return KernelFunctions.name(number(d));
    }

    private int argumentCount(int d) {
        return (int) (words[d * FRAME_WORDS] >>> ARGUMENTS_SHIFT) & 0xf;
    }

    private long argumentWord(int d, int i) {
        return words[d * FRAME_WORDS + 1 + i];
    }

    /** Makes room for one more frame, or takes the last one back where no more is allowed. */
    private void grow() {
        int depth = depth();
        if (depth > MAX_DEPTH) {
            leave();
            throw new DoubleFault(topFunction());
        }
        int frames = depth < MAX_DEPTH ? depth * 2 : MAX_DEPTH + 1;
        words = Arrays.copyOf(words, frames * FRAME_WORDS);
        statements = Arrays.copyOf(statements, frames);
        setLimit();
    }
}
