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

    /** Who was asked for last: {@link #of} is asked again and again for the process that runs; null when the table changed. */
    private Proc recent;

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
        journal.onUndo(() -> {
            recent = null;
            byPid.remove(process.pid());
        });
        recent = null;
        byPid.put(process.pid(), process);
        return process;
    }

    /** Removes a process that has ended and been waited for. */
    public void remove(Proc process) {
        if (byPid.remove(process.pid()) != null) {
            recent = null;
            journal.onUndo(() -> {
                recent = null;
                byPid.put(process.pid(), process);
            });
        }
    }

    /** The process of that pid, or null. */
    public Proc get(int pid) {
        mustNotBeRepeated();
        return byPid.get(pid);
    }

    /** The process that a thread belongs to, or null. */
    public Proc of(SimThread thread) {
        if (thread == null) {
            return null;
        }
        Proc process = recent;
        if (process == null || process.pid() != thread.pid()) {
            process = byPid.get(thread.pid());
            recent = process;
        }
        return process;
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
