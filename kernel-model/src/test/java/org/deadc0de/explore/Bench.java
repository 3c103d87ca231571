package org.deadc0de.explore;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Measures the searches on the two reference problems, in processor time of this thread, so that a busy machine does not matter
 * much. Run {@code org.deadc0de.explore.bench.Main} by hand, with {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED}.
 * Each line ends with the bar that it has to meet and the ratio to it: 1 or more is good.
 */
public final class Bench {
    private final Consumer<String> out;

    private Bench(Consumer<String> out) {
        this.out = out;
    }

    /** Measures three times over, each time with warmer code. */
    public static void run(Consumer<String> lines) {
        new Bench(lines).rounds();
    }

    private void rounds() {
        for (int round = 0; round < 3; round++) {
            out.accept("round " + (round + 1));
            random("random walk, serializer 3,1 if", new SerializerModel(3, 1, SerializerModel.Test.IF), 0);
            random("POS, serializer 3,1 if", new SerializerModel(3, 1, SerializerModel.Test.IF), 1);
            random("PCT 3, serializer 3,1 if", new SerializerModel(3, 1, SerializerModel.Test.IF), 2);
            random("random walk, names 3,2", new NamesModel(3, 2, 0), 0);
            partialOrders("DPOR, serializer 3,2", new SerializerModel(3, 2, SerializerModel.Test.WHILE));
            partialOrders("DPOR, names 3,1", new NamesModel(3, 1, 0));
            states("states, serializer 6,1", new SerializerModel(6, 1, SerializerModel.Test.WHILE), 0.3);
            states("states, serializer 6,2", new SerializerModel(6, 2, SerializerModel.Test.WHILE), 10);
            states("states, names 4,3", new NamesModel(4, 3, 0), 12);
        }
    }

    private static double seconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private void random(String name, Execution execution, int way) {
        Engine engine = Engine.judging(execution, Limits.DEFAULT);
        Guides.Dice dice = new Guides.Dice(7);
        int executions = 100_000;
        int failures = 0;
        double begin = seconds();
        for (int i = 0; i < executions; i++) {
            Guide guide = switch (way) {
                case 0 -> Guides.randomWalk(dice);
                case 1 -> Guides.partialOrderSampling(dice, engine.threadCount());
                default -> Guides.lowering(dice, engine.threadCount(), 3, 20);
            };
            failures += engine.run(guide) == Engine.Ending.FAILED ? 1 : 0;
        }
        double rate = executions / (seconds() - begin);
        out.accept(String.format(
                Locale.ROOT,
                "%-32s %9.0f executions/s, %.0f steps each, %d %% fail   bar 100000, ratio %.2f",
                name,
                rate,
                (double) engine.grantedSteps() / executions,
                100 * failures / executions,
                rate / 100_000));
    }

    private void partialOrders(String name, Execution execution) {
        SourceDpor dpor = new SourceDpor(execution, Limits.DEFAULT);
        dpor.findAll();
        double begin = seconds();
        dpor.search(() -> false);
        double rate = (dpor.executions() + dpor.blocked()) / (seconds() - begin);
        out.accept(String.format(
                Locale.ROOT,
                "%-32s %9.0f executions/s, %d executions, %d blocked   bar 50000, ratio %.2f",
                name,
                rate,
                dpor.executions(),
                dpor.blocked(),
                rate / 50_000));
    }

    private void states(String name, Execution execution, double bar) {
        StatefulSearch search = new StatefulSearch(execution, Limits.DEFAULT);
        search.findAll();
        double begin = seconds();
        search.search(() -> false);
        double took = seconds() - begin;
        out.accept(String.format(
                Locale.ROOT,
                "%-32s %9.0f states/s, %d states, %d steps, %d bytes/state, %.3f s   bar %.1f s, ratio %.2f",
                name,
                search.states() / took,
                search.states(),
                search.engine().grantedSteps(),
                search.bytes() / search.states(),
                took,
                bar,
                bar / took));
    }
}
