package org.deadc0de.transcript;

import java.util.List;

/**
 * An {@code explore} fence: commands whose interleavings are searched, and what the search is expected to say.
 *
 * @param line line of the opening fence
 * @param slow whether the search takes long, as the first word after {@code explore} says
 * @param lookingFor what counts as going wrong, as {@link org.deadc0de.session.Focus} names it; empty for everything
 * @param commands command lines, in order
 * @param rows expected verdicts, one per variant
 */
public record ExploreFence(int line, boolean slow, List<String> lookingFor, List<Typed> commands, List<Row> rows) {
    /** What a search says of all interleavings. */
    public enum Word {
        /** Some interleaving breaks an invariant. */
        VIOLATES("violates"),
        /** Some interleaving panics. */
        PANICS("panics"),
        /** Some interleaving deadlocks. */
        DEADLOCKS("deadlocks"),
        /** Some interleaving never ends. */
        HANGS("hangs"),
        /** No interleaving does any of these. */
        HOLDS("holds"),
        /** The search could not be finished. */
        INCONCLUSIVE("inconclusive");

        private final String word;

        Word(String word) {
            this.word = word;
        }

        /** The word as a row spells it. */
        public String word() {
            return word;
        }
    }

    /** One command with the prompt it is typed at. */
    public record Typed(int line, Prompt prompt, String command) {}

    /**
     * One expected verdict.
     *
     * @param line its line in the file
     * @param variant variant, or fix names joined by {@code +}
     * @param word the verdict
     * @param invariants names of the invariants that break; empty unless the word is VIOLATES
     * @param extent what stands between parentheses, such as {@code exhausted}; empty when nothing does
     */
    public record Row(int line, String variant, Word word, List<String> invariants, String extent) {
        public Row {
            invariants = List.copyOf(invariants);
        }

        /** Names of the fixes to apply; empty for history. */
        public List<String> fixes() {
            return new Variant(variant, Variant.Expectation.PASS, "", line, 1).fixes();
        }
    }

    public ExploreFence {
        lookingFor = List.copyOf(lookingFor);
        commands = List.copyOf(commands);
        rows = List.copyOf(rows);
    }
}
