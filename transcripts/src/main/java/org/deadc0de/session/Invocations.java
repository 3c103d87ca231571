package org.deadc0de.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deadc0de.grammar.Clause;
import org.deadc0de.grammar.Command;
import org.deadc0de.grammar.CommandVisitor;
import org.deadc0de.grammar.MetaCommand;
import org.deadc0de.grammar.Option;
import org.deadc0de.kernel.Invocation;

/** How each command form reaches the program of that name; empty for what the shell does itself. */
final class Invocations implements CommandVisitor<Optional<Invocation>> {
    @Override
    public Optional<Invocation> visitIfconfig(Command.Ifconfig command) {
        return Optional.of(new Invocation(
                command.argv(),
                options(command.options()),
                command.ifname().orElse(""),
                command.family().orElse(""),
                clauses(command.parameters())));
    }

    @Override
    public Optional<Invocation> visitRoute(Command.Route command) {
        return Optional.of(new Invocation(
                command.argv(),
                options(command.options()),
                command.verb().orElse(""),
                "",
                clauses(command.modifiers())));
    }

    @Override
    public Optional<Invocation> visitPppd(Command.Pppd command) {
        return Optional.of(new Invocation(command.argv(), List.of(), "", "", clauses(command.settings())));
    }

    @Override
    public Optional<Invocation> visitKill(Command.Kill command) {
        List<org.deadc0de.kernel.Clause> options = new ArrayList<>();
        if (command.list()) {
            options.add(new org.deadc0de.kernel.Clause("-l", List.of()));
        }
        return Optional.of(
                new Invocation(command.argv(), options, command.signal().orElse(""), "", operands(command.targets())));
    }

    @Override
    public Optional<Invocation> visitPkill(Command.Pkill command) {
        return Optional.of(new Invocation(
                command.argv(),
                options(command.options()),
                command.signal().orElse(""),
                "",
                operands(command.patterns())));
    }

    @Override
    public Optional<Invocation> visitUtility(Command.Utility command) {
        return Optional.of(
                new Invocation(command.argv(), options(command.options()), "", "", operands(command.operands())));
    }

    @Override
    public Optional<Invocation> visitWords(Command.Words command) {
        return Optional.of(Invocation.ofWords(command.argv()));
    }

    @Override
    public Optional<Invocation> visitEcho(Command.Echo command) {
        return Optional.empty();
    }

    @Override
    public Optional<Invocation> visitTest(Command.Test command) {
        return Optional.empty();
    }

    @Override
    public Optional<Invocation> visitTrue(Command.True command) {
        return Optional.empty();
    }

    @Override
    public Optional<Invocation> visitFalse(Command.False command) {
        return Optional.empty();
    }

    @Override
    public Optional<Invocation> visitExec(Command.Exec command) {
        return Optional.empty();
    }

    @Override
    public Optional<Invocation> visitExit(Command.Exit command) {
        return Optional.empty();
    }

    @Override
    public Optional<Invocation> visitJobs(Command.Jobs command) {
        return Optional.empty();
    }

    @Override
    public Optional<Invocation> visitWait(Command.Wait command) {
        return Optional.empty();
    }

    @Override
    public Optional<Invocation> visitMeta(MetaCommand command) {
        return Optional.empty();
    }

    private static List<org.deadc0de.kernel.Clause> options(List<Option> options) {
        List<org.deadc0de.kernel.Clause> list = new ArrayList<>();
        for (Option option : options) {
            list.add(new org.deadc0de.kernel.Clause(
                    option.name(), option.argument().map(List::of).orElse(List.of())));
        }
        return list;
    }

    private static List<org.deadc0de.kernel.Clause> clauses(List<Clause> clauses) {
        List<org.deadc0de.kernel.Clause> list = new ArrayList<>();
        for (Clause clause : clauses) {
            list.add(new org.deadc0de.kernel.Clause(clause.keyword(), clause.arguments()));
        }
        return list;
    }

    private static List<org.deadc0de.kernel.Clause> operands(List<String> words) {
        List<org.deadc0de.kernel.Clause> list = new ArrayList<>();
        for (String word : words) {
            list.add(new org.deadc0de.kernel.Clause("", List.of(word)));
        }
        return list;
    }
}
