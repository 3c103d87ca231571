package org.deadc0de.grammar;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;

/** Which words are keywords inside which rule: read off the grammar's graph, so that there is no second list. */
final class Keywords {
    private static final Vocabulary VOCABULARY = CommandParser.VOCABULARY;

    /** Names of programs and builtins that have a rule. */
    static final Keywords PROGRAMS = new Keywords(literals(AtnWalk.first(CommandParser.RULE_command)));

    /** For programs without keywords. */
    static final Keywords NONE = new Keywords(new TreeMap<>());

    private static final AtomicReferenceArray<Keywords> BY_RULE =
            new AtomicReferenceArray<>(CommandParser.ruleNames.length);

    /** Words that begin a loop. */
    static final List<String> LOOPS = List.of("for", "repeat", "while");

    private final Map<String, Integer> types;

    private Keywords(Map<String, Integer> types) {
        this.types = Collections.unmodifiableMap(types);
    }

    /** The keywords that can stand anywhere inside a rule. */
    static Keywords inside(int rule) {
        Keywords known = BY_RULE.get(rule);
        if (known == null) {
            known = new Keywords(literals(AtnWalk.vocabulary(rule)));
            BY_RULE.set(rule, known);
        }
        return known;
    }

    /** The keywords that a rule can begin with. */
    static Set<String> beginning(int rule) {
        return literals(AtnWalk.first(rule)).keySet();
    }

    private static Map<String, Integer> literals(BitSet types) {
        Map<String, Integer> literals = new TreeMap<>();
        for (int type = types.nextSetBit(1); type > 0; type = types.nextSetBit(type + 1)) {
            String literal = literal(type);
            if (literal != null) {
                literals.put(literal, type);
            }
        }
        return literals;
    }

    /** The keyword's text, or null for a type that is no keyword. */
    static String literal(int type) {
        if (type == Token.EOF) {
            return null;
        }
        String quoted = VOCABULARY.getLiteralName(type);
        return quoted == null ? null : quoted.substring(1, quoted.length() - 1);
    }

    /** The type of a word, or the given one when it is no keyword here. */
    int type(String word, int otherwise) {
        return types.getOrDefault(word, otherwise);
    }

    boolean contains(String word) {
        return types.containsKey(word);
    }

    /** In the order of the alphabet. */
    List<String> words() {
        return new ArrayList<>(types.keySet());
    }
}
