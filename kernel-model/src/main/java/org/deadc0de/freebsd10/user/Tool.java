package org.deadc0de.freebsd10.user;

import org.deadc0de.kernel.Clause;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Syscalls;

/** What every program has: its system calls, its output, and the words of err(3). One object is one run. */
abstract class Tool {
    /** Makes one run of a program. */
    interface Maker {
        Tool make(ProgramContext context);
    }

    /** exit(3), from however deep. */
    static final class Exit extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Exit(int status) {
            super(null, null, false, false);
            this.status = status;
        }
    }

    final ProgramContext context;
    final Syscalls sys;

    Tool(ProgramContext context) {
        this.context = context;
        sys = context.sys();
    }

    /** Makes the program of such runs. */
    static Program program(Maker maker) {
        return context -> maker.make(context).run();
    }

    /** The program; gives the exit status. */
    abstract int main();

    final int run() {
        try {
            return main();
        } catch (Exit exit) {
            return exit.status;
        }
    }

    /** What the program is called in its messages. */
    final String progname() {
        String name = context.invocation().program();
        return name.substring(name.lastIndexOf('/') + 1);
    }

    final void print(String text) {
        context.out().print(text);
    }

    final void printError(String text) {
        context.err().print(text);
    }

    /** warnx(3). */
    final void warnx(String message) {
        printError(progname() + ": " + message + "\n");
    }

    /** warn(3); {@code errno} may come negated, as system calls give it. */
    final void warn(int errno, String message) {
        warnx(message + ": " + Strerror.of(Math.abs(errno)));
    }

    /** errx(3), to be thrown. */
    final Exit errx(int status, String message) {
        warnx(message);
        return new Exit(status);
    }

    /** err(3), to be thrown; {@code errno} may come negated. */
    final Exit err(int status, int errno, String message) {
        warn(errno, message);
        return new Exit(status);
    }

    /**
     * What getopt(3) and the usage text say about a bad option, if there is one.
     *
     * @param letters as getopt(3) takes them: a colon after those with an argument
     */
    final void options(String letters, int status, String usage) {
        for (Clause option : context.invocation().options()) {
            String letter = option.keyword().substring(1);
            int at = letter.length() == 1 && !letter.equals(":") ? letters.indexOf(letter) : -1;
            if (at < 0) {
                warnx("illegal option -- " + letter);
                throw usage(status, usage);
            }
            boolean takesValue = at + 1 < letters.length() && letters.charAt(at + 1) == ':';
            if (takesValue && option.arguments().isEmpty()) {
                warnx("option requires an argument -- " + letter);
                throw usage(status, usage);
            }
        }
    }

    final boolean has(String option) {
        return context.invocation().has(option);
    }

    /** Prints a usage text on standard error; to be thrown. */
    final Exit usage(int status, String text) {
        printError(text);
        return new Exit(status);
    }
}
