package org.deadc0de.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes the record of a meta command from a parse tree. The lines that :explore runs have been read before. */
final class MetaBuilder extends CommandParserBaseVisitor<MetaCommand> {
    private final List<String> argv;
    private final Script script;

    MetaBuilder(List<String> argv, Script script) {
        this.argv = argv;
        this.script = script;
    }

    @Override
    public MetaCommand visitMetaCommand(CommandParser.MetaCommandContext tree) {
        return tree.meta().accept(this);
    }

    @Override
    public MetaCommand visitMetaBack(CommandParser.MetaBackContext tree) {
        TerminalNode steps = tree.NUMBER();
        return new MetaCommand.Back(argv, steps == null ? 1 : number(steps));
    }

    @Override
    public MetaCommand visitMetaExplore(CommandParser.MetaExploreContext tree) {
        CommandParser.ExploreContext explore = tree.explore();
        Optional<MetaCommand.Strategy> strategy = Optional.empty();
        Optional<String> schedule = Optional.empty();
        List<CommandParser.StrategyContext> strategies = new ArrayList<>();
        List<Clause> options = new ArrayList<>();
        if (explore.strategy() != null) {
            strategies.add(explore.strategy());
        }
        for (CommandParser.ExploreOptionContext option : explore.exploreOption()) {
            if (option instanceof CommandParser.ExploreStrategyContext it) {
                strategies.add(it.strategy());
            } else if (option instanceof CommandParser.ExploreReplayContext it) {
                strategy = Optional.of(MetaCommand.Strategy.REPLAY);
                schedule = Optional.of(it.oneSchedule().getText());
            } else {
                options.add(new Clause(
                        option.getChild(0).getText(), List.of(option.getChild(1).getText())));
            }
        }
        for (CommandParser.StrategyContext named : strategies) {
            strategy = Optional.of(strategy(named));
            if (named instanceof CommandParser.StrategyReplayContext it) {
                schedule = Optional.of(it.oneSchedule().getText());
            }
        }
        String text = explore.REST() == null ? "" : explore.REST().getText();
        return new MetaCommand.Explore(argv, strategy, schedule, options, text, script);
    }

    private static MetaCommand.Strategy strategy(CommandParser.StrategyContext tree) {
        if (tree instanceof CommandParser.StrategyRandomContext) {
            return MetaCommand.Strategy.RANDOM;
        }
        if (tree instanceof CommandParser.StrategyPctContext) {
            return MetaCommand.Strategy.PCT;
        }
        if (tree instanceof CommandParser.StrategyDporContext) {
            return MetaCommand.Strategy.DPOR;
        }
        return MetaCommand.Strategy.REPLAY;
    }

    @Override
    public MetaCommand visitMetaFix(CommandParser.MetaFixContext tree) {
        if (tree.fixName() == null) {
            return new MetaCommand.Fix(argv, Optional.empty());
        }
        String name = tree.fixName().getText();
        return new MetaCommand.Fix(argv, Optional.of(new MetaCommand.Switch(name, on(tree.onOff()))));
    }

    @Override
    public MetaCommand visitMetaGoto(CommandParser.MetaGotoContext tree) {
        return new MetaCommand.Goto(argv, number(tree.NUMBER()));
    }

    @Override
    public MetaCommand visitMetaGraph(CommandParser.MetaGraphContext tree) {
        return new MetaCommand.Graph(argv, texts(tree.object()));
    }

    @Override
    public MetaCommand visitMetaHelp(CommandParser.MetaHelpContext tree) {
        return new MetaCommand.Help(argv, texts(tree.helpTopic()));
    }

    @Override
    public MetaCommand visitMetaHost(CommandParser.MetaHostContext tree) {
        return new MetaCommand.Host(argv, tree.hostName().getText());
    }

    @Override
    public MetaCommand visitMetaHosts(CommandParser.MetaHostsContext tree) {
        return new MetaCommand.Hosts(argv);
    }

    @Override
    public MetaCommand visitMetaInvariants(CommandParser.MetaInvariantsContext tree) {
        return new MetaCommand.Invariants(
                argv, tree.onOff() == null ? Optional.empty() : Optional.of(on(tree.onOff())));
    }

    @Override
    public MetaCommand visitMetaKernel(CommandParser.MetaKernelContext tree) {
        CommandParser.KernelNameContext name = tree.kernelName();
        return new MetaCommand.Kernel(argv, name == null ? Optional.empty() : Optional.of(name.getText()));
    }

    @Override
    public MetaCommand visitMetaLedger(CommandParser.MetaLedgerContext tree) {
        return new MetaCommand.Ledger(argv, texts(tree.object()));
    }

    @Override
    public MetaCommand visitMetaOptions(CommandParser.MetaOptionsContext tree) {
        return new MetaCommand.SetOption(argv, Optional.empty());
    }

    @Override
    public MetaCommand visitMetaOption(CommandParser.MetaOptionContext tree) {
        String value = tree.onOff().getText();
        return new MetaCommand.SetOption(
                argv, Optional.of(new MetaCommand.Setting(tree.optionName().getText(), value)));
    }

    @Override
    public MetaCommand visitMetaOptionValue(CommandParser.MetaOptionValueContext tree) {
        String text = tree.ASSIGNED().getText();
        int equals = text.indexOf('=');
        return new MetaCommand.SetOption(
                argv, Optional.of(new MetaCommand.Setting(text.substring(0, equals), text.substring(equals + 1))));
    }

    @Override
    public MetaCommand visitMetaQuit(CommandParser.MetaQuitContext tree) {
        return new MetaCommand.Quit(argv);
    }

    @Override
    public MetaCommand visitMetaRecord(CommandParser.MetaRecordContext tree) {
        return new MetaCommand.RecordTo(argv, tree.fileName().getText());
    }

    @Override
    public MetaCommand visitMetaSchedule(CommandParser.MetaScheduleContext tree) {
        return new MetaCommand.Schedule(argv, String.join("", texts(tree.schedule())));
    }

    @Override
    public MetaCommand visitMetaSeed(CommandParser.MetaSeedContext tree) {
        return new MetaCommand.Seed(argv, number(tree.NUMBER()));
    }

    @Override
    public MetaCommand visitMetaTrace(CommandParser.MetaTraceContext tree) {
        return new MetaCommand.Trace(argv, on(tree.onOff()));
    }

    @Override
    public MetaCommand visitMetaWhy(CommandParser.MetaWhyContext tree) {
        return new MetaCommand.Why(argv);
    }

    private static boolean on(CommandParser.OnOffContext tree) {
        return tree instanceof CommandParser.SwitchOnContext;
    }

    /** The reader has checked that it fits. */
    private static long number(TerminalNode digits) {
        return Long.parseLong(digits.getText());
    }

    private static List<String> texts(ParseTree tree) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; tree != null && i < tree.getChildCount(); i++) {
            texts.add(tree.getChild(i).getText());
        }
        return texts;
    }
}
