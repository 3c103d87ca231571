package org.deadc0de.netbsd299.user;

import java.util.List;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Syscalls;

/** What the small programs share: where they print, and err(3). */
abstract class Tool {
    final ProgramContext context;
    final NetBsdSyscalls sys;
    final List<String> words;

    Tool(ProgramContext context) {
        this.context = context;
        sys = (NetBsdSyscalls) context.sys();
        words = context.invocation().arguments();
    }

    final void print(String text) {
        context.out().print(text);
    }

    /** warnx(3). */
    final void warnx(String text) {
        context.err().print(name() + ": " + text + "\n");
    }

    /** warn(3). */
    final void warn(int errno, String text) {
        warnx(text + ": " + Strerror.text(errno));
    }

    final String name() {
        String program = context.invocation().program();
        return program.substring(program.lastIndexOf('/') + 1);
    }

    /** The text of a variable, or the empty string. */
    final String text(String variable) {
        Object value = sys.sysctl(variable, null);
        return value instanceof Syscalls.Failure ? "" : String.valueOf(value);
    }
}
