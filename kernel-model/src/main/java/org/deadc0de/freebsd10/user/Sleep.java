package org.deadc0de.freebsd10.user;

import java.util.List;
import org.deadc0de.kernel.ProgramContext;

/** sleep(1), bin/sleep: lets virtual time pass. */
public final class Sleep extends Tool {
    private static final String USAGE = "usage: sleep seconds\n";

    public Sleep(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        List<String> operands = context.invocation().operands();
        if (operands.size() != 1 || !context.invocation().options().isEmpty()) {
            throw usage(1, USAGE);
        }
        String word = operands.get(0);
        int dot = word.indexOf('.');
        String whole = dot < 0 ? word : word.substring(0, dot);
        String fraction = dot < 0 ? "" : word.substring(dot + 1);
        boolean good = (Text.isNumber(whole) || whole.isEmpty() && !fraction.isEmpty())
                && (fraction.isEmpty() || Text.isNumber(fraction))
                && whole.length() < 10;
        if (!good) {
            throw usage(1, USAGE);
        }
        long nanoseconds = (whole.isEmpty() ? 0 : Long.parseLong(whole)) * 1_000_000_000L
                + Long.parseLong(Text.cut(fraction + "000000000", 9));
        if (nanoseconds > 0) {
            sys.nanosleep(nanoseconds);
        }
        return 0;
    }
}
