package org.deadc0de.session;

import java.util.Locale;
import org.deadc0de.kernel.Proc;
import org.deadc0de.world.Host;

/** A background job of the shell. */
final class Job {
    private static final int SIGKILL = 9;

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

    /**
     * The line that jobs prints, without newline.
     *
     * @param mark what bash puts behind the number: + for the current job, - for the one before it, a blank for others
     */
    String line(char mark) {
        boolean bash = Complaints.isBash(host);
        String state = process.hasEnded()
                ? process.endedBySignal() != 0
                        ? bash && process.endedBySignal() == SIGKILL ? "Killed" : "Terminated"
                        : process.exitStatus() == 0 ? "Done" : "Exit " + process.exitStatus()
                : "Running";
        return bash
                ? String.format(
                        Locale.ROOT, "[%d]%c  %-24s%s%s", number, mark, state, command, process.hasEnded() ? "" : " &")
                : String.format(Locale.ROOT, "[%d]    %-26s    %s", number, state, command);
    }
}
