package org.deadc0de.sim.mem;

/** Page number to the array of the page, by open addressing; numbers are 52 bits at the most. */
final class PageTable {
    private static final long PROTECTED = 1L << 62;

    private long[] keys = new long[256];
    private long[][] values = new long[256][];
    private int size;

    long[] find(long number) {
        return values[slot(number)];
    }

    /** How many pages there are. */
    int size() {
        return size;
    }

    /** Puts another array in the place of a page's. */
    void replace(long number, long[] page) {
        values[slot(number)] = page;
    }

    /** Adds a page; false when there is one of that number. */
    boolean add(long number, long[] page) {
        if (values[slot(number)] != null) {
            return false;
        }
        if (size * 2 > keys.length) {
            grow();
        }
        int slot = slot(number);
        keys[slot] = number;
        values[slot] = page;
        size++;
        return true;
    }

    void protect(long number) {
        int slot = slot(number);
        if (values[slot] != null) {
            keys[slot] |= PROTECTED;
        }
    }

    void unprotect(long number) {
        keys[slot(number)] &= ~PROTECTED;
    }

    /** Takes a page out and moves those behind it up, so that no search stops short. */
    void remove(long number) {
        int mask = keys.length - 1;
        int hole = slot(number);
        if (values[hole] == null) {
            return;
        }
        size--;
        int i = hole;
        while (true) {
            values[hole] = null;
            keys[hole] = 0;
            int home;
            do {
                i = i + 1 & mask;
                if (values[i] == null) {
                    return;
                }
                home = home(keys[i] & ~PROTECTED, mask);
            } while (hole <= i ? hole < home && home <= i : hole < home || home <= i);
            keys[hole] = keys[i];
            values[hole] = values[i];
            hole = i;
        }
    }

    boolean isProtected(long number) {
        return (keys[slot(number)] & PROTECTED) != 0;
    }

    private int slot(long number) {
        int mask = keys.length - 1;
        int i = home(number, mask);
        while (values[i] != null && (keys[i] & ~PROTECTED) != number) {
            i = i + 1 & mask;
        }
        return i;
    }

    private static int home(long number, int mask) {
        return (int) (number * 0x9e3779b97f4a7c15L >>> 40) & mask;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[][] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2][];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                int slot = slot(oldKeys[i] & ~PROTECTED);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
