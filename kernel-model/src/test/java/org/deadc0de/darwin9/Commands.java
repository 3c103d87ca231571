package org.deadc0de.darwin9;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.Clause;
import org.deadc0de.kernel.Invocation;

/** Divides command lines for tests, roughly as the command grammar does. */
final class Commands {
    private Commands() {}

    static Invocation invocation(String line) {
        List<String> argv = List.of(line.trim().split(" +"));
        List<Clause> options = new ArrayList<>();
        List<Clause> clauses = new ArrayList<>();
        int i = 1;
        while (i < argv.size()
                && argv.get(i).matches("-[a-zA-Z0-9]+")
                && !argv.get(0).equals("kill")) {
            String letters = argv.get(i++).substring(1);
            for (int j = 0; j < letters.length(); j++) {
                char letter = letters.charAt(j);
                boolean takesValue = "fo".indexOf(letter) >= 0 && i < argv.size();
                options.add(new Clause("-" + letter, takesValue ? List.of(argv.get(i++)) : List.of()));
            }
        }
        String subject = "";
        boolean hasSubject = List.of("ifconfig", "route").contains(argv.get(0));
        if (hasSubject && i < argv.size()) {
            subject = argv.get(i++);
        }
        for (; i < argv.size(); i++) {
            clauses.add(new Clause("", List.of(argv.get(i))));
        }
        return new Invocation(argv, options, subject, "", clauses);
    }
}
