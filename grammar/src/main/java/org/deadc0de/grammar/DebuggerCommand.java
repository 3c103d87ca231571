package org.deadc0de.grammar;

import java.util.List;
import java.util.Optional;

/**
 * A line at a kernel debugger's prompt. Every record keeps the line's words: the command's name, then what follows, with
 * the slash of a modifier and the comma of a count as words of their own.
 */
public sealed interface DebuggerCommand {

    /** The line in pieces: {@code x/s 0xc0de,4} is {@code x}, {@code /}, {@code s}, {@code 0xc0de}, {@code ,}, {@code 4}. */
    List<String> words();

    /** Calls the method that belongs to this command. */
    <R> R accept(DebuggerVisitor<R> visitor);

    /** {@code bt [ARGUMENT][,COUNT]}, {@code trace}, {@code where}, {@code t}: the call stack of the thread at hand, or of the process, thread or frame named. */
    record Trace(List<String> words, Optional<String> modifier, List<String> arguments, Optional<String> count)
            implements DebuggerCommand {
        public Trace {
            words = List.copyOf(words);
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(DebuggerVisitor<R> visitor) {
            return visitor.visitTrace(this);
        }
    }

    /** {@code ps}. */
    record Ps(List<String> words, Optional<String> modifier) implements DebuggerCommand {
        public Ps {
            words = List.copyOf(words);
        }

        @Override
        public <R> R accept(DebuggerVisitor<R> visitor) {
            return visitor.visitPs(this);
        }
    }

    /** {@code show [all] TOPIC [/MODIFIER] [ARGUMENT...]}: the topic is a full name, such as {@code registers}, {@code lock} (with an address) or {@code ifnets} (with all). */
    record Show(List<String> words, boolean all, String topic, Optional<String> modifier, List<String> arguments)
            implements DebuggerCommand {
        public Show {
            words = List.copyOf(words);
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(DebuggerVisitor<R> visitor) {
            return visitor.visitShow(this);
        }
    }

    /** {@code x[/FORMAT] [ADDRESS][,COUNT]} and {@code examine}: memory from that address. */
    record Examine(List<String> words, Optional<String> modifier, List<String> address, Optional<String> count)
            implements DebuggerCommand {
        public Examine {
            words = List.copyOf(words);
            address = List.copyOf(address);
        }

        @Override
        public <R> R accept(DebuggerVisitor<R> visitor) {
            return visitor.visitExamine(this);
        }
    }

    /** {@code print[/FORMAT] EXPRESSION} and {@code p}. */
    record Print(List<String> words, Optional<String> modifier, List<String> expression) implements DebuggerCommand {
        public Print {
            words = List.copyOf(words);
            expression = List.copyOf(expression);
        }

        @Override
        public <R> R accept(DebuggerVisitor<R> visitor) {
            return visitor.visitPrint(this);
        }
    }

    /** {@code continue} and {@code c}. */
    record Continue(List<String> words) implements DebuggerCommand {
        public Continue {
            words = List.copyOf(words);
        }

        @Override
        public <R> R accept(DebuggerVisitor<R> visitor) {
            return visitor.visitContinue(this);
        }
    }

    /** {@code reboot} and {@code reset}. */
    record Reboot(List<String> words, Optional<String> modifier, List<String> arguments) implements DebuggerCommand {
        public Reboot {
            words = List.copyOf(words);
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(DebuggerVisitor<R> visitor) {
            return visitor.visitReboot(this);
        }
    }

    /** {@code call FUNCTION(...)}. */
    record Call(List<String> words, List<String> expression) implements DebuggerCommand {
        public Call {
            words = List.copyOf(words);
            expression = List.copyOf(expression);
        }

        @Override
        public <R> R accept(DebuggerVisitor<R> visitor) {
            return visitor.visitCall(this);
        }
    }

    /** {@code sync}. */
    record Sync(List<String> words) implements DebuggerCommand {
        public Sync {
            words = List.copyOf(words);
        }

        @Override
        public <R> R accept(DebuggerVisitor<R> visitor) {
            return visitor.visitSync(this);
        }
    }

    /** {@code dump}. */
    record Dump(List<String> words) implements DebuggerCommand {
        public Dump {
            words = List.copyOf(words);
        }

        @Override
        public <R> R accept(DebuggerVisitor<R> visitor) {
            return visitor.visitDump(this);
        }
    }

    /** {@code panic}. */
    record Panic(List<String> words) implements DebuggerCommand {
        public Panic {
            words = List.copyOf(words);
        }

        @Override
        public <R> R accept(DebuggerVisitor<R> visitor) {
            return visitor.visitPanic(this);
        }
    }

    /** {@code help}. */
    record Help(List<String> words, List<String> arguments) implements DebuggerCommand {
        public Help {
            words = List.copyOf(words);
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(DebuggerVisitor<R> visitor) {
            return visitor.visitHelp(this);
        }
    }

    /** Any other line. The debugger at hand looks whether its first word abbreviates one of its commands, and says {@code No such command} or {@code Ambiguous} otherwise. An empty line has no words. */
    record DebuggerWords(List<String> words) implements DebuggerCommand {
        public DebuggerWords {
            words = List.copyOf(words);
        }

        @Override
        public <R> R accept(DebuggerVisitor<R> visitor) {
            return visitor.visitDebuggerWords(this);
        }
    }
}
