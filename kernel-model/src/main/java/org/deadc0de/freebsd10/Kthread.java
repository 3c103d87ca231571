package org.deadc0de.freebsd10;

import org.deadc0de.sim.lock.WaitChannels;
import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/**
 * struct thread, sys/sys/proc.h:203, as far as the model needs it; called Kthread because Java has a Thread. The offsets are the
 * model's own. The locks that WITNESS knows it holds lie in it, so that a debugger finds them.
 */
final class Kthread extends Struct {
    static final StructType<Kthread> TYPE = new StructType<>("thread", 1024, Kthread::new);

    /** Most locks one thread can hold here. */
    static final int MAX_LOCKS = 24;

    /** sizeof(struct lock_instance). */
    static final int LOCK_INSTANCE_SIZE = 24;

    // spotless:off  one field, one line
    static final Field TD_NEXT = TYPE.pointer("td_zombieq", 0, () -> Kthread.TYPE);
    static final Field TD_TID = TYPE.integer("td_tid", 16, 4);
    static final Field TD_PID = TYPE.integer("td_proc.p_pid", 20, 4);
    static final Field TD_LOCKS = TYPE.integer("td_locks", 24, 4);
    static final Field TD_STATE = TYPE.integer("td_state", 28, 4);
    static final Field TD_NAME = TYPE.string("td_name", 32, 20);
    static final Field TD_WMESG = TYPE.cstring("td_wmesg", 56);
    static final Field TD_RETVAL = TYPE.integer("td_retval", 64, 8);
    static final Field TD_SA_CODE = TYPE.integer("td_sa.code", 72, 4);
    static final Field TD_NEWIFP = TYPE.integer("td_newifp", 80, 8); // only with atomic-names
    static final Field TD_CONTROL = TYPE.bytes("td_sleepqueue", 96, WaitChannels.CONTROL_SIZE);
    static final Field TD_NLOCKS = TYPE.integer("td_sleeplocks.ll_count", 128, 4);
    static final Field TD_SLEEPLOCKS = TYPE.bytes("td_sleeplocks", 136, MAX_LOCKS * LOCK_INSTANCE_SIZE);

    Kthread(Memory memory, long address) { super(memory, address); }

    int    td_tid()              { return load(TD_TID); }
    void   td_tid(int tid)       { store(TD_TID, tid); }
    int    td_pid()              { return load(TD_PID); }
    void   td_pid(int pid)       { store(TD_PID, pid); }
    int    td_locks()            { return load(TD_LOCKS); }
    void   td_locks(int count)   { store(TD_LOCKS, count); }
    int    td_state()            { return load(TD_STATE); }
    void   td_state(int state)   { store(TD_STATE, state); }
    String td_name()             { return loadString(TD_NAME); }
    void   td_name(String name)  { storeString(TD_NAME, name); }
    long   td_newifp()           { return loadLong(TD_NEWIFP); }
    void   td_newifp(long ifp)   { storeLong(TD_NEWIFP, ifp); }
    // spotless:on
}
