package org.deadc0de.grammar;

/** One method per form of {@link Command}; a new form stops the build wherever it must be learnt. */
public interface CommandVisitor<R> {
    R visitIfconfig(Command.Ifconfig command);

    R visitRoute(Command.Route command);

    R visitPppd(Command.Pppd command);

    R visitKill(Command.Kill command);

    R visitPkill(Command.Pkill command);

    R visitUtility(Command.Utility command);

    R visitEcho(Command.Echo command);

    R visitTest(Command.Test command);

    R visitTrue(Command.True command);

    R visitFalse(Command.False command);

    R visitExec(Command.Exec command);

    R visitExit(Command.Exit command);

    R visitJobs(Command.Jobs command);

    R visitWait(Command.Wait command);

    R visitWords(Command.Words command);

    R visitMeta(MetaCommand command);
}
