package org.deadc0de.netbsd299.user;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.ProgramContext;

/** cron(8): reads root's table every minute and runs what is due. */
public final class Cron implements Program {
    static final String TABLE = "/var/cron/tabs/root";
    private static final long MINUTE = 60_000_000_000L;

    /** A command that runs, as cron's log names it. */
    private record Child(int pid, String command) {}

    @Override
    public int main(ProgramContext context) {
        NetBsdSyscalls sys = (NetBsdSyscalls) context.sys();
        List<Child> children = new ArrayList<>();
        while (true) {
            long now = sys.uptime();
            sys.nanosleep((now / MINUTE + 1) * MINUTE - now);
            for (Child child : children) {
                sys.wait4(child.pid());
                sys.cronlog("(root) CMD FINISH (" + child.command() + ")");
            }
            children.clear();
            String table = sys.readFile(TABLE);
            if (table != null) {
                CronTable.due(table, sys.calendar()).forEach(command -> run(sys, command, children));
            }
        }
    }

    /** A command is one program and its words. */
    private static void run(NetBsdSyscalls sys, String command, List<Child> children) {
        sys.cronlog("(root) CMD START (" + command + ")");
        int child = sys.spawn(List.of(command.strip().split("\\s+", -1)));
        if (child > 0) {
            children.add(new Child(child, command));
        }
    }
}
