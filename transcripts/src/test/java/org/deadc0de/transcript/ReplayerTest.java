package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayerTest {
    private static final String TAP = """
            ---
            variants: history, fix
            ---
            # Tap

            ```console
            # ifconfig tap0
            tap0: flags=8842<BROADCAST,RUNNING,SIMPLEX,MULTICAST> mtu 1500
            panic: at <pc:hex>      {history}
            [panic]                 {history}
            db> bt                  {history}
            in_ifscrub() at in_ifscrub+0x10   {history}
            ifioctl() at ifioctl+0x20         {history}
            # true                  {fix}
            ```
            """;

    private static FakeConsole tap() {
        return new FakeConsole()
                .says(
                        "history",
                        "ifconfig tap0",
                        new Output(
                                "tap0: flags=8842<BROADCAST,RUNNING,SIMPLEX,MULTICAST> mtu 1500\npanic: at 0x12\n",
                                0,
                                Ending.PANIC))
                .says(
                        "fix",
                        "ifconfig tap0",
                        Output.of("tap0: flags=8842<BROADCAST,RUNNING,SIMPLEX,MULTICAST> mtu 1500\n", 0))
                .says("bt", "in_ifscrub() at in_ifscrub+0x99\nifioctl() at ifioctl+0x33\n")
                .says("true", "");
    }

    static List<Result> replay(String text, SessionFactory console) throws Exception {
        return new Replayer(console, null, Replayer.Options.PLAIN).replay(TranscriptReader.read("tap.md", text));
    }

    @Test
    void eachVariantIsPlayedInAFreshSession() throws Exception {
        FakeConsole console = tap();

        List<Result> results = replay(TAP, console);

        assertThat(results).extracting(Result::verdict).containsExactly(Verdict.PASS, Verdict.PASS);
        assertThat(results).extracting(Result::name).containsExactly("tap.md [history]", "tap.md [fix]");
        assertThat(console.opened).extracting(Setup::fixes).containsExactly(List.of(), List.of("fix"));
        assertThat(console.closed).isEqualTo(2);
    }

    @Test
    void aScheduleThatCannotBeFollowedIsNoResultOfTheStory() throws Exception {
        Output stale =
                new Output("deadc0de: schedule not reproducible at step 3: expected a step of A\n", 3, Ending.STALE);

        List<Result> results =
                replay("```console\n# a & b & wait\n```\n", new FakeConsole().says("", "a & b & wait", stale));

        assertThat(results).extracting(Result::verdict).containsExactly(Verdict.ERROR);
        assertThat(results).extracting(Result::cause).containsExactly(Result.Cause.REFUSED);
        assertThat(results.get(0).reason()).contains("schedule not reproducible at step 3");
    }

    @Test
    void aDifferenceIsShownWithTheFilesOwnLineNumbersItsMeaningAndTheCommandThatAcceptsIt() throws Exception {
        FakeConsole console = tap().says(
                        "history",
                        "ifconfig tap0",
                        new Output(
                                "tap0: flags=8802<BROADCAST,SIMPLEX,MULTICAST> mtu 1500\npanic: at 0x12\n",
                                0,
                                Ending.PANIC))
                .says("bt", "in_ifinit() at in_ifinit+0x99\nifioctl() at ifioctl+0x33\n");

        Result result = replay(TAP, console).get(0);

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.detail()).isEqualTo("""
                        --- tap.md
                        +++ tap.md (history)
                        @@ -7,4 +7,4 @@ # ifconfig tap0
                         # ifconfig tap0
                        -tap0: flags=8842<BROADCAST,RUNNING,SIMPLEX,MULTICAST> mtu 1500
                        +tap0: flags=8802<BROADCAST,SIMPLEX,MULTICAST> mtu 1500
                         panic: at <pc:hex>      {history}
                         [panic]                 {history}
                        @@ -11,3 +11,3 @@ db> bt
                         db> bt                  {history}
                        -in_ifscrub() at in_ifscrub+0x10   {history}
                        +in_ifinit() at in_ifinit+0x99
                         ifioctl() at ifioctl+0x20         {history}
                        line 7: flags=: lost RUNNING
                        line 11: backtrace frame 0: in_ifinit instead of in_ifscrub
                        To accept the new output: deadc0de replay --update tap.md
                        """);
    }

    @Test
    void nothingIsComparedAfterAnUnexpectedPanic() throws Exception {
        FakeConsole console = tap().says("fix", "ifconfig tap0", new Output("oops\n", 0, Ending.PANIC));

        Result result = replay(TAP, console).get(1);

        assertThat(result.mismatches()).hasSize(1);
        assertThat(result.mismatches().get(0).meaning())
                .contains("the kernel panicked; before, it ended with status 0", "not compared: 1 later command");
    }

    @Test
    void aRefusedVariantIsAnErrorAtItsPlace() throws Exception {
        Result result = replay(TAP.replace("history, fix", "history, no-fix").replace("{fix}", "{no-fix}"), tap())
                .get(1);

        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.line()).isEqualTo(2);
        assertThat(result.column()).isEqualTo(20);
        assertThat(result.reason()).isEqualTo("variants \"no-fix\": there is no such fix; did you mean \"go-fix\"?");
    }

    @Test
    void twoRunsThatDifferAreNotDeterministic() throws Exception {
        int[] runs = new int[1];
        SessionFactory moody = setup -> tap().says("history", "ifconfig tap0", Output.of(runs[0]++ + "\n", 0))
                .open(setup);
        Replayer replayer = new Replayer(moody, null, new Replayer.Options(2, name -> true, () -> 0L));

        List<Result> results = replayer.replay(TranscriptReader.read("tap.md", TAP));

        assertThat(results.get(0).verdict()).isEqualTo(Verdict.NONDET);
        assertThat(results.get(0).detail()).contains("-0\n").contains("+1\n");
    }

    @Test
    void anExpectedFailureIsGreenAndAnUnexpectedSuccessIsNot() throws Exception {
        String text = TAP.replace("history, fix", "history (xfail: known), fix (skip: slow)");

        List<Result> failing = replay(text, tap().says("bt", "other\n"));
        List<Result> passing = replay(text, tap());

        assertThat(failing).extracting(Result::verdict).containsExactly(Verdict.XFAIL, Verdict.SKIP);
        assertThat(new Summary(failing).exitCode()).isZero();
        assertThat(passing).extracting(Result::verdict).containsExactly(Verdict.XPASS, Verdict.SKIP);
        assertThat(new Summary(passing).exitCode()).isEqualTo(1);
    }

    @Test
    void nothingSelectedIsAnError() {
        Summary summary = new Summary(List.of());

        assertThat(summary.exitCode()).isEqualTo(3);
        assertThat(summary.text()).isEqualTo("nothing was selected\n");
    }
}
