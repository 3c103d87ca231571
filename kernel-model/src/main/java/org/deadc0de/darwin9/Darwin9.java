package org.deadc0de.darwin9;

import java.util.List;
import java.util.Map;
import org.deadc0de.darwin9.user.Errors;
import org.deadc0de.darwin9.user.Userland;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.kernel.Machine;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.lock.WaitChannels;
import org.deadc0de.sim.mem.HeapView;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.SimThread;

/**
 * Darwin 9.0 (xnu-1228, Mac OS X 10.5.0, i386): composed of one object per C file.
 *
 * <p>Lock order, as far as there is one: a socket's lock, then the dlil write lock, ifnet_head, if_lock; and a socket's lock, then
 * rt_mtx, then ifnet_head, if_lock. Nothing serialises two address ioctls on one interface.
 */
public final class Darwin9 implements Kernel {
    /** Bytes that _MALLOC keeps in front of every object: its size. */
    static final int MALLOC_HEADER = 4;

    static final int KERNEL_STACK_SIZE = 0x4000;

    /** Where ioctl's copy of its argument lies, from the bottom of the thread's stack. */
    static final int STKBUF = 0x3ee0;

    /** Where __sysctl's copy of the name lies. */
    static final int SYSCTL_NAME = 0x3f40;

    /** Where sysctl_rtsock's struct walkarg lies. */
    static final int WALKARG = 0x3e50;

    private static final long KERNEL_STACKS = 0x1b55_0000L;
    private static final int STACK_SLOTS = 4096;
    private static final int KERNEL_THREAD = 100_000;

    private final Machine machine;
    final Zones zones;
    final Locks locks;
    final WaitChannels waits;
    final Seams seams;
    final Functions functions;
    final Copyio copyio;
    final Uthread bootThread;

    final Debug_c debug_c;
    final Kern_descrip_c kern_descrip_c;
    final Kern_exit_c kern_exit_c;
    final Kern_prot_c kern_prot_c;
    final Kern_sig_c kern_sig_c;
    final Kern_sysctl_c kern_sysctl_c;
    final Systemcalls_c systemcalls_c;
    final Sys_generic_c sys_generic_c;
    final Sys_socket_c sys_socket_c;
    final Uipc_domain_c uipc_domain_c;
    final Uipc_socket_c uipc_socket_c;
    final Uipc_syscalls_c uipc_syscalls_c;
    final Spec_vnops_c spec_vnops_c;
    final Vfs_syscalls_c vfs_syscalls_c;
    final Bpf_c bpf_c;
    final Dlil_c dlil_c;
    final Ether_inet_pr_module_c ether_inet_pr_module_c;
    final If_c if_c;
    final If_mib_c if_mib_c;
    final Kpi_interface_c kpi_interface_c;
    final Kpi_protocol_c kpi_protocol_c;
    final Route_c route_c;
    final Rtsock_c rtsock_c;
    final In_c in_c;
    final In_arp_c in_arp_c;
    final Raw_ip_c raw_ip_c;
    final IONetworkInterface_cpp ionetwork_cpp;
    final Tap_cc tap_cc;
    final Tun_cc tun_cc;
    final Tuntap_cc tuntap_cc;
    final Tuntap_mgr_cc tuntap_mgr_cc;

    private final long allproc;
    private final long stackSlots;
    private final Files files;
    private final Boot boot;
    final DarwinInvariants invariants;
    private boolean booting = true;

    Darwin9(Machine machine) {
        this.machine = machine;
        Memory memory = machine.memory();
        zones = new Zones(
                memory, machine.data(), machine.option("reuse", "lifo").equals("lifo"));
        locks = new Locks(this);
        waits = new WaitChannels(
                machine.host(),
                machine.sched(),
                memory,
                machine.clock(),
                machine.data().define("sleep_turns", 8));
        allproc = machine.data().definePointer("allproc", BsdProc.TYPE);
        stackSlots = machine.data().define("kernel_stack_map", STACK_SLOTS / 8);
        bootThread = machine.data().defineStruct("boot_thread", Uthread.TYPE);
        copyio = new Copyio(memory);
        seams = new Seams(this);

        debug_c = new Debug_c(this);
        kern_descrip_c = new Kern_descrip_c(this);
        kern_exit_c = new Kern_exit_c(this);
        kern_prot_c = new Kern_prot_c(this);
        kern_sig_c = new Kern_sig_c(this);
        kern_sysctl_c = new Kern_sysctl_c(this);
        systemcalls_c = new Systemcalls_c(this);
        sys_generic_c = new Sys_generic_c(this);
        sys_socket_c = new Sys_socket_c(this);
        uipc_domain_c = new Uipc_domain_c(this);
        uipc_socket_c = new Uipc_socket_c(this);
        uipc_syscalls_c = new Uipc_syscalls_c(this);
        spec_vnops_c = new Spec_vnops_c(this);
        vfs_syscalls_c = new Vfs_syscalls_c(this);
        bpf_c = new Bpf_c(this);
        dlil_c = new Dlil_c(this);
        ether_inet_pr_module_c = new Ether_inet_pr_module_c(this);
        if_c = new If_c(this);
        if_mib_c = new If_mib_c(this);
        kpi_interface_c = new Kpi_interface_c(this);
        kpi_protocol_c = new Kpi_protocol_c(this);
        route_c = new Route_c(this);
        rtsock_c = new Rtsock_c(this);
        in_c = new In_c(this);
        in_arp_c = new In_arp_c(this);
        raw_ip_c = new Raw_ip_c(this);
        ionetwork_cpp = new IONetworkInterface_cpp(this);
        tap_cc = new Tap_cc(this);
        tun_cc = new Tun_cc(this);
        tuntap_cc = new Tuntap_cc(this);
        tuntap_mgr_cc = new Tuntap_mgr_cc(this);

        functions = new Functions(machine.image());
        boot = new Boot(this);
        boot.layOutText();
        boot.definePointers();
        files = new Files(this);
        invariants = new DarwinInvariants(this);
    }

    @Override
    public Machine machine() {
        return machine;
    }

    @Override
    public void boot() {
        boot.run();
        booting = false;
    }

    /** Whether the start-up configuration still runs: what the kernel says then is not shown, only kept. */
    boolean isBooting() {
        return booting;
    }

    /** The bundle identifier of the tun/tap driver. */
    String kextName() {
        return tuntap_cc.driver.isTuntaposx() ? "foo.tap" : "com.kerio.tap";
    }

    Files files() {
        return files;
    }

    @Override
    public Proc shell() {
        return boot.shell();
    }

    @Override
    public String prompt() {
        return machine.host().replaceFirst("\\..*", "") + ":~ root# ";
    }

    @Override
    public Program program(String name) {
        return Userland.program(name);
    }

    @Override
    public String commandNotFound(String name) {
        return "-bash: " + name + ": command not found\n";
    }

    @Override
    public String strerror(int errno) {
        return Errors.strerror(errno);
    }

    @Override
    public List<String> programs() {
        return Userland.programs();
    }

    @Override
    public Syscalls syscalls(Proc process) {
        return new DarwinSyscalls(this, process);
    }

    // ---- processes and threads -----------------------------------------------------------------------------------

    /**
     * A process that the kernel sees for the first time inherits the descriptors it stands with; its thread gets control words and a
     * kernel stack. A process whose last thread has ended gives its own to the next.
     */
    @Override
    public void adopt(SimThread thread) {
        Memory memory = machine.memory();
        Proc process = machine.processes().of(thread);
        BsdProc p = process == null ? BsdProc.TYPE.at(memory, 0) : procfind(process.pid());
        if (!p.isNull() && !p.p_uthread().isNull()) {
            memory.fill(p.p_uthread().address(), WaitChannels.CONTROL_SIZE, 0);
            p.p_uthread().dlil_incremented_read(0);
            thread.control(p.p_uthread().address());
            return;
        }
        Uthread uthread = allocate(Uthread.TYPE);
        uthread.kernel_stack(takeStack());
        if (process != null) {
            p = allocate(BsdProc.TYPE);
            p.p_pid(process.pid());
            p.p_comm(process.name());
            p.p_uthread(uthread);
            p.p_list_le_next(BsdProc.TYPE.at(memory, memory.loadPointer(allproc, 0)));
            memory.storePointer(allproc, 0, p.address());
            process.descriptors().values().forEach(file -> {
                if (file instanceof Fileglob fp) {
                    fp.fg_count(fp.fg_count() + 1);
                }
            });
        }
        uthread.uu_proc(p);
        thread.control(uthread.address());
    }

    /** Which kernel stack a thread has, counted from 0; an impossible one for the boot thread. */
    int stackNumber(Uthread uthread) {
        long stack = uthread.kernel_stack();
        return stack < KERNEL_STACKS ? STACK_SLOTS : (int) ((stack - KERNEL_STACKS) / KERNEL_STACK_SIZE);
    }

    /** A thread of the kernel's own process. */
    void startKernelThread(Runnable body) {
        Proc kernelTask = machine.processes().get(0);
        adopt(machine.sched().spawn(machine.host(), KERNEL_THREAD, 0, kernelTask.name(), body));
    }

    /** The process of a pid, or NULL. */
    BsdProc procfind(int pid) {
        Memory memory = machine.memory();
        BsdProc p = BsdProc.TYPE.at(memory, memory.loadPointer(allproc, 0));
        while (!p.isNull() && p.p_pid() != pid) {
            p = p.p_list_le_next();
        }
        return p;
    }

    @Override
    public void exit(Proc process) {
        new DarwinSyscalls(this, process).exit();
        Memory memory = machine.memory();
        long at = allproc;
        while (memory.loadPointer(at, 0) != 0) {
            BsdProc p = BsdProc.TYPE.at(memory, memory.loadPointer(at, 0));
            if (p.p_pid() == process.pid()) {
                memory.storePointer(at, 0, p.p_list_le_next().address());
                giveStack(p.p_uthread().kernel_stack());
                free(p.p_uthread());
                free(p);
                return;
            }
            at = p.address();
        }
    }

    private <T extends org.deadc0de.sim.mem.Struct> T allocate(org.deadc0de.sim.mem.StructType<T> type) {
        int total = type.size() + MALLOC_HEADER;
        long element = zones.kalloc(total, type, "M_PROC", machine.sched().currentStack());
        machine.memory().poke(element, 4, total);
        machine.memory().fill(element + MALLOC_HEADER, type.size(), 0);
        return type.at(machine.memory(), element + MALLOC_HEADER);
    }

    private void free(org.deadc0de.sim.mem.Struct object) {
        long element = object.address() - MALLOC_HEADER;
        zones.kfree(
                element,
                (int) machine.memory().peek(element, 4),
                machine.sched().currentStack());
    }

    private long takeStack() {
        Memory memory = machine.memory();
        for (int slot = 0; slot < STACK_SLOTS; slot++) {
            long bits = memory.peek(stackSlots + slot / 8, 1);
            if ((bits & 1L << slot % 8) == 0) {
                memory.poke(stackSlots + slot / 8, 1, bits | 1L << slot % 8);
                long stack = KERNEL_STACKS + (long) slot * KERNEL_STACK_SIZE;
                memory.map(stack, KERNEL_STACK_SIZE);
                return stack;
            }
        }
        throw new org.deadc0de.sim.crash.Panic("stack_alloc: kmem_alloc");
    }

    private void giveStack(long stack) {
        int slot = (int) ((stack - KERNEL_STACKS) / KERNEL_STACK_SIZE);
        long bits = machine.memory().peek(stackSlots + slot / 8, 1);
        machine.memory().poke(stackSlots + slot / 8, 1, bits & ~(1L << slot % 8));
    }

    // ---- what others ask -----------------------------------------------------------------------------------------

    @Override
    public void report(Crash crash) {
        String text = new DarwinPanicText(this).of(crash);
        machine.console().print(text);
        machine.disk().write(Files.NVRAM_PANIC, text);
    }

    @Override
    public Debugger debugger() {
        return null;
    }

    @Override
    public HeapView heap() {
        return zones;
    }

    @Override
    public String processState(Proc process) {
        return DarwinSyscalls.state(process);
    }

    @Override
    public Map<String, Invariant> invariants() {
        return invariants.all();
    }

    @Override
    public String cannotOpen(String path, int errno, boolean create) {
        return "-bash: " + path + ": " + strerror(errno) + "\n";
    }

    @Override
    public int statusOfFailedRedirection() {
        return 1;
    }

    @Override
    public boolean readsMemoryOnly() {
        return true;
    }

    @Override
    public boolean isInside(SimThread thread) {
        return thread.stack().depth() > 0 && !dlil_c.IS_IDLE(thread);
    }

    /** Its invariants ask whether a thread is inside the kernel, and nothing else. */
    @Override
    public long surroundings() {
        return invariants.somebodyIsInTheKernel() ? 1 : 0;
    }

    @Override
    public List<String> ledger(String about) {
        return new DarwinLedger(this).lines(about);
    }

    @Override
    public boolean isQuiet() {
        return invariants.isQuiet();
    }

    @Override
    public String describe(long address) {
        return DarwinNames.describe(this, address);
    }
}
