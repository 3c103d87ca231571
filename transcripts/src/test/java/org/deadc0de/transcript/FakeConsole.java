package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A machine that answers what it was told to answer, per variant and command; anything else is not found. */
final class FakeConsole implements SessionFactory {
    final TreeMap<String, Output> answers = new TreeMap<>();
    final List<Setup> opened = new ArrayList<>();
    final List<String> hosts = new ArrayList<>();
    int closed;

    /** The answer in every variant. */
    FakeConsole says(String command, String text) {
        return says("", command, Output.of(text, 0));
    }

    FakeConsole says(String variant, String command, Output output) {
        answers.put(variant + "|" + command, output);
        return this;
    }

    @Override
    public ConsoleSession open(Setup setup) throws SetupRefused {
        opened.add(setup);
        for (String fix : setup.fixes()) {
            if (fix.startsWith("no-")) {
                throw new SetupRefused("variants", fix, "there is no such fix", List.of("go-fix", "naming-lock"));
            }
        }
        String variant = setup.fixes().isEmpty() ? Variant.HISTORY : String.join("+", setup.fixes());
        return new ConsoleSession() {
            private boolean panicked;

            @Override
            public String prompt() {
                return panicked ? "db> " : "# ";
            }

            @Override
            public Output execute(String line) {
                Output output = answers.get(variant + "|" + line);
                output = output == null ? answers.get("|" + line) : output;
                if (output == null) {
                    return Output.of(line + ": not found\n", 127);
                }
                panicked |= output.ending() == Ending.PANIC;
                return output;
            }

            @Override
            public void selectHost(String name) {
                hosts.add(name);
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }
}
