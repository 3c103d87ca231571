package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.kernel.Machine;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.lock.WaitChannels;
import org.deadc0de.sim.mem.DataSegment;
import org.deadc0de.sim.mem.HeapView;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;

/**
 * FreeBSD/amd64 of November 2011: its files, put together.
 *
 * <p>Lock order, outermost first: {@code ifnet_sx}, {@code ifnet_rw}; {@code if_cloners lock}; each cloner's {@code if_clone lock};
 * {@code if_bridge list}, each bridge's softc lock; each interface's {@code if_addr_mtx}; each address's {@code ifaddr}. Sleepable
 * locks (sx) come before all others.
 */
public final class FreeBsd10 implements Kernel {
    /** __FreeBSD_version of head on 27 November 2011. */
    static final int FREEBSD_VERSION = 1000001;

    /** When devices attach, in the order of sys/kernel.h. */
    static final int SI_SUB_LOCK = 0x1b00000;

    static final int SI_SUB_INIT_IF = 0x3000000;
    static final int SI_SUB_DRIVERS = 0x3100000;
    static final int SI_SUB_CONFIGURE = 0x3800000;
    static final int SI_SUB_PSEUDO = 0x7000000;
    static final int SI_SUB_PROTO_BEGIN = 0x8000000;
    static final int SI_SUB_PROTO_IF = 0x8400000;
    static final int SI_SUB_PROTO_DOMAIN = 0x8800000;
    static final int SI_SUB_PROTO_IFATTACHDOMAIN = 0x8800001;

    /** Not the kernel's: when rc(8) configures the interfaces. */
    static final int RC_NETIF = 0xff00000;

    /** Not the kernel's: when rc(8) sets the routes. */
    static final int RC_ROUTING = 0xff10000;

    /** The thread number of the first command's thread. */
    private static final int FIRST_TID = 100071;

    private record Sysinit(int subsystem, int order, Runnable action) {}

    final FreeBsd10Release release;
    final Machine machine;
    final FixSet fixes;
    final Sched sched;
    final Memory mem;
    final DataSegment data;
    final boolean INVARIANTS;
    final boolean WITNESS;
    final KernelFormat format = new KernelFormat();
    final LockObject NO_LOCK;
    final WaitChannels channels;
    final Seams seams;

    // ---- the files: sys/kern and sys/vm ---------------------------------------------------------------------------
    final Subr_prf_c subr_prf_c;
    final Kern_shutdown_c kern_shutdown_c;
    final Subr_kdb_c subr_kdb_c;
    final Uma_dbg_c uma_dbg_c;
    final Uma_core_c uma_core_c;
    final Kern_malloc_c kern_malloc_c;
    final Subr_lock_c subr_lock_c;
    final Subr_witness_c subr_witness_c;
    final Subr_turnstile_c subr_turnstile_c;
    final Kern_mutex_c kern_mutex_c;
    final Kern_sx_c kern_sx_c;
    final Kern_rwlock_c kern_rwlock_c;
    final Kern_synch_c kern_synch_c;

    // ---- the files: sys/net, fbsdnet's ---------------------------------------------------------------------------

    // ---- the files: sys/netinet, sys/netinet6, sys/net/route and rtsock -------------------------------------------

    final FreeBsdPanicText panicText;

    private final UmaHeap heap;
    private final List<Sysinit> sysinits = new ArrayList<>();
    private final List<Runnable> lockInits = new ArrayList<>();
    private final Map<String, Program> programs = new LinkedHashMap<>();
    private final Map<String, Invariant> invariants = new LinkedHashMap<>();
    private final List<MallocType> mallocTypes = new ArrayList<>();
    private final long thread0;
    private final UmaZone thread_zone;
    private int cpus;

    FreeBsd10(FreeBsd10Release release, Machine machine, FixSet fixes) {
        this.release = release;
        this.machine = machine;
        this.fixes = fixes;
        sched = machine.sched();
        mem = machine.memory();
        data = machine.data();
        INVARIANTS = machine.has("INVARIANTS");
        WITNESS = machine.has("WITNESS");
        NO_LOCK = LockObject.TYPE.at(mem, 0);
        thread0 = data.defineStruct("thread0", Kthread.TYPE).address();
        channels = new WaitChannels(machine.host(), sched, mem, machine.clock(), data.define("sleepq_turns", 8));
        seams = new Seams(this);
        panicText = new FreeBsdPanicText(this);

        subr_prf_c = file("sys/kern/subr_prf.c", new Subr_prf_c(this));
        kern_shutdown_c = file("sys/kern/kern_shutdown.c", new Kern_shutdown_c(this));
        subr_kdb_c = file("sys/kern/subr_kdb.c", new Subr_kdb_c(this));
        uma_dbg_c = file("sys/vm/uma_dbg.c", new Uma_dbg_c(this));
        uma_core_c = file("sys/vm/uma_core.c", new Uma_core_c(this));
        kern_malloc_c = file("sys/kern/kern_malloc.c", new Kern_malloc_c(this));
        subr_lock_c = file("sys/kern/subr_lock.c", new Subr_lock_c(this));
        subr_witness_c = file("sys/kern/subr_witness.c", new Subr_witness_c(this));
        subr_turnstile_c = file("sys/kern/subr_turnstile.c", new Subr_turnstile_c(this));
        kern_mutex_c = file("sys/kern/kern_mutex.c", new Kern_mutex_c(this));
        kern_sx_c = file("sys/kern/kern_sx.c", new Kern_sx_c(this));
        kern_rwlock_c = file("sys/kern/kern_rwlock.c", new Kern_rwlock_c(this));
        kern_synch_c = file("sys/kern/kern_synch.c", new Kern_synch_c(this));
        heap = new UmaHeap(mem, uma_core_c);
        kern_malloc_c.kmeminit();
        thread_zone = uma_core_c.ZCREATE("THREAD", Kthread.TYPE.size(), UmaZone.UMA_ZONE_NOTRASH);
    }

    // ---- composition ---------------------------------------------------------------------------------------------

    /** Adds a file of the kernel proper: its functions get text addresses. */
    <T extends KernelFile> T file(String path, T code) {
        return file(path, "", code);
    }

    /** Adds a file of a module, such as {@code if_bridge}. */
    <T extends KernelFile> T file(String path, String module, T code) {
        code.stands(path, module);
        machine.image().add(path, code);
        return code;
    }

    /** SYSINIT(9): runs at boot, by subsystem, then order, then the order of registration. */
    void sysinit(int subsystem, int order, Runnable action) {
        sysinits.add(new Sysinit(subsystem, order, action));
    }

    /** Initialises a static lock early at boot. */
    void atLockInit(Runnable init) {
        lockInits.add(init);
    }

    /** MALLOC_DEFINE: one type for each name. */
    MallocType mallocType(String shortdesc) {
        for (MallocType mtp : mallocTypes) {
            if (mem.peekString(mem.peekPointer(mtp.addressOf(MallocType.KS_SHORTDESC)), 64)
                    .equals(shortdesc)) {
                return mtp;
            }
        }
        MallocType mtp = data.defineStruct("M_" + shortdesc, MallocType.TYPE);
        mtp.ks_shortdesc(data.string(shortdesc));
        mallocTypes.add(mtp);
        return mtp;
    }

    /** Every malloc type. */
    List<MallocType> mallocTypes() {
        return mallocTypes;
    }

    /** Adds a program. */
    void program(String name, Program program) {
        programs.put(name, program);
    }

    /** Adds a named invariant. */
    void invariant(String name, Invariant invariant) {
        invariants.put(name, invariant);
    }

    // ---- words for the files -------------------------------------------------------------------------------------

    /** The address of the current thread; thread0's while booting. */
    long CURTHREAD() {
        SimThread current = sched.current();
        return current == null ? thread0 : current.control() - Kthread.TD_CONTROL.offset();
    }

    /** Counts the locks of the current thread. */
    void TD_LOCKS(int more) {
        long at = CURTHREAD() + Kthread.TD_LOCKS.offset();
        mem.poke(at, 4, mem.peek(at, 4) + more);
    }

    /** The simulated thread whose struct thread lies there, or null. */
    SimThread threadAt(long td) {
        if (td == 0) {
            return null;
        }
        long control = td + Kthread.TD_CONTROL.offset();
        List<SimThread> threads = sched.threads();
        for (int i = 0; i < threads.size(); i++) {
            SimThread thread = threads.get(i);
            if (thread.control() == control && thread.host().equals(machine.host())) {
                return thread;
            }
        }
        return null;
    }

    /** Whether a thread sleeps on a channel. */
    boolean IS_SLEEPING(Kthread td) {
        SimThread thread = threadAt(td.address());
        return thread != null && channels.channelOf(thread) != 0;
    }

    /** Whether the current thread holds a lock exclusively. */
    boolean IS_EXCLUSIVE(LockObject lock) {
        long word = mem.peek(lock.address() + Mtx.MTX_LOCK.offset(), 8);
        return LockClass.of((int) mem.peek(lock.address() + 8, 4)) == LockClass.SLEEP_MUTEX || (word & 1) == 0;
    }

    /** The name of the lock at an address, for people. */
    String lockName(long lock) {
        return mem.peekString(mem.peekPointer(lock), 64);
    }

    /** The address of a file's name, as __FILE__ gives it. */
    long SOURCE(KernelFile file) {
        return data.string("/usr/src/" + file.path());
    }

    /** Whether a process has /dev/klog open. */
    boolean logIsOpen() {
        return machine.has("klog");
    }

    // ---- Kernel --------------------------------------------------------------------------------------------------

    @Override
    public Machine machine() {
        return machine;
    }

    @Override
    public void boot() {
        BootProcesses.enter(machine);
        mallocTypes.forEach(kern_malloc_c::mtp_set_subzone);
        lockInits.forEach(Runnable::run);
        List<Sysinit> ordered = new ArrayList<>(sysinits);
        ordered.sort(Comparator.comparingInt(Sysinit::subsystem).thenComparingInt(Sysinit::order));
        ordered.forEach(sysinit -> sysinit.action().run());
        uma_core_c.SETTLE();
    }

    @Override
    public Proc shell() {
        return machine.processes().get(BootProcesses.SHELL);
    }

    @Override
    public int threadId(Proc process) {
        return FIRST_TID + process.pid() - BootProcesses.NEXT_PID;
    }

    @Override
    public String prompt() {
        return machine.host() + "# ";
    }

    @Override
    public Program program(String name) {
        return programs.get(name);
    }

    @Override
    public String commandNotFound(String name) {
        return name + ": Command not found.\n";
    }

    @Override
    public String strerror(int errno) {
        return FreeBsdErrors.text(errno);
    }

    @Override
    public List<String> programs() {
        return programs.keySet().stream().sorted().toList();
    }

    @Override
    public Syscalls syscalls(Proc process) {
        throw new UnsupportedOperationException("system calls");
    }

    @Override
    public void adopt(SimThread thread) {
        uma_core_c.CALLER("thread_alloc", Kthread.TYPE);
        Kthread td = Kthread.TYPE.at(mem, uma_core_c.uma_zalloc_arg(thread_zone, 0, KernelFile.M_ZERO));
        td.td_tid(thread.tid());
        td.td_pid(thread.pid());
        td.td_name(thread.name());
        thread.control(td.address() + Kthread.TD_CONTROL.offset());
        if (machine.has("SMP")) {
            thread.cpu(cpus++ % 2);
        }
    }

    @Override
    public void exit(Proc process) {}

    @Override
    public void report(Crash crash) {
        panicText.print(crash);
    }

    @Override
    public Debugger debugger() {
        return null;
    }

    @Override
    public HeapView heap() {
        return heap;
    }

    @Override
    public String processState(Proc process) {
        return process.fixedState();
    }

    @Override
    public Map<String, Invariant> invariants() {
        return invariants;
    }
}
