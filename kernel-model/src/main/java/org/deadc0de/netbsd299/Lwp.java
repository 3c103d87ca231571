package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct lwp and what of struct proc goes with it: sleep, signals, where it is in the kernel. The first 32 bytes are those of the wait channels. */
final class Lwp extends Struct {
    static final StructType<Lwp> TYPE = new StructType<>("lwp", 256, Lwp::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field L_WCHAN = TYPE.integer("l_wchan", 0, 8);
    static final Field L_TURN = TYPE.integer("l_turn", 8, 8);
    static final Field L_DEADLINE = TYPE.integer("l_deadline", 16, 8);
    static final Field P_SIGLIST = TYPE.integer("p_siglist", 24, 8);
    static final Field P_SIGCATCH = TYPE.integer("p_sigcatch", 32, 8);
    static final Field P_SIGIGNORE = TYPE.integer("p_sigignore", 40, 8);
    static final Field P_DELIVERED = TYPE.integer("p_delivered", 48, 8);
    static final Field L_PID = TYPE.integer("l_pid", 56, 4);
    static final Field L_SYSCALL = TYPE.integer("l_syscall", 60, 4);
    static final Field L_PRIORITY = TYPE.integer("l_priority", 64, 4);
    static final Field L_SPL = TYPE.integer("l_spl", 68, 4);
    static final Field L_SLPTIME = TYPE.integer("l_slptime", 72, 4);
    static final Field L_FLAG = TYPE.integer("l_flag", 76, 4);
    static final Field P_UID = TYPE.integer("p_uid", 80, 4);
    static final Field P_COMM = TYPE.string("p_comm", 84, 20);
    static final Field P_SIGEXIT = TYPE.integer("p_sigexit", 104, 4);
    static final Field P_NICE = TYPE.integer("p_nice", 108, 4);
    static final Field P_BLOCKS = TYPE.integer("p_blocks", 112, 4);
    // spotless:on

    private Lwp(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    long l_wchan() { return loadLong(L_WCHAN); }
    void l_wchan(long value) { storeLong(L_WCHAN, value); }
    long l_turn() { return loadLong(L_TURN); }
    void l_turn(long value) { storeLong(L_TURN, value); }
    long l_deadline() { return loadLong(L_DEADLINE); }
    void l_deadline(long value) { storeLong(L_DEADLINE, value); }
    long p_siglist() { return loadLong(P_SIGLIST); }
    void p_siglist(long value) { storeLong(P_SIGLIST, value); }
    long p_sigcatch() { return loadLong(P_SIGCATCH); }
    void p_sigcatch(long value) { storeLong(P_SIGCATCH, value); }
    long p_sigignore() { return loadLong(P_SIGIGNORE); }
    void p_sigignore(long value) { storeLong(P_SIGIGNORE, value); }
    long p_delivered() { return loadLong(P_DELIVERED); }
    void p_delivered(long value) { storeLong(P_DELIVERED, value); }
    int l_pid() { return load(L_PID); }
    void l_pid(int value) { store(L_PID, value); }
    int l_syscall() { return load(L_SYSCALL); }
    void l_syscall(int value) { store(L_SYSCALL, value); }
    int l_priority() { return load(L_PRIORITY); }
    void l_priority(int value) { store(L_PRIORITY, value); }
    int l_spl() { return load(L_SPL); }
    void l_spl(int value) { store(L_SPL, value); }
    int l_slptime() { return load(L_SLPTIME); }
    void l_slptime(int value) { store(L_SLPTIME, value); }
    int l_flag() { return load(L_FLAG); }
    void l_flag(int value) { store(L_FLAG, value); }
    int p_uid() { return load(P_UID); }
    void p_uid(int value) { store(P_UID, value); }
    String p_comm() { return loadString(P_COMM); }
    void p_comm(String value) { storeString(P_COMM, value); }
    int p_sigexit() { return load(P_SIGEXIT); }
    void p_sigexit(int value) { store(P_SIGEXIT, value); }
    /** Counted from NZERO: 0 is nobody's favour. */
    int p_nice() { return load(P_NICE); }
    void p_nice(int value) { store(P_NICE, value); }
    long p_blocks() { return load(P_BLOCKS) & 0xffff_ffffL; }
    void p_blocks(long value) { store(P_BLOCKS, (int) value); }
    // spotless:on
}
