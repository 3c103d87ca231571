package org.deadc0de.session;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.deadc0de.explore.Execution;
import org.deadc0de.explore.Explorer;
import org.deadc0de.explore.Options;
import org.deadc0de.explore.Verdict;
import org.deadc0de.transcript.SimulatedSessions;
import org.deadc0de.transcript.Step;
import org.deadc0de.transcript.Transcript;
import org.deadc0de.transcript.TranscriptFiles;
import org.deadc0de.transcript.Variant;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;

/**
 * How fast explorations of real kernel paths are, in processor time of one thread, so that a busy machine disturbs them little:
 * random walks, states, partial orders, each on jobs that make two ioctls. Run it by hand, with {@code --add-exports
 * java.base/jdk.internal.vm=ALL-UNNAMED -XX:+UseSerialGC}.
 *
 * <p>Arguments, all optional: {@code walk}, {@code states}, {@code dpor} or {@code cores}; a part of the commands; how many executions of a walk. Or {@code first} and a
 * story.
 */
public final class ExploreBench {
    private static final double WALK_BAR = 20_000;
    private static final int ROUNDS = 6;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ExploreBench() {}

    /** Commands, a fix with which nothing goes wrong, and what is looked for: an execution that fails early would be short. */
    private record Jobs(String kernel, String fix, String focus, List<String> lines) {
        Setup setup() {
            List<String> fixes = fix.isEmpty() ? List.of() : List.of(fix);
            HostSetup host = new HostSetup("bench", Kernels.named(kernel).orElseThrow(), fixes, Map.of());
            return new Setup(List.of(host), 0, Optional.empty(), Limits.DEFAULT);
        }
    }

    private static final String UNIQUE = "interface-names-are-unique";
    private static final List<Jobs> ALL = List.of(
            new Jobs(
                    "freebsd-10-current",
                    "atomic-names",
                    UNIQUE,
                    List.of("kldload if_bridge", "ifconfig bridge create & ifconfig em0 name foo & wait")),
            new Jobs(
                    "freebsd-10-current",
                    "atomic-names",
                    UNIQUE,
                    List.of("ifconfig em0 name foo & ifconfig lo0 name foo & wait")),
            new Jobs(
                    "freebsd-10-current",
                    "atomic-names",
                    UNIQUE,
                    List.of("kldload if_bridge", "ifconfig bridge create & ifconfig bridge create & wait")));

    public static void main(String[] arguments) throws Exception {
        String what = arguments.length > 0 ? arguments[0] : "all";
        if (what.equals("first")) {
            first(Path.of(arguments[1]));
            return;
        }
        String part = arguments.length > 1 ? arguments[1] : "";
        int executions = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20_000;
        System.out.printf("java %s%n", Runtime.version());
        for (Jobs jobs : ALL) {
            String line = jobs.lines().get(jobs.lines().size() - 1);
            if (!line.contains(part)) {
                continue;
            }
            System.out.println(line);
            if (what.equals("walk") || what.equals("all")) {
                walk(jobs, executions);
            }
            if (what.equals("cores")) {
                cores(jobs, executions);
                continue;
            }
            if (what.equals("states") || what.equals("all")) {
                search(jobs, Options.Method.STATES);
            }
            if (what.equals("dpor") || what.equals("all")) {
                search(jobs, Options.Method.DPOR);
            }
        }
    }

    /** How long it takes from the start of this Java machine until the jobs of a story go wrong for the first time. */
    private static void first(Path story) throws Exception {
        Transcript transcript = TranscriptFiles.read(story);
        List<String> lines = new ArrayList<>();
        if (transcript.explores().isEmpty()) {
            for (Step step : transcript.steps()) {
                lines.add(step.command());
                if (step.command().contains("&") && step.command().contains("wait")) {
                    break;
                }
            }
        } else {
            transcript.explores().get(0).commands().forEach(typed -> lines.add(typed.command()));
        }
        Variant history = new Variant(Variant.HISTORY, Variant.Expectation.PASS, "", 0, 0);
        Setup setup = SimulatedSessions.setup(transcript.frontMatter().setup(history), Limits.DEFAULT);
        RuntimeMXBean machine = ManagementFactory.getRuntimeMXBean();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        boolean[] told = new boolean[1];
        new Exploration(setup, lines, Options.QUICK).run(() -> told[0], status -> {
            if (!told[0] && status.phase().startsWith("found")) {
                told[0] = true;
                System.out.printf(
                        Locale.ROOT,
                        "%-40s found in execution %d, %.2f s of processor, %.2f s after the start%n",
                        story.getFileName(),
                        status.executions(),
                        system.getProcessCpuTime() / 1e9,
                        (System.currentTimeMillis() - machine.getStartTime()) / 1e3);
            }
        });
    }

    /**
     * The same number of random walks in one thread and, half each, in two, each on a machine of its own. On idle processors the ratio
     * of the wall times is the gain; on a busy machine only what two threads cost more than one can be told: twice the ratio of the
     * processor times is what idle processors would give.
     */
    private static void cores(Jobs jobs, int executions) throws Exception {
        List<Part> parts = List.of(new Part(jobs, 1), new Part(jobs, 2));
        for (Part part : parts) {
            part.go(executions);
        }
        for (int round = 1; round <= ROUNDS; round++) {
            long begin = System.nanoTime();
            double alone = parts.get(0).go(executions) + parts.get(1).go(executions);
            double wallAlone = (System.nanoTime() - begin) / 1e9;
            begin = System.nanoTime();
            FutureTask<Double> other = new FutureTask<>(() -> parts.get(1).go(executions));
            new Thread(other).start();
            double together = parts.get(0).go(executions) + other.get();
            double wallTogether = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "  two threads  wall %.2f s and %.2f s: gain %.2f; processor %.2f s and %.2f s: at most %.2f%n",
                    wallAlone,
                    wallTogether,
                    wallAlone / wallTogether,
                    alone,
                    together,
                    2 * alone / together);
        }
    }

    /** Random walks of one seed on a machine of their own. */
    private static final class Part {
        private final Explorer explorer;
        private final long seed;

        Part(Jobs jobs, long seed) throws Exception {
            Scenario scenario = Scenario.of(Session.open(jobs.setup()), jobs.lines());
            explorer = new Explorer(new Focus(List.of(jobs.focus())).of(scenario, scenario.unsought()), Options.QUICK);
            this.seed = seed;
        }

        /** Seconds of processor time. */
        double go(int executions) {
            long begin = THREADS.getCurrentThreadCpuTime();
            explorer.walk(seed, executions, () -> false);
            return (THREADS.getCurrentThreadCpuTime() - begin) / 1e9;
        }
    }

    private static void walk(Jobs jobs, int executions) throws Exception {
        Session session = Session.open(jobs.setup());
        Scenario scenario = Scenario.of(session, jobs.lines());
        Execution execution = new Focus(List.of(jobs.focus())).of(scenario, scenario.unsought());
        Explorer explorer = new Explorer(execution, Options.QUICK);
        for (int round = 1; round <= ROUNDS; round++) {
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long begin = THREADS.getCurrentThreadCpuTime();
            Explorer.Walks walks = explorer.walk(round, executions, () -> false);
            double seconds = (THREADS.getCurrentThreadCpuTime() - begin) / 1e9;
            double rate = walks.executions() / seconds;
            System.out.printf(
                    Locale.ROOT,
                    "  random walk  %7.0f executions/s, %3.0f steps each, %.2f us a step, %5d bytes a step, %d fail   ratio %.2f%n",
                    rate,
                    (double) walks.steps() / walks.executions(),
                    seconds * 1e6 / walks.steps(),
                    (THREADS.getCurrentThreadAllocatedBytes() - bytes) / walks.steps(),
                    walks.failures(),
                    rate / WALK_BAR);
        }
        session.close();
    }

    private static void search(Jobs jobs, Options.Method method) throws Exception {
        for (int round = 1; round <= 3; round++) {
            Options options = Options.QUICK.with(method);
            long begin = THREADS.getCurrentThreadCpuTime();
            Verdict verdict = new Exploration(jobs.setup(), jobs.lines(), options)
                    .lookingFor(new Focus(List.of(jobs.focus())))
                    .run(() -> false, status -> {});
            double seconds = (THREADS.getCurrentThreadCpuTime() - begin) / 1e9;
            if (verdict instanceof Verdict.Closed closed) {
                System.out.printf(
                        Locale.ROOT,
                        "  %-12s %7.0f executions/s, %d executions, %d states, %.2f s%n",
                        method,
                        closed.executions() / seconds,
                        closed.executions(),
                        closed.states(),
                        seconds);
            } else {
                System.out.printf(Locale.ROOT, "  %-12s %s after %.2f s%n", method, verdict.word(), seconds);
            }
        }
    }
}
