package org.deadc0de.netbsd299.user;

import java.util.List;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.ProgramContext;

/** pppd(8) 2.4.3. */
public final class Pppd implements Program {
    private static final int EXIT_OPTION_ERROR = 2;
    private static final int LOGIN_TTY = 3;

    @Override
    public int main(ProgramContext context) {
        NetBsdSyscalls sys = (NetBsdSyscalls) context.sys();
        boolean isLoginShell = context.process().command().startsWith("-");
        PppdOptions options = new PppdOptions();
        options.file(sys, "/etc/ppp/options");
        if (!isLoginShell) {
            options.words(sys, context.invocation().arguments(), "pppd: ");
        }
        if (isLoginShell) {
            options.file(sys, "/etc/ppp/options.tty00");
        }
        if (!options.error().isEmpty()) {
            context.err().print(options.error());
            return EXIT_OPTION_ERROR;
        }
        if (!isLoginShell && options.device.isEmpty()) {
            context.err().print("pppd: The remote system is required to authenticate itself\n");
            return EXIT_OPTION_ERROR;
        }
        if (isLoginShell) {
            return new PppdLink(sys, options, LOGIN_TTY).run("pcaller", 1001);
        }
        if (options.nodetach || options.updetach) {
            return new PppdLink(sys, options, -1).onTerminal(context).run("root", 0);
        }
        sys.fork(
                "pppd",
                String.join(" ", context.invocation().argv()),
                List.of(),
                child -> new PppdLink((NetBsdSyscalls) child.sys(), options, -1).run("root", 0));
        return 0;
    }
}
