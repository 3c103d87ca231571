package org.deadc0de.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deadc0de.grammar.Command;
import org.deadc0de.grammar.CommandReader;
import org.deadc0de.grammar.ReadResult;
import org.deadc0de.grammar.Script;

/** Remembers what lines and commands meant, for loops and replays ask for the same ones again and again. */
final class Readings {
    private static final int MOST = 512;
    private static final int LONGEST = 4_000;

    private final Map<String, ReadResult<Script>> scripts = new Recent<>();
    private final Map<List<String>, ReadResult<Command>> commands = new Recent<>();

    ReadResult<Script> script(String text) {
        ReadResult<Script> known = scripts.get(text);
        if (known == null) {
            known = CommandReader.readScript(text);
            if (text.length() <= LONGEST) {
                scripts.put(text, known);
            }
        }
        return known;
    }

    ReadResult<Command> command(List<String> argv, List<Integer> columns) {
        ReadResult<Command> known = commands.get(argv);
        if (known == null) {
            known = CommandReader.command(argv, columns);
            // A refusal holds columns, and those may differ the next time.
            if (known instanceof ReadResult.Parsed<Command> && argv.size() <= MOST) {
                commands.put(List.copyOf(argv), known);
            }
        }
        return known;
    }

    /** Forgets what was not asked for lately. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    }
}
