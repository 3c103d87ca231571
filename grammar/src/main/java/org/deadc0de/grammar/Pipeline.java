package org.deadc0de.grammar;

import java.util.List;

/** One or more commands, each reading what the one before it writes. The status is that of the last. */
public record Pipeline(List<ShellCommand> commands) {
    public Pipeline {
        commands = List.copyOf(commands);
    }
}
