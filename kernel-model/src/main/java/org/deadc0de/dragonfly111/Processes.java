package org.deadc0de.dragonfly111;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.ProcEntry;
import org.deadc0de.kernel.ProcessTable;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/**
 * The processes and threads of the machine after it has booted, and what ps(1) sees of them. Those without a simulated thread only
 * stand in the table.
 */
final class Processes {
    /** The pid of root's shell. */
    static final int SHELL = 612;

    private static final int LOGIN = 600;
    private static final int NEXT_PID = 640;
    private static final int LAST_SYSTEM_PROCESS = 6;

    private final DragonFly111 k;
    private final ProcessTable table;

    Processes(DragonFly111 k) {
        this.k = k;
        table = k.machine().processes();
    }

    /** Enters those that boot and rc start. */
    void enter() {
        add(0, 0, "swapper", " (swapper)", "", "DLs");
        add(1, 0, "init", "/sbin/init --", "", "ILs");
        String[] system = {"pagedaemon", "vmdaemon", "bufdaemon", "syncer", "vnlru"};
        for (int i = 0; i < system.length; i++) {
            add(2 + i, 0, system[i], " (" + system[i] + ")", "", "DL");
        }
        add(431, 1, "syslogd", "/usr/sbin/syslogd -s", "", "Is");
        add(523, 1, "cron", "/usr/sbin/cron", "", "Is");
        add(541, 1, "sshd", "/usr/sbin/sshd", "", "Is");
        add(LOGIN, 1, "login", "login -p root", "v0", "Is");
        for (int n = 1; n <= 7; n++) {
            add(LOGIN + n, 1, "getty", "/usr/libexec/getty Pc ttyv" + n, "v" + n, "Is+");
        }
        add(SHELL, LOGIN, "csh", "-csh (csh)", "v0", "S");
        table.nextPid(NEXT_PID);
    }

    private void add(int pid, int parent, String name, String command, String terminal, String state) {
        table.add(new Proc(
                k.machine().memory().journal(),
                pid,
                parent,
                name,
                command,
                terminal,
                state,
                k.machine().clock().now()));
    }

    /** Whether a Linux binary runs. */
    boolean runsLinux() {
        for (Proc each : table.all()) {
            boolean live = each.thread() != null && each.thread().isAlive();
            if (live && each.command().startsWith("/compat/linux/")) {
                return true;
            }
        }
        return false;
    }

    /** Whether signals do nothing to a process. */
    static boolean isOfTheSystem(int pid) {
        return pid <= LAST_SYSTEM_PROCESS;
    }

    /** The text ps shows as the state of a process. */
    String state(Proc process) {
        SimThread thread = process.thread();
        if (thread == null || !thread.isAlive()) {
            return process.fixedState();
        }
        String state = "R";
        if (!thread.waitMessage().isEmpty() && !thread.isEnabled()) {
            boolean interruptible = thread.pendingKind() == Kind.WAKE && thread.pendingDetail() != 0;
            state = interruptible ? "S" : "D";
        }
        return thread == k.machine().sched().current() ? state + "+" : state;
    }

    /** The kernel's list: the threads that have no process first. */
    List<ProcEntry> list() {
        List<ProcEntry> list = new ArrayList<>();
        TreeMap<String, SimThread> simulated = new TreeMap<>();
        for (SimThread each : k.machine().sched().threads()) {
            if (each.host().equals(k.machine().host()) && each.pid() < 0) {
                simulated.put(each.name(), each);
            }
        }
        for (String name : threadNames()) {
            SimThread each = simulated.get(name);
            list.add(each == null ? standing(name) : thread(name, each));
        }
        for (Proc each : table.all()) {
            if (!each.hasEnded()) {
                list.add(process(each));
            }
        }
        return list;
    }

    /** The threads of lwkt, cpu by cpu, then those there is one of. */
    private List<String> threadNames() {
        List<String> names = new ArrayList<>();
        for (int cpu = 0; cpu < k.ncpus(); cpu++) {
            for (String name :
                    new String[] {"idle_", "softclock ", "taskqueue ", "usched ", "netisr_cpu ", "rtable_cpu "}) {
                names.add(name + cpu);
            }
            if (cpu < Integer.highestOneBit(k.ncpus())) {
                names.add("tcp_thread " + cpu);
                names.add("udp_thread " + cpu);
            }
        }
        for (String irq : new String[] {"0", "1", "8", "11", "14", "emerg"}) {
            names.add("ithread " + irq);
        }
        names.add("random");
        return names;
    }

    private static ProcEntry standing(String name) {
        boolean idle = name.startsWith("idle_");
        boolean mpsafe = name.startsWith("softclock") || name.startsWith("taskqueue") || name.startsWith("usched");
        String state = idle ? "R" + name.substring(5) + "L" : mpsafe ? "BLM" : "BL";
        String waits = name.startsWith("tcp_") || name.startsWith("udp_") || name.contains("_cpu ") ? "waitport" : "";
        return new ProcEntry(-1, 0, 0, name, " (" + name + ")", "", state, waits, 0, 0, 0);
    }

    private static ProcEntry thread(String name, SimThread each) {
        boolean asleep = !each.isEnabled();
        String waits = asleep ? each.waitMessage().isEmpty() ? "waitport" : each.waitMessage() : "";
        return new ProcEntry(-1, 0, 0, name, " (" + name + ")", "", asleep ? "BL" : "RL", waits, 0, 0, 0);
    }

    private ProcEntry process(Proc each) {
        SimThread thread = each.thread();
        boolean live = thread != null && thread.isAlive() && thread.control() != 0;
        Memory memory = k.machine().memory();
        return new ProcEntry(
                each.pid(),
                each.parent(),
                0,
                each.name(),
                each.command(),
                each.terminal(),
                state(each),
                live ? thread.waitMessage() : waitMessage(each.name()),
                live ? memory.peekPointer(thread.control() + Td.TD_WCHAN.offset()) : 0,
                each.pid() == SHELL ? 3 : 0,
                each.startedAt());
    }

    /** What a process that only stands in the table sleeps on. */
    static String waitMessage(String name) {
        return switch (name) {
            case "init", "login" -> "wait";
            case "csh" -> "pause";
            case "getty" -> "ttyin";
            case "syslogd", "sshd" -> "select";
            case "cron" -> "nanslp";
            case "swapper" -> "sched";
            case "pagedaemon", "vmdaemon" -> "psleep";
            case "bufdaemon" -> "qsleep";
            case "syncer" -> "syncer";
            case "vnlru" -> "vlruwt";
            default -> "";
        };
    }
}
