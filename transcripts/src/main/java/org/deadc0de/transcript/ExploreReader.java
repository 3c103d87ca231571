package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deadc0de.transcript.ExploreFence.Row;
import org.deadc0de.transcript.ExploreFence.Typed;
import org.deadc0de.transcript.ExploreFence.Word;

/** Reads the lines of one {@code explore} fence. */
final class ExploreReader {
    private static final List<String> WORDS =
            Arrays.stream(Word.values()).map(Word::word).toList();

    private static final String SLOW = "slow";

    private final int opened;
    private final boolean slow;
    private final List<String> lookingFor;
    private final Problems problems;
    private final List<Typed> commands = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    /** @param words what stands behind {@code explore} */
    ExploreReader(int opened, List<String> words, Problems problems) {
        this.opened = opened;
        slow = !words.isEmpty() && words.get(0).equals(SLOW);
        lookingFor = slow ? words.subList(1, words.size()) : words;
        this.problems = problems;
    }

    ExploreFence fence() {
        return new ExploreFence(opened, slow, lookingFor, commands, rows);
    }

    void line(SourceLine line, int margin) {
        String body = line.text().substring(margin);
        if (body.isBlank()) {
            return;
        }
        if (Escapes.needsSpelling(body)) {
            problems.add(line, margin, 1, "a raw control character", "printable text", "");
            return;
        }
        if (body.startsWith("> ") && !commands.isEmpty() && rows.isEmpty()) {
            Typed last = commands.remove(commands.size() - 1);
            commands.add(new Typed(last.line(), last.prompt(), last.command() + "\n" + body.substring(2)));
            return;
        }
        Prompt prompt = Prompt.at(body);
        if (prompt != null && rows.isEmpty()) {
            commands.add(new Typed(
                    line.number(), prompt, body.substring(prompt.text().length())));
        } else if (prompt != null) {
            problems.add(line, margin, body.length(), "a command after the verdicts", "\"variant: verdict\"", "");
        } else if (commands.isEmpty()) {
            problems.add(line, margin, body.length(), "a verdict before any command", "a prompt", "");
        } else {
            row(line, margin, body);
        }
    }

    private void row(SourceLine line, int margin, String body) {
        int colon = body.indexOf(':');
        String variant = colon < 0 ? "" : body.substring(0, colon).strip();
        if (!LineSyntax.isVariantName(variant)) {
            problems.add(line, margin, Math.max(1, colon), "a line that is no verdict", "\"variant: verdict\"", "");
            return;
        }
        if (rows.stream().anyMatch(row -> row.variant().equals(variant))) {
            problems.add(line, margin, colon, "a second verdict for \"" + variant + "\"", "one", "");
            return;
        }
        String rest = body.substring(colon + 1).strip();
        String extent = "";
        int open = rest.indexOf('(');
        if (open >= 0) {
            if (!rest.endsWith(")")) {
                problems.add(line, margin + body.indexOf('('), 1, "a parenthesis that stays open", "\")\"", "");
                return;
            }
            extent = rest.substring(open + 1, rest.length() - 1).strip();
            rest = rest.substring(0, open).strip();
        }
        int blank = rest.indexOf(' ');
        String verb = blank < 0 ? rest : rest.substring(0, blank);
        String names = blank < 0 ? "" : rest.substring(blank).strip();
        int at = margin + Math.max(colon, body.indexOf(verb, colon + 1));
        if (!WORDS.contains(verb)) {
            String near = Suggest.nearest(verb, WORDS);
            problems.add(line, at, verb.length(), "unknown verdict \"" + verb + "\"", Suggest.oneOf(WORDS), near);
            return;
        }
        Word word = Arrays.stream(Word.values())
                .filter(one -> one.word().equals(verb))
                .findFirst()
                .orElseThrow();
        if (names.isEmpty() == (word == Word.VIOLATES)) {
            String wanted = word == Word.VIOLATES ? "names of invariants after it" : "nothing after it but (...)";
            problems.add(line, at, verb.length(), "\"" + rest + "\"", wanted, "");
            return;
        }
        List<String> invariants = names.isEmpty() ? List.of() : List.of(names.split(" *, *| +"));
        rows.add(new Row(line.number(), variant, word, invariants, extent));
    }
}
