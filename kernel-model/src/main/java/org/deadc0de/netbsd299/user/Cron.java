package org.deadc0de.netbsd299.user;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.ProgramContext;

/** cron(8): reads root's table every minute and runs what is due. */
public final class Cron implements Program {
    private static final long MINUTE = 60_000_000_000L;

    @Override
    public int main(ProgramContext context) {
        NetBsdSyscalls sys = (NetBsdSyscalls) context.sys();
        List<Integer> children = new ArrayList<>();
        while (true) {
            long now = sys.uptime();
            sys.nanosleep((now / MINUTE + 1) * MINUTE - now);
            for (int child : children) {
                sys.wait4(child);
                sys.cronlog("(root) CMD FINISH (" + commandOf(sys) + ")");
            }
            children.clear();
            String table = sys.readFile("/var/cron/tabs/root");
            if (table != null) {
                table.lines().forEach(line -> run(sys, line, children));
            }
        }
    }

    private static String commandOf(NetBsdSyscalls sys) {
        String table = sys.readFile("/var/cron/tabs/root");
        String[] fields = table == null ? new String[0] : table.strip().split("\\s+", 6);
        return fields.length == 6 ? fields[5] : "";
    }

    /** Five fields and a command, without a user; a command is one program and its words. */
    private static void run(NetBsdSyscalls sys, String line, List<Integer> children) {
        String[] fields = line.strip().split("\\s+", 6);
        if (line.startsWith("#") || fields.length < 6) {
            return;
        }
        long minutes = sys.uptime() / MINUTE;
        int minute = (int) (minutes % 60);
        int hour = (int) ((minutes / 60 + 10) % 24);
        if (matches(fields[0], minute) && matches(fields[1], hour)) {
            sys.cronlog("(root) CMD START (" + fields[5] + ")");
            int child = sys.spawn(List.of(fields[5].split("\\s+", -1)));
            if (child > 0) {
                children.add(child);
            }
        }
    }

    private static boolean matches(String field, int value) {
        for (String part : field.split(",", -1)) {
            String[] step = part.split("/", -1);
            int every = step.length > 1 ? Integer.parseInt(step[1]) : 1;
            if (step[0].equals("*")
                    ? value % every == 0
                    : step[0].matches("\\d+") && Integer.parseInt(step[0]) == value) {
                return true;
            }
        }
        return false;
    }
}
