package org.deadc0de.freebsd10.user;

import java.util.List;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Syscalls;

/** sysctl(8), sbin/sysctl: shows and sets kernel state. */
public final class Sysctl extends Tool {
    private static final String USAGE = """
            usage: sysctl [-bdehiNnoqx] name[=value] ...
                   sysctl [-bdehNnoqx] -a
            """;

    public Sysctl(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        options("AabdehiNnoqwxX", 1, USAGE);
        List<String> names = context.invocation().operands();
        if (has("-a") || has("-A") || has("-X")) {
            if (sys.sysctl("sysctl.names", null) instanceof List<?> all) {
                all.forEach(name -> show((String) name));
            }
            return 0;
        }
        if (names.isEmpty()) {
            throw usage(1, USAGE);
        }
        int status = 0;
        for (String name : names) {
            status = Math.max(status, parse(name));
        }
        return status;
    }

    private int parse(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Object before = sys.sysctl(name, null);
        if (before instanceof Syscalls.Failure || name.isEmpty()) {
            return node(name, equals >= 0);
        }
        if (equals < 0) {
            show(name);
            return 0;
        }
        Object value = word.substring(equals + 1);
        if (before instanceof Number) {
            long number = number((String) value);
            if (number == Long.MIN_VALUE) {
                throw errx(1, "invalid integer '" + value + "'");
            }
            value = number;
        }
        if (sys.sysctl(name, value) instanceof Syscalls.Failure failure) {
            if (failure.errno() == Errno.EPERM) {
                throw errx(1, "oid '" + name + "' is read only");
            }
            print(name + ": " + before + "\n");
            warn(failure.errno(), name);
            return 1;
        }
        Object after = sys.sysctl(name, null);
        if (has("-n")) {
            print(before + " -> " + after + "\n");
        } else {
            print(name + separator() + before + " -> " + after + "\n");
        }
        return 0;
    }

    private static long number(String text) {
        boolean negative = text.startsWith("-");
        long number = Addresses.number(negative ? text.substring(1) : text);
        return number < 0 ? Long.MIN_VALUE : negative ? -number : number;
    }

    /** A name that has others below it shows them all. */
    private int node(String name, boolean setting) {
        boolean any = false;
        if (!name.isEmpty() && sys.sysctl("sysctl.names", null) instanceof List<?> all) {
            for (Object known : all) {
                if (((String) known).startsWith(name + ".")) {
                    if (setting) {
                        throw errx(1, "oid '" + name + "' isn't a leaf node");
                    }
                    any = true;
                    show((String) known);
                }
            }
        }
        if (any || has("-i")) {
            return 0;
        }
        warnx("unknown oid '" + name + "'");
        return 1;
    }

    private String separator() {
        return has("-e") ? "=" : ": ";
    }

    private void show(String name) {
        if (has("-N")) {
            print(name + "\n");
            return;
        }
        Object value = sys.sysctl(name, null);
        if (value instanceof Syscalls.Failure) {
            return;
        }
        if (has("-d")) {
            print((has("-n") ? "" : name + separator()) + "\n");
            return;
        }
        print((has("-n") ? "" : name + separator()) + value + (value.toString().endsWith("\n") ? "" : "\n"));
    }
}
