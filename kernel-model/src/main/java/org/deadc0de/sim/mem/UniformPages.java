package org.deadc0de.sim.mem;

import java.util.Arrays;

/**
 * Pages that are full of one word: however many of them a machine has, all of one word share one array, which is never written. Most
 * memory of a kernel is zero, and much of the rest is what its allocator fills freed memory with.
 */
final class UniformPages {
    private static final int MAX_PATTERNS = 8;
    private static final int MAX_SPARE = 16;

    private final long[] zero = new long[Memory.TAG + 1];
    private final long[][] pages = new long[MAX_PATTERNS][];
    private final long[][] spare = new long[MAX_SPARE][];
    private int patterns;
    private int spares;

    UniformPages() {
        zero[Memory.TAG] = -2; // no page's address
    }

    /** The page of zeros. */
    long[] zero() {
        return zero;
    }

    /** The page that is full of a word, or null when there are too many such words already. */
    long[] of(long word) {
        if (word == 0) {
            return zero;
        }
        for (int i = 0; i < patterns; i++) {
            if (pages[i][0] == word) {
                return pages[i];
            }
        }
        if (patterns == MAX_PATTERNS) {
            return null;
        }
        long[] page = new long[Memory.TAG + 1];
        Arrays.fill(page, word);
        page[Memory.TAG] = -2;
        pages[patterns++] = page;
        return page;
    }

    /** An array of its own with the contents of a page. */
    long[] copy(long[] page) {
        if (spares == 0) {
            return page.clone();
        }
        long[] copy = spare[--spares];
        System.arraycopy(page, 0, copy, 0, Memory.TAG + 1);
        return copy;
    }

    /** Takes an array that no page needs any more; one that pages share is not taken. */
    void spare(long[] page) {
        if (page[Memory.TAG] != -2 && spares < MAX_SPARE) {
            spare[spares++] = page;
        }
    }
}
