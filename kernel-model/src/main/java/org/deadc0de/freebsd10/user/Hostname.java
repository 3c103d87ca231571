package org.deadc0de.freebsd10.user;

import java.util.List;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Syscalls;

/** hostname(1), bin/hostname: shows or sets the name of the host. */
public final class Hostname extends Tool {
    private static final String USAGE = "usage: hostname [-fs] [name-of-host]\n";

    public Hostname(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        options("fs", 1, USAGE);
        List<String> operands = context.invocation().operands();
        if (operands.size() > 1) {
            throw usage(1, USAGE);
        }
        if (operands.size() == 1) {
            if (sys.sysctl("kern.hostname", operands.get(0)) instanceof Syscalls.Failure failure) {
                throw err(1, failure.errno(), "sethostname");
            }
            return 0;
        }
        String name = sys.sysctl("kern.hostname", null).toString();
        int dot = has("-s") ? name.indexOf('.') : -1;
        print((dot < 0 ? name : name.substring(0, dot)) + "\n");
        return 0;
    }
}
