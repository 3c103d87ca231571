package org.deadc0de.explore;

import java.util.Arrays;

/** The ways of choosing that need no memory of earlier executions. */
final class Guides {
    private Guides() {}

    /** Small, fast, the same on every Java runtime. */
    static final class Dice {
        private long state;

        Dice(long seed) {
            state = seed;
        }

        /** Where it stands: who sets another to that gets the same numbers from here on. */
        long state() {
            return state;
        }

        void state(long newState) {
            state = newState;
        }

        long next() {
            state += 0x9e3779b97f4a7c15L;
            long z = state;
            z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
            z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
            return z ^ z >>> 31;
        }

        int below(int bound) {
            return (int) ((next() >>> 33) * bound >>> 31);
        }
    }

    private static int withOutcome(Engine engine, int letter, Dice dice) {
        int outcomes = engine.outcomes(letter);
        return Engine.choice(letter, outcomes > 1 ? dice.below(outcomes) : 0);
    }

    /** Everybody who can go on is as likely as any other. */
    static Guide randomWalk(Dice dice) {
        return (engine, enabled) -> {
            int n = dice.below(Long.bitCount(enabled));
            long rest = enabled;
            for (int i = 0; i < n; i++) {
                rest &= rest - 1;
            }
            return withOutcome(engine, Long.numberOfTrailingZeros(rest), dice);
        };
    }

    /**
     * Partial order sampling (Yuan, Yang, Gu, 2018): every pending operation has a random priority, and those that race with the
     * one performed get new ones.
     */
    static Guide partialOrderSampling(Dice dice, int threads) {
        long[] priorities = new long[threads];
        for (int i = 0; i < threads; i++) {
            priorities[i] = dice.next();
        }
        return (engine, enabled) -> {
            int best = highest(priorities, enabled);
            long object = engine.thread(best).pendingObject();
            for (int i = 0; i < threads; i++) {
                if (i == best || object != 0 && engine.thread(i).pendingObject() == object) {
                    priorities[i] = dice.next();
                }
            }
            return withOutcome(engine, best, dice);
        };
    }

    /**
     * Probabilistic concurrency testing (Burckhardt and others, 2010): random priorities, lowered at {@code depth - 1} random
     * steps.
     *
     * @param steps how many steps an execution usually has
     */
    static Guide lowering(Dice dice, int threads, int depth, int steps) {
        long[] priorities = new long[threads];
        for (int i = 0; i < threads; i++) {
            priorities[i] = dice.next() >>> 1 | 1L << 62;
        }
        int[] changes = new int[depth - 1];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = dice.below(Math.max(1, steps));
        }
        return (engine, enabled) -> {
            int best = highest(priorities, enabled);
            for (int i = 0; i < changes.length; i++) {
                if (changes[i] == engine.depth()) {
                    priorities[best] = i;
                    best = highest(priorities, enabled);
                }
            }
            return withOutcome(engine, best, dice);
        };
    }

    private static int highest(long[] priorities, long enabled) {
        int best = -1;
        for (long rest = enabled; rest != 0; rest &= rest - 1) {
            int letter = Long.numberOfTrailingZeros(rest);
            best = best < 0 || priorities[letter] > priorities[best] ? letter : best;
        }
        return best;
    }

    /** Everybody in turn: whoever made the fewest steps goes on. */
    static Guide fair(int threads) {
        int[] turns = new int[threads];
        return (engine, enabled) -> {
            int best = -1;
            for (long rest = enabled; rest != 0; rest &= rest - 1) {
                int letter = Long.numberOfTrailingZeros(rest);
                best = best < 0 || turns[letter] < turns[best] ? letter : best;
            }
            turns[best]++;
            return Engine.choice(best, 0);
        };
    }

    /** Follows choices as far as they can be followed, leaves out the others, then goes on without preempting. */
    static final class Lenient implements Guide {
        private final int[] wanted;
        private int at;

        Lenient(int[] wanted) {
            this.wanted = Arrays.copyOf(wanted, wanted.length);
        }

        @Override
        public int next(Engine engine, long enabled) {
            while (at < wanted.length) {
                int choice = wanted[at++];
                int letter = Engine.letter(choice);
                if (letter < engine.threadCount() && (enabled & 1L << letter) != 0) {
                    int outcome = Engine.outcome(choice);
                    return Engine.choice(letter, outcome < engine.outcomes(letter) ? outcome : 0);
                }
            }
            int last = engine.last();
            return Engine.choice(
                    last >= 0 && (enabled & 1L << last) != 0 ? last : Long.numberOfTrailingZeros(enabled), 0);
        }
    }
}
