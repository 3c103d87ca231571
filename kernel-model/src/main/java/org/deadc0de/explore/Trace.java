package org.deadc0de.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * One execution, told step by step.
 *
 * @param threads what stands above each thread's column, by letter
 * @param steps in the order they happened, numbered from 1
 */
public record Trace(List<String> threads, List<Step> steps) {
    /**
     * One granted operation and what its thread did until the next.
     *
     * @param number from 1
     * @param letter whose it is
     * @param text what it does, in the kernel's words
     * @param function the kernel function it stands in, or the empty string
     * @param writes the names of what it stored to; only of words that have a name
     * @param preempts whether the thread before could have gone on
     * @param touchesShared whether anybody else could notice it
     */
    public record Step(
            int number,
            int letter,
            String text,
            String function,
            List<String> writes,
            boolean preempts,
            boolean touchesShared) {
        Step storing(List<String> names) {
            return new Step(number, letter, text, function, names, preempts, touchesShared);
        }

        Step touching(boolean shared) {
            return new Step(number, letter, text, function, writes, preempts, shared);
        }
    }

    /** Takes the steps down while the engine executes. */
    static final class Scribe {
        private final List<Step> steps = new ArrayList<>();
        private final List<List<Long>> granules = new ArrayList<>();

        void step(int letter, String text, String function, boolean preempts) {
            steps.add(new Step(steps.size() + 1, letter, text, function, List.of(), preempts, true));
            granules.add(List.of());
        }

        /**
         * What the last step stored.
         *
         * @param words where, in the order of the names
         */
        void close(List<String> writes, List<Long> words, boolean touchesShared) {
            if (!steps.isEmpty()) {
                granules.set(granules.size() - 1, List.copyOf(words));
                Step last = steps.remove(steps.size() - 1);
                steps.add(new Step(
                        last.number(),
                        last.letter(),
                        last.text(),
                        last.function(),
                        List.copyOf(writes),
                        last.preempts(),
                        touchesShared));
            }
        }

        List<Step> steps() {
            return List.copyOf(steps);
        }

        /** Where a step stored what its {@link Step#writes} name, in their order. */
        List<Long> wordsOf(int step) {
            return granules.get(step);
        }
    }
}
