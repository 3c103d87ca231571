package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is written for a printed line, read again, matches that line and no other. */
class ExpectedTextTest {
    private static final String ALPHABET =
            " \t#$>db[]{}()<>:.*?\\+-=0x1aAre\u001b\u0000\u00e9\u202e\ufeff\ud83d\ude00`~/,_";

    @TestFactory
    Stream<DynamicTest> aLineIsWrittenAsPlainlyAsItsReadingAllows() {
        Map<String, String> rows = new TreeMap<>();
        rows.put("plain", "plain");
        rows.put("", "");
        rows.put("trailing ", "trailing ");
        rows.put("# x", "\\x23 x (esc)");
        rows.put("#", "\\x23 (esc)");
        rows.put("db> x", "\\x64b> x (esc)");
        rows.put("> x", "\\x3e x (esc)");
        rows.put("[12]", "[12] (esc)");
        rows.put("...", "... (esc)");
        rows.put("x  {a}", "x  {a} (esc)");
        rows.put("x (re)", "x (re) (esc)");
        rows.put("x\\ (esc)", "x\\\\ (esc) (esc)");
        rows.put("\u001b[0m", "\\x1b[0m (esc)");
        rows.put("a\rb", "a\\x0db (esc)");
        rows.put("<n:dec>", "\\x3cn:dec> (esc)");
        rows.put("<known>", "\\x3cknown> (esc)");
        rows.put("<unknown>", "<unknown>");
        rows.put("```", "\\x60`` (esc)");
        rows.put("flags=8843<UP>", "flags=8843<UP>");

        return rows.entrySet().stream()
                .map(row -> dynamicTest(
                        "line " + row.getValue(),
                        () -> assertThat(ExpectedText.of(
                                        new ActualLine(row.getKey(), true),
                                        Transcript.Dialect.MARKDOWN,
                                        Set.of("known")))
                                .isEqualTo(row.getValue())));
    }

    @Test
    void anyLineSurvivesBeingWrittenAndReadWithAndWithoutVariants() throws Exception {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            String text = text(random);
            ActualLine line = new ActualLine(text, text.isEmpty() || random.nextInt(5) > 0);
            String written = ExpectedText.of(line, Transcript.Dialect.MARKDOWN, Set.of());
            Label label = random.nextBoolean() ? Label.ALL : new Label(List.of("history"));
            String labelled = ExpectedText.labelled(written, label, random.nextInt(20));

            Transcript read = TranscriptReader.read("x.md", "```console\n# a\n" + labelled + "\n```\n");

            List<Entry.Line> lines = read.steps().get(0).expected("history");
            assertThat(lines).as("seed %d: %s", seed, labelled).hasSize(1);
            assertThat(lines.get(0).label()).isEqualTo(label);
            assertThat(matches(lines, line)).as("seed %d: %s", seed, labelled).isTrue();
            assertThat(matches(lines, new ActualLine(text + "!", line.ended()))).isFalse();
            assertThat(matches(lines, new ActualLine(text, !line.ended()))).isFalse();
        }
    }

    private static boolean matches(List<Entry.Line> lines, ActualLine line) {
        return OutputMatcher.match(lines, List.of(line), Bindings.NONE).matches();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(14); i > 0; i--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    @Test
    void shownTextHoldsNothingThatMovesACursorOrReordersText() {
        for (int c = 0; c < 0x10000; c++) {
            String shown = Escapes.shown("a" + (char) c + "b");
            boolean raw = shown.length() == 3;
            int type = Character.getType(c);
            boolean harmful = type == Character.CONTROL
                    || (type == Character.FORMAT && !isPrintedFormat(c))
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE;
            if (harmful && c != '\t' && c != '\n') {
                assertThat(raw).as("U+%04X", c).isFalse();
            } else if (c >= 0x20 && c < 0x7f) {
                assertThat(raw).as("U+%04X", c).isTrue();
            }
        }
    }

    /** Arabic, Syriac and Kaithi signs that Unicode calls format characters but that are printed. */
    private static boolean isPrintedFormat(int c) {
        return (c >= 0x600 && c <= 0x605) || c == 0x6dd || c == 0x70f || c == 0x890 || c == 0x891 || c == 0x8e2;
    }

    @Test
    void escapesAreReadBackAsTheyWereWritten() {
        for (int seed = 0; seed < 5_000; seed++) {
            String text = text(new Random(seed));

            Escapes.Decoded decoded = Escapes.decode(Escapes.escaped(text));

            assertThat(decoded.text()).isEqualTo(text);
            assertThat(decoded.badAt()).isEqualTo(-1);
        }
    }
}
