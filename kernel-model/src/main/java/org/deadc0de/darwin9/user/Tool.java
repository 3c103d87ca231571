package org.deadc0de.darwin9.user;

import java.util.List;
import java.util.Locale;
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

    final String progname() {
        String name = context.invocation().program();
        return name.substring(name.lastIndexOf('/') + 1);
    }

    final boolean has(String option) {
        return context.invocation().has(option);
    }

    final List<String> operands() {
        return context.invocation().operands();
    }

    final void print(String text) {
        context.out().print(text);
    }

    final void printf(String format, Object... arguments) {
        context.out().print(String.format(Locale.ROOT, format, arguments));
    }

    /** Prints on standard error what warnx(3) would. */
    final void warnx(String text) {
        context.err().print(progname() + ": " + text + "\n");
    }

    /** warnx(3) and exit(3). */
    final Exit errx(int status, String text) {
        warnx(text);
        return new Exit(status);
    }

    /** Prints what warn(3) would for an error number, negated or not. */
    final void warn(int errno, String text) {
        warnx(text + ": " + Errors.strerror(Math.abs(errno)));
    }

    /** warn(3) and exit(3). */
    final Exit err(int status, int errno, String text) {
        warn(errno, text);
        return new Exit(status);
    }

    /** What getopt(3) prints for a letter it does not know, and the usage. */
    final Exit badOption(String option, String usage, int status) {
        context.err().print(progname() + ": illegal option -- " + option.substring(1) + "\n");
        context.err().print(usage);
        return new Exit(status);
    }

    /** Ends the program with its usage when an option is none of {@code letters}. */
    final void allow(String letters, String usage, int status) {
        for (var option : context.invocation().options()) {
            if (option.keyword().length() != 2
                    || letters.indexOf(option.keyword().charAt(1)) < 0) {
                throw badOption(option.keyword(), usage, status);
            }
        }
    }
}
