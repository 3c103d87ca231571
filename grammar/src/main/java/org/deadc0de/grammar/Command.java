package org.deadc0de.grammar;

import java.util.List;
import java.util.Optional;

/**
 * What the words of a simple command say, after expansion. Immutable.
 *
 * <p>A record says how the words divide, never what they mean: whether a system knows a keyword, an option or an address is
 * for that system's program to say. Every record keeps the exact words, name first, in {@link #argv()}; a program that divides
 * them otherwise (a keyword unknown to NetBSD is an address there) looks at those.
 */
public sealed interface Command
        permits Command.Ifconfig,
                Command.Route,
                Command.Pppd,
                Command.Kill,
                Command.Pkill,
                Command.Utility,
                Command.Echo,
                Command.Test,
                Command.True,
                Command.False,
                Command.Exec,
                Command.Exit,
                Command.Jobs,
                Command.Wait,
                Command.Words,
                MetaCommand {

    /** The words as given, the program's name first. Empty only for {@link True} of an empty command. */
    List<String> argv();

    /** Calls the method that belongs to this form. */
    <R> R accept(CommandVisitor<R> visitor);

    /**
     * {@code ifconfig [OPTIONS] [INTERFACE [FAMILY]] [PARAMETER...]}.
     *
     * <p>{@code ifconfig bridge create name foo up mtu 1400} has the clauses {@code create}, {@code name foo}, {@code up}, {@code
     * mtu 1400}. An address or destination is a clause with an empty keyword. {@code ether ADDRESS} is the family {@code
     * ether} and an address; {@code lladdr ADDRESS} is a clause. A family word later in the line is a clause without arguments.
     *
     * @param options {@code -a}, {@code -l}, {@code -g bridge}...
     * @param ifname empty when there is none, and with {@code -a}, {@code -l}, {@code -C} and {@code -g}
     * @param family the address family word right after the interface (or after the options, when no interface follows)
     * @param parameters the rest in typed order
     */
    record Ifconfig(
            List<String> argv,
            List<Option> options,
            Optional<String> ifname,
            Optional<String> family,
            List<Clause> parameters)
            implements Command {
        public Ifconfig {
            argv = List.copyOf(argv);
            options = List.copyOf(options);
            parameters = List.copyOf(parameters);
        }

        @Override
        public <R> R accept(CommandVisitor<R> visitor) {
            return visitor.visitIfconfig(this);
        }
    }

    /**
     * {@code route [OPTIONS] VERB [[MODIFIERS] ADDRESSES]}.
     *
     * @param verb {@code add}, {@code get}...; any word, for route itself says that it is bad
     * @param modifiers in typed order; keywords keep their dash ({@code -net}, {@code -netmask 255.0.0.0}); {@code -net} and
     *     {@code -host} take no word, the destination is the address clause after them; a word with a dash that is no
     *     modifier is a clause without arguments
     */
    record Route(List<String> argv, List<Option> options, Optional<String> verb, List<Clause> modifiers)
            implements Command {
        public Route {
            argv = List.copyOf(argv);
            options = List.copyOf(options);
            modifiers = List.copyOf(modifiers);
        }

        @Override
        public <R> R accept(CommandVisitor<R> visitor) {
            return visitor.visitRoute(this);
        }
    }

    /**
     * {@code pppd [OPTION...]}.
     *
     * @param settings option words with what they take, in typed order; a device, a speed, {@code local:remote} and unknown
     *     words are clauses with an empty keyword
     */
    record Pppd(List<String> argv, List<Clause> settings) implements Command {
        public Pppd {
            argv = List.copyOf(argv);
            settings = List.copyOf(settings);
        }

        @Override
        public <R> R accept(CommandVisitor<R> visitor) {
            return visitor.visitPppd(this);
        }
    }

    /**
     * {@code kill [-SIGNAL | -s SIGNAL | -l] TARGET...}.
     *
     * @param signal as typed, without the dash: {@code HUP}, {@code SIGHUP}, {@code 9}; an empty text when {@code -s} lacks it
     * @param list whether {@code -l} was given
     * @param targets {@code %1} or a process id, as typed
     */
    record Kill(List<String> argv, Optional<String> signal, boolean list, List<String> targets) implements Command {
        public Kill {
            argv = List.copyOf(argv);
            targets = List.copyOf(targets);
        }

        @Override
        public <R> R accept(CommandVisitor<R> visitor) {
            return visitor.visitKill(this);
        }
    }

    /**
     * {@code pkill [-SIGNAL] [OPTIONS] [PATTERN...]}.
     *
     * @param signal as typed, without the dash
     */
    record Pkill(List<String> argv, Optional<String> signal, List<Option> options, List<String> patterns)
            implements Command {
        public Pkill {
            argv = List.copyOf(argv);
            options = List.copyOf(options);
            patterns = List.copyOf(patterns);
        }

        @Override
        public <R> R accept(CommandVisitor<R> visitor) {
            return visitor.visitPkill(this);
        }
    }

    /**
     * A program whose command line getopt(3) reads: netstat, arp, sysctl, dmesg, ps, kldload, vmstat, uname, sleep, date, ls,
     * grep and so on.
     *
     * @param program the name without its directory
     * @param options the letters in typed order
     * @param operands what follows them
     */
    record Utility(List<String> argv, String program, List<Option> options, List<String> operands) implements Command {
        public Utility {
            argv = List.copyOf(argv);
            options = List.copyOf(options);
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R accept(CommandVisitor<R> visitor) {
            return visitor.visitUtility(this);
        }
    }

    /**
     * {@code test EXPRESSION} and {@code [ EXPRESSION ]}.
     *
     * @param words what follows the name, the closing bracket included
     */
    record Test(List<String> argv, List<String> words) implements Command {
        public Test {
            argv = List.copyOf(argv);
            words = List.copyOf(words);
        }

        @Override
        public <R> R accept(CommandVisitor<R> visitor) {
            return visitor.visitTest(this);
        }
    }

    /**
     * {@code echo [-n] [WORD...]}.
     *
     * @param newline whether the output ends in a newline
     */
    record Echo(List<String> argv, boolean newline, List<String> words) implements Command {
        public Echo {
            argv = List.copyOf(argv);
            words = List.copyOf(words);
        }

        @Override
        public <R> R accept(CommandVisitor<R> visitor) {
            return visitor.visitEcho(this);
        }
    }

    /** {@code true}, {@code :}, and a command whose words expanded to nothing: status 0. */
    record True(List<String> argv) implements Command {
        public True {
            argv = List.copyOf(argv);
        }

        @Override
        public <R> R accept(CommandVisitor<R> visitor) {
            return visitor.visitTrue(this);
        }
    }

    /** {@code false}: status 1. */
    record False(List<String> argv) implements Command {
        public False {
            argv = List.copyOf(argv);
        }

        @Override
        public <R> R accept(CommandVisitor<R> visitor) {
            return visitor.visitFalse(this);
        }
    }

    /**
     * {@code exec}, whose redirections stay with the shell.
     *
     * @param words a program to become; usually none
     */
    record Exec(List<String> argv, List<String> words) implements Command {
        public Exec {
            argv = List.copyOf(argv);
            words = List.copyOf(words);
        }

        @Override
        public <R> R accept(CommandVisitor<R> visitor) {
            return visitor.visitExec(this);
        }
    }

    /**
     * {@code exit [STATUS]}.
     *
     * @param status as typed
     */
    record Exit(List<String> argv, Optional<String> status) implements Command {
        public Exit {
            argv = List.copyOf(argv);
        }

        @Override
        public <R> R accept(CommandVisitor<R> visitor) {
            return visitor.visitExit(this);
        }
    }

    /** {@code jobs}, with whatever words follow. */
    record Jobs(List<String> argv, List<String> words) implements Command {
        public Jobs {
            argv = List.copyOf(argv);
            words = List.copyOf(words);
        }

        @Override
        public <R> R accept(CommandVisitor<R> visitor) {
            return visitor.visitJobs(this);
        }
    }

    /**
     * {@code wait [TARGET...]}.
     *
     * @param targets {@code %1} or a process id, as typed; none means all jobs
     */
    record Wait(List<String> argv, List<String> targets) implements Command {
        public Wait {
            argv = List.copyOf(argv);
            targets = List.copyOf(targets);
        }

        @Override
        public <R> R accept(CommandVisitor<R> visitor) {
            return visitor.visitWait(this);
        }
    }

    /** Any other program: the host says whether there is one of that name. */
    record Words(List<String> argv, String name, List<String> words) implements Command {
        public Words {
            argv = List.copyOf(argv);
            words = List.copyOf(words);
        }

        @Override
        public <R> R accept(CommandVisitor<R> visitor) {
            return visitor.visitWords(this);
        }
    }
}
