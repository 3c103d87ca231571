package org.deadc0de.session;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.deadc0de.grammar.Word;

/** The variables of one shell. What they hold together is bounded, for a script may double one in every round. */
final class Variables implements Word.Variables {
    private static final int LARGEST_TOTAL = 1 << 22;

    private final Map<String, String> values;
    private final UnaryOperator<String> special;
    private int total;

    Variables() {
        this(new TreeMap<>(), name -> null, 0);
    }

    private Variables(Map<String, String> values, UnaryOperator<String> special, int total) {
        this.values = values;
        this.special = special;
        this.total = total;
    }

    /** The same variables for a shell that knows its own {@code $?} and {@code $!}. */
    Variables of(UnaryOperator<String> ownSpecial) {
        return new Variables(values, ownSpecial, total);
    }

    /** What a subshell begins with. */
    Variables copy() {
        return new Variables(new TreeMap<>(values), special, total);
    }

    @Override
    public String value(String name) {
        String own = special.apply(name);
        return own != null ? own : values.getOrDefault(name, "");
    }

    /**
     * {@inheritDoc}
     *
     * @throws Stop when all variables together grow too large
     */
    @Override
    public void set(String name, String value) {
        String before = values.put(name, value);
        total += value.length() + (before == null ? name.length() : -before.length());
        if (total > LARGEST_TOTAL) {
            values.put(name, "");
            total -= value.length();
            throw Stop.outOf(LARGEST_TOTAL + " characters of variables");
        }
    }
}
