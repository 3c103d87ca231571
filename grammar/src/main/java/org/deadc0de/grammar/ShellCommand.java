package org.deadc0de.grammar;

import java.util.List;

/**
 * What can stand between the shell's operators. Words are not expanded yet: see {@link Word#expand}, and {@link
 * CommandReader#command} for what a simple command means.
 */
public sealed interface ShellCommand {

    /** The text as typed. */
    String source();

    /** Calls the method that belongs to this kind of command. */
    <R> R accept(ShellVisitor<R> visitor);

    /** {@code NAME=VALUE}: the value is expanded, but not split at blanks. */
    record Assignment(String name, Word value) {}

    /**
     * A program or builtin with its words, the name being the first. No words when there are only assignments or
     * redirections; more than none may expand to none.
     *
     * @param assignments in typed order; they outlive the command only when there are no words
     * @param words in typed order
     * @param redirections in typed order, which matters for {@code >/dev/null 2>&1}
     */
    record SimpleCommand(List<Assignment> assignments, List<Word> words, List<Redirection> redirections, String source)
            implements ShellCommand {
        public SimpleCommand {
            assignments = List.copyOf(assignments);
            words = List.copyOf(words);
            redirections = List.copyOf(redirections);
        }

        @Override
        public <R> R accept(ShellVisitor<R> visitor) {
            return visitor.visitSimpleCommand(this);
        }
    }

    /** {@code for VARIABLE in WORDS; do BODY; done}: the words are expanded once, before the first round. */
    record For(String variable, List<Word> words, List<Line> body, List<Redirection> redirections, String source)
            implements ShellCommand {
        public For {
            words = List.copyOf(words);
            body = List.copyOf(body);
            redirections = List.copyOf(redirections);
        }

        @Override
        public <R> R accept(ShellVisitor<R> visitor) {
            return visitor.visitFor(this);
        }
    }

    /** {@code while CONDITION; do BODY; done}: runs the body as long as the last command of the condition returns 0. */
    record While(List<Line> condition, List<Line> body, List<Redirection> redirections, String source)
            implements ShellCommand {
        public While {
            condition = List.copyOf(condition);
            body = List.copyOf(body);
            redirections = List.copyOf(redirections);
        }

        @Override
        public <R> R accept(ShellVisitor<R> visitor) {
            return visitor.visitWhile(this);
        }
    }

    /**
     * {@code repeat COUNT COMMAND}.
     *
     * @param count decimal digits, or a word with variables that expands to such
     */
    record Repeat(Word count, ShellCommand command, String source) implements ShellCommand {
        @Override
        public <R> R accept(ShellVisitor<R> visitor) {
            return visitor.visitRepeat(this);
        }
    }
}
