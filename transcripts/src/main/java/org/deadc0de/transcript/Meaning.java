package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deadc0de.transcript.Alignment.Pair;
import org.deadc0de.transcript.Alignment.What;

/** Says what a difference means: flags lost, frames changed, counts off, names unequal. */
final class Meaning {
    private static final int MOST = 12;
    private static final int MOST_WORDS = 3;

    private final Set<String> sentences = new LinkedHashSet<>();
    private final Map<String, Integer> bindingLines;
    private int frame = -1;

    private Meaning(Map<String, Integer> bindingLines) {
        this.bindingLines = bindingLines;
    }

    /**
     * What changed, in sentences without full stop, the most telling first; at most a dozen.
     *
     * @param bindingLines for each name that a capture binds, the first line that does
     */
    static List<String> of(Judge judge, String variant, Map<String, Integer> bindingLines) {
        Meaning meaning = new Meaning(bindingLines);
        meaning.prompt(judge.run());
        if (!judge.statusAgrees()) {
            meaning.ending(judge.run().step().status(variant), judge.run().output());
        }
        if (judge.gaveUp()) {
            meaning.sentences.add("comparing was given up: the patterns of this output take too long to try");
        }
        if (judge.alignment() != null) {
            judge.alignment().pairs().forEach(meaning::pair);
        }
        List<String> all = new ArrayList<>(meaning.sentences);
        return all.size() > MOST ? all.subList(0, MOST) : all;
    }

    private void prompt(StepRun run) {
        if (run.isAtOtherPrompt()) {
            String written = run.step().prompt().full().strip();
            sentences.add("typed at \"" + written + "\", but the console was at \""
                    + run.promptShown().strip() + "\"");
        }
    }

    private void ending(Entry.Status expected, Output got) {
        Ending before = expected == null ? Ending.NONE : expected.ending();
        int status = expected == null ? 0 : expected.status();
        if (got.ending() == before) {
            sentences.add("exit status " + got.status() + " instead of " + status);
        } else if (got.ending() == Ending.NONE) {
            sentences.add("it ended with status " + got.status() + "; before, " + before.sentence());
        } else {
            String expectation = before == Ending.NONE ? "it ended with status " + status : before.sentence();
            sentences.add(got.ending().sentence() + "; before, " + expectation);
        }
    }

    private void pair(Pair pair) {
        String got = pair.actual() == null ? null : pair.actual().text();
        String was = pair.expected() == null ? null : pair.expected().pattern().text();
        String gotFunction = got == null ? null : frameFunction(got);
        String wasFunction = was == null || pair.what() == What.PASS_OVER ? null : frameFunction(was);
        if (pair.actual() != null) {
            frame = gotFunction == null ? -1 : frameNumber(got, frame + 1);
        }
        if (!pair.complaint().isEmpty()) {
            sentences.add(pair.complaint());
        }
        if (pair.what() == What.INSERT && gotFunction != null) {
            sentences.add("backtrace frame " + frame + ": " + gotFunction + " is new");
        } else if (pair.what() == What.DELETE && wasFunction != null) {
            sentences.add("backtrace: " + wasFunction + " is gone");
        } else if (pair.what() == What.REPLACE && sentences.size() < 4 * MOST) {
            unbound(pair.expected());
            replaced(pair, was, got, wasFunction, gotFunction);
        }
    }

    /** A name used above the line that binds it stands for itself, which is hardly ever meant. */
    private void unbound(Entry.Line line) {
        for (LinePattern.Part part : line.pattern().parts()) {
            if (part instanceof LinePattern.Part.Reference reference) {
                Integer binds = bindingLines.get(reference.name());
                if (binds != null && binds > line.source().number()) {
                    sentences.add(reference.written() + " stands for nothing yet: line " + binds + " binds it");
                }
            }
        }
    }

    private void replaced(Pair pair, String was, String got, String wasFunction, String gotFunction) {
        if (wasFunction != null && gotFunction != null && !wasFunction.equals(gotFunction)) {
            sentences.add("backtrace frame " + frame + ": " + gotFunction + " instead of " + wasFunction);
            return;
        }
        if (was.equals(got)) {
            boolean missing = !pair.actual().ended();
            sentences.add(missing ? "the last newline is missing" : "there is a newline that was not expected");
            return;
        }
        if (was.stripTrailing().equals(got.stripTrailing())) {
            int lost = was.length() - was.stripTrailing().length();
            int now = got.length() - got.stripTrailing().length();
            sentences.add("only trailing blanks differ: " + now + " instead of " + lost);
            return;
        }
        if (squeezed(was).equals(squeezed(got))) {
            sentences.add("only blanks and tabs differ");
            return;
        }
        if (!flags(was, got)) {
            words(was, got);
        }
    }

    /** {@code flags=8843<UP,RUNNING>} and its kin; whether anything was said. */
    private boolean flags(String was, String got) {
        Map<String, Set<String>> before = flagWords(was);
        Map<String, Set<String>> after = flagWords(got);
        boolean said = false;
        for (Map.Entry<String, Set<String>> entry : before.entrySet()) {
            Set<String> now = after.get(entry.getKey());
            if (now == null || now.equals(entry.getValue())) {
                continue;
            }
            Set<String> lost = new LinkedHashSet<>(entry.getValue());
            lost.removeAll(now);
            Set<String> gained = new LinkedHashSet<>(now);
            gained.removeAll(entry.getValue());
            StringBuilder text = new StringBuilder(entry.getKey()).append("=: ");
            text.append(lost.isEmpty() ? "" : "lost " + String.join(", ", lost));
            text.append(lost.isEmpty() || gained.isEmpty() ? "" : "; ");
            text.append(gained.isEmpty() ? "" : "gained " + String.join(", ", gained));
            sentences.add(text.toString());
            said = true;
        }
        return said;
    }

    private static Map<String, Set<String>> flagWords(String line) {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        for (int open = line.indexOf('<'); open >= 0; open = line.indexOf('<', open + 1)) {
            int close = line.indexOf('>', open);
            int equals = line.lastIndexOf('=', open);
            if (close < 0 || equals < 1 || line.substring(equals, open).indexOf(' ') >= 0) {
                continue;
            }
            int start = equals;
            while (start > 0 && line.charAt(start - 1) > ' ' && line.charAt(start - 1) != ':') {
                start--;
            }
            String list = line.substring(open + 1, close);
            if (start < equals && list.indexOf(' ') < 0) {
                found.put(line.substring(start, equals), new LinkedHashSet<>(List.of(list.split(",", -1))));
            }
        }
        found.values().forEach(words -> words.remove(""));
        return found;
    }

    /** Lines of the same shape: names each word that differs by the word before it. */
    private void words(String was, String got) {
        String[] before = was.strip().split("[ \t]+", -1);
        String[] after = got.strip().split("[ \t]+", -1);
        if (before.length != after.length) {
            return;
        }
        List<String> found = new ArrayList<>();
        for (int i = 0; i < before.length; i++) {
            boolean capture = before[i].indexOf('<') >= 0 && before[i].indexOf('>') > 0;
            if (!before[i].equals(after[i]) && !capture) {
                found.add(word(before, after, i));
            }
        }
        if (found.size() <= MOST_WORDS && found.size() < before.length) {
            sentences.addAll(found);
        }
    }

    private static String word(String[] before, String[] after, int at) {
        int equals = before[at].indexOf('=');
        if (equals > 0 && after[at].startsWith(before[at].substring(0, equals + 1))) {
            String was = strip(before[at].substring(equals + 1));
            String now = strip(after[at].substring(equals + 1));
            return before[at].substring(0, equals) + " " + now + " instead of " + was;
        }
        int from = at;
        if (at > 1 && before[at - 1].equals("=")) {
            from = Math.max(0, at - 4);
        } else if (at > 0) {
            from = at - 1;
        }
        StringBuilder text = new StringBuilder();
        for (int i = from; i < at; i++) {
            String word = after[i];
            boolean separates = word.equals("=") || word.indexOf('<') >= 0;
            text.append(separates ? "" : strip(word) + " ");
        }
        return text + strip(after[at]) + " instead of " + strip(before[at]);
    }

    private static String strip(String word) {
        boolean punctuated = word.length() > 1 && ",;:".indexOf(word.charAt(word.length() - 1)) >= 0;
        return punctuated ? word.substring(0, word.length() - 1) : word;
    }

    private static String squeezed(String text) {
        return String.join(" ", text.strip().split("[ \t]+", -1));
    }

    /** The function of a backtrace line such as {@code #3 0xffffffff8098e390 at panic+0x43}; null when it is none. */
    private static String frameFunction(String line) {
        int at = line.indexOf(" at ");
        int plus = at < 0 ? -1 : line.indexOf("+0x", at);
        if (plus < 0) {
            return null;
        }
        int start = plus;
        while (start > 0 && Chars.isFunctionPart(line.charAt(start - 1))) {
            start--;
        }
        boolean numbered = line.startsWith("#");
        boolean called = line.lastIndexOf(')', at) == at - 1 && line.indexOf('(') > 0;
        return start < plus && (numbered || called) ? line.substring(start, plus) : null;
    }

    private static int frameNumber(String line, int otherwise) {
        int end = CaptureType.run(line, 1, 10);
        boolean numbered = line.startsWith("#") && end > 1 && end < 7;
        return numbered ? Integer.parseInt(line.substring(1, end)) : otherwise;
    }
}
