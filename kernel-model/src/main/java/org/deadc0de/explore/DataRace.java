package org.deadc0de.explore;

import java.util.List;

/**
 * Two accesses to one word by different threads, at least one of them a store, that no lock, sleep or wakeup puts in an order. A
 * warning: nothing need go wrong.
 *
 * @param word what they touch, in the kernel's words
 * @param first the one that came first in the execution where they were seen
 * @param second the other
 */
public record DataRace(String word, Access first, Access second) {
    /**
     * One of the accesses.
     *
     * @param address of its first byte
     * @param length in bytes
     * @param write whether it stored
     * @param thread who
     * @param cpu on which processor
     * @param functions where, innermost first
     */
    public record Access(long address, int length, boolean write, String thread, int cpu, List<String> functions) {
        public Access {
            functions = List.copyOf(functions);
        }

        String function() {
            return functions.isEmpty() ? "user mode" : functions.get(0);
        }
    }
}
