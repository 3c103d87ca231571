package org.deadc0de.explore;

import java.util.Arrays;
import org.deadc0de.sim.mem.AccessLog;
import org.deadc0de.sim.mem.Journal;
import org.deadc0de.sim.mem.Memory;

/**
 * The words of one memory that some check has ever read, and a hash of how they differ from the first state. A check that has
 * passed passes again whenever all words that it read are as they were; as the hash is a sum over the words that differ, it does
 * not matter that other checks have read other words since.
 *
 * <p>What has changed is learnt from the journal, so that a step costs as much as it has stored and no more.
 */
final class WatchedWords {
    private static final int FIRST_SLOTS = 1 << 12;
    private static final int PAGE_SHIFT = 12;

    private final Memory memory;
    private final Journal journal;
    private long[] keys = new long[FIRST_SLOTS];
    private long[] firsts = new long[FIRST_SLOTS];
    private long[] nows = new long[FIRST_SLOTS];
    private int count;

    /** One bit for each page in which a word is watched, by a hash of its number. */
    private final long[] pages = new long[64];

    private int[] different = new int[64];
    private int differentCount;
    private int[] undone = new int[64];
    private int undoneCount;
    private int begin;
    private int scanned;
    private long low;
    private long high;

    WatchedWords(Memory memory) {
        this.memory = memory;
        journal = memory.journal();
    }

    /** The memory is in the first state again. */
    void begin() {
        for (int i = 0; i < differentCount; i++) {
            nows[different[i]] = firsts[different[i]];
        }
        differentCount = 0;
        undoneCount = 0;
        low = 0;
        high = 0;
        begin = journal.size();
        scanned = begin;
    }

    /** Everything after a mark of the journal is about to be undone. */
    void beforeUndo(int mark) {
        for (int i = Math.max(mark, begin); i < scanned; i++) {
            int slot = find(journal.addressOf(i));
            if (keys[slot] != 0) {
                if (undoneCount == undone.length) {
                    undone = Arrays.copyOf(undone, undoneCount * 2);
                }
                undone[undoneCount++] = slot;
            }
        }
        scanned = Math.min(scanned, Math.max(mark, begin));
    }

    /** Takes in what has changed since this was last called. */
    void catchUp() {
        for (int i = 0; i < undoneCount; i++) {
            update(undone[i]);
        }
        undoneCount = 0;
        int end = journal.size();
        for (int i = scanned; i < end; i++) {
            long address = journal.addressOf(i);
            if (!mayBeWatched(address)) {
                continue;
            }
            if (journal.isOfPage(i)) {
                for (long word = address; word < address + Memory.PAGE_SIZE; word += 8) {
                    updateIfWatched(word);
                }
            } else {
                updateIfWatched(address);
            }
        }
        scanned = end;
    }

    private void updateIfWatched(long word) {
        int slot = find(word);
        if (keys[slot] != 0) {
            update(slot);
        }
    }

    /** Whether some word may be watched in the page of an address. */
    private boolean mayBeWatched(long address) {
        long number = address >>> PAGE_SHIFT;
        return (pages[(int) number & pages.length - 1] & 1L << (number >>> 6)) != 0;
    }

    long low() {
        return low + memory.mappings();
    }

    long high() {
        return high ^ memory.mappings();
    }

    int size() {
        return count;
    }

    /** Whether some check has read the word of an address. */
    boolean isWatched(long address) {
        return count > 0 && keys[find(address & -8L)] != 0;
    }

    /** Watches every word that a log lists as read. {@link #catchUp} has been called. */
    void watch(AccessLog read) {
        int before = count;
        long last = 0;
        for (int i = 0; i < read.size(); i++) {
            long word = read.granule(i) & -8L;
            if (word != last && word != 0) {
                last = word;
                add(word);
            }
        }
        if (count > before) {
            findFirsts();
        }
    }

    private void add(long word) {
        int slot = find(word);
        if (keys[slot] != 0) {
            return;
        }
        keys[slot] = word;
        pages[(int) (word >>> PAGE_SHIFT) & pages.length - 1] |= 1L << (word >>> PAGE_SHIFT + 6);
        nows[slot] = memory.wordAt(word);
        firsts[slot] = nows[slot];
        if (++count * 4 > keys.length) {
            grow();
        }
    }

    /** What was in the new words at the beginning: what the first change since then replaced. */
    private void findFirsts() {
        differentCount = 0;
        low = 0;
        high = 0;
        for (int i = journal.size() - 1; i >= begin; i--) {
            long address = journal.addressOf(i);
            if (!mayBeWatched(address)) {
                continue;
            }
            if (journal.isOfPage(i)) {
                for (long word = address; word < address + Memory.PAGE_SIZE; word += 8) {
                    wasFirst(word, journal.oldWordOf(i, word));
                }
            } else {
                wasFirst(address, journal.oldWordOf(i));
            }
        }
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != 0 && nows[slot] != firsts[slot]) {
                differs(slot);
                low += mix(keys[slot], nows[slot]) - mix(keys[slot], firsts[slot]);
                high += mix2(keys[slot], nows[slot]) - mix2(keys[slot], firsts[slot]);
            }
        }
    }

    private void wasFirst(long word, long value) {
        int slot = find(word);
        if (keys[slot] != 0) {
            firsts[slot] = value;
        }
    }

    private void update(int slot) {
        long now = memory.wordAt(keys[slot]);
        long was = nows[slot];
        if (now == was) {
            return;
        }
        low += mix(keys[slot], now) - mix(keys[slot], was);
        high += mix2(keys[slot], now) - mix2(keys[slot], was);
        nows[slot] = now;
        if (was == firsts[slot]) {
            differs(slot);
        }
    }

    private void differs(int slot) {
        if (differentCount == different.length) {
            different = Arrays.copyOf(different, differentCount * 2);
        }
        different[differentCount++] = slot;
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int i = (int) (key * 0x9e3779b97f4a7c15L >>> 34) & mask;
        while (keys[i] != 0 && keys[i] != key) {
            i = i + 1 & mask;
        }
        return i;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldFirsts = firsts;
        long[] oldNows = nows;
        keys = new long[oldKeys.length * 2];
        firsts = new long[keys.length];
        nows = new long[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = find(oldKeys[i]);
                keys[slot] = oldKeys[i];
                firsts[slot] = oldFirsts[i];
                nows[slot] = oldNows[i];
            }
        }
    }

    private static long mix(long address, long value) {
        return Hash.mix(value, address);
    }

    private static long mix2(long address, long value) {
        return Hash.mix2(value, address);
    }
}
