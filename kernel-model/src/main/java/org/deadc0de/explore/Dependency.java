package org.deadc0de.explore;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.deadc0de.explore.Footprint.Op;
import org.deadc0de.sim.sched.Kind;

/**
 * When the order of two steps of different threads matters. This table is the only place that knows; everything that leaves
 * interleavings out because of independence asks here.
 */
final class Dependency {
    /** One entry of the table. */
    enum Rule {
        /** One reads a word that the other writes. */
        READ_WRITE,
        /** Both write a word. */
        WRITE_WRITE,
        /** One writes what decides whether the other can happen: a release and an acquire, a wakeup and the end of a sleep. */
        GUARD_WRITE,
        /** A wakeup finds a sleeper or comes too early. */
        SLEEP_WAKEUP,
        /** The same with one of the sleepers. */
        SLEEP_WAKEUP_ONE,
        /** On a channel where single sleepers are woken the order in which they lie down decides who. */
        SLEEP_SLEEP,
        /** The first of two wakeups finds the sleepers. */
        WAKEUP_WAKEUP,
        /** The same when one of them takes a single sleeper. */
        WAKEUP_WAKEUP_ONE,
        /** The first of two takes the longest sleeper, the second the next. */
        WAKEUP_ONE_WAKEUP_ONE,
        /** A sleeper whose time is up is gone or still there. */
        LEAVE_WAKEUP,
        /** The same with one of the sleepers. */
        LEAVE_WAKEUP_ONE
    }

    private final Set<Rule> rules;
    private final Set<Long> singleWakeups = new HashSet<>();

    /** The whole table. */
    Dependency() {
        this(EnumSet.allOf(Rule.class));
    }

    /** A table with entries left out; only a test wants that. */
    Dependency(Set<Rule> rules) {
        this.rules = EnumSet.copyOf(rules);
    }

    boolean has(Rule rule) {
        return rules.contains(rule);
    }

    /**
     * Takes note of the channels on which single sleepers are woken.
     *
     * @return whether one of them is new: then what was decided before may be wrong
     */
    boolean learn(Footprint step) {
        boolean fresh = false;
        for (Op op : step.ops) {
            if (op.kind() == Kind.WAKEUP_ONE) {
                fresh |= singleWakeups.add(op.object());
            }
        }
        return fresh;
    }

    /** Whether there are channels on which single sleepers are woken. */
    boolean hasSingleWakeups() {
        return !singleWakeups.isEmpty();
    }

    /** Whether it matters in which order two steps of different threads come. */
    boolean dependent(Footprint first, Footprint second) {
        if (onChannels(first, second)) {
            return true;
        }
        boolean touches = has(Rule.READ_WRITE)
                        && (Footprint.meet(first.reads, first.readBits, second.writes, second.writeBits)
                                || Footprint.meet(first.writes, first.writeBits, second.reads, second.readBits))
                || has(Rule.WRITE_WRITE)
                        && Footprint.meet(first.writes, first.writeBits, second.writes, second.writeBits)
                || has(Rule.GUARD_WRITE) && (decides(first, second) || decides(second, first));
        return touches && !commute(first, second);
    }

    private static boolean decides(Footprint writer, Footprint guarded) {
        return Footprint.meet(writer.writes, writer.writeBits, guarded.guards, guarded.guardBits)
                || Footprint.meet(writer.controlWrites, writer.controlBits, guarded.guards, guarded.guardBits);
    }

    /** Whether the two do nothing but take one lock in ways that go together. */
    private static boolean commute(Footprint first, Footprint second) {
        if (first.ops.length != 1 || second.ops.length != 1) {
            return false;
        }
        Op a = first.ops[0];
        Op b = second.ops[0];
        return a.kind() == Kind.ACQUIRE
                && b.kind() == Kind.ACQUIRE
                && a.object() == b.object()
                && a.guard() != null
                && a.guard() == b.guard()
                && a.guard().commute(a.object(), a.detail(), b.detail())
                && touchOnly(first, second.guards)
                && touchOnly(second, first.guards);
    }

    /** Whether a step writes nothing but the given words. */
    private static boolean touchOnly(Footprint step, long[] words) {
        for (long write : step.writes) {
            if (Arrays.binarySearch(words, write) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean onChannels(Footprint first, Footprint second) {
        for (Op a : first.ops) {
            for (Op b : second.ops) {
                if (a.object() == b.object() && (onChannel(a, b) || onChannel(b, a))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean onChannel(Op a, Op b) {
        return switch (a.kind()) {
            case SLEEP ->
                switch (b.kind()) {
                    case WAKEUP -> has(Rule.SLEEP_WAKEUP);
                    case WAKEUP_ONE -> has(Rule.SLEEP_WAKEUP_ONE);
                    case SLEEP -> has(Rule.SLEEP_SLEEP) && singleWakeups.contains(a.object());
                    default -> false;
                };
            case WAKEUP ->
                switch (b.kind()) {
                    case WAKEUP -> has(Rule.WAKEUP_WAKEUP);
                    case WAKEUP_ONE -> has(Rule.WAKEUP_WAKEUP_ONE);
                    case LEAVE -> has(Rule.LEAVE_WAKEUP);
                    default -> false;
                };
            case WAKEUP_ONE ->
                switch (b.kind()) {
                    case WAKEUP_ONE -> has(Rule.WAKEUP_ONE_WAKEUP_ONE);
                    case LEAVE -> has(Rule.LEAVE_WAKEUP_ONE);
                    default -> false;
                };
            default -> false;
        };
    }
}
