package org.deadc0de.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.ParseTree;

/** Makes the record of a debugger command from a parse tree. */
final class DebuggerBuilder extends CommandParserBaseVisitor<DebuggerCommand> {
    private final List<String> words;

    DebuggerBuilder(List<String> words) {
        this.words = words;
    }

    @Override
    public DebuggerCommand visitDebuggerCommand(CommandParser.DebuggerCommandContext tree) {
        return tree.ddb().accept(this);
    }

    @Override
    public DebuggerCommand visitDdbTrace(CommandParser.DdbTraceContext tree) {
        return new DebuggerCommand.Trace(words, letters(tree.modifier()), texts(tree.operand), count(tree.count));
    }

    @Override
    public DebuggerCommand visitDdbPs(CommandParser.DdbPsContext tree) {
        return new DebuggerCommand.Ps(words, letters(tree.modifier()));
    }

    @Override
    public DebuggerCommand visitDdbShow(CommandParser.DdbShowContext tree) {
        return new DebuggerCommand.Show(
                words, tree.every != null, tree.ddbTopic().getText(), letters(tree.modifier()), texts(tree.operand));
    }

    @Override
    public DebuggerCommand visitDdbExamine(CommandParser.DdbExamineContext tree) {
        return new DebuggerCommand.Examine(words, letters(tree.modifier()), texts(tree.address), count(tree.count));
    }

    @Override
    public DebuggerCommand visitDdbPrint(CommandParser.DdbPrintContext tree) {
        return new DebuggerCommand.Print(words, letters(tree.modifier()), texts(tree.expression));
    }

    @Override
    public DebuggerCommand visitDdbContinue(CommandParser.DdbContinueContext tree) {
        return new DebuggerCommand.Continue(words);
    }

    @Override
    public DebuggerCommand visitDdbReboot(CommandParser.DdbRebootContext tree) {
        return new DebuggerCommand.Reboot(words, letters(tree.modifier()), texts(tree.operand));
    }

    @Override
    public DebuggerCommand visitDdbCall(CommandParser.DdbCallContext tree) {
        return new DebuggerCommand.Call(words, texts(tree.expression));
    }

    @Override
    public DebuggerCommand visitDdbSync(CommandParser.DdbSyncContext tree) {
        return new DebuggerCommand.Sync(words);
    }

    @Override
    public DebuggerCommand visitDdbDump(CommandParser.DdbDumpContext tree) {
        return new DebuggerCommand.Dump(words);
    }

    @Override
    public DebuggerCommand visitDdbPanic(CommandParser.DdbPanicContext tree) {
        return new DebuggerCommand.Panic(words);
    }

    @Override
    public DebuggerCommand visitDdbHelp(CommandParser.DdbHelpContext tree) {
        return new DebuggerCommand.Help(words, texts(tree.operand));
    }

    private static Optional<String> letters(CommandParser.ModifierContext tree) {
        return tree == null ? Optional.empty() : Optional.of(tree.letters.getText());
    }

    private static Optional<String> count(CommandParser.DdbWordContext tree) {
        return tree == null ? Optional.empty() : Optional.of(tree.getText());
    }

    private static List<String> texts(List<? extends ParseTree> trees) {
        List<String> texts = new ArrayList<>();
        trees.forEach(tree -> texts.add(tree.getText()));
        return texts;
    }
}
