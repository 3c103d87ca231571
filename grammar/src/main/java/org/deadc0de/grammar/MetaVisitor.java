package org.deadc0de.grammar;

/** One method per {@link MetaCommand}. */
public interface MetaVisitor<R> {
    R visitBack(MetaCommand.Back command);

    R visitExplore(MetaCommand.Explore command);

    R visitFix(MetaCommand.Fix command);

    R visitGoto(MetaCommand.Goto command);

    R visitGraph(MetaCommand.Graph command);

    R visitHelp(MetaCommand.Help command);

    R visitHost(MetaCommand.Host command);

    R visitHosts(MetaCommand.Hosts command);

    R visitInvariants(MetaCommand.Invariants command);

    R visitKernel(MetaCommand.Kernel command);

    R visitLedger(MetaCommand.Ledger command);

    R visitSetOption(MetaCommand.SetOption command);

    R visitQuit(MetaCommand.Quit command);

    R visitRecordTo(MetaCommand.RecordTo command);

    R visitSchedule(MetaCommand.Schedule command);

    R visitSeed(MetaCommand.Seed command);

    R visitTrace(MetaCommand.Trace command);

    R visitWhy(MetaCommand.Why command);
}
