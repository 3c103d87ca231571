package org.deadc0de.kernel;

import java.util.SortedMap;
import java.util.TreeMap;
import org.deadc0de.sim.mem.Journal;
import org.deadc0de.sim.sched.SimThread;

/**
 * A process of a simulated host: what the process table says of it, and its open descriptors. Changes are undone with the memory
 * of its host.
 */
public final class Proc {
    private final Journal journal;
    private final int pid;
    private final int parent;
    private final String name;
    private final String command;
    private final String terminal;
    private final String fixedState;
    private final long startedAt;
    private final TreeMap<Integer, Object> descriptors = new TreeMap<>();
    private SimThread thread;
    private int exitStatus = -1;
    private int endedBySignal;

    /**
     * A process.
     *
     * @param name what p_comm holds
     * @param command its command line as ps prints it
     * @param terminal its controlling terminal as ps prints it, or empty
     * @param fixedState what ps prints as its state when it has no thread here (daemons that only stand in the table)
     * @param startedAt nanoseconds of virtual time
     */
    public Proc(
            Journal journal,
            int pid,
            int parent,
            String name,
            String command,
            String terminal,
            String fixedState,
            long startedAt) {
        this.journal = journal;
        this.pid = pid;
        this.parent = parent;
        this.name = name;
        this.command = command;
        this.terminal = terminal;
        this.fixedState = fixedState;
        this.startedAt = startedAt;
    }

    public int pid() {
        return pid;
    }

    public int parent() {
        return parent;
    }

    public String name() {
        return name;
    }

    public String command() {
        return command;
    }

    public String terminal() {
        return terminal;
    }

    public String fixedState() {
        return fixedState;
    }

    public long startedAt() {
        return startedAt;
    }

    /** Its simulated thread, or null when it only stands in the process table. */
    public SimThread thread() {
        return thread;
    }

    public void thread(SimThread newThread) {
        thread = newThread;
    }

    /** Whether it has ended. */
    public boolean hasEnded() {
        return exitStatus >= 0 || endedBySignal != 0;
    }

    /** Its exit status as the shell shows it: 128 + signal when a signal ended it; -1 while it lives. */
    public int exitStatus() {
        return endedBySignal != 0 ? 128 + endedBySignal : exitStatus;
    }

    /** The signal that ended it, or 0. */
    public int endedBySignal() {
        return endedBySignal;
    }

    /** It ends with that status. */
    public void exited(int status) {
        int before = exitStatus;
        journal.onUndo(() -> exitStatus = before);
        exitStatus = status;
    }

    /** A signal ends it. */
    public void killedBy(int signal) {
        int before = endedBySignal;
        journal.onUndo(() -> endedBySignal = before);
        endedBySignal = signal;
    }

    /** What the kernel keeps behind a descriptor, or null when it is not open. */
    public Object descriptor(int number) {
        return descriptors.get(number);
    }

    /** Opens the lowest free descriptor from 3 up; gives its number. */
    public int addDescriptor(Object file) {
        int number = 3;
        while (descriptors.containsKey(number)) {
            number++;
        }
        setDescriptor(number, file);
        return number;
    }

    /** Puts a file behind a descriptor; null closes it. */
    public void setDescriptor(int number, Object file) {
        Object before = descriptors.get(number);
        journal.onUndo(() -> replace(number, before));
        replace(number, file);
    }

    /** The open descriptors, by rising number. */
    public SortedMap<Integer, Object> descriptors() {
        return new TreeMap<>(descriptors);
    }

    /** Has exactly these descriptors open from now on, as it had at another time: nothing to be undone. */
    public void restoreDescriptors(SortedMap<Integer, Object> all) {
        descriptors.clear();
        descriptors.putAll(all);
    }

    private void replace(int number, Object file) {
        if (file == null) {
            descriptors.remove(number);
        } else {
            descriptors.put(number, file);
        }
    }

    @Override
    public String toString() {
        return name + "[" + pid + "]";
    }
}
