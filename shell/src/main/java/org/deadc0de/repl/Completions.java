package org.deadc0de.repl;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.grammar.CommandReader;
import org.deadc0de.grammar.Place;
import org.deadc0de.session.LiveNames;
import org.deadc0de.session.Session;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** What could stand at the cursor: the grammar's keywords, and the names that the live kernel has. */
final class Completions implements Completer {
    private final Session session;
    private final LiveNames names;

    Completions(Session session) {
        this.session = session;
        this.names = new LiveNames(session);
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String before = line.line().substring(0, line.cursor());
        if (session.host().crash() != null && !before.stripLeading().startsWith(":")) {
            CommandReader.expectedInDebugger(before).forEach(word -> candidates.add(candidate(word, "", "debugger")));
            return;
        }
        Place place = CommandReader.place(before);
        if (!place.partial().equals(line.word())) {
            return; // inside quotes or an operator: nothing to offer
        }
        Map<String, String> found = new TreeMap<>();
        for (String keyword : place.keywords()) {
            boolean usable = !place.argv().isEmpty() || keyword.startsWith(":") || isThere(keyword);
            if (usable) {
                found.put(keyword, Descriptions.of(place.argv(), keyword));
            }
        }
        if (place.argv().isEmpty() && !place.keywords().isEmpty()) {
            session.host()
                    .kernel()
                    .programs()
                    .forEach(program -> found.putIfAbsent(program, Descriptions.of(List.of(), program)));
        }
        found.putAll(names.at(place));
        found.forEach((word, description) -> {
            if (word.startsWith(place.partial())) {
                candidates.add(candidate(word, description, ""));
            }
        });
    }

    private boolean isThere(String program) {
        return session.host().has(program)
                || !Descriptions.of(List.of(), program).isEmpty();
    }

    private static Candidate candidate(String word, String description, String group) {
        boolean ends = !word.endsWith("=") && !word.endsWith("/");
        return new Candidate(
                word,
                word,
                group.isEmpty() ? null : group,
                description.isEmpty() ? null : description,
                null,
                null,
                ends);
    }
}
