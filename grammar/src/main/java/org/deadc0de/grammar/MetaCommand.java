package org.deadc0de.grammar;

import java.util.List;
import java.util.Optional;

/** The simulator's own commands, which begin with a colon as no program does. */
public sealed interface MetaCommand extends Command {

    @Override
    default <R> R accept(CommandVisitor<R> visitor) {
        return visitor.visitMeta(this);
    }

    /** Calls the method that belongs to this meta command. */
    <R> R acceptMeta(MetaVisitor<R> visitor);

    /** A named thing turned on or off. */
    record Switch(String name, boolean on) {}

    /** A kernel option and its value; {@code on} and {@code off} when it was a switch. */
    record Setting(String name, String value) {}

    /** How {@code :explore} searches. */
    enum Strategy {
        /** Random walk. */
        RANDOM,
        /** Probabilistic concurrency testing. */
        PCT,
        /** Every interleaving that differs, once. */
        DPOR,
        /** One given schedule. */
        REPLAY
    }

    /**
     * {@code :back [N]}: goes N steps back in time.
     *
     * @param steps 1 when absent
     */
    record Back(List<String> argv, long steps) implements MetaCommand {
        public Back {
            argv = List.copyOf(argv);
        }

        @Override
        public <R> R acceptMeta(MetaVisitor<R> visitor) {
            return visitor.visitBack(this);
        }
    }

    /**
     * {@code :explore [STRATEGY] [--OPTION VALUE...] [LINES]}: searches the interleavings of the background jobs in those lines.
     *
     * @param strategy absent when none was named
     * @param schedule for {@link Strategy#REPLAY}, what to replay
     * @param options {@code --budget}, {@code --fix}, {@code --fixes}, {@code --max-executions}, {@code --save} and {@code --seed}, with their
     *     dashes and one argument each
     * @param text the lines as typed; empty when none follow
     * @param script the same lines, read
     */
    record Explore(
            List<String> argv,
            Optional<Strategy> strategy,
            Optional<String> schedule,
            List<Clause> options,
            String text,
            Script script)
            implements MetaCommand {
        public Explore {
            argv = List.copyOf(argv);
            options = List.copyOf(options);
        }

        @Override
        public <R> R acceptMeta(MetaVisitor<R> visitor) {
            return visitor.visitExplore(this);
        }
    }

    /**
     * {@code :fix [NAME on|off]}: lists the fixes, or turns one on or off.
     */
    record Fix(List<String> argv, Optional<Switch> setting) implements MetaCommand {
        public Fix {
            argv = List.copyOf(argv);
        }

        @Override
        public <R> R acceptMeta(MetaVisitor<R> visitor) {
            return visitor.visitFix(this);
        }
    }

    /**
     * {@code :goto N}: goes to that step of the session.
     */
    record Goto(List<String> argv, long step) implements MetaCommand {
        public Goto {
            argv = List.copyOf(argv);
        }

        @Override
        public <R> R acceptMeta(MetaVisitor<R> visitor) {
            return visitor.visitGoto(this);
        }
    }

    /**
     * {@code :graph [OBJECT]}: who points to what.
     */
    record Graph(List<String> argv, List<String> object) implements MetaCommand {
        public Graph {
            argv = List.copyOf(argv);
            object = List.copyOf(object);
        }

        @Override
        public <R> R acceptMeta(MetaVisitor<R> visitor) {
            return visitor.visitGraph(this);
        }
    }

    /**
     * {@code :help [COMMAND]}.
     */
    record Help(List<String> argv, List<String> topic) implements MetaCommand {
        public Help {
            argv = List.copyOf(argv);
            topic = List.copyOf(topic);
        }

        @Override
        public <R> R acceptMeta(MetaVisitor<R> visitor) {
            return visitor.visitHelp(this);
        }
    }

    /**
     * {@code :host NAME}: goes to another host's console.
     */
    record Host(List<String> argv, String name) implements MetaCommand {
        public Host {
            argv = List.copyOf(argv);
        }

        @Override
        public <R> R acceptMeta(MetaVisitor<R> visitor) {
            return visitor.visitHost(this);
        }
    }

    /**
     * {@code :hosts}: lists the hosts.
     */
    record Hosts(List<String> argv) implements MetaCommand {
        public Hosts {
            argv = List.copyOf(argv);
        }

        @Override
        public <R> R acceptMeta(MetaVisitor<R> visitor) {
            return visitor.visitHosts(this);
        }
    }

    /**
     * {@code :invariants [on|off]}: shows or sets whether invariants are checked after each step.
     */
    record Invariants(List<String> argv, Optional<Boolean> on) implements MetaCommand {
        public Invariants {
            argv = List.copyOf(argv);
        }

        @Override
        public <R> R acceptMeta(MetaVisitor<R> visitor) {
            return visitor.visitInvariants(this);
        }
    }

    /**
     * {@code :kernel [NAME]}: lists the kernels, or boots one.
     */
    record Kernel(List<String> argv, Optional<String> name) implements MetaCommand {
        public Kernel {
            argv = List.copyOf(argv);
        }

        @Override
        public <R> R acceptMeta(MetaVisitor<R> visitor) {
            return visitor.visitKernel(this);
        }
    }

    /**
     * {@code :ledger [OBJECT]}: who took and who gave back each reference.
     */
    record Ledger(List<String> argv, List<String> object) implements MetaCommand {
        public Ledger {
            argv = List.copyOf(argv);
            object = List.copyOf(object);
        }

        @Override
        public <R> R acceptMeta(MetaVisitor<R> visitor) {
            return visitor.visitLedger(this);
        }
    }

    /**
     * {@code :option [NAME on|off | NAME=VALUE]}: lists the kernel options, or sets one.
     */
    record SetOption(List<String> argv, Optional<Setting> setting) implements MetaCommand {
        public SetOption {
            argv = List.copyOf(argv);
        }

        @Override
        public <R> R acceptMeta(MetaVisitor<R> visitor) {
            return visitor.visitSetOption(this);
        }
    }

    /**
     * {@code :quit}.
     */
    record Quit(List<String> argv) implements MetaCommand {
        public Quit {
            argv = List.copyOf(argv);
        }

        @Override
        public <R> R acceptMeta(MetaVisitor<R> visitor) {
            return visitor.visitQuit(this);
        }
    }

    /**
     * {@code :record FILE}: writes a transcript from here on.
     */
    record RecordTo(List<String> argv, String file) implements MetaCommand {
        public RecordTo {
            argv = List.copyOf(argv);
        }

        @Override
        public <R> R acceptMeta(MetaVisitor<R> visitor) {
            return visitor.visitRecordTo(this);
        }
    }

    /**
     * {@code :schedule [STRING]}: shows, or sets, the schedule that the next jobs follow.
     *
     * @param schedule blanks removed; empty when none was given
     */
    record Schedule(List<String> argv, String schedule) implements MetaCommand {
        public Schedule {
            argv = List.copyOf(argv);
        }

        @Override
        public <R> R acceptMeta(MetaVisitor<R> visitor) {
            return visitor.visitSchedule(this);
        }
    }

    /**
     * {@code :seed N}.
     */
    record Seed(List<String> argv, long seed) implements MetaCommand {
        public Seed {
            argv = List.copyOf(argv);
        }

        @Override
        public <R> R acceptMeta(MetaVisitor<R> visitor) {
            return visitor.visitSeed(this);
        }
    }

    /**
     * {@code :trace on|off}: the function call tree of every system call.
     */
    record Trace(List<String> argv, boolean on) implements MetaCommand {
        public Trace {
            argv = List.copyOf(argv);
        }

        @Override
        public <R> R acceptMeta(MetaVisitor<R> visitor) {
            return visitor.visitTrace(this);
        }
    }

    /**
     * {@code :why}: the first step at which an invariant broke.
     */
    record Why(List<String> argv) implements MetaCommand {
        public Why {
            argv = List.copyOf(argv);
        }

        @Override
        public <R> R acceptMeta(MetaVisitor<R> visitor) {
            return visitor.visitWhy(this);
        }
    }
}
