package org.deadc0de.explore;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A set of 128-bit hashes, 24 to 48 bytes each: 16 of them the hash, the rest room; with a small number kept for each. */
final class StateTable {
    private long[] lows = new long[1 << 10];
    private long[] highs = new long[1 << 10];
    private byte[] values = {};
    private long size;
    private int slots = 1 << 10;

    /** How many there are. */
    long size() {
        return size;
    }

    boolean contains(long low, long high) {
        int at = find(normal(low), high);
        return lows[at] != 0;
    }

    /** Adds one; false when it was there. */
    boolean add(long low, long high) {
        long key = normal(low);
        int at = find(key, high);
        if (lows[at] != 0) {
            return false;
        }
        put(at, key, high);
        return true;
    }

    /**
     * Keeps the smallest value seen with a hash.
     *
     * @param value 0 to 126
     * @return whether the hash is new or was there with greater values only
     */
    boolean improve(long low, long high, int value) {
        if (values.length == 0) {
            values = new byte[slots];
        }
        long key = normal(low);
        int at = find(key, high);
        if (lows[at] != 0) {
            if (values[at] <= value) {
                return false;
            }
            values[at] = (byte) value;
            return true;
        }
        values[at] = (byte) value;
        put(at, key, high);
        return true;
    }

    /** All hashes, for {@link #read}: so many in each text, for a text has its limits. */
    List<String> texts(int inEach) {
        List<String> texts = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size, inEach) * 16);
        for (int i = 0; i < slots; i++) {
            if (lows[i] != 0) {
                bytes.putLong(lows[i]).putLong(highs[i]);
                if (!bytes.hasRemaining()) {
                    texts.add(Base64.getEncoder().encodeToString(bytes.array()));
                    bytes.clear();
                }
            }
        }
        if (bytes.position() > 0) {
            texts.add(Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), bytes.position())));
        }
        return texts;
    }

    /** Adds what one of {@link #texts} holds. */
    void read(String text) {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new Checkpoint.Unfit("the checkpoint is damaged: the states cannot be read");
        }
        while (bytes.remaining() >= 16) {
            long low = bytes.getLong();
            add(low, bytes.getLong());
        }
    }

    /** The bytes it takes. */
    long bytes() {
        return 16L * slots + values.length;
    }

    private void put(int at, long key, long high) {
        lows[at] = key;
        highs[at] = high;
        if (++size * 3 > slots * 2L) {
            grow();
        }
    }

    private static long normal(long low) {
        return low == 0 ? 1 : low;
    }

    private int find(long key, long high) {
        int mask = slots - 1;
        int i = (int) (key ^ key >>> 32) & mask;
        while (lows[i] != 0 && (lows[i] != key || highs[i] != high)) {
            i = i + 1 & mask;
        }
        return i;
    }

    private void grow() {
        long[] oldLows = lows;
        long[] oldHighs = highs;
        byte[] oldValues = values;
        slots *= 2;
        lows = new long[slots];
        highs = new long[slots];
        values = oldValues.length == 0 ? oldValues : new byte[slots];
        for (int i = 0; i < oldLows.length; i++) {
            if (oldLows[i] != 0) {
                int at = find(oldLows[i], oldHighs[i]);
                lows[at] = oldLows[i];
                highs[at] = oldHighs[i];
                if (oldValues.length != 0) {
                    values[at] = oldValues[i];
                }
            }
        }
    }
}
