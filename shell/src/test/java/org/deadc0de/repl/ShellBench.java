package org.deadc0de.repl;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deadc0de.session.Limits;
import org.deadc0de.session.Session;
import org.deadc0de.session.Setup;
import org.deadc0de.transcript.Replayer;
import org.deadc0de.transcript.Result;
import org.deadc0de.transcript.SimulatedSessions;
import org.deadc0de.transcript.Transcript;
import org.deadc0de.transcript.TranscriptReader;
import org.deadc0de.transcript.Verdict;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import org.jline.reader.Candidate;

/**
 * How fast the shell is, in processor time of this process, against the bars it was given. The unit of the first is what cram 0.7
 * replays: about 1,900 echo commands in a second.
 */
public final class ShellBench {
    private static final double CRAM_COMMANDS = 1_900;
    private static final int ROUNDS = 7;

    private ShellBench() {}

    /** Something to measure. */
    private interface Work {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        System.out.printf("java %s%n", Runtime.version());
        replayedCommands();
        sessionCommands("echo hello", 50_000);
        sessionCommands("[ 1 -lt 2 ] && echo yes | grep y", 50_000);
        sessionCommands("ifconfig lo0 mtu 16384", 50_000);
        sessionCommands("ifconfig lo0", 50_000);
        smallTranscripts();
        completion(arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]));
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** The best of some rounds, in seconds of processor time for one of {@code count} things. */
    private static double best(int count, Work work) throws Exception {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = cpu();
            work.run();
            best = Math.min(best, (cpu() - before) / 1e9 / count);
        }
        return best;
    }

    private static void say(String what, double perSecond, double bar) {
        System.out.printf(
                Locale.ROOT, "%-60s %,12.0f/s  bar %,9.0f/s  ratio %.2f%n", what, perSecond, bar, perSecond / bar);
    }

    private static void play(Transcript transcript) {
        SimulatedSessions sessions = new SimulatedSessions(Limits.DEFAULT);
        List<Result> results = new Replayer(sessions, null, Replayer.Options.PLAIN).replay(transcript);
        if (results.get(0).verdict() != Verdict.PASS) {
            throw new IllegalStateException(results.get(0).reason());
        }
    }

    private static void replayedCommands() throws Exception {
        StringBuilder text = new StringBuilder("# Echoes\n\n```console\n");
        for (int i = 0; i < 100; i++) {
            text.append("# echo ").append(i).append('\n').append(i).append('\n');
        }
        Transcript transcript =
                TranscriptReader.read("echo.md", text.append("```\n").toString());
        double each = best(100 * 1_000, () -> {
            for (int i = 0; i < 1_000; i++) {
                play(transcript);
            }
        });
        say("echo commands replayed, 100 to a transcript, boots included", 1 / each, 100 * CRAM_COMMANDS);
    }

    private static void sessionCommands(String line, double bar) throws Exception {
        Session session =
                Session.open(Setup.of(HostSetup.of(Kernels.named("freebsd").orElseThrow())));
        // A session keeps its history for :back; the same line is said each time, so this costs what a long session
        // costs.
        double each = best(20_000, () -> {
            for (int i = 0; i < 20_000; i++) {
                if (session.execute(line).status() != 0) {
                    throw new IllegalStateException(line);
                }
            }
        });
        session.close();
        say("through Session: " + line, 1 / each, bar);
    }

    private static void smallTranscripts() throws Exception {
        for (String kernel : List.of("freebsd", "darwin", "netbsd")) {
            Transcript transcript = TranscriptReader.read(
                    "small.md",
                    "---\nkernel: " + kernel
                            + "\n---\n# Small\n\n```console\n# ifconfig lo0 mtu 1500\n# echo a\na\n```\n");
            double each = best(500, () -> {
                for (int i = 0; i < 500; i++) {
                    play(transcript);
                }
            });
            say("small transcripts, " + kernel, 1 / each, 1_000);
        }
    }

    private static void completion(int interfaces) throws Exception {
        Session session =
                Session.open(Setup.of(HostSetup.of(Kernels.named("freebsd-9.0").orElseThrow())));
        String create = "repeat " + interfaces + " ifconfig lo create > /dev/null";
        if (session.execute(create).status() != 0) {
            throw new IllegalStateException("no interfaces");
        }
        Completions completions = new Completions(session);
        LineParser parser = new LineParser(session);
        for (String line : List.of("ifconfig lo99", "ifconfig ", "ifconfig lo77 d", "route add -interface lo1")) {
            double first = complete(completions, parser, line);
            double again = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                session.execute(":seed"); // any line: what was known of the kernel has to be asked anew
                again = Math.min(again, complete(completions, parser, line));
            }
            System.out.printf(
                    Locale.ROOT,
                    "completion among %,d interfaces: %-28s first %6.1f ms, warm %6.1f ms  bar 20 ms%n",
                    interfaces,
                    "\"" + line + "\"",
                    first * 1e3,
                    again * 1e3);
        }
        session.close();
    }

    private static double complete(Completions completions, LineParser parser, String line) {
        List<Candidate> candidates = new ArrayList<>();
        long before = cpu();
        completions.complete(
                null, parser.parse(line, line.length(), org.jline.reader.Parser.ParseContext.COMPLETE), candidates);
        double seconds = (cpu() - before) / 1e9;
        if (candidates.isEmpty()) {
            throw new IllegalStateException("nothing to complete: " + line);
        }
        return seconds;
    }
}
