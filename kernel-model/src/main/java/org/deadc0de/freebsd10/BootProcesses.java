package org.deadc0de.freebsd10;

import java.util.List;
import org.deadc0de.kernel.Clause;
import org.deadc0de.kernel.Invocation;
import org.deadc0de.kernel.Machine;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.ProcessTable;

/** The processes of the machine after it has booted. Those without a thread here only stand in the table. */
final class BootProcesses {
    private static final int LOGIN = 1561;

    /** The pid of root's shell. */
    static final int SHELL = 1570;

    /** Pids up to this one are threads of the kernel and init: signals do nothing to them. */
    static final int LAST_SYSTEM_PROCESS = 16;

    /** The pid of devd, when the option of that name is on. */
    static final int DEVD = 1116;

    /** The pid of syslogd, which has /dev/klog open. */
    static final int SYSLOGD = 1318;

    /** The pid of the first command. */
    static final int NEXT_PID = 1834;

    private final ProcessTable table;
    private final Machine machine;

    private BootProcesses(Machine machine) {
        this.machine = machine;
        table = machine.processes();
    }

    /** Enters them all. */
    static void enter(Machine machine) {
        new BootProcesses(machine).enterAll();
    }

    /** What devd's rule for a new interface comes down to: pccard_ether, rc.d/netif, network.subr. */
    static Invocation onAttach(String ifname) {
        return new Invocation(
                List.of("ifconfig", ifname, "inet6", "ifdisabled"),
                List.of(),
                ifname,
                "inet6",
                List.of(new Clause("ifdisabled", List.of())));
    }

    /** Hundredths of a second of processor time that ps shows. */
    static long cpuHundredths(int pid) {
        return pid == LOGIN ? 2 : pid == SHELL ? 5 : 0;
    }

    /** What a process that only stands in the table sleeps on. */
    static String waitMessage(String name) {
        return switch (name) {
            case "init", "csh", "login" -> "wait";
            case "getty" -> "ttyin";
            case "devd", "syslogd", "sshd" -> "select";
            case "cron" -> "nanslp";
            case "syncer" -> "syncer";
            case "kernel" -> "sched";
            case "geom", "yarrow" -> "-";
            default -> "";
        };
    }

    private void enterAll() {
        add(0, 0, "kernel", "[kernel]", "", "DLs");
        add(1, 0, "init", "/sbin/init --", "", "ILs");
        add(11, 0, "idle", "[idle]", "", "RL");
        add(12, 0, "intr", "[intr]", "", "WL");
        add(13, 0, "geom", "[geom]", "", "DL");
        add(14, 0, "yarrow", "[yarrow]", "", "DL");
        add(16, 0, "syncer", "[syncer]", "", "DL");
        if (machine.has("devd")) {
            add(DEVD, 1, "devd", "/sbin/devd", "", "Is");
        }
        add(SYSLOGD, 1, "syslogd", "/usr/sbin/syslogd -s", "", "Is");
        add(1521, 1, "sshd", "/usr/sbin/sshd", "", "Is");
        add(1530, 1, "cron", "/usr/sbin/cron -s", "", "Is");
        add(LOGIN, 1, "login", "login [pam] (login)", "v0", "Is");
        for (int n = 1; n <= 7; n++) {
            add(1561 + n, 1, "getty", "/usr/libexec/getty Pc ttyv" + n, "v" + n, "Is+");
        }
        add(SHELL, 1561, "csh", "-csh (csh)", "v0", "S");
        table.nextPid(NEXT_PID);
    }

    private void add(int pid, int parent, String name, String command, String terminal, String state) {
        table.add(new Proc(
                machine.memory().journal(),
                pid,
                parent,
                name,
                command,
                terminal,
                state,
                machine.clock().now()));
    }
}
