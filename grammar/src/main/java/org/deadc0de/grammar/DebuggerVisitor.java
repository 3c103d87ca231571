package org.deadc0de.grammar;

/** One method per {@link DebuggerCommand}. */
public interface DebuggerVisitor<R> {
    R visitTrace(DebuggerCommand.Trace command);

    R visitPs(DebuggerCommand.Ps command);

    R visitShow(DebuggerCommand.Show command);

    R visitExamine(DebuggerCommand.Examine command);

    R visitPrint(DebuggerCommand.Print command);

    R visitContinue(DebuggerCommand.Continue command);

    R visitReboot(DebuggerCommand.Reboot command);

    R visitCall(DebuggerCommand.Call command);

    R visitSync(DebuggerCommand.Sync command);

    R visitDump(DebuggerCommand.Dump command);

    R visitPanic(DebuggerCommand.Panic command);

    R visitHelp(DebuggerCommand.Help command);

    R visitDebuggerWords(DebuggerCommand.DebuggerWords command);
}
