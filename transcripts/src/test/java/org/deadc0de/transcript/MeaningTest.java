package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One row per kind of difference: what was expected, what came, what it means. */
class MeaningTest {
    private record Row(String expected, String got, List<String> meaning) {}

    private static Row row(String expected, String got, String... meaning) {
        return new Row(expected, got, List.of(meaning));
    }

    private static final List<Row> ROWS = List.of(
            row(
                    "tap0: flags=8843<UP,BROADCAST,RUNNING> metric 0 mtu 1500",
                    "tap0: flags=8802<BROADCAST,OACTIVE> metric 0 mtu 1500",
                    "flags=: lost UP, RUNNING; gained OACTIVE"),
            row("\toptions=8<VLAN_MTU>", "\toptions=80008<VLAN_MTU,LINKSTATE>", "options=: gained LINKSTATE"),
            row("ifa refcount 3", "ifa refcount 2", "refcount 2 instead of 3"),
            row("ifa refcnt=3, users 1", "ifa refcnt=2, users 1", "refcnt 2 instead of 3"),
            row(
                    "fault virtual address\t= 0x10",
                    "fault virtual address\t= 0x100",
                    "fault virtual address 0x100 instead of 0x10"),
            row("trap number = 12", "trap number = 9", "trap number 9 instead of 12"),
            row("kernel trap 12 with", "kernel trap 9 without", "trap 9 instead of 12", "9 without instead of with"),
            row(
                    "#0 0x1 at kdb_backtrace+0x60\n#1 0x2 at panic+0x43\n#2 0x3 at in_ifscrub+0x10",
                    "#0 0x1 at kdb_backtrace+0x60\n#1 0x2 at panic+0x43\n#2 0x3 at in_ifinit+0x99",
                    "backtrace frame 2: in_ifinit instead of in_ifscrub"),
            row(
                    "panic() at netbsd:panic+0x43\nin_ifscrub() at netbsd:in_ifscrub+0x10\nifioctl() at netbsd:ifioctl+0x1",
                    "panic() at netbsd:panic+0x43\nifioctl() at netbsd:ifioctl+0x1",
                    "backtrace: in_ifscrub is gone"),
            row(
                    "panic() at panic+0x43\nifioctl() at ifioctl+0x1",
                    "panic() at panic+0x43\nin_control(c1,c2) at in_control+0x1\nifioctl() at ifioctl+0x1",
                    "backtrace frame 1: in_control is new"),
            row("inet 10.0.0.1 ", "inet 10.0.0.1", "only trailing blanks differ: 0 instead of 1"),
            row("\tinet 10.0.0.1", "        inet 10.0.0.1", "only blanks and tabs differ"),
            row("one two three four", "five six seven eight"),
            row("a <n:dec> b\nc <n>", "a 1 b\nc 2", "<n> is 1 (bound at line 3), here 2"),
            row("c <n>\na <n:dec>", "c 2\na 2", "<n> stands for nothing yet: line 4 binds it"),
            row("out", "out\n[1]", "exit status 1 instead of 0"),
            row("out\n[panic]", "out", "it ended with status 0; before, the kernel panicked"),
            row("out\n[1]", "out\n[hang]", "the kernel hung; before, it ended with status 1"),
            row("out\n[panic]", "out\n[deadlock]", "the kernel deadlocked; before, the kernel panicked"),
            row(
                    "(a+)+(b+)+$ (re)",
                    "a".repeat(3_000),
                    "comparing was given up: the patterns of this output take too long to try"));

    @TestFactory
    Stream<DynamicTest> aDifferenceSaysWhatItMeans() {
        return ROWS.stream()
                .map(row -> dynamicTest(row.expected(), () -> {
                    String text = "```console\n# a\n" + row.expected() + "\n```\n";
                    Output output = output(row.got());

                    Result result = ReplayerTest.replay(text, new FakeConsole().says("", "a", output))
                            .get(0);

                    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
                    assertThat(result.mismatches().get(0).meaning()).isEqualTo(row.meaning());
                }));
    }

    private static Output output(String got) {
        int last = got.lastIndexOf('\n') + 1;
        Output status = LineSyntax.status(got.substring(last));
        return status == null
                ? Output.of(got + "\n", 0)
                : new Output(got.substring(0, last), status.status(), status.ending());
    }
}
