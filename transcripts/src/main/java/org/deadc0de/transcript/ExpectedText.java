package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deadc0de.transcript.LinePattern.Part;

/** Writes printed lines as expected lines: what is written, read again, matches exactly the line it was made from. */
final class ExpectedText {
    private static final int LONGEST = 18_000;

    private ExpectedText() {}

    /**
     * The expected line for a printed line.
     *
     * @param dialect the format of the file
     * @param names names that captures bind somewhere in the file
     */
    static String of(ActualLine line, Transcript.Dialect dialect, Set<String> names) {
        String text = line.text();
        String end = line.ended() ? "" : " (no-eol)";
        boolean lastBlank = Chars.endsInBlank(text);
        if (isPlain(text, dialect, names)) {
            return text + end;
        }
        StringBuilder written = new StringBuilder();
        boolean misreadHead = startsMisread(text, dialect);
        String escaped = Escapes.escaped(text);
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            boolean head = i == 0 && misreadHead;
            boolean last = i == escaped.length() - 1 && lastBlank;
            if (head || last || (c == '<' && isAngle(escaped, i, names))) {
                written.append(Escapes.spelled(c));
            } else {
                written.append(c);
            }
        }
        return written.length() > LONGEST
                ? "..."
                : written.append(" (esc)").append(end).toString();
    }

    /** The line that says how a command ended; null when nothing needs saying. */
    static String ofStatus(Output output) {
        if (output.ending() != Ending.NONE) {
            return output.ending().word().isEmpty()
                    ? null
                    : "[" + output.ending().word() + "]";
        }
        return output.status() == 0 ? null : "[" + (output.status() & 0xff) + "]";
    }

    /** A line with variants behind it, which begin at {@code column} if there is room; trailing blanks are spelled. */
    static String labelled(String unlabelled, Label label, int column) {
        if (label.names().isEmpty()) {
            return unlabelled;
        }
        String written = withoutTrailingBlank(unlabelled);
        return written + " ".repeat(Math.max(2, column - written.length())) + label;
    }

    /** An expected line whose trailing blanks no longer matter to whatever is written behind it. */
    private static String withoutTrailingBlank(String written) {
        if (!Chars.endsInBlank(written)) {
            return written;
        }
        char last = written.charAt(written.length() - 1);
        String rest = written.substring(0, written.length() - 1).replace("\\", "\\\\");
        return rest + Escapes.spelled(last) + " (esc)";
    }

    private static boolean isPlain(String text, Transcript.Dialect dialect, Set<String> names) {
        if (text.length() > LONGEST || Escapes.needsSpelling(text) || startsMisread(text, dialect)) {
            return false;
        }
        if (text.equals("...") || LineSyntax.status(text) != null) {
            return false;
        }
        if (!LineSyntax.label(text).names().isEmpty()
                || !LineSyntax.suffixes(text).text().equals(text)) {
            return false;
        }
        try {
            for (Part part : PatternCompiler.compile(text).parts()) {
                boolean capture = part instanceof Part.Capture;
                boolean used = part instanceof Part.Reference reference && names.contains(reference.name());
                if (capture || used) {
                    return false;
                }
            }
            return true;
        } catch (PatternCompiler.Mistake e) {
            return false;
        }
    }

    private static boolean startsMisread(String text, Transcript.Dialect dialect) {
        if (text.startsWith("> ") || text.equals(">")) {
            return true;
        }
        if (dialect == Transcript.Dialect.CRAM) {
            return text.startsWith("$ ") || text.equals("$");
        }
        return Prompt.at(text) != null || TranscriptReader.isFence(text);
    }

    /** Whether a {@code <} could begin a capture or the use of one. */
    private static boolean isAngle(String text, int at, Set<String> names) {
        int end = at + 1;
        while (end < text.length() && Chars.isNamePart(text.charAt(end), true)) {
            end++;
        }
        char after = end < text.length() ? text.charAt(end) : 0;
        return after == ':' || (after == '>' && names.contains(text.substring(at + 1, end)));
    }

    /**
     * The expected line for a printed line that takes the place of another, with as many captures of the old line as
     * still fit.
     *
     * @param before names bound before this line
     */
    static String replacing(
            Entry.Line old, ActualLine line, Bindings before, Transcript.Dialect dialect, Set<String> names) {
        String literal = of(line, dialect, names);
        LinePattern pattern = old.pattern();
        boolean plain = line.ended() && !pattern.unended() && literal.equals(line.text());
        if (!plain || !pattern.hasNames() || !pattern.text().equals(old.written())) {
            return literal;
        }
        List<String> oldWords = words(pattern.text());
        List<String> newWords = words(line.text());
        if ((long) oldWords.size() * newWords.size() > 40_000) {
            return literal;
        }
        String kept = keepCaptures(oldWords, newWords, before, old);
        if (kept.equals(literal) || !isSafe(kept, dialect)) {
            return literal;
        }
        try {
            Entry.Line candidate = new Entry.Line(old.source(), kept, Label.ALL, PatternCompiler.compile(kept));
            Work work = new Work(Work.PER_LINE);
            return LineMatcher.match(candidate, line, before, work).matches() ? kept : literal;
        } catch (PatternCompiler.Mistake e) {
            return literal;
        }
    }

    private static boolean isSafe(String kept, Transcript.Dialect dialect) {
        return !Escapes.needsSpelling(kept)
                && !startsMisread(kept, dialect)
                && LineSyntax.status(kept) == null
                && !kept.equals("...")
                && LineSyntax.label(kept).names().isEmpty()
                && LineSyntax.suffixes(kept).text().equals(kept);
    }

    /** Puts the old line's words with captures where they match a word of the new line, in order. */
    private static String keepCaptures(List<String> oldWords, List<String> newWords, Bindings before, Entry.Line old) {
        int rows = oldWords.size();
        int columns = newWords.size();
        int[][] common = new int[rows + 1][columns + 1];
        boolean[][] same = new boolean[rows][columns];
        Work work = Work.forOutput();
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                same[i][j] = wordMatches(oldWords.get(i), newWords.get(j), before, old, work);
                int without = Math.max(common[i + 1][j], common[i][j + 1]);
                common[i][j] = same[i][j] ? Math.max(without, common[i + 1][j + 1] + 1) : without;
            }
        }
        StringBuilder kept = new StringBuilder();
        int i = 0;
        for (int j = 0; j < columns; j++) {
            while (i < rows
                    && common[i + 1][j] == common[i][j]
                    && !(same[i][j] && common[i][j] == common[i + 1][j + 1] + 1)) {
                i++;
            }
            boolean take = i < rows && same[i][j] && common[i][j] == common[i + 1][j + 1] + 1;
            kept.append(take ? oldWords.get(i++) : newWords.get(j));
        }
        return kept.toString();
    }

    private static boolean wordMatches(String oldWord, String newWord, Bindings before, Entry.Line old, Work work) {
        if (oldWord.equals(newWord)) {
            return true;
        }
        if (oldWord.indexOf('<') < 0) {
            return false;
        }
        try {
            Entry.Line word = new Entry.Line(old.source(), oldWord, Label.ALL, PatternCompiler.compile(oldWord));
            return LineMatcher.match(word, new ActualLine(newWord, true), before, work)
                    .matches();
        } catch (PatternCompiler.Mistake e) {
            return false;
        }
    }

    /** Runs of blanks and runs of other characters. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || Chars.isBlank(text.charAt(i)) != Chars.isBlank(text.charAt(i - 1))) {
                words.add(text.substring(start, i));
                start = i;
            }
        }
        return words;
    }
}
