package org.deadc0de.explore;

import java.util.List;
import org.deadc0de.sim.mem.AccessLog;
import org.deadc0de.sim.mem.Journal;
import org.deadc0de.sim.mem.Memory;

/**
 * Which words a step has really changed: what it stored and put back again before its end, such as a lock that it took and
 * released, nobody can notice. Learnt from the journals, which keep the word before each change.
 */
final class ChangedWords {
    private final Memory[] memories;
    private final int[] marks;
    private long[] words = new long[256];
    private long[] olds = new long[256];
    private int[] stamps = new int[256];
    private int stamp;
    private int count;

    ChangedWords(List<Memory> memories) {
        this.memories = memories.toArray(new Memory[0]);
        marks = new int[this.memories.length];
    }

    /** A step begins. */
    void begin() {
        for (int i = 0; i < marks.length; i++) {
            marks[i] = memories[i].journal().size();
        }
    }

    /** The step has ended: gives each granule of the list of a log a note whether any memory differs there from how it was. */
    boolean[] of(AccessLog log) {
        boolean[] changed = new boolean[log.size()];
        for (int i = 0; i < memories.length; i++) {
            firsts(i);
            for (int k = 0; k < changed.length; k++) {
                if (!changed[k] && log.isWrite(k)) {
                    long granule = log.granule(k);
                    int slot = find(granule & -8L);
                    changed[k] = stamps[slot] == stamp
                            && differs(olds[slot], memories[i].wordAt(granule & -8L), (granule & 4) != 0);
                }
            }
        }
        return changed;
    }

    private static boolean differs(long old, long now, boolean upper) {
        return upper ? old >>> 32 != now >>> 32 : (int) old != (int) now;
    }

    /** What lay, before the step, in each word of one memory that the step has stored to. */
    private void firsts(int memory) {
        stamp++;
        count = 0;
        Journal journal = memories[memory].journal();
        for (int i = journal.size() - 1; i >= marks[memory]; i--) {
            long word = journal.addressOf(i);
            if (word != 0) {
                int slot = find(word);
                if (stamps[slot] != stamp) {
                    if (++count * 2 > words.length) {
                        grow();
                        slot = find(word);
                    }
                    stamps[slot] = stamp;
                    words[slot] = word;
                }
                olds[slot] = journal.oldWordOf(i);
            }
        }
    }

    private int find(long word) {
        int mask = words.length - 1;
        int i = (int) (word * 0x9e3779b97f4a7c15L >>> 34) & mask;
        while (stamps[i] == stamp && words[i] != word) {
            i = i + 1 & mask;
        }
        return i;
    }

    private void grow() {
        long[] oldWords = words;
        long[] oldOlds = olds;
        int[] oldStamps = stamps;
        words = new long[oldWords.length * 2];
        olds = new long[words.length];
        stamps = new int[words.length];
        for (int i = 0; i < oldWords.length; i++) {
            if (oldStamps[i] == stamp) {
                int slot = find(oldWords[i]);
                words[slot] = oldWords[i];
                olds[slot] = oldOlds[i];
                stamps[slot] = stamp;
            }
        }
    }
}
