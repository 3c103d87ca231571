package org.deadc0de.grammar;

/** One method per {@link ShellCommand}. */
public interface ShellVisitor<R> {
    R visitSimpleCommand(ShellCommand.SimpleCommand command);

    R visitFor(ShellCommand.For command);

    R visitWhile(ShellCommand.While command);

    R visitRepeat(ShellCommand.Repeat command);
}
