package org.deadc0de.session;

import java.util.Locale;
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

    /** What wait gives once it has ended: its exit status, or 128 and the signal that ended it. */
    int status() {
        int signal = process.endedBySignal();
        return signal != 0 ? 128 + signal : process.exitStatus();
    }

    /** The line that jobs prints, without newline. */
    String line() {
        String state = process.hasEnded()
                ? process.endedBySignal() != 0
                        ? "Terminated"
                        : process.exitStatus() == 0 ? "Done" : "Exit " + process.exitStatus()
                : "Running";
        return String.format(Locale.ROOT, "[%d]    %-26s    %s", number, state, command);
    }
}
