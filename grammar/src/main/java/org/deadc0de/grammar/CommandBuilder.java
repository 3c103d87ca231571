package org.deadc0de.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Makes the record of a command from a parse tree. Decides nothing: each labelled alternative is one record. */
final class CommandBuilder extends CommandParserBaseVisitor<Command> {
    private final List<String> argv;

    CommandBuilder(List<String> argv) {
        this.argv = argv;
    }

    // ---- ifconfig

    @Override
    public Command visitIfconfigCommand(CommandParser.IfconfigCommandContext tree) {
        return tree.ifconfig().accept(this);
    }

    @Override
    public Command visitIfconfigBare(CommandParser.IfconfigBareContext tree) {
        return new Command.Ifconfig(argv, options(tree.option()), Optional.empty(), Optional.empty(), List.of());
    }

    @Override
    public Command visitIfconfigEvery(CommandParser.IfconfigEveryContext tree) {
        List<Option> options = new ArrayList<>();
        tree.children.forEach(child -> {
            if (child instanceof CommandParser.OptionContext it) {
                options.add(option(it));
            } else if (child instanceof CommandParser.EveryFlagContext it) {
                options.add(new Option(it.flag.getText(), Optional.empty()));
            } else if (child instanceof CommandParser.EveryGroupContext it) {
                options.add(new Option(
                        it.VALUE_FLAG().getText(), Optional.of(it.VALUE().getText())));
            }
        });
        return new Command.Ifconfig(argv, options, Optional.empty(), family(tree.family), clauses(tree.clauses()));
    }

    @Override
    public Command visitIfconfigOne(CommandParser.IfconfigOneContext tree) {
        return new Command.Ifconfig(
                argv,
                options(tree.option()),
                Optional.of(tree.ifname.getText()),
                family(tree.family),
                clauses(tree.clauses()));
    }

    private static Optional<String> family(CommandParser.FamilyNameContext tree) {
        return tree == null ? Optional.empty() : Optional.of(tree.getText());
    }

    private static List<Clause> clauses(CommandParser.ClausesContext tree) {
        List<Clause> clauses = new ArrayList<>();
        Clauses builder = new Clauses();
        tree.ifconfigClause().forEach(clause -> clauses.add(clause.accept(builder)));
        if (tree.unfinished() != null) {
            clauses.add(tree.unfinished().accept(builder));
        }
        return clauses;
    }

    // ---- route, pppd

    @Override
    public Command visitRouteCommand(CommandParser.RouteCommandContext tree) {
        CommandParser.RouteContext route = tree.route();
        List<Clause> modifiers = new ArrayList<>();
        Clauses builder = new Clauses();
        route.routeModifier().forEach(modifier -> modifiers.add(modifier.accept(builder)));
        if (route.unfinishedModifier() != null) {
            modifiers.add(new Clause(route.unfinishedModifier().getText(), List.of()));
        }
        Optional<String> verb = route.verb == null ? Optional.empty() : Optional.of(route.verb.getText());
        return new Command.Route(argv, options(route.option()), verb, modifiers);
    }

    @Override
    public Command visitPppdCommand(CommandParser.PppdCommandContext tree) {
        List<Clause> settings = new ArrayList<>();
        Clauses builder = new Clauses();
        tree.pppd().pppdOption().forEach(option -> settings.add(option.accept(builder)));
        if (tree.pppd().unfinishedOption() != null) {
            settings.add(new Clause(tree.pppd().unfinishedOption().getText(), List.of()));
        }
        return new Command.Pppd(argv, settings);
    }

    /** One clause per labelled alternative. */
    private static final class Clauses extends CommandParserBaseVisitor<Clause> {
        @Override
        public Clause visitFlagClause(CommandParser.FlagClauseContext tree) {
            return new Clause(tree.getText(), List.of());
        }

        @Override
        public Clause visitFamilyClause(CommandParser.FamilyClauseContext tree) {
            return new Clause(tree.getText(), List.of());
        }

        @Override
        public Clause visitArgumentClause(CommandParser.ArgumentClauseContext tree) {
            return new Clause(tree.argumentKeyword().getText(), List.of(tree.value.getText()));
        }

        @Override
        public Clause visitPairClause(CommandParser.PairClauseContext tree) {
            return new Clause(tree.pairKeyword().getText(), List.of(tree.first.getText(), tree.second.getText()));
        }

        @Override
        public Clause visitAddressClause(CommandParser.AddressClauseContext tree) {
            return new Clause("", List.of(tree.address.getText()));
        }

        @Override
        public Clause visitUnfinishedArgument(CommandParser.UnfinishedArgumentContext tree) {
            return new Clause(tree.getText(), List.of());
        }

        @Override
        public Clause visitUnfinishedPair(CommandParser.UnfinishedPairContext tree) {
            CommandParser.IfconfigWordContext first = tree.ifconfigWord();
            return new Clause(tree.pairKeyword().getText(), first == null ? List.of() : List.of(first.getText()));
        }

        @Override
        public Clause visitRouteFlagClause(CommandParser.RouteFlagClauseContext tree) {
            return new Clause(tree.getText(), List.of());
        }

        @Override
        public Clause visitRouteKeywordClause(CommandParser.RouteKeywordClauseContext tree) {
            return new Clause(tree.routeKeyword().getText(), List.of(tree.value.getText()));
        }

        @Override
        public Clause visitRouteUnknownClause(CommandParser.RouteUnknownClauseContext tree) {
            return new Clause(tree.getText(), List.of());
        }

        @Override
        public Clause visitRouteAddressClause(CommandParser.RouteAddressClauseContext tree) {
            return new Clause("", List.of(tree.address.getText()));
        }

        @Override
        public Clause visitPppdFlagClause(CommandParser.PppdFlagClauseContext tree) {
            return new Clause(tree.getText(), List.of());
        }

        @Override
        public Clause visitPppdKeywordClause(CommandParser.PppdKeywordClauseContext tree) {
            return new Clause(tree.pppdKeyword().getText(), List.of(tree.value.getText()));
        }

        @Override
        public Clause visitPppdOtherClause(CommandParser.PppdOtherClauseContext tree) {
            return new Clause("", List.of(tree.other.getText()));
        }
    }

    // ---- signals

    @Override
    public Command visitKillCommand(CommandParser.KillCommandContext tree) {
        return tree.kill().accept(this);
    }

    @Override
    public Command visitKillTargets(CommandParser.KillTargetsContext tree) {
        return new Command.Kill(argv, signal(tree.signal()), false, texts(tree.target));
    }

    @Override
    public Command visitKillList(CommandParser.KillListContext tree) {
        return new Command.Kill(argv, Optional.empty(), true, texts(tree.operand));
    }

    @Override
    public Command visitPkillCommand(CommandParser.PkillCommandContext tree) {
        CommandParser.PkillContext pkill = tree.pkill();
        return new Command.Pkill(argv, signal(pkill.signal()), options(pkill.option()), texts(pkill.operand));
    }

    private static Optional<String> signal(CommandParser.SignalContext tree) {
        if (tree instanceof CommandParser.SignalOptionContext it) {
            return Optional.of(it.VALUE().getText());
        }
        return tree == null ? Optional.empty() : Optional.of(tree.getText());
    }

    // ---- programs with options and operands, and the shell's own

    @Override
    public Command visitUtilityCommand(CommandParser.UtilityCommandContext tree) {
        CommandParser.UtilityContext utility = tree.utility();
        return new Command.Utility(
                argv, tree.utilityName().getText(), options(utility.option()), texts(utility.operand));
    }

    @Override
    public Command visitTestCommand(CommandParser.TestCommandContext tree) {
        return new Command.Test(argv, texts(tree.words().operand));
    }

    @Override
    public Command visitEchoCommand(CommandParser.EchoCommandContext tree) {
        return new Command.Echo(argv, tree.echo().noNewline == null, texts(tree.echo().operand));
    }

    @Override
    public Command visitExecCommand(CommandParser.ExecCommandContext tree) {
        return new Command.Exec(argv, texts(tree.words().operand));
    }

    @Override
    public Command visitExitCommand(CommandParser.ExitCommandContext tree) {
        return new Command.Exit(argv, texts(tree.words().operand).stream().findFirst());
    }

    @Override
    public Command visitFalseCommand(CommandParser.FalseCommandContext tree) {
        return new Command.False(argv);
    }

    @Override
    public Command visitJobsCommand(CommandParser.JobsCommandContext tree) {
        return new Command.Jobs(argv, texts(tree.words().operand));
    }

    @Override
    public Command visitTrueCommand(CommandParser.TrueCommandContext tree) {
        return new Command.True(argv);
    }

    @Override
    public Command visitWaitCommand(CommandParser.WaitCommandContext tree) {
        return new Command.Wait(argv, texts(tree.words().operand));
    }

    @Override
    public Command visitOtherCommand(CommandParser.OtherCommandContext tree) {
        return new Command.Words(argv, argv.get(0), texts(tree.words().operand));
    }

    private static List<Option> options(List<CommandParser.OptionContext> trees) {
        List<Option> options = new ArrayList<>();
        trees.forEach(tree -> options.add(option(tree)));
        return options;
    }

    private static Option option(CommandParser.OptionContext tree) {
        if (tree instanceof CommandParser.ValueOptionContext it) {
            return new Option(it.VALUE_FLAG().getText(), Optional.of(it.VALUE().getText()));
        }
        return new Option(tree.getText(), Optional.empty());
    }

    private static List<String> texts(List<Token> tokens) {
        List<String> texts = new ArrayList<>();
        tokens.forEach(token -> texts.add(token.getText()));
        return texts;
    }
}
