package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.deadc0de.freebsd10.user.Programs;
import org.deadc0de.freebsd10.user.Strerror;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.kernel.Machine;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.lock.WaitChannels;
import org.deadc0de.sim.mem.DataSegment;
import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.HeapView;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Kind;
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

    /** When what happens at boot, in the order of sys/kernel.h. */
    static final int SI_SUB_COPYRIGHT = 0x0800001;

    static final int SI_SUB_LOCK = 0x1b00000;
    static final int SI_SUB_CPU = 0x2100000;

    static final int SI_SUB_INIT_IF = 0x3000000;
    static final int SI_SUB_DRIVERS = 0x3100000;
    static final int SI_SUB_CONFIGURE = 0x3800000;
    static final int SI_SUB_PSEUDO = 0x7000000;
    static final int SI_SUB_PROTO_BEGIN = 0x8000000;
    static final int SI_SUB_PROTO_IF = 0x8400000;
    static final int SI_SUB_PROTO_DOMAIN = 0x8800000;
    static final int SI_SUB_PROTO_IFATTACHDOMAIN = 0x8800001;
    static final int SI_SUB_SMP = 0xf000000;

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
    final FreeBsdVersion version;

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

    final Init_main_c init_main_c;
    final Subr_unit_c subr_unit_c;
    final Kern_descrip_c kern_descrip_c;
    final Kern_exit_c kern_exit_c;
    final Kern_linker_c kern_linker_c;
    final Kern_sig_c kern_sig_c;
    final Kern_sysctl_c kern_sysctl_c;
    final Kern_time_c kern_time_c;
    final Sys_generic_c sys_generic_c;
    final Sys_socket_c sys_socket_c;
    final Uipc_socket_c uipc_socket_c;
    final Uipc_syscalls_c uipc_syscalls_c;
    final Vfs_syscalls_c vfs_syscalls_c;
    final Devfs_vnops_c devfs_vnops_c;

    // ---- the files: sys/net ---------------------------------------------------------------------------------------
    final Functions functions;
    final Subr_eventhandler_c subr_eventhandler_c;
    final Arc4random_c arc4random_c;
    final Bpf_c bpf_c;
    final If_c if_c;
    final If_clone_c if_clone_c;
    final If_ethersubr_c if_ethersubr_c;
    final If_loop_c if_loop_c;
    final If_em_c if_em_c;
    final Bridgestp_c bridgestp_c;
    final If_bridge_c if_bridge_c;
    final If_vlan_c if_vlan_c;
    final If_tun_c if_tun_c;
    final If_gif_c if_gif_c;
    final If_faith_c if_faith_c;
    final Ieee80211_freebsd_c ieee80211_freebsd_c;
    final If_tap_c if_tap_c;
    final If_epair_c if_epair_c;
    final If_lagg_c if_lagg_c;
    final If_gre_c if_gre_c;
    final If_disc_c if_disc_c;
    final If_edsc_c if_edsc_c;
    InetHooks inet = new InetHooks() {};

    // ---- the files: sys/netinet, sys/netinet6, sys/net/route and rtsock -------------------------------------------
    final If_ifa_c if_ifa_c;
    final Radix_c radix_c;
    final Route_c route_c;
    final Rtsock_c rtsock_c;
    final In_c in_c;
    final In_rmx_c in_rmx_c;
    final In6_rmx_c in6_rmx_c;
    final Kern_conf_c kern_conf_c;
    final Raw_ip_c raw_ip_c;
    final In6_c in6_c;

    final FreeBsdPanicText panicText;
    final KernelSymbols symbols;
    final HeldLocks heldLocks;

    private final UmaHeap heap;
    private final List<Sysinit> sysinits = new ArrayList<>();
    private final List<Runnable> lockInits = new ArrayList<>();
    private final Map<String, Program> programs = new LinkedHashMap<>();
    private final Map<String, Invariant> invariants = new LinkedHashMap<>();
    private final Map<String, MallocType> mallocTypes = new LinkedHashMap<>();
    private final long thread0;
    private final long zombie_threads;
    private final UmaZone thread_zone;
    private final String[] recentStrings = new String[256];
    private final long[] recentAddresses = new long[256];
    private Ddb ddb;
    private Launcher launcher;

    FreeBsd10(FreeBsd10Release release, Machine machine, FixSet fixes) {
        this.release = release;
        this.machine = machine;
        this.fixes = fixes;
        sched = machine.sched();
        mem = machine.memory();
        data = machine.data();
        INVARIANTS = machine.has("INVARIANTS");
        WITNESS = machine.has("WITNESS");
        NO_LOCK = new LockObject(mem, 0);
        zombie_threads = data.definePointer("zombie_threads", Kthread.TYPE);
        thread0 = data.defineStruct("thread0", Kthread.TYPE).address();
        channels = new WaitChannels(machine.host(), sched, mem, machine.clock(), data.define("sleepq_turns", 8));
        seams = new Seams(this);
        version = FreeBsdVersion.of(release.isCurrent(), !fixes.fixes().isEmpty(), machine.host());
        panicText = new FreeBsdPanicText(this);
        heldLocks = new HeldLocks(mem);
        symbols = new KernelSymbols(this);

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
        init_main_c = file("sys/kern/init_main.c", new Init_main_c(this));
        subr_unit_c = file("sys/kern/subr_unit.c", new Subr_unit_c(this));
        kern_descrip_c = file("sys/kern/kern_descrip.c", new Kern_descrip_c(this));
        kern_exit_c = file("sys/kern/kern_exit.c", new Kern_exit_c(this));
        kern_linker_c = file("sys/kern/kern_linker.c", new Kern_linker_c(this));
        kern_sig_c = file("sys/kern/kern_sig.c", new Kern_sig_c(this));
        kern_sysctl_c = file("sys/kern/kern_sysctl.c", new Kern_sysctl_c(this));
        kern_time_c = file("sys/kern/kern_time.c", new Kern_time_c(this));
        sys_generic_c = file("sys/kern/sys_generic.c", new Sys_generic_c(this));
        sys_socket_c = file("sys/kern/sys_socket.c", new Sys_socket_c(this));
        uipc_socket_c = file("sys/kern/uipc_socket.c", new Uipc_socket_c(this));
        uipc_syscalls_c = file("sys/kern/uipc_syscalls.c", new Uipc_syscalls_c(this));
        vfs_syscalls_c = file("sys/kern/vfs_syscalls.c", new Vfs_syscalls_c(this));
        devfs_vnops_c = file("sys/fs/devfs/devfs_vnops.c", new Devfs_vnops_c(this));
        functions = new Functions(this);
        subr_eventhandler_c = file("sys/kern/subr_eventhandler.c", new Subr_eventhandler_c(this));
        arc4random_c = file("sys/libkern/arc4random.c", new Arc4random_c(this));
        bpf_c = file("sys/net/bpf.c", new Bpf_c(this));
        if_c = file("sys/net/if.c", new If_c(this));
        if_clone_c = file("sys/net/if_clone.c", new If_clone_c(this));
        if_ethersubr_c = file("sys/net/if_ethersubr.c", new If_ethersubr_c(this));
        if_loop_c = file("sys/net/if_loop.c", new If_loop_c(this));
        if_em_c = file("sys/dev/e1000/if_em.c", new If_em_c(this));
        if_vlan_c = file("sys/net/if_vlan.c", new If_vlan_c(this));
        if_tun_c = file("sys/net/if_tun.c", new If_tun_c(this));
        if_gif_c = file("sys/net/if_gif.c", new If_gif_c(this));
        if_faith_c = file("sys/net/if_faith.c", new If_faith_c(this));
        ieee80211_freebsd_c = file("sys/net80211/ieee80211_freebsd.c", new Ieee80211_freebsd_c(this));
        bridgestp_c = file("sys/net/bridgestp.c", "bridgestp", new Bridgestp_c(this));
        if_bridge_c = file("sys/net/if_bridge.c", "if_bridge", new If_bridge_c(this));
        if_tap_c = file("sys/net/if_tap.c", "if_tap", new If_tap_c(this));
        if_epair_c = file("sys/net/if_epair.c", "if_epair", new If_epair_c(this));
        if_lagg_c = file("sys/net/if_lagg.c", "if_lagg", new If_lagg_c(this));
        if_gre_c = file("sys/net/if_gre.c", "if_gre", new If_gre_c(this));
        if_disc_c = file("sys/net/if_disc.c", "if_disc", new If_disc_c(this));
        if_edsc_c = file("sys/net/if_edsc.c", "if_edsc", new If_edsc_c(this));
        If_boot.register(this);
        if_ifa_c = file("sys/net/if.c", new If_ifa_c(this));
        radix_c = file("sys/net/radix.c", new Radix_c(this));
        route_c = file("sys/net/route.c", new Route_c(this));
        rtsock_c = file("sys/net/rtsock.c", new Rtsock_c(this));
        in_c = file("sys/netinet/in.c", new In_c(this));
        in_rmx_c = file("sys/netinet/in_rmx.c", new In_rmx_c(this));
        raw_ip_c = file("sys/netinet/raw_ip.c", new Raw_ip_c(this));
        in6_c = file("sys/netinet6/in6.c", new In6_c(this));
        in6_rmx_c = file("sys/netinet6/in6_rmx.c", new In6_rmx_c(this));
        kern_conf_c = file("sys/kern/kern_conf.c", new Kern_conf_c(this));
        Inet.register(this);
        heap = new UmaHeap(mem, uma_core_c);
        kern_malloc_c.kmeminit();
        new BaseSysctls(this).register();
        FreeBsdInvariants.register(this);
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
        MallocType known = mallocTypes.get(shortdesc);
        if (known != null) {
            return known;
        }
        MallocType mtp = data.defineStruct("M_" + shortdesc, MallocType.TYPE);
        mtp.ks_shortdesc(data.string(shortdesc));
        mallocTypes.put(shortdesc, mtp);
        return mtp;
    }

    /** Every malloc type. */
    List<MallocType> mallocTypes() {
        return List.copyOf(mallocTypes.values());
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

    /** Nanoseconds of virtual time since boot. */
    long NOW() {
        return sched.observe(machine.clock().now());
    }

    /** Counts the locks of the current thread. */
    void TD_LOCKS(int more) {
        mem.pokeMore4(CURTHREAD() + Kthread.TD_LOCKS.offset(), more);
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

    /** The address of the thread that boots. */
    long thread0() {
        return thread0;
    }

    /** The address of the variable that kdb_enter clears. */
    long kdbWhy() {
        return subr_kdb_c.kdb_why;
    }

    /** The address of the reason that a panic, or who else called the debugger, gives it. */
    long kdbWhyString(boolean panicked) {
        return panicked ? data.string("panic") : mem.peek(subr_kdb_c.kdb_why, 8);
    }

    /** Whether a thread sleeps on a channel. */
    boolean IS_SLEEPING(Kthread td) {
        SimThread thread = threadAt(td.address());
        return thread != null && isAsleep(thread);
    }

    /** Whether a thread sleeps: on a channel, or because an sx lock is not free. */
    boolean isAsleep(SimThread thread) {
        return channels.channelOf(thread) != 0 || thread.pendingGuard() == kern_sx_c.guard() && isBlocked(thread);
    }

    /** Whether a thread waits for a lock that is not free, be the machine stopped or not. */
    boolean isBlocked(SimThread thread) {
        return thread.state() != SimThread.State.CRASHED
                && thread.pendingKind() == Kind.ACQUIRE
                && thread.pendingGuard() != null
                && !thread.pendingGuard().permits(thread, thread.pendingObject(), thread.pendingDetail());
    }

    /** Whether the current thread holds a lock exclusively. */
    boolean IS_EXCLUSIVE(LockObject lock) {
        long word = mem.peek(lock.address() + Mtx.MTX_LOCK.offset(), 8);
        return LockClass.of((int) mem.peek(lock.address() + 8, 4)) == LockClass.SLEEP_MUTEX || (word & 1) == 0;
    }

    /** The process of the current thread; the shell's while booting. */
    Proc CURPROC() {
        Proc process = machine.processes().of(sched.current());
        return process != null ? process : shell();
    }

    /** The file behind a descriptor of the current process, or null. */
    OpenFile FGET(int fd) {
        return (OpenFile) CURPROC().descriptor(fd);
    }

    /** The protocol of a socket. */
    Protosw PROTO(Socket so) {
        return uipc_socket_c.PROTO(so);
    }

    /** The interface layer's ioctl, once it is there. */
    int ifioctl(Socket so, long cmd, IfReq data, Kthread td) {
        return if_c.ifioctl(so, cmd, data, td);
    }

    /** The address of a constant string; the ones used again and again are at hand. */
    long STRING(String text) {
        int slot = text.hashCode() & recentStrings.length - 1;
        if (text.equals(recentStrings[slot])) {
            return recentAddresses[slot];
        }
        long address = data.string(text);
        if (!mem.journal().isOn()) {
            // One that comes up while changes are kept goes when they are undone.
            recentAddresses[slot] = address;
            recentStrings[slot] = text;
        }
        return address;
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
        if (mem.journal().isRepeating()) {
            return false; // nothing is printed then, wherever it would go
        }
        Proc syslogd = machine.processes().get(BootProcesses.SYSLOGD);
        return machine.has("klog") && syslogd != null && !syslogd.hasEnded();
    }

    // ---- Kernel --------------------------------------------------------------------------------------------------

    @Override
    public Machine machine() {
        return machine;
    }

    @Override
    public void boot() {
        BootProcesses.enter(machine);
        mallocTypes.values().forEach(kern_malloc_c::mtp_set_subzone);
        mallocTypes.values().forEach(uma_core_c::NUMBER);
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
        // Of those that were there at boot, only the shell makes system calls.
        return process.pid() == BootProcesses.SHELL
                ? FIRST_TID - 1
                : FIRST_TID + process.pid() - BootProcesses.NEXT_PID;
    }

    @Override
    public String prompt() {
        return machine.host() + "# ";
    }

    @Override
    public Program program(String name) {
        Program added = programs.get(name);
        return added != null ? added : Programs.get(name);
    }

    @Override
    public String commandNotFound(String name) {
        return name + ": Command not found.\n";
    }

    @Override
    public String strerror(int errno) {
        return Strerror.of(errno);
    }

    @Override
    public List<String> programs() {
        TreeSet<String> names = new TreeSet<>(programs.keySet());
        names.addAll(Programs.names());
        return List.copyOf(names);
    }

    @Override
    public Syscalls syscalls(Proc process) {
        return new FreeBsdSyscalls(this, process);
    }

    @Override
    public void adopt(SimThread thread) {
        reap();
        uma_core_c.CALLER("thread_alloc", Kthread.TYPE);
        Kthread td = new Kthread(mem, uma_core_c.uma_zalloc_arg(thread_zone, 0, KernelFile.M_ZERO));
        td.td_tid(thread.tid());
        td.td_pid(thread.pid());
        td.td_name(thread.name());
        thread.control(td.address() + Kthread.TD_CONTROL.offset());
        thread.cpu(machine.has("SMP") ? thread.tid() & 1 : 0);
    }

    @Override
    public void exit(Proc process) {
        sched.refuel();
        long td = CURTHREAD();
        mem.poke(td + Kthread.TD_SA_CODE.offset(), 4, 1);
        kern_exit_c.exit1(new Kthread(mem, td), 0);
        exitThread();
    }

    /** thread_zombie(): the memory of the current thread is given back when the next one begins. */
    @Override
    public void exitThread() {
        long td = CURTHREAD();
        if (td != thread0) {
            mem.poke(td, 8, mem.peek(zombie_threads, 8));
            mem.poke(zombie_threads, 8, td);
        }
    }

    @Override
    public void launcher(Launcher newLauncher) {
        launcher = newLauncher;
    }

    @Override
    public String startsProcesses() {
        return machine.has("devd") ? "devd" : "";
    }

    /** devctl_notify(): what devd(8), if it runs, does about an interface that comes. */
    void devctl_notify(String subsystem, String type) {
        if (mem.journal().isRepeating()) {
            return; // devd was told when it happened
        }
        Proc devd = machine.processes().get(BootProcesses.DEVD);
        if (launcher != null && devd != null && !devd.hasEnded() && type.equals("ATTACH")) {
            launcher.launch(BootProcesses.onAttach(subsystem), devd);
        }
    }

    /** thread_reap(): threads that have ended give their memory back when the next one begins. */
    private void reap() {
        long next;
        for (long td = mem.peek(zombie_threads, 8); td != 0; td = next) {
            next = mem.peek(td, 8);
            uma_core_c.CALLER("thread_free", null);
            uma_core_c.uma_zfree_arg(thread_zone, td, 0);
        }
        mem.poke(zombie_threads, 8, 0);
    }

    @Override
    public void report(Crash crash) {
        panicText.print(new CrashScene(this, crash));
    }

    /** Enters DDB. */
    void enterDebugger(CrashScene scene) {
        ddb = new Ddb(this, scene);
        ddb.enter();
    }

    @Override
    public Debugger debugger() {
        return ddb;
    }

    /** Its invariants ask whether a thread is inside the kernel, and nothing else. */
    @Override
    public long surroundings() {
        for (SimThread thread : sched.threads()) {
            if (thread.stack().depth() > 0 && thread.host().equals(machine.host())) {
                return 1;
            }
        }
        return 0;
    }

    @Override
    public boolean readsMemoryOnly() {
        return true;
    }

    @Override
    public boolean isQuiet() {
        for (SimThread thread : sched.threads()) {
            if (thread.host().equals(machine.host())
                    && thread.control() != 0
                    && mem.peek(thread.control() - Kthread.TD_CONTROL.offset() + Kthread.TD_LOCKS.offset(), 4) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String describe(long address) {
        HeapView.Chunk chunk = heap.chunkAt(address);
        if (chunk == null) {
            DataSegment.Variable variable = data.at(address);
            return variable == null ? null : variable.name() + plus(address - variable.address());
        }
        long offset = address - chunk.address();
        if (chunk.type() == null) {
            return chunk.kind() + plus(offset);
        }
        Field field = chunk.type().fieldAt((int) offset, mem.abi());
        String object = chunk.type() == Ifnet.TYPE && chunk.live()
                ? mem.peekString(chunk.address() + Ifnet.IF_XNAME.offset(), 16)
                : chunk.type().name();
        return field == null ? object + plus(offset) : object + "." + field.name();
    }

    private static String plus(long offset) {
        return offset == 0 ? "" : "+0x" + Long.toHexString(offset);
    }

    @Override
    public HeapView heap() {
        return heap;
    }

    @Override
    public String processState(Proc process) {
        SimThread thread = process.thread();
        if (thread == null || !thread.isAlive()) {
            return process.fixedState();
        }
        String state = "R";
        if (channels.channelOf(thread) != 0) {
            state = thread.pendingDetail() != 0 ? "S" : "D";
        } else if (isBlocked(thread)) {
            state = thread.pendingGuard() == kern_sx_c.guard() ? "D" : "L";
        } else if (thread.pendingKind() == Kind.AWAIT && !thread.isEnabled()) {
            state = "S";
        }
        return thread == sched.current() ? state + "+" : state;
    }

    /** What ps shows as the reason why a process sleeps: a wait message, or a star and the name of a lock. */
    String waitMessage(Proc process) {
        SimThread thread = process.thread();
        if (thread == null || !thread.isAlive()) {
            return BootProcesses.waitMessage(process.name());
        }
        if (channels.channelOf(thread) != 0) {
            return thread.waitMessage();
        }
        if (isBlocked(thread)) {
            String name = lockName(thread.pendingObject());
            return thread.pendingGuard() == kern_sx_c.guard() ? name : "*" + name;
        }
        return thread.pendingKind() == Kind.AWAIT && !thread.isEnabled() ? "wait" : "";
    }

    @Override
    public Map<String, Invariant> invariants() {
        return invariants;
    }
}
