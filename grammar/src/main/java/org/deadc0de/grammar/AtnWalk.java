package org.deadc0de.grammar;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** Where an invoked rule returns to. */
    private record Frame(int follow, int rule, Frame below) {}

    private record Place(int state, Frame frame) {}

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
     * @param expected what may stand after those, in the order of the grammar
     */
    record Reach(int consumed, List<Expectation> expected) {}

    private AtnWalk() {}

    /** Walks from the start of a rule. */
    static Reach walk(int rule, List<Integer> types) {
        Set<Place> places = new LinkedHashSet<>();
        places.add(new Place(GRAPH.ruleToStartState[rule].stateNumber, new Frame(-1, rule, null)));
        int consumed = 0;
        Map<Place, List<Transition>> open = closure(places);
        for (int type : types) {
            Set<Place> next = new LinkedHashSet<>();
            for (Map.Entry<Place, List<Transition>> entry : open.entrySet()) {
                for (Transition transition : entry.getValue()) {
                    if (transition.matches(type, Token.MIN_USER_TOKEN_TYPE, GRAPH.maxTokenType)) {
                        next.add(new Place(
                                transition.target.stateNumber, entry.getKey().frame()));
                    }
                }
            }
            if (next.isEmpty()) {
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

    private static Map<Place, List<Transition>> closure(Collection<Place> from) {
        Map<Place, List<Transition>> open = new LinkedHashMap<>();
        Set<Place> seen = new LinkedHashSet<>();
        for (Place place : from) {
            close(place, seen, open);
        }
        return open;
    }

    private static void close(Place place, Set<Place> seen, Map<Place, List<Transition>> open) {
        if (!seen.add(place)) {
            return;
        }
        ATNState state = GRAPH.states.get(place.state());
        if (state instanceof RuleStopState) {
            Frame frame = place.frame();
            if (frame.below() != null) {
                close(new Place(frame.follow(), frame.below()), seen, open);
            }
            return;
        }
        for (Transition transition : state.getTransitions()) {
            if (transition instanceof RuleTransition call) {
                Frame frame = new Frame(call.followState.stateNumber, call.ruleIndex, place.frame());
                close(new Place(call.target.stateNumber, frame), seen, open);
            } else if (transition.isEpsilon()) {
                close(new Place(transition.target.stateNumber, place.frame()), seen, open);
            } else {
                open.computeIfAbsent(place, unused -> new ArrayList<>()).add(transition);
            }
        }
    }

    private static List<Expectation> expectations(Map<Place, List<Transition>> open) {
        Set<Expectation> found = new LinkedHashSet<>();
        for (Map.Entry<Place, List<Transition>> entry : open.entrySet()) {
            List<Integer> rules = new ArrayList<>();
            for (Frame frame = entry.getKey().frame(); frame != null; frame = frame.below()) {
                rules.add(frame.rule());
            }
            for (Transition transition : entry.getValue()) {
                for (int type : transition.label().toList()) {
                    found.add(new Expectation(type, List.copyOf(rules)));
                }
            }
        }
        return List.copyOf(found);
    }
}
