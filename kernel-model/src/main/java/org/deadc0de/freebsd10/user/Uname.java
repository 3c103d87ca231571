package org.deadc0de.freebsd10.user;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Syscalls;

/** uname(1), usr.bin/uname: names the system. */
public final class Uname extends Tool {
    public Uname(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        options("aimnoprsv", 1, "usage: uname [-aimnoprsv]\n");
        boolean all = has("-a");
        List<String> words = new ArrayList<>();
        if (all || has("-s") || has("-o") || context.invocation().options().isEmpty()) {
            words.add(get("kern.ostype"));
        }
        if (all || has("-n")) {
            words.add(get("kern.hostname"));
        }
        if (all || has("-r")) {
            words.add(get("kern.osrelease"));
        }
        if (all || has("-v")) {
            words.add(get("kern.version").replace('\n', ' ').replace('\t', ' '));
        }
        if (all || has("-m")) {
            words.add(get("hw.machine"));
        }
        if (has("-p")) {
            words.add(get("hw.machine_arch"));
        }
        if (has("-i")) {
            words.add(get("kern.ident"));
        }
        print(String.join(" ", words) + "\n");
        return 0;
    }

    private String get(String name) {
        Object value = sys.sysctl(name, null);
        if (value instanceof Syscalls.Failure failure) {
            throw err(1, failure.errno(), "sysctl");
        }
        return value.toString();
    }
}
