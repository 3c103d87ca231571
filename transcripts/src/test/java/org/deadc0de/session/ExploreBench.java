package org.deadc0de.session;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.deadc0de.explore.Execution;
import org.deadc0de.explore.Explorer;
import org.deadc0de.explore.Options;
import org.deadc0de.explore.Verdict;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;

/**
 * How fast explorations of real kernel paths are, in processor time of one thread, so that a busy machine disturbs them little:
 * random walks, states, partial orders, each on jobs that make two ioctls. Run it by hand, with {@code --add-exports
 * java.base/jdk.internal.vm=ALL-UNNAMED -XX:+UseSerialGC}.
 *
 * <p>Arguments, all optional: {@code walk}, {@code states} or {@code dpor}; a part of the commands; how many executions of a walk.
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
            if (what.equals("states") || what.equals("all")) {
                search(jobs, Options.Method.STATES);
            }
            if (what.equals("dpor") || what.equals("all")) {
                search(jobs, Options.Method.DPOR);
            }
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
