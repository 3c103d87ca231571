package org.deadc0de.grammar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;

/** Which words are keywords inside which rule: read off the grammar's graph, so that there is no second list. */
final class Keywords {
    private static final Vocabulary VOCABULARY = CommandLexer.VOCABULARY;

    /** Names of programs and builtins that have a rule. */
    static final Keywords PROGRAMS = new Keywords(programs());

    static final Keywords NONE = new Keywords(new TreeMap<>());
    static final Keywords IFCONFIG = inside(CommandParser.RULE_ifconfig);
    static final Keywords ROUTE = inside(CommandParser.RULE_route);
    static final Keywords PPPD = inside(CommandParser.RULE_pppd);
    static final Keywords META = inside(CommandParser.RULE_meta);
    static final Keywords EXPLORE = inside(CommandParser.RULE_explore);
    static final Keywords DEBUGGER = inside(CommandParser.RULE_ddb);

    /** Words that begin a loop. */
    static final List<String> LOOPS = List.of("for", "repeat", "while");

    private final Map<String, Integer> types;

    private Keywords(Map<String, Integer> types) {
        this.types = Collections.unmodifiableMap(types);
    }

    private static Keywords inside(int rule) {
        Map<String, Integer> types = new TreeMap<>();
        for (int type : AtnWalk.vocabulary(rule).toList()) {
            String literal = literal(type);
            if (literal != null) {
                types.put(literal, type);
            }
        }
        return new Keywords(types);
    }

    private static Map<String, Integer> programs() {
        Map<String, Integer> types = new TreeMap<>();
        for (AtnWalk.Expectation first :
                AtnWalk.walk(CommandParser.RULE_command, List.of()).expected()) {
            String literal = literal(first.type());
            if (literal != null) {
                types.put(literal, first.type());
            }
        }
        return types;
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
