package org.deadc0de.transcript;

import java.util.List;
import java.util.Objects;

/** A setup that cannot be booted, with the word that is to blame, so that a reader can be shown its place. */
public final class SetupRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String value;
    private final transient List<String> known;

    /**
     * @param key front matter key that holds the word: {@code kernel}, {@code variants}, {@code options} ...
     * @param value the word itself, as the front matter spells it
     * @param reason what is wrong, as a clause: {@code there is no such fix}
     * @param known what could stand there instead; empty when that cannot be listed
     */
    public SetupRefused(String key, String value, String reason, List<String> known) {
        super(reason);
        this.key = Objects.requireNonNull(key, "key");
        this.value = Objects.requireNonNull(value, "value");
        this.known = List.copyOf(known);
    }

    /** Front matter key that holds the refused word. */
    public String key() {
        return key;
    }

    /** The refused word. */
    public String value() {
        return value;
    }

    /** What could stand there instead. */
    public List<String> known() {
        return known == null ? List.of() : known;
    }
}
