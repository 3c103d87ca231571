package org.deadc0de.sim.mem;

import java.util.Arrays;

/**
 * What code under exploration reads and writes: a hash of every value read, in order, from which together with where it began
 * follows all that the code can know; and, if asked for, the list of what was touched, in granules of four bytes.
 *
 * <p>It can also play values back: then reads give those recorded before and writes do nothing, so that a thread can be brought
 * to where it was without touching memory.
 */
public final class AccessLog {
    /** Bytes that one entry of the list stands for. */
    public static final int GRANULE = 4;

    private static final int WROTE = 1;

    private boolean paused = true;
    private boolean listing;
    private boolean taping;
    private boolean seesAll;
    private long low;
    private long high;
    private long[] touched = new long[64];
    private int size;
    private long[] tape = new long[64];
    private int tapeSize;
    private long[] played;
    private int playAt;
    private int playEnd;

    /** Stops collecting until {@link #resume}. */
    public void pause() {
        paused = true;
    }

    /** Collects from now on. */
    public void resume() {
        paused = false;
    }

    /** Whether to list what is touched, besides hashing what is read. */
    public void list(boolean on) {
        listing = on;
    }

    /** Whether to keep the values read, for playing them back. */
    public void tape(boolean on) {
        taping = on;
    }

    /** Whether it is told of reads too that decide nothing for the code under exploration. */
    public void seeAll(boolean on) {
        seesAll = on;
    }

    boolean seesAll() {
        return seesAll;
    }

    /** Forgets the hash and the values kept; the list stays. */
    public void clear() {
        low = 0;
        high = 0;
        tapeSize = 0;
    }

    /** Forgets all but the first entries of the list. */
    public void truncateList(int entries) {
        size = entries;
    }

    /** The low half of the hash of what was read since {@link #clear}. */
    public long low() {
        return low;
    }

    /** The high half. */
    public long high() {
        return high;
    }

    /** How many entries are listed. */
    public int size() {
        return size;
    }

    /** The address of the granule of entry {@code index}. */
    public long granule(int index) {
        return touched[index] & -GRANULE;
    }

    /** Whether entry {@code index} is a write. */
    public boolean isWrite(int index) {
        return (touched[index] & WROTE) != 0;
    }

    /** The values read since {@link #clear}, if they were kept. */
    public long[] taped() {
        return Arrays.copyOf(tape, tapeSize);
    }

    /** Appends the values read since {@link #clear} to an array with room for them; gives the new end. */
    public int tapedInto(long[] target, int end) {
        System.arraycopy(tape, 0, target, end, tapeSize);
        return end + tapeSize;
    }

    /** How many values were read and kept since {@link #clear}. */
    public int tapeSize() {
        return tapeSize;
    }

    /** Reads give these values from now on, in this order, and writes do nothing. */
    public void play(long[] values, int count) {
        played = values;
        playAt = 0;
        playEnd = count;
    }

    /** Ends playing back; all values must have been asked for. */
    public void stopPlaying() {
        played = null;
        if (playAt != playEnd) {
            throw new IllegalStateException("played back " + playAt + " of " + playEnd + " values");
        }
    }

    /** Whether it is playing back. */
    public boolean isPlaying() {
        return played != null;
    }

    /** Folds a value that the code learnt in another way than by reading memory. */
    public long observe(long value) {
        if (played != null) {
            return played[playAt++];
        }
        if (!paused) {
            fold(value);
            if (taping) {
                keep(value);
            }
        }
        return value;
    }

    long read(long address, long width, long value) {
        if (played != null) {
            return played[playAt++];
        }
        if (!paused) {
            fold(value);
            if (taping) {
                keep(value);
            }
            if (listing) {
                touch(address, width, 0);
            }
        }
        return value;
    }

    /** Whether the write is to happen. */
    boolean wrote(long address, long length) {
        if (played != null) {
            return false;
        }
        if (listing && !paused) {
            touch(address, length, WROTE);
        }
        return true;
    }

    private void fold(long value) {
        low = (low ^ value) * 0x9e3779b97f4a7c15L;
        low ^= low >>> 32;
        high = (high + value) * 0xd6e8feb86659fd93L + 0x13198a2e03707345L;
        high ^= high >>> 29;
    }

    private void keep(long value) {
        if (tapeSize == tape.length) {
            tape = Arrays.copyOf(tape, tapeSize * 2);
        }
        tape[tapeSize++] = value;
    }

    private void touch(long address, long length, int how) {
        long first = address & -GRANULE;
        for (long a = first; a < address + length; a += GRANULE) {
            if (size == touched.length) {
                touched = Arrays.copyOf(touched, size * 2);
            }
            touched[size++] = a | how;
        }
    }
}
