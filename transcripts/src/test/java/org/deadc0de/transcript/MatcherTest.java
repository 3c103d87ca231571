package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MatcherTest {
    private record Row(String expected, String actual, boolean matches) {}

    private static Row yes(String expected, String actual) {
        return new Row(expected, actual, true);
    }

    private static Row no(String expected, String actual) {
        return new Row(expected, actual, false);
    }

    private static final List<Row> ROWS = List.of(
            // literally
            yes("plain", "plain"),
            no("plain", "plain "),
            yes("trailing \t", "trailing \t"),
            yes("a\n\nb", "a\n\nb"),
            no("", "a"),
            no("a", ""),
            yes("flags=8843<UP,RUNNING>", "flags=8843<UP,RUNNING>"),
            yes("media: <full-duplex>", "media: <full-duplex>"),
            yes("literally a suffix (re)", "literally a suffix (re)"),
            yes("<x:hex>", "<x:hex>"),
            // any lines
            yes("...", ""),
            yes("...", "a\nb"),
            yes("a\n...\nc", "a\nc"),
            yes("a\n...\nc", "a\nb\nb\nc"),
            yes("...\nc\n...", "a\nc\nc"),
            no("a\n...\nc", "a\nb"),
            yes("...\nb\n...\nb", "b\nb"),
            no("...\nb\n...\nb", "a\nb"),
            yes("... (esc)", "..."),
            no("... (esc)", "other"),
            // captures
            yes("at <p:ptr>", "at 0xc2a51a40"),
            yes("at <p:ptr>", "at c2a51a40"),
            no("at <p:ptr>", "at c2a51a4"),
            yes("at <p:hex>", "at 0"),
            no("at <p:hex>", "at 12345678901234567"),
            no("at <p:hex>", "at zero"),
            yes("<n:dec> bytes", "-12 bytes"),
            no("<n:dec> bytes", "0x1 bytes"),
            yes("ether <m:mac>", "ether 00:00:5e:0:53:1"),
            no("ether <m:mac>", "ether 00:00:5e:0:53"),
            no("ether <m:mac>", "ether 000:00:5e:0:53:01"),
            yes("up <t:time>", "up 1:02.34"),
            yes("up <t:time>", "up 09:36:27"),
            no("up <t:time>", "up 12"),
            yes("pid <n:pid> (<w:word>)", "pid 12 (ifconfig)"),
            yes("<w:word>: flags", "tap0: flags"),
            yes("<w:word>: <v:word>: x", "a:b: c: x"),
            no("<w:word>", "two words"),
            yes("<n:/[a-z ]+[0-9]/>!", "tap bridge 0!"),
            no("<n:/[a-z]+/>!", "0!"),
            yes("<:hex> and <:hex>", "1 and 2"),
            // names
            yes("<a:hex>\n<a>", "0x10\n0x10"),
            yes("<a:hex>\n<a>", "0x10\n10"),
            no("<a:hex>\n<a>", "0x10\n0x11"),
            yes("<a:hex>\n<a>+0x1c", "0x10\n0x2c"),
            no("<a:hex>\n<a>+0x1c", "0x10\n0x2d"),
            yes("<a:ptr>\n<a>-0x10", "0xc2a51a40\n0xc2a51a30"),
            yes("<a:dec>\n<a>+1", "9\n10"),
            yes("<a:hex> <a>", "5 5"),
            no("<a:hex> <a>", "5 6"),
            yes("<a:word>\nx<a>y", "tap0\nxtap0y"),
            no("<a:word>\nx<a>y", "tap0\nxtap1y"),
            yes("<a:hex>\n<a:hex>", "1\n1"),
            no("<a:hex>\n<a:hex>", "1\n2"),
            yes("<unbound>", "<unbound>"),
            no("<unbound>", "anything"),
            yes("...\n<a:dec>\n<a>", "1\n2\n3\n3"),
            yes("<f:word>\n<f>+0x10", "panic\npanic+0x99"),
            // code addresses
            yes("panic() at panic+0x43", "panic() at panic+0x50"),
            no("panic() at panic+0x43", "panic() at vpanic+0x43"),
            no("panic() at panic+0x43", "panic() at panic"),
            no("panic() at panic+0x43 (=)", "panic() at panic+0x50"),
            yes("panic() at panic+0x43 (=)", "panic() at panic+0x43"),
            yes("#2 0xffffffff80950f33 at panic+0x43", "#2 0xffffffff80950f44 at panic+0x54"),
            no("#2 0xffffffff80950f33 at panic+0x43", "#3 0xffffffff80950f44 at panic+0x54"),
            yes("at netbsd:ifioctl+0x1:", "at netbsd:ifioctl+0xabc:"),
            no("5+0x10", "5+0x11"),
            // suffixes
            yes("a.*c (re)", "abbbc"),
            no("a.*c (re)", "abbbcd"),
            no("(a+)+$x (re)", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"),
            yes("a*c? (glob)", "abbbcd"),
            yes("a\\*c (glob)", "a*c"),
            no("a\\*c (glob)", "abc"),
            yes("\\x1b[0m\\t\\\\ (esc)", "\u001b[0m\t\\"),
            yes("blank\\x20 (esc)", "blank "),
            yes("\\x3cp:hex> (esc)", "<p:hex>"),
            no("\\x3cp:hex> (esc)", "12"),
            yes("p <p:hex>\\x20 (esc)", "p 12 "),
            yes("\\x23 no prompt (esc)", "# no prompt"),
            yes("[1] (esc)", "[1]"),
            yes("a  {x} (esc)", "a  {x}"),
            yes("a (re) (esc)", "a (re)"),
            yes("a (?)\nb", "b"),
            yes("a (?)\nb", "a\nb"),
            yes("a (?)\na", "a"),
            no("a (?)\nb", "c\nb"),
            yes("a.* (re) (?)\nb", "b"));

    @TestFactory
    Stream<DynamicTest> expectedLinesMatchAsTheFormatSays() {
        return ROWS.stream()
                .map(row -> dynamicTest((row.expected() + " / " + row.actual()).replace("\n", " | "), () -> {
                    assertThat(matches(row.expected(), row.actual().isEmpty() ? "" : row.actual() + "\n"))
                            .isEqualTo(row.matches());
                }));
    }

    private static List<Entry.Line> lines(String expected) throws Exception {
        List<Entry.Line> lines = new ArrayList<>();
        for (String written : expected.isEmpty() ? new String[0] : expected.split("\n", -1)) {
            SourceLine source = new SourceLine(lines.size() + 1, written, "\n");
            lines.add(new Entry.Line(source, written, Label.ALL, PatternCompiler.compile(written)));
        }
        return lines;
    }

    private static boolean matches(String expected, String output) throws Exception {
        return OutputMatcher.match(lines(expected), ActualLine.cut(output), Bindings.NONE)
                .matches();
    }

    @Test
    void aMissingLastNewlineMustBeAskedFor() throws Exception {
        assertThat(matches("a (no-eol)", "a")).isTrue();
        assertThat(matches("a (no-eol)", "a\n")).isFalse();
        assertThat(matches("a", "a")).isFalse();
        assertThat(matches("...", "a")).isTrue();
    }

    @Test
    void anUnequalNameIsBlamedWithBothValuesAndTheLineThatBoundIt() throws Exception {
        List<Entry.Line> expected = lines("softc <sc:ptr>\nfault at <sc>+0x10 in <w:word>");
        List<ActualLine> actual = ActualLine.cut("softc 0xc2a51a40\nfault at 0xc2a51a60 in tap\n");

        Alignment alignment = Aligner.align(expected, actual, Bindings.NONE);

        assertThat(alignment.pairs().get(1).what()).isEqualTo(Alignment.What.REPLACE);
        assertThat(alignment.pairs().get(1).complaint())
                .isEqualTo("<sc> is 0xc2a51a50 (bound at line 1), here 0xc2a51a60");
    }

    @Test
    void asManyLinesAsPossibleAreKept() throws Exception {
        Alignment alignment = Aligner.align(lines("k\na\nb\nc"), ActualLine.cut("x\ny\nz\nk\n"), Bindings.NONE);

        assertThat(alignment.pairs().stream().filter(pair -> pair.what() == Alignment.What.KEEP))
                .hasSize(1);
    }

    @Test
    void aChangedLineBeforeAnyLinesIsReplacedAndNotSwallowed() throws Exception {
        Alignment alignment = Aligner.align(lines("a\nb\n..."), ActualLine.cut("a\nx\ny\n"), Bindings.NONE);

        assertThat(alignment.pairs())
                .extracting(Alignment.Pair::what)
                .containsExactly(Alignment.What.KEEP, Alignment.What.REPLACE, Alignment.What.PASS_OVER);
    }

    @Test
    void noPatternTakesLongerThanItsBudget() {
        String evil =
                "(.*a){30}$ (re)\n<a:/(.*)*b/>\n<a:word><b:word><c:word><d:word><e:word><f:word>!\n(a|b|ab)*c (re)\n...\n...\n...\nz";
        String output = ("a".repeat(1500) + "\n").repeat(200);

        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(5), () -> {
            List<Entry.Line> expected = lines(evil);
            List<ActualLine> actual = ActualLine.cut(output);

            assertThat(OutputMatcher.match(expected, actual, Bindings.NONE).matches())
                    .isFalse();
            assertThat(Aligner.align(expected, actual, Bindings.NONE).isClean()).isFalse();
        });
    }

    @Test
    void tensOfThousandsOfLinesAreCompared() throws Exception {
        String output = "line\n".repeat(40_000);

        assertThat(matches("line\n...\nline", output)).isTrue();
        assertThat(matches("line\n...\nother\n...\nline", output)).isFalse();
    }
}
