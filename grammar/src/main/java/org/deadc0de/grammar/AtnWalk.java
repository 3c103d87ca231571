package org.deadc0de.grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.Interval;

/**
 * Walks the grammar's own graph over given token types, all alternatives at once, and says what may follow at the furthest
 * token. Nothing is kept between calls.
 */
final class AtnWalk {
    private static final ATN GRAPH = CommandParser._ATN;

    private static final int MAX_DEPTH = GuardedParser.MAX_RULES;

    /** Where an invoked rule returns to. One object per stack of invocations, so that identity is equality. */
    private static final class Frame {
        private final int follow;
        private final int rule;
        private final Frame below;
        private final int depth;
        private final int number; // unlike that of any other frame of this walk
        private final int[] frames; // how many frames this walk has

        private Frame(int follow, int rule, Frame below) {
            this.follow = follow;
            this.rule = rule;
            this.below = below;
            this.frames = below == null ? new int[1] : below.frames;
            this.number = frames[0]++;
            this.depth = below == null ? 0 : below.depth + 1;
        }

        private final Map<Integer, Frame> above = new TreeMap<>();

        /** The frame on top of this one when the rule is invoked from there; null when that is too deep. */
        private Frame call(int returnTo, int called) {
            return depth >= MAX_DEPTH
                    ? null
                    : above.computeIfAbsent(returnTo, unused -> new Frame(returnTo, called, this));
        }
    }

    private static final class Place {
        private final ATNState state;
        private final Frame frame;

        private Place(ATNState state, Frame frame) {
            this.state = state;
            this.frame = frame;
        }
    }

    /** Places in the order they were found, each once. */
    private static final class Places {
        private final List<Place> order = new ArrayList<>();
        private final Map<Integer, BitSet> seen = new TreeMap<>();

        private boolean add(Place place) {
            BitSet states = seen.computeIfAbsent(place.frame.number, unused -> new BitSet());
            if (states.get(place.state.stateNumber)) {
                return false;
            }
            states.set(place.state.stateNumber);
            order.add(place);
            return true;
        }
    }

    /**
     * What may stand somewhere.
     *
     * @param type a token type, or {@link Token#EOF}
     * @param rules the rules around it, the innermost first
     */
    record Expectation(int type, List<Integer> rules) {}

    /**
     * How far the tokens went.
     *
     * @param consumed how many of them the grammar accepts
     * @param expected what may stand after those, in the order of the grammar; the same type may come by several rules
     */
    record Reach(int consumed, List<Expectation> expected) {}

    private AtnWalk() {}

    /** Walks from the start of a rule. */
    static Reach walk(int rule, List<Integer> types) {
        Places start = new Places();
        start.add(new Place(GRAPH.ruleToStartState[rule], new Frame(-1, rule, null)));
        List<Place> open = closure(start);
        int consumed = 0;
        for (int type : types) {
            Places next = new Places();
            for (Place place : open) {
                for (Transition transition : place.state.getTransitions()) {
                    if (transition.matches(type, Token.MIN_USER_TOKEN_TYPE, GRAPH.maxTokenType)) {
                        next.add(new Place(transition.target, place.frame));
                    }
                }
            }
            if (next.order.isEmpty()) {
                break;
            }
            consumed++;
            open = closure(next);
        }
        return new Reach(consumed, expectations(open));
    }

    /** All token types that can stand anywhere inside a rule. */
    static BitSet vocabulary(int rule) {
        return types(rule, true);
    }

    /** The token types that a rule can begin with, provided that none of the rules it begins with can be empty. */
    static BitSet first(int rule) {
        return types(rule, false);
    }

    private static BitSet types(int rule, boolean beyondFirst) {
        BitSet found = new BitSet();
        BitSet seen = new BitSet();
        List<ATNState> work = new ArrayList<>();
        work.add(GRAPH.ruleToStartState[rule]);
        while (!work.isEmpty()) {
            ATNState state = work.remove(work.size() - 1);
            if (state instanceof RuleStopState || seen.get(state.stateNumber)) {
                continue;
            }
            seen.set(state.stateNumber);
            for (Transition transition : state.getTransitions()) {
                if (!transition.isEpsilon()) {
                    for (Interval types : transition.label().getIntervals()) {
                        found.set(Math.max(types.a, 0), types.b + 1); // the end of the input is below 0
                    }
                }
                if (transition.isEpsilon() || beyondFirst) {
                    work.add(transition.target);
                }
                if (transition instanceof RuleTransition call && beyondFirst) {
                    work.add(call.followState);
                }
            }
        }
        return found;
    }

    /** The places where a token can be read, reached from those given without reading one; in the grammar's order. */
    private static List<Place> closure(Places from) {
        List<Place> open = new ArrayList<>();
        Places seen = new Places();
        Deque<Place> work = new ArrayDeque<>(from.order);
        while (!work.isEmpty()) {
            Place place = work.pop();
            if (!seen.add(place)) {
                continue;
            }
            if (place.state instanceof RuleStopState) {
                Frame frame = place.frame;
                if (frame.below != null) {
                    work.push(new Place(GRAPH.states.get(frame.follow), frame.below));
                }
                continue;
            }
            boolean reads = false;
            for (int i = place.state.getNumberOfTransitions() - 1; i >= 0; i--) {
                Transition transition = place.state.transition(i);
                if (transition instanceof RuleTransition call) {
                    Frame frame = place.frame.call(call.followState.stateNumber, call.ruleIndex);
                    if (frame != null) {
                        work.push(new Place(call.target, frame));
                    }
                } else if (transition.isEpsilon()) {
                    work.push(new Place(transition.target, place.frame));
                } else {
                    reads = true;
                }
            }
            if (reads) {
                open.add(place);
            }
        }
        return open;
    }

    private static List<Expectation> expectations(List<Place> open) {
        List<Expectation> found = new ArrayList<>();
        for (Place place : open) {
            List<Integer> rules = new ArrayList<>();
            for (Frame frame = place.frame; frame != null; frame = frame.below) {
                rules.add(frame.rule);
            }
            List<Integer> around = List.copyOf(rules);
            for (Transition transition : place.state.getTransitions()) {
                if (!transition.isEpsilon()) {
                    for (int type : transition.label().toList()) {
                        found.add(new Expectation(type, around));
                    }
                }
            }
        }
        return List.copyOf(found);
    }
}
