package org.deadc0de.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deadc0de.sim.sched.Schedule;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTest {
    private static final String LEAK =
            "ifconfig bridge create; ifconfig bridge0 name bridge1; ifconfig bridge create; ifconfig bridge1 destroy";

    private Session session;

    @BeforeEach
    void boot() throws Exception {
        session = Session.open(setup(Limits.DEFAULT));
        assertThat(session.bootText()).isNotEmpty();
    }

    @AfterEach
    void close() {
        session.close();
    }

    private static Setup setup(Limits limits) {
        return new Setup(List.of(HostSetup.of(Kernels.named("freebsd").orElseThrow())), 0, Optional.empty(), limits);
    }

    private String text(String line) {
        return session.execute(line).text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\u0001',
            value = {
                "false || echo or && echo and @ or|and|",
                "true && echo yes; false && echo no @ yes|",
                "false; echo $? @ 1|",
                "for i in a 'b c' $unset; do echo \"<$i>\"; done @ <a>|<b c>|",
                "repeat 3 echo x @ x|x|x|",
                "repeat x echo y @ sh: 1: Syntax error: \"repeat\" needs a number, not \"x\" (column 8)|",
                "n=x; repeat $n echo y @ repeat: Badly formed number.|",
                "while false; do echo never; done; echo $? @ 0|",
                "n=1; while [ $n -le 3 ]; do echo $n; n=$((n+1)); done @ 1|2|3|",
                "a=1 b=\"$a 2\"; echo $b; echo \"$b\" @ 1 2|1 2|",
                "a='x  y'; b=$a; echo \"$b\" @ x  y|",
                "a=1 echo \"<$a>\" @ <>|",
                "echo $((6 * 7)) \"$((1 << 4))\" @ 42 16|",
                "echo $((1/0)); echo $? @ arithmetic expression: division by zero: \"1/0\"|2|",
                "n=$((1+)); echo $? @ arithmetic expression: expecting primary: \"1+\"|2|",
                "for i in $((2+)); do echo $i; done; echo $? @ arithmetic expression: expecting primary: \"2+\"|2|",
                "test a = a && [ 2 -gt 1 ] && echo both @ both|",
                "[ -z '' -a ! a = b ] && echo so @ so|",
                "[ \\( a = b -o c = c \\) ] && echo so @ so|",
                "[ a = a; echo $? @ [: missing ]|2|",
                "test 1 -eq x; echo $? @ test: x: bad number|2|",
                "test a b; echo $? @ test: b: unexpected operator|2|",
                "test -f /etc/passwd; echo $? @ test: -f: not supported|2|",
                "test; echo $? @ 1|",
                "echo one two | grep two | grep -c one @ 1|",
                "echo a | grep -q b || echo none @ none|",
                "nosuch; echo $? @ nosuch: Command not found.|127|",
                "nosuch > /dev/null 2>&1; echo $? @ 127|",
                "nosuch 2>&1 | grep -c found @ 1|",
                "echo lost > /dev/null @ ",
                "exec 7>&-; echo $? @ 0|",
                "wait 4711; echo $? @ wait: No such job: 4711|127|",
                "kill %7; echo $? @ kill: No such job: %7|1|",
                "exec ls @ exec: only redirections are kept (exec 3<>/dev/tap0); programs are run without exec|",
                "# nothing @ ",
                ": @ ",
            })
    void theShellsLanguageRuns(String line, String shown) {
        assertThat(text(line).replace('\n', '|')).isEqualTo(shown == null ? "" : shown);
    }

    @Test
    void theStatusIsThatOfTheLastCommand() {
        assertThat(session.execute("false").status()).isEqualTo(1);
        assertThat(session.execute("nosuch").status()).isEqualTo(127);
        assertThat(session.execute("echo ok").status()).isZero();
    }

    @Test
    void exitLeavesWithItsStatus() {
        Result result = session.execute("exit 7; echo never");

        assertThat(result.ending()).isEqualTo(Result.Ending.QUIT);
        assertThat(result.status()).isEqualTo(7);
        assertThat(result.text()).isEmpty();
    }

    @Test
    void anUnfinishedLineWaitsForMoreAndDoesNothing() {
        assertThat(session.execute("for i in 1 2; do echo $i").ending()).isEqualTo(Result.Ending.INCOMPLETE);
        assertThat(session.history()).isEmpty();
    }

    @Test
    void jobsRunInTheBackgroundUntilTheyAreWaitedFor() {
        Result started = session.execute("sleep 100 &");
        String listed = text("jobs");
        String waited = text("wait; echo $?; jobs");

        assertThat(started.notices()).singleElement().asString().matches("\\[1\\] \\d+");
        assertThat(listed).startsWith("[1]    Running").endsWith("sleep 100\n");
        assertThat(waited).isEqualTo("0\n");
    }

    @Test
    void killEndsAJobAndWaitTellsBySignal() {
        assertThat(text("sleep 100 &")).isEmpty();
        assertThat(text("kill %1")).isEmpty();

        assertThat(text("wait %1; echo $?")).isEqualTo("143\n");
        assertThat(text("wait %1; echo $?")).isEqualTo("wait: No such job: %1\n127\n");
    }

    @Test
    void theLastJobsProcessHasAName() {
        assertThat(text("true & wait $!; echo $?")).isEqualTo("0\n");
        assertThat(text("echo $!")).matches("\\d+\n");
    }

    @Test
    void aSubshellInTheBackgroundKeepsItsVariablesToItself() {
        assertThat(text("n=1; for i in 2 3; do n=$i; done & wait; echo $n")).isEqualTo("1\n");
    }

    @Test
    void theShellsOwnDescriptorsHoldDevicesOpen() throws Exception {
        Setup darwin = Setup.of(HostSetup.of(Kernels.named("darwin").orElseThrow()));
        try (Closing mac = new Closing(Session.open(darwin))) {
            String closed = mac.session.execute("ifconfig tap0 | head -1").text();
            String open = mac.session
                    .execute("exec 3<>/dev/tap0; ifconfig tap0 | head -1")
                    .text();
            String closedAgain =
                    mac.session.execute("exec 3>&-; ifconfig tap0 | head -1").text();

            assertThat(open).startsWith("tap0: flags=").isNotEqualTo(closed);
            assertThat(closedAgain).isNotEqualTo(open);
        }
    }

    @Test
    void aPanicEndsTheLineAndTheDebuggerAnswers() {
        Result panic = session.execute(LEAK + "; echo never");

        assertThat(panic.ending()).isEqualTo(Result.Ending.PANIC);
        assertThat(panic.status()).isEqualTo(134);
        assertThat(panic.text()).contains("panic: ").doesNotContain("never");
        assertThat(session.prompt()).isEqualTo("db> ");
        assertThat(text("bt")).contains("if_clone_destroy");
        assertThat(session.execute("reboot").status()).isZero();
        assertThat(text("ifconfig -l")).isEqualTo("em0 lo0\n");
    }

    @Test
    void travellingBackKnowsOfARebootAtTheDebugger() {
        assertThat(session.execute(LEAK).ending()).isEqualTo(Result.Ending.PANIC);
        assertThat(session.execute("reboot").status()).isZero();
        assertThat(session.execute("ifconfig lo1 create").status()).isZero();

        assertThat(text(":back 1")).isEqualTo("at line 2: reboot\n");
        assertThat(session.prompt()).isEqualTo("vitsch# ");
        assertThat(text("ifconfig -l")).isEqualTo("em0 lo0\n");
    }

    @Test
    void aMachineThatItsDebuggerHeldGoesOnWithTheCommandAndTheRestOfTheLine() throws Exception {
        session.close();
        session = Session.open(new Setup(
                List.of(new HostSetup(
                        "vitsch", Kernels.named("freebsd").orElseThrow(), List.of("naming-mutex"), Map.of())),
                0,
                Optional.empty(),
                Limits.DEFAULT));
        assertThat(text("sysctl debug.witness.kdb=1")).contains("0 -> 1");

        Result held = session.execute("ifconfig gif create & wait; echo then $?");

        assertThat(held.ending()).isEqualTo(Result.Ending.DEBUGGER);
        assertThat(held.status()).isEqualTo(Session.STATUS_OF_A_CRASH);
        assertThat(held.text()).contains("KDB: enter: witness_warn\n").doesNotContain("then");
        Result last = held;
        int stops = 0;
        while (session.prompt().equals("db> ")) {
            last = session.execute("continue");
            stops++;
        }
        assertThat(stops).isGreaterThan(5);
        assertThat(last.ending()).isEqualTo(Result.Ending.DONE);
        assertThat(last.text()).isEqualTo("gif0\nthen 0\n");
        assertThat(text(":back 0")).contains("continue");
        assertThat(text("ifconfig -l")).isEqualTo("em0 lo0 gif0\n");
    }

    @Test
    void travellingBackRunsTheSessionAgain() {
        assertThat(text("ifconfig bridge create")).endsWith("bridge0\n");
        assertThat(text("ifconfig bridge create")).endsWith("bridge1\n");

        assertThat(text(":back 1")).isEqualTo("at line 1: ifconfig bridge create\n");
        assertThat(text("ifconfig -l")).isEqualTo("em0 lo0 bridge0\n");
        assertThat(text(":goto 0")).startsWith("at line 0");
        assertThat(text("ifconfig -l")).isEqualTo("em0 lo0\n");
        assertThat(text(":goto 99")).isEqualTo("this session has lines 0 to 1\n");
    }

    @Test
    void aLineThatRunsTheSessionAgainDoesNotDoSoWhenItIsRunAgain() {
        assertThat(text("true; :why")).contains("line");
        assertThat(text("true; :back 1")).contains("at line");
        assertThat(text(":why")).contains("line");
    }

    @Test
    void whySaysWhichLineBrokeWhat() {
        assertThat(text("ifconfig bridge create")).endsWith("bridge0\n");
        assertThat(text(":why")).startsWith("every invariant holds");
        assertThat(session.execute(LEAK.substring(LEAK.indexOf(';') + 1)).ending())
                .isEqualTo(Result.Ending.PANIC);

        assertThat(text(":why")).contains("line 2: ").contains("the kernel stopped in this line with a panic");
    }

    @Test
    void whyNamesWhoWroteTheBadValueAndTellsTheLifeOfTheObject() {
        for (String line : List.of(
                "ifconfig bridge0 create",
                "ifconfig bridge1 create",
                "ifconfig bridge0 name bridge2",
                "ifconfig bridge create",
                "ifconfig bridge2 destroy")) {
            assertThat(session.execute(line).status()).isZero();
        }
        assertThat(session.execute("ifconfig bridge2 destroy").ending()).isEqualTo(Result.Ending.PANIC);

        String told = text(":why");

        assertThat(told).startsWith("line 4: ifconfig bridge create\n");
        assertThat(told)
                .containsPattern("the kernel stopped in line 6 with a panic: it followed the pointer"
                        + " 0xdeadc0de[0-9a-f]+, which it read from [a-z_.]+ of ifnet 0x[0-9a-f]+, in memory that"
                        + " if_free_internal had freed")
                .containsPattern("who wrote if_xname of ifnet 0x[0-9a-f]+:\n"
                        + "( .*\n)*    line 3: by ifconfig\\[\\d+] in ifhwioctl < ifioctl < soo_ioctl: now \"bridge2\"")
                .containsPattern("(?s)the life of ifnet 0x[0-9a-f]+:. +line 1: allocated by if_alloc as ifnet, by"
                        + " ifconfig\\[\\d+]. +line 5: freed by if_free_internal, by ifconfig");
    }

    @Test
    void theGraphShowsWhatHangsTogether() {
        assertThat(text(":graph lo0"))
                .startsWith("ifnet 0x")
                .contains("\"lo0\"")
                .contains("ifaddr 0x");
        assertThat(text(":graph")).contains(" -> ifnet 0x");
        assertThat(text(":graph nosuch9")).startsWith("nothing is called \"nosuch9\"");
        assertThat(text(":graph 0x10")).startsWith("nothing is called");
    }

    @Test
    void theTraceNamesWhoMadeWhichSystemCall() {
        String traced = text(":trace on\nifconfig lo0 mtu 1500\n:trace off\nifconfig lo0 mtu 1500");

        assertThat(traced).containsPattern("(?m)^ifconfig\\[\\d+] ioctl:$").contains("\n          ifhwioctl(");
        assertThat(text("ifconfig lo0 mtu 1500")).isEmpty();
    }

    @Test
    void namesOfTheLiveKernelAreFoundWithoutATrace() {
        assertThat(text("ifconfig bridge create")).endsWith("bridge0\n");
        String last = text("echo $!; ps | tail -1").replaceAll("[0-9]+:[0-9.]+", "");
        String schedule = session.schedule().toString();

        LiveNames names = new LiveNames(session);

        assertThat(names.at(org.deadc0de.grammar.CommandReader.place("ifconfig ")))
                .containsKeys("bridge0", "em0", "lo0");
        assertThat(names.at(org.deadc0de.grammar.CommandReader.place("route delete ")))
                .containsKey("127.0.0.1");
        assertThat(names.at(org.deadc0de.grammar.CommandReader.place(":fix "))).containsKey("naming-lock");
        assertThat(names.at(org.deadc0de.grammar.CommandReader.place(":option ")))
                .containsEntry("nics", "0..99, default 1")
                .containsEntry("WITNESS", "on|off, default on");
        assertThat(session.schedule()).hasToString(schedule);
        assertThat(text("echo $!; ps | tail -1").replaceAll("[0-9]+:[0-9.]+", ""))
                .as("no process was made for it: the next number is the next one")
                .isEqualTo(last.replaceAll("(?m)^\\d+", String.valueOf(pid(last) + 1)));
    }

    private static int pid(String ps) {
        return Integer.parseInt(ps.strip().replaceAll("(?s).*?\\n?\\s*(\\d+).*", "$1"));
    }

    @Test
    void helpAndManualKnowEveryCommandOfTheSimulatorAndTheProgramsOfThisSystem() {
        for (String name : org.deadc0de.grammar.CommandReader.expected(":")) {
            assertThat(text(":help")).contains(name);
            assertThat(text(":help " + name)).startsWith(name);
        }
        assertThat(text("man ifconfig")).startsWith("ifconfig - ").contains("SIOCIFCREATE2");
        assertThat(text(":help ifconfig")).isEqualTo(text("man ifconfig"));
        assertThat(text("man kextload; echo $?")).isEqualTo("No manual entry for kextload\n1\n");
        assertThat(text("man sh | grep -c repeat")).endsWith("1\n");
        assertThat(text(":help nosuch")).startsWith("nothing is known about");
    }

    @Test
    void aStrangersSessionRecordsNothing() {
        assertThat(session.execute(":record /tmp/x").status()).isEqualTo(2);
        assertThat(text(":record /tmp/x")).startsWith(":record needs somebody at the keyboard");
    }

    // ---- schedules that cannot be followed

    private static Session following(String schedule) throws Exception {
        Setup plain = setup(Limits.DEFAULT);
        return Session.open(new Setup(plain.hosts(), 0, Optional.of(Schedule.parse(schedule)), Limits.DEFAULT));
    }

    @Test
    void aScheduleOfOtherCommandsIsRefusedAndIsNoBudget() throws Exception {
        try (Closing other = new Closing(following("x1:deadbeef:A1"))) {
            Result result = other.session.execute("ifconfig bridge create & ifconfig bridge create & wait");

            assertThat(result.ending()).isEqualTo(Result.Ending.STALE);
            assertThat(result.status()).isEqualTo(3);
            assertThat(result.text())
                    .contains(
                            "deadc0de: the schedule belongs to other commands or another kernel: its digest is deadbeef, ");
        }
    }

    @Test
    void aScheduleThatAsksForAStepNobodyCanMakeIsRefusedAndIsNoBudget() throws Exception {
        String line = "ifconfig bridge create & ifconfig bridge create & wait";
        assertThat(session.execute(line).ending()).isEqualTo(Result.Ending.DONE);
        String digest = session.schedule().digest();
        try (Closing other = new Closing(following("x1:" + digest + ":A9999"))) {
            Result result = other.session.execute(line);

            assertThat(result.ending()).isEqualTo(Result.Ending.STALE);
            assertThat(result.status()).isEqualTo(3);
            assertThat(result.text()).contains("deadc0de: schedule not reproducible at step ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "true & true & wait @ 2",
                "true & true & wait %1 @ 2",
                "true & true & wait; true @ 2",
                "true & true & 'wait'; true @ 2",
                "true & true & wait=1 true @ 3",
                "true & true & wait && true @ 3",
                "true & true & true @ 3",
            })
    void whatStandsBehindAWaitIsNoJobOfAnExploration(String line, int jobs) throws Exception {
        try (Closing other = new Closing(Session.open(setup(Limits.DEFAULT)))) {
            assertThat(other.session.startJobs(line).jobs()).hasSize(jobs);
        }
    }

    @Test
    void whatWouldHaveToEndBeforeSomethingElseStartsIsNoJobOfAnExploration() {
        assertThatThrownBy(() -> session.startJobs("true & ifconfig -l; ifconfig -a & wait"))
                .isInstanceOf(Scenario.Unfit.class)
                .hasMessageStartingWith(
                        "\"ifconfig -l\" has to end before \"ifconfig -a\" starts: what runs at once ends with &");
    }

    // ---- budgets and hostile scripts

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\u0001',
            value = {
                "while true; do true; done",
                "while true; do sleep 1; done",
                "repeat 999999999 echo x",
                "repeat 99999 repeat 99999 true",
                "x=aaaaaaaaaaaaaaaa; while true; do x=$x$x; done",
                "x=a; while true; do x=$x$x; echo $x; done",
                "while true; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done | wc",
                "while true; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done",
                "while true; do ifconfig -a; done",
                "while true; do ifconfig lo0 up & done",
                "for i in 1 2 3; do while true; do route -n get default > /dev/null; done; done",
                "while true; do dmesg | grep '\\(a*\\)*\\(a*\\)*b' | tail -1; done",
            })
    void aScriptWithoutEndRunsOutOfItsBudgetAndSaysSo(String line) throws Exception {
        try (Closing small = new Closing(Session.open(setup(new Limits(200_000, 20_000, 100_000, 1 << 20, 1 << 28))))) {
            Result result = small.session.execute(line);

            assertThat(result.ending()).isEqualTo(Result.Ending.BUDGET);
            assertThat(result.status()).isEqualTo(4);
            assertThat(result.text()).contains("deadc0de: this line used up its budget");
            assertThat(small.session.execute("echo alive").text()).isEqualTo("alive\n");
        }
    }

    @Test
    void aScriptThatFillsTheMachinesMemoryIsEnded() throws Exception {
        Limits limits = new Limits(200_000_000, 1_000_000, 1 << 24, 1 << 26, 1 << 24);
        try (Closing small = new Closing(Session.open(setup(limits)))) {
            Result result = small.session.execute("while true; do ifconfig gif create > /dev/null; done");

            assertThat(result.status()).isEqualTo(4);
            assertThat(result.text())
                    .endsWith("deadc0de: this line used up its budget of 16777216 bytes of simulated memory\n");
        }
    }

    @Test
    void aSessionThatPrintsTooMuchIsOver() throws Exception {
        try (Closing small = new Closing(Session.open(setup(new Limits(200_000, 20_000, 100_000, 100, 1 << 28))))) {
            assertThat(small.session.execute("repeat 9 echo 123456789").status())
                    .isZero();
            assertThat(small.session.execute("echo 123456789").status()).isZero();

            Result result = small.session.execute("echo 1");

            assertThat(result.text()).isEqualTo("""
                            1
                            deadc0de: this session used up its budget of 100 characters of output
                            """);
            assertThat(result.status()).isEqualTo(4);
            assertThat(small.session.execute("echo 2").ending()).isEqualTo(Result.Ending.BUDGET);
        }
    }

    @Test
    void whoeverHasAClockEndsASessionThatTakesTooLong() {
        Thread other = new Thread(() -> {
            while (session.host().machine().clock().now() < 2_000_000_000_000L) {
                Thread.onSpinWait();
            }
            session.exhaust("3 seconds");
        });
        other.setDaemon(true);
        other.start();

        Result result = session.execute("while true; do sleep 60; done; echo more");

        assertThat(result.ending()).isEqualTo(Result.Ending.BUDGET);
        assertThat(result.status()).isEqualTo(4);
        assertThat(result.text()).isEqualTo("deadc0de: this session used up its budget of 3 seconds\n");
        assertThat(session.execute("echo alive").text())
                .isEqualTo("deadc0de: this session used up its budget of 3 seconds\n");
    }

    private record Closing(Session session) implements AutoCloseable {
        @Override
        public void close() {
            session.close();
        }
    }

    @Test
    void jobsWithoutEndAreRefusedAsWhereTheProcessTableIsFull() {
        String text = text("repeat 300 sleep 9999 &\nn=0; while [ $n -lt 300 ]; do sleep 9999 & n=$((n+1)); done");

        assertThat(text).contains("sh: Cannot fork: Resource temporarily unavailable");
        assertThat(text("jobs | wc -l").strip()).isEqualTo("200");
    }

    @Test
    void aKernelOfTwoMachinesBootsBoth() {
        text(":kernel netbsd-2.99.16");
        assertThat(text(":hosts")).isEqualTo("""
                * caller  netbsd-2.99.16
                  called  netbsd-2.99.16
                """);

        text(":host called");
        assertThat(text("hostname")).isEqualTo("called\n");
        assertThat(session.prompt()).isEqualTo("called# ");

        text(":kernel freebsd");
        assertThat(text(":hosts")).isEqualTo("* vitsch  freebsd-10-current\n");
    }

    @Test
    void theLoginShellOfMacOsXComplainsAsBashDoes() throws Exception {
        Setup mac = Setup.of(HostSetup.of(Kernels.named("darwin").orElseThrow()));
        try (Closing other = new Closing(Session.open(mac))) {
            Result result = other.session.execute("exec 3<>/dev/tap0; exec 4<>/dev/tap0; echo $?; exec 3>&-; kill %9");

            assertThat(result.text()).isEqualTo("-bash: /dev/tap0: Resource busy\n1\n-bash: kill: %9: no such job\n");
        }
        assertThat(text("exec 4<>/dev/nosuch; echo $?; kill %9"))
                .isEqualTo("sh: cannot open /dev/nosuch: No such file or directory\n2\nkill: No such job: %9\n");
    }

    @Test
    void theLoginShellOfMacOsXListsItsJobsAsBashDoes() throws Exception {
        Setup mac = Setup.of(HostSetup.of(Kernels.named("darwin").orElseThrow()));
        try (Closing other = new Closing(Session.open(mac))) {
            other.session.execute("cat /dev/tap0 &");
            other.session.execute("cat /dev/tap1 > /dev/null &");

            assertThat(other.session.execute("jobs").text()).isEqualTo("""
                            [1]-  Running                 cat /dev/tap0 &
                            [2]+  Running                 cat /dev/tap1 > /dev/null &
                            """);
            assertThat(other.session.execute("kill %1; kill -9 %2").notices())
                    .containsExactly(
                            "[1]-  Terminated              cat /dev/tap0",
                            "[2]+  Killed                  cat /dev/tap1 > /dev/null");
        }
    }

    @Test
    void argumentsHaveALargestLength() {
        String line = "x=" + "a".repeat(100_000) + "; echo $x$x$x | wc -c; echo $?";

        assertThat(text(line)).startsWith("sh: Argument list too long\n");
    }

    @Test
    void aLineThatRunsCanBeInterrupted() {
        Thread other = new Thread(() -> {
            while (session.host().machine().clock().now() < 2_000_000_000_000L) {
                Thread.onSpinWait();
            }
            session.interrupt();
        });
        other.setDaemon(true);
        other.start();

        Result result = session.execute("while true; do sleep 60; done");

        assertThat(result.status()).isEqualTo(130);
        assertThat(result.ending()).isEqualTo(Result.Ending.DONE);
        assertThat(text("echo alive")).isEqualTo("alive\n");
    }

    @Test
    void aLineInterruptedBeforeItBeganIsNotRunAndTheNextOneIs() {
        session.interrupt();
        Result dropped = session.execute("echo no > /dev/null; ifconfig bridge create");

        assertThat(dropped.status()).isEqualTo(130);
        assertThat(text("echo $?; ifconfig bridge0")).isEqualTo("130\nifconfig: interface bridge0 does not exist\n");

        session.interrupt();
        session.forgetInterrupt();
        assertThat(text("echo alive")).isEqualTo("alive\n");
    }

    @Test
    void whatWaitsForEverInTheForegroundIsInterruptedAsSomebodyWould() {
        Result result = session.execute("route monitor; echo $?");

        assertThat(result.ending()).isEqualTo(Result.Ending.DONE);
        assertThat(result.text()).startsWith("^C\n");
    }

    @Test
    void aMachineThatStartsProcessesByItselfIsNotExplored() throws Exception {
        HostSetup devd =
                new HostSetup("vitsch", Kernels.named("freebsd").orElseThrow(), List.of(), Map.of("devd", "on"));
        Session other = Session.open(Setup.of(devd));

        assertThatThrownBy(() -> Scenario.of(other, List.of("ifconfig lo1 create & ifconfig lo2 create & wait")))
                .isInstanceOf(Scenario.Unfit.class)
                .hasMessageContaining("devd of vitsch starts processes by itself");
        other.close();
    }

    @Test
    void aFixIsBuiltIntoEveryMachineOfThatKernelAndTheConsoleStays() throws Exception {
        Session two = Session.open(new Setup(
                HostSetup.all(Kernels.named("netbsd").orElseThrow(), List.of(), Map.of()),
                0,
                Optional.empty(),
                Limits.DEFAULT));

        two.execute(":host called");
        two.execute(":fix pr-purgeif on");
        two.execute(":option DIAGNOSTIC off");

        assertThat(two.host().name()).isEqualTo("called");
        assertThat(two.prompt()).isEqualTo("called# ");
        assertThat(two.setup().hosts()).hasSize(2).allSatisfy(host -> {
            assertThat(host.fixes()).containsExactly("pr-purgeif");
            assertThat(host.options()).containsEntry("DIAGNOSTIC", "off");
        });
        two.close();
    }
}
