package org.deadc0de.session;

import org.deadc0de.kernel.Proc;
import org.deadc0de.world.Host;

/** A background job of the shell. */
final class Job {
    final int number;
    final Host host;
    final Proc process;
    final String command;

    Job(int number, Host host, Proc process, String command) {
        this.number = number;
        this.host = host;
        this.process = process;
        this.command = command;
    }

    /** The line that jobs prints, without newline. */
    String line() {
        String state = process.hasEnded()
                ? process.endedBySignal() != 0
                        ? "Terminated"
                        : process.exitStatus() == 0 ? "Done" : "Exit " + process.exitStatus()
                : "Running";
        return String.format("[%d]    %-26s    %s", number, state, command);
    }
}
