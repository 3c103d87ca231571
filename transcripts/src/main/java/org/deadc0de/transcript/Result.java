package org.deadc0de.transcript;

import java.util.List;

/**
 * What a replay found out about one story in one variant. Every text but {@code file} is safe to show: control characters
 * are spelled.
 *
 * @param file the file's name
 * @param title the story's title
 * @param variant the variant; for an explore fence {@code variant, explore line N}
 * @param verdict the outcome
 * @param cause for {@link Verdict#ERROR}, what kind of error
 * @param reason why, in one sentence; empty for PASS
 * @param line line of the file where it shows, from 1; 0 when no line does
 * @param column column there, from 1
 * @param mismatches the commands that differed
 * @param commands how many commands were typed
 * @param nanoseconds how long it took by the clock that the caller gave
 */
public record Result(
        String file,
        String title,
        String variant,
        Verdict verdict,
        Cause cause,
        String reason,
        int line,
        int column,
        List<Mismatch> mismatches,
        int commands,
        long nanoseconds) {
    /** Kinds of errors. */
    public enum Cause {
        /** None. */
        NONE,
        /** The file is not a transcript, or has nothing to replay. */
        UNREADABLE,
        /** The machine it asks for cannot be booted, or its schedule cannot be followed. */
        REFUSED,
        /** Steps, time, memory or output ran out. */
        BUDGET,
        /** A defect of ours. */
        INTERNAL
    }

    /**
     * One command that did not answer as expected.
     *
     * @param line line of the prompt
     * @param command the command
     * @param diff hunks of a unified diff; empty when only the prompt differs
     * @param meaning what changed, in sentences
     */
    public record Mismatch(int line, String command, String diff, List<String> meaning) {
        public Mismatch {
            command = Escapes.shown(command);
            diff = Escapes.shown(diff);
            meaning = meaning.stream().map(Escapes::shown).toList();
        }
    }

    public Result {
        title = Escapes.shown(title);
        reason = Escapes.shown(reason);
        mismatches = List.copyOf(mismatches);
    }

    /** A name for lists of tests, safe to show: {@code alias.md [history]}. */
    public String name() {
        String shown = Escapes.shown(file);
        return variant.isEmpty() ? shown : shown + " [" + variant + "]";
    }

    /** The command that accepts the new output. */
    public String acceptCommand() {
        return "deadc0de replay --update " + shellWord(file);
    }

    /** Everything there is to say, in lines; ends with a newline unless empty. */
    public String detail() {
        StringBuilder text = new StringBuilder();
        boolean diffed =
                mismatches.stream().anyMatch(mismatch -> !mismatch.diff().isEmpty());
        if (diffed) {
            text.append("--- ").append(Escapes.shown(file)).append('\n');
            text.append("+++ ")
                    .append(Escapes.shown(file))
                    .append(" (")
                    .append(variant)
                    .append(")\n");
        }
        mismatches.forEach(mismatch -> text.append(mismatch.diff()));
        for (Mismatch mismatch : mismatches) {
            for (String sentence : mismatch.meaning()) {
                text.append("line ")
                        .append(mismatch.line())
                        .append(": ")
                        .append(sentence)
                        .append('\n');
            }
        }
        if (verdict == Verdict.FAIL) {
            text.append("To accept the new output: ")
                    .append(Escapes.shown(acceptCommand()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String shellWord(String word) {
        boolean plain = !word.isEmpty() && !word.startsWith("-");
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            plain &= c != '$' && (Chars.isFunctionPart(c) || "/-+,=:@%".indexOf(c) >= 0);
        }
        return plain ? word : "'" + (word.startsWith("-") ? "./" : "") + word.replace("'", "'\\''") + "'";
    }
}
