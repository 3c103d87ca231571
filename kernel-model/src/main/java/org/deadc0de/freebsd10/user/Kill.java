package org.deadc0de.freebsd10.user;

import java.util.List;
import org.deadc0de.kernel.Invocation;
import org.deadc0de.kernel.ProgramContext;

/** kill(1), bin/kill: sends a signal. */
public final class Kill extends Tool {
    private static final String USAGE = """
            usage: kill [-s signal_name] pid ...
                   kill -l [exit_status]
                   kill -signal_name pid ...
                   kill -signal_number pid ...
            """;

    public Kill(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        Invocation invocation = context.invocation();
        List<String> targets = invocation.operands();
        if (has("-l")) {
            return list(targets);
        }
        if (!invocation.options().isEmpty() && invocation.subject().isEmpty()) {
            throw unknownSignal(invocation.options().get(0).keyword().substring(1));
        }
        int signal = Signals.TERM;
        String name = invocation.subject();
        if (!name.isEmpty()) {
            signal = Text.isNumber(name) ? Text.atoi(name) : name.equals("0") ? 0 : Signals.number(name);
            if (signal < 0 || signal > 128) {
                throw unknownSignal(name);
            }
        }
        if (targets.isEmpty()) {
            throw usage(1, USAGE);
        }
        int status = 0;
        for (String target : targets) {
            boolean negative = target.startsWith("-");
            if (!Text.isNumber(negative ? target.substring(1) : target)) {
                warnx("illegal process id: " + target);
                status = 1;
                continue;
            }
            int error = sys.kill(Text.atoi(target), signal);
            if (error < 0) {
                warn(error, target);
                status = 1;
            }
        }
        return status;
    }

    private Exit unknownSignal(String name) {
        warnx("unknown signal " + name + "; valid signals:");
        printError(Signals.list());
        return new Exit(1);
    }

    private int list(List<String> operands) {
        if (operands.isEmpty()) {
            print(Signals.list());
            return 0;
        }
        if (!Text.isNumber(operands.get(0))) {
            throw errx(1, "illegal signal number: " + operands.get(0));
        }
        int number = Text.atoi(operands.get(0));
        String name = Signals.name(number >= 128 ? number - 128 : number);
        if (name == null) {
            throw unknownSignal(operands.get(0));
        }
        print(name + "\n");
        return 0;
    }
}
