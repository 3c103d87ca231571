package org.deadc0de.freebsd10.user;

import org.deadc0de.kernel.ProgramContext;

/** date(1), bin/date: shows the simulated time; it cannot be set. */
public final class Date extends Tool {
    private static final String USAGE = """
            usage: date [-jnu] [-d dst] [-r seconds] [-t west] [-v[+|-]val[ymwdHMS]] ...\s
                        [-f fmt date | [[[[[cc]yy]mm]dd]HH]MM[.ss]] [+format]
            """;

    public Date(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        options("jnud:f:r:t:v:", 1, USAGE);
        String seconds = context.invocation().valueOf("-r");
        long time = seconds != null ? Math.max(0, Addresses.number(seconds)) : Calendar.seconds(sys);
        for (String operand : context.invocation().operands()) {
            if (operand.equals("+%s")) {
                print(time + "\n");
                return 0;
            }
            throw usage(1, "date: illegal time format\n" + USAGE);
        }
        print(new Calendar(time).date() + "\n");
        return 0;
    }
}
