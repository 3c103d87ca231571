package org.deadc0de.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.deadc0de.sim.mem.Journal;
import org.deadc0de.sim.sched.SimThread;

/** The processes of one host, by pid. Changes are undone with the memory of that host. */
public final class ProcessTable {
    private final Journal journal;
    private final TreeMap<Integer, Proc> byPid = new TreeMap<>();
    private int nextPid = 1;

    public ProcessTable(Journal journal) {
        this.journal = journal;
    }

    /** Sets the pid that the next new process gets. */
    public void nextPid(int pid) {
        int before = nextPid;
        journal.onUndo(() -> nextPid = before);
        nextPid = pid;
    }

    /** Takes the next pid. */
    public int takePid() {
        int pid = nextPid;
        nextPid(pid + 1);
        return pid;
    }

    /** Enters a process. */
    public Proc add(Proc process) {
        journal.onUndo(() -> byPid.remove(process.pid()));
        byPid.put(process.pid(), process);
        return process;
    }

    /** Removes a process that has ended and been waited for. */
    public void remove(Proc process) {
        if (byPid.remove(process.pid()) != null) {
            journal.onUndo(() -> byPid.put(process.pid(), process));
        }
    }

    /** The process of that pid, or null. */
    public Proc get(int pid) {
        mustNotBeRepeated();
        return byPid.get(pid);
    }

    /** The process that a thread belongs to, or null. */
    public Proc of(SimThread thread) {
        return thread == null ? null : byPid.get(thread.pid());
    }

    /** Whether a process that has not ended has this open. */
    public boolean isOpen(Object file) {
        for (Proc process : byPid.values()) {
            if (!process.hasEnded() && process.descriptors().containsValue(file)) {
                return true;
            }
        }
        return false;
    }

    private void mustNotBeRepeated() {
        if (journal.isRepeating()) {
            throw new IllegalStateException("what the process table held cannot be repeated");
        }
    }

    /** All processes by rising pid. */
    public List<Proc> all() {
        mustNotBeRepeated();
        return new ArrayList<>(byPid.values());
    }
}
