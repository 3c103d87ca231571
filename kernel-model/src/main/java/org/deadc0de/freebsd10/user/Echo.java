package org.deadc0de.freebsd10.user;

import java.util.List;
import org.deadc0de.kernel.ProgramContext;

/** echo(1), bin/echo: prints its words. */
public final class Echo extends Tool {
    public Echo(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        List<String> words = context.invocation().arguments();
        boolean newline = words.isEmpty() || !words.get(0).equals("-n");
        print(String.join(" ", newline ? words : words.subList(1, words.size())) + (newline ? "\n" : ""));
        return 0;
    }
}
