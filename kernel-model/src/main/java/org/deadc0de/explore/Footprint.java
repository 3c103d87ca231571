package org.deadc0de.explore;

import java.util.Arrays;
import org.deadc0de.sim.mem.AccessLog;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;

/**
 * What one step did, as far as others can notice: its operations, the words it read and wrote, the words that decided whether it
 * could happen at all. {@link Dependency} compares two of them.
 */
final class Footprint {
    private static final long[] NONE = {};

    private static final Op[] NOTHING = {};

    /** Stands among the words written for all that some invariant looks at; no word has this address. */
    private static final long WHAT_INVARIANTS_SEE = 1;

    /** One operation. */
    record Op(Kind kind, long object, long detail, Guard guard) {}

    final Op[] ops;
    private final Op[] kept;
    final long[] reads;
    final long[] writes;
    final long[] guards;
    final long[] controlWrites;
    final long readBits;
    final long writeBits;
    final long guardBits;
    final long controlBits;

    private Footprint(Op[] ops, Op[] kept, long[] reads, long[] writes, long[] guards, long[] controlWrites) {
        this.ops = ops;
        this.kept = kept;
        this.reads = reads;
        this.writes = writes;
        this.guards = guards;
        this.controlWrites = controlWrites;
        readBits = bits(reads);
        writeBits = bits(writes);
        guardBits = bits(guards);
        controlBits = bits(controlWrites);
    }

    /** What a thread would do that waits and will not get on. */
    static Footprint pending(Op op, long[] guards) {
        return new Footprint(new Op[] {op}, NOTHING, NONE, NONE, distinct(guards, guards.length), NONE);
    }

    /**
     * From the list of an access log.
     *
     * @param kept those of the operations that took a lock which is still held
     * @param changed which entries of the list hold something else than before the step, or null when every store is to count
     * @param controls where the control words of sleeping threads lie: these are the business of the operations on channels
     * @param watched which words invariants look at
     */
    static Footprint of(
            Op[] ops, Op[] kept, AccessLog log, boolean[] changed, long[] guards, Controls controls, Controls watched) {
        int n = log.size();
        if (n == 0) {
            return new Footprint(ops, kept, NONE, NONE, distinct(guards, guards.length), NONE);
        }
        long[] reads = new long[n];
        long[] writes = new long[n + 1];
        long[] control = new long[n];
        boolean seen = false;
        int r = 0;
        int w = 0;
        int c = 0;
        for (int i = 0; i < n; i++) {
            long granule = log.granule(i);
            if (controls.contain(granule)) {
                if (log.isWrite(i)) {
                    control[c++] = granule;
                }
            } else if (log.isWrite(i) && (changed == null || changed[i])) {
                writes[w++] = granule;
                seen |= watched.contain(granule);
            } else {
                reads[r++] = granule;
            }
        }
        if (seen) {
            writes[w++] = WHAT_INVARIANTS_SEE;
        }
        return new Footprint(
                ops,
                kept,
                distinct(reads, r),
                distinct(writes, w),
                distinct(guards, guards.length),
                distinct(control, c));
    }

    /** The operation by which it took a lock that it still held at its end, or null. */
    Op kept(long object) {
        for (Op op : kept) {
            if (op.object() == object) {
                return op;
            }
        }
        return null;
    }

    /** Whether two sorted lists share an element. */
    static boolean meet(long[] a, long aBits, long[] b, long bBits) {
        if ((aBits & bBits) == 0) {
            return false;
        }
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                return true;
            }
            if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return false;
    }

    private static long bits(long[] words) {
        long bits = 0;
        for (long word : words) {
            bits |= 1L << (word * 0x9e3779b97f4a7c15L >>> 58);
        }
        return bits;
    }

    private static long[] distinct(long[] words, int count) {
        if (count == 0) {
            return NONE;
        }
        Arrays.sort(words, 0, count);
        int n = 1;
        for (int i = 1; i < count; i++) {
            if (words[i] != words[n - 1]) {
                words[n++] = words[i];
            }
        }
        return Arrays.copyOf(words, n);
    }

    /** Which granules are control words of threads. */
    interface Controls {
        boolean contain(long granule);
    }
}
