package org.deadc0de.darwin9.user;

import java.util.Locale;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.ProgramContext;

/** kill, as bash has it built in. */
final class Kill extends Tool {
    Kill(ProgramContext context) {
        super(context);
    }

    private void complain(String text) {
        context.err().print("-bash: kill: " + text + "\n");
    }

    @Override
    int main() {
        if (has("-l")) {
            print(Signals.LIST);
            return 0;
        }
        String word = context.invocation().subject();
        int signal = word.isEmpty() ? 15 : Signals.number(word.startsWith("-") ? word.substring(1) : word);
        if (signal < 0) {
            complain(word.replaceFirst("^-", "").toUpperCase(Locale.ROOT) + ": invalid signal specification");
            return 1;
        }
        if (operands().isEmpty()) {
            context.err()
                    .print(
                            "kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n");
            return 1;
        }
        int status = 0;
        for (String target : operands()) {
            if (!target.matches("[0-9]{1,9}")) {
                complain(target + ": arguments must be process or job IDs");
                status = 1;
                continue;
            }
            int error = sys.kill(Integer.parseInt(target), signal);
            if (error < 0) {
                String why = -error == Errno.ESRCH ? "No such process" : Errors.strerror(-error);
                complain("(" + target + ") - " + why);
                status = 1;
            }
        }
        return status;
    }
}
