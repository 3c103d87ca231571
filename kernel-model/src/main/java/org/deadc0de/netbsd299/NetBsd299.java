package org.deadc0de.netbsd299;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.Invocation;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.kernel.Killed;
import org.deadc0de.kernel.Machine;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.netbsd299.user.Programs;
import org.deadc0de.netbsd299.user.Strerror;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.crash.KernelCode;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/**
 * NetBSD/i386 of March 2005, the week of the post.
 *
 * <p>There are no locks: a process in the kernel has the processor until it sleeps, and the interrupt level says who may interrupt
 * it. {@code spl0 < splsoftclock < splsoftnet < splnet < spltty < splhigh}.
 */
public final class NetBsd299 implements Kernel {
    private static final long UAREAS = 0xc8400000L;

    /** ps calls who sleeps longer idle. */
    private static final long IDLE_AFTER = 20_000_000_000L;

    final Seams seams;
    final Text text;
    final Cpu cpu;
    final Netisr netisr;

    final Kern_malloc_c kern_malloc_c;
    final Subr_pool_c subr_pool_c;
    final Kern_synch_c kern_synch_c;
    final Kern_timeout_c kern_timeout_c;
    final Kern_descrip_c kern_descrip_c;
    final Kern_exit_c kern_exit_c;
    final Kern_sig_c kern_sig_c;
    final Sys_generic_c sys_generic_c;
    final Sys_socket_c sys_socket_c;
    final Syscall_c syscall_c;
    final Tty_c tty_c;
    final Uipc_domain_c uipc_domain_c;
    final Uipc_socket_c uipc_socket_c;
    final Uipc_syscalls_c uipc_syscalls_c;
    final Uipc_usrreq_c uipc_usrreq_c;
    final If_c if_c;
    final If_ex_c if_ex_c;
    final If_loop_c if_loop_c;
    final If_ppp_c if_ppp_c;
    final Ppp_tty_c ppp_tty_c;
    final Route_c route_c;
    final Rtsock_c rtsock_c;
    final In_c in_c;
    final In_pcb_c in_pcb_c;
    final Igmp_c igmp_c;
    final Ip_input_c ip_input_c;
    final Ip_output_c ip_output_c;
    final Raw_ip_c raw_ip_c;
    final Tcp_usrreq_c tcp_usrreq_c;
    final Udp_usrreq_c udp_usrreq_c;
    final In6_c in6_c;
    final In6_ifattach_c in6_ifattach_c;
    final In6_pcb_c in6_pcb_c;
    final In6_src_c in6_src_c;
    final Ip6_input_c ip6_input_c;
    final Ip6_output_c ip6_output_c;
    final Mld6_c mld6_c;
    final Raw_ip6_c raw_ip6_c;
    final Udp6_output_c udp6_output_c;
    final Udp6_usrreq_c udp6_usrreq_c;

    final long pppsioctl;
    final long pppoutput;
    final long loioctl;
    final long looutput;
    final long ex_ioctl;
    final long ether_output;

    private final Machine machine;
    private final NetBsdRelease release;
    private final NetBsdHeap heap;
    private final Disk disk;
    private final Sysctls sysctls;
    private final long uareaFree;
    private final long uareaNext;
    private final long randState;
    private final long kernelMap;
    private final int churn;
    private final Map<String, Program> programs;
    private SerialLine line;
    private SimThread softclock;
    private Ddb ddb;

    NetBsd299(Machine machine, FixSet fixes, NetBsdRelease release) {
        this.machine = machine;
        this.release = release;
        churn = number(machine, "churn");
        Memory memory = machine.memory();
        var data = machine.data();
        heap = new NetBsdHeap(memory);
        String which = machine.option("disk", "auto");
        disk = new Disk(memory.journal(), which.equals("auto") ? machine.host() : which, machine.disk());
        text = new Text(machine.image(), memory);
        cpu = new Cpu(machine, number(machine, "load"), this::random);
        netisr = new Netisr(memory, data);
        uareaFree = data.define("uarea_free", 4);
        uareaNext = data.define("uarea_next", 4);
        memory.store4(uareaNext, 0, (int) UAREAS);
        kernelMap = data.define("kernel_map_store", 128);
        randState = data.define("rand_state", 8);
        memory.store8(randState, 0, machine.seed() * 31 + machine.host().hashCode());

        kern_malloc_c = add("sys/kern/kern_malloc.c", new Kern_malloc_c(this));
        subr_pool_c = add("sys/kern/subr_pool.c", new Subr_pool_c(this));
        kern_synch_c = add("sys/kern/kern_synch.c", new Kern_synch_c(this));
        kern_timeout_c = add("sys/kern/kern_timeout.c", new Kern_timeout_c(this));
        kern_descrip_c = add("sys/kern/kern_descrip.c", new Kern_descrip_c(this));
        kern_exit_c = add("sys/kern/kern_exit.c", new Kern_exit_c(this));
        kern_sig_c = add("sys/kern/kern_sig.c", new Kern_sig_c(this));
        sys_generic_c = add("sys/kern/sys_generic.c", new Sys_generic_c(this));
        sys_socket_c = add("sys/kern/sys_socket.c", new Sys_socket_c(this));
        tty_c = add("sys/kern/tty.c", new Tty_c(this));
        uipc_domain_c = add("sys/kern/uipc_domain.c", new Uipc_domain_c(this));
        uipc_socket_c = add("sys/kern/uipc_socket.c", new Uipc_socket_c(this));
        uipc_syscalls_c = add("sys/kern/uipc_syscalls.c", new Uipc_syscalls_c(this));
        uipc_usrreq_c = add("sys/kern/uipc_usrreq.c", new Uipc_usrreq_c(this));
        if_c = add("sys/net/if.c", new If_c(this));
        if_loop_c = add("sys/net/if_loop.c", new If_loop_c(this));
        if_ppp_c = add("sys/net/if_ppp.c", new If_ppp_c(this));
        ppp_tty_c = add("sys/net/ppp_tty.c", new Ppp_tty_c(this));
        route_c = add("sys/net/route.c", new Route_c(this));
        rtsock_c = add("sys/net/rtsock.c", new Rtsock_c(this));
        in_c = add("sys/netinet/in.c", new In_c(this));
        in_pcb_c = add("sys/netinet/in_pcb.c", new In_pcb_c(this));
        igmp_c = add("sys/netinet/igmp.c", new Igmp_c(this));
        ip_input_c = add("sys/netinet/ip_input.c", new Ip_input_c(this));
        ip_output_c = add("sys/netinet/ip_output.c", new Ip_output_c(this));
        raw_ip_c = add("sys/netinet/raw_ip.c", new Raw_ip_c(this));
        tcp_usrreq_c = add("sys/netinet/tcp_usrreq.c", new Tcp_usrreq_c(this));
        udp_usrreq_c = add("sys/netinet/udp_usrreq.c", new Udp_usrreq_c(this));
        in6_c = add("sys/netinet6/in6.c", new In6_c(this));
        in6_ifattach_c = add("sys/netinet6/in6_ifattach.c", new In6_ifattach_c(this));
        in6_pcb_c = add("sys/netinet6/in6_pcb.c", new In6_pcb_c(this));
        in6_src_c = add("sys/netinet6/in6_src.c", new In6_src_c(this));
        ip6_input_c = add("sys/netinet6/ip6_input.c", new Ip6_input_c(this));
        ip6_output_c = add("sys/netinet6/ip6_output.c", new Ip6_output_c(this));
        mld6_c = add("sys/netinet6/mld6.c", new Mld6_c(this));
        raw_ip6_c = add("sys/netinet6/raw_ip6.c", new Raw_ip6_c(this));
        udp6_output_c = add("sys/netinet6/udp6_output.c", new Udp6_output_c(this));
        udp6_usrreq_c = add("sys/netinet6/udp6_usrreq.c", new Udp6_usrreq_c(this));
        if_ex_c = add("sys/dev/ic/elinkxl.c", new If_ex_c(this));
        syscall_c = add("sys/arch/i386/i386/syscall.c", new Syscall_c(this));

        pppsioctl = text.add("sys/net/if_ppp.c", "pppsioctl", (Text.IfIoctl) if_ppp_c::pppsioctl);
        pppoutput = text.add("sys/net/if_ppp.c", "pppoutput", (Text.IfOutput) if_ppp_c::pppoutput);
        loioctl = text.add("sys/net/if_loop.c", "loioctl", (Text.IfIoctl) if_loop_c::loioctl);
        looutput = text.add("sys/net/if_loop.c", "looutput", (Text.IfOutput) if_loop_c::looutput);
        ex_ioctl = text.add("sys/dev/ic/elinkxl.c", "ex_ioctl", (Text.IfIoctl) if_ex_c::ex_ioctl);
        ether_output = text.add("sys/dev/ic/elinkxl.c", "ether_output", (Text.IfOutput) if_ex_c::ether_output);
        sysctls = new Sysctls(memory, data, in6_ifattach_c.AUTO_LINKLOCAL());
        uipc_domain_c.INIT();
        domains();
        seams = new Seams(this);
        fixes.fixes().forEach(fix -> ((NetBsdFix) fix).apply(this));
        programs = Programs.all(release.osrelease());
    }

    private <T extends KernelCode> T add(String file, T code) {
        machine.image().add(file, code);
        return code;
    }

    // ---- protocols -----------------------------------------------------------------------------------------------

    private void domains() {
        long local = usrreq("sys/kern/uipc_usrreq.c", "uipc_usrreq", uipc_usrreq_c::uipc_usrreq);
        uipc_domain_c.ADDDOMAIN(
                "local", KernelFile.AF_LOCAL, List.of(entry(Uipc_domain_c.SOCK_STREAM, 0, 0, 0, local, 0)), 0, 0);

        long udp = usrreq("sys/netinet/udp_usrreq.c", "udp_usrreq", udp_usrreq_c::udp_usrreq);
        long tcp = usrreq("sys/netinet/tcp_usrreq.c", "tcp_usrreq", tcp_usrreq_c::tcp_usrreq);
        long rip = usrreq("sys/netinet/raw_ip.c", "rip_usrreq", raw_ip_c::rip_usrreq);
        long ipOpt = ctloutput("sys/netinet/ip_output.c", "ip_ctloutput", ip_output_c::ip_ctloutput);
        long ripOpt = ctloutput("sys/netinet/raw_ip.c", "rip_ctloutput", raw_ip_c::rip_ctloutput);
        long igmpFast = text.add("sys/netinet/igmp.c", "igmp_fasttimo", (Text.Timer) igmp_c::igmp_fasttimo);
        List<Uipc_domain_c.Entry> inet = new ArrayList<>();
        int purge = Uipc_domain_c.PR_PURGEIF;
        inet.add(entry(0, 0, 0, 0, 0, 0)); // IP
        inet.add(entry(Uipc_domain_c.SOCK_DGRAM, 17, purge, ipOpt, udp, 0));
        inet.add(entry(Uipc_domain_c.SOCK_STREAM, 6, purge, ipOpt, tcp, 0));
        inet.add(entry(Uipc_domain_c.SOCK_RAW, 255, purge, ripOpt, rip, 0)); // RAW
        inet.add(entry(Uipc_domain_c.SOCK_RAW, 1, 0, ripOpt, rip, 0)); // ICMP
        inet.add(entry(Uipc_domain_c.SOCK_RAW, 4, 0, ripOpt, rip, 0)); // IPV4
        inet.add(entry(Uipc_domain_c.SOCK_RAW, 41, 0, ripOpt, rip, 0)); // IPV6
        inet.add(entry(Uipc_domain_c.SOCK_RAW, 47, 0, ripOpt, rip, 0)); // GRE
        inet.add(entry(Uipc_domain_c.SOCK_RAW, 2, 0, ripOpt, rip, igmpFast)); // IGMP
        inet.add(entry(Uipc_domain_c.SOCK_RAW, 0, 0, ripOpt, rip, 0)); // the wildcard
        uipc_domain_c.ADDDOMAIN("internet", KernelFile.AF_INET, inet, 0, 0);

        if (machine.option("INET6", "on").equals("on")) {
            inet6domain(tcp, purge);
        }
        long route = usrreq("sys/net/rtsock.c", "route_usrreq", rtsock_c::route_usrreq);
        uipc_domain_c.ADDDOMAIN(
                "route", KernelFile.AF_ROUTE, List.of(entry(Uipc_domain_c.SOCK_RAW, 0, 0, 0, route, 0)), 0, 0);
    }

    private void inet6domain(long tcp, int purge) {
        long udp6 = usrreq("sys/netinet6/udp6_usrreq.c", "udp6_usrreq", udp6_usrreq_c::udp6_usrreq);
        long rip6 = usrreq("sys/netinet6/raw_ip6.c", "rip6_usrreq", raw_ip6_c::rip6_usrreq);
        long ip6Opt = ctloutput("sys/netinet6/ip6_output.c", "ip6_ctloutput", ip6_output_c::ip6_ctloutput);
        long mldFast = text.add("sys/netinet6/mld6.c", "mld6_fasttimeo", (Text.Timer) mld6_c::mld6_fasttimeo);
        List<Uipc_domain_c.Entry> inet6 = new ArrayList<>();
        inet6.add(entry(0, 41, 0, 0, 0, 0)); // IPV6
        inet6.add(entry(Uipc_domain_c.SOCK_DGRAM, 17, purge, ip6Opt, udp6, 0));
        inet6.add(entry(Uipc_domain_c.SOCK_STREAM, 6, purge, ip6Opt, tcp, 0));
        inet6.add(entry(Uipc_domain_c.SOCK_RAW, 255, purge, ip6Opt, rip6, 0)); // RAW
        inet6.add(entry(Uipc_domain_c.SOCK_RAW, 58, 0, ip6Opt, rip6, mldFast)); // ICMPV6
        inet6.add(entry(0, 60, 0, 0, 0, 0)); // DSTOPTS
        inet6.add(entry(0, 43, 0, 0, 0, 0)); // ROUTING
        inet6.add(entry(0, 44, 0, 0, 0, 0)); // FRAGMENT
        inet6.add(entry(Uipc_domain_c.SOCK_RAW, 0, 0, ip6Opt, rip6, 0)); // the wildcard
        uipc_domain_c.ADDDOMAIN(
                "internet6",
                KernelFile.AF_INET6,
                inet6,
                text.add("sys/netinet6/in6.c", "in6_domifattach", (Text.IfAttach) in6_c::in6_domifattach),
                text.add("sys/netinet6/in6.c", "in6_domifdetach", (Text.IfDetach) in6_c::in6_domifdetach));
    }

    private static Uipc_domain_c.Entry entry(
            int type, int protocol, int flags, long ctloutput, long usrreq, long fasttimo) {
        return new Uipc_domain_c.Entry(type, protocol, flags, ctloutput, usrreq, 0, fasttimo);
    }

    private long usrreq(String file, String name, Text.Usrreq function) {
        return text.add(file, name, function);
    }

    private long ctloutput(String file, String name, Text.Ctloutput function) {
        return text.add(file, name, function);
    }

    /** Every table of protocol control blocks. */
    List<Inpcbtable> tables() {
        return List.of(in_pcb_c.udbtable, in_pcb_c.tcbtable, in_pcb_c.rawcbtable, in_pcb_c.raw6cbtable);
    }

    // ---- boot ----------------------------------------------------------------------------------------------------

    @Override
    public void boot() {
        new Boot(this).run();
        interrupts();
        new Boot(this).multiuser();
    }

    /** The interrupt threads: each waits until it is pending and the level lets it in. */
    private void interrupts() {
        interrupt(
                "softclock",
                KernelFile.IPL_SOFTCLOCK,
                kern_timeout_c::softclock,
                () -> kern_timeout_c.NEXT_DUE() <= now());
        interrupt(
                "softnet",
                KernelFile.IPL_SOFTNET,
                () -> {
                    ip_input_c.ipintr();
                    ip6_input_c.ip6intr();
                },
                netisr::isPending);
        interrupt("com0", KernelFile.IPL_TTY, tty_c::comintr, () -> tty_c.NEXT_DUE() <= now());
        SimThread mine = softclock;
        machine.clock().add(() -> runs(mine) ? Math.min(kern_timeout_c.NEXT_DUE(), tty_c.NEXT_DUE()) : Long.MAX_VALUE);
    }

    /** Whether the machine has not crashed and not been switched off. */
    private static boolean runs(SimThread interrupt) {
        return interrupt.isAlive() && interrupt.state() != SimThread.State.FROZEN;
    }

    private void interrupt(String name, int level, Runnable handler, BooleanSupplier pending) {
        Guard guard = new Guard() {
            @Override
            public boolean permits(SimThread thread, long object, long detail) {
                return pending.getAsBoolean() && cpu.accepts(level);
            }

            @Override
            public String describe(long object) {
                return "interrupt " + name;
            }
        };
        SimThread thread = machine.sched().spawn(machine.host(), 0, 0, name, () -> {
            while (true) {
                machine.sched().point(Kind.AWAIT, guard, 0, level);
                cpu.interrupt(level, handler);
            }
        });
        cpu.interruptThread(thread, level, pending);
        softclock = thread;
    }

    private long now() {
        return machine.clock().now();
    }

    // ---- Kernel --------------------------------------------------------------------------------------------------

    @Override
    public Machine machine() {
        return machine;
    }

    @Override
    public NetBsdHeap heap() {
        return heap;
    }

    @Override
    public String prompt() {
        return machine.host() + "# ";
    }

    @Override
    public Program program(String name) {
        String base = name.substring(name.lastIndexOf('/') + 1);
        Program program = programs.get(base);
        return program == null ? null : guarded(program);
    }

    /** A program as the kernel runs it: one that a signal ends stops where it is. */
    Program guarded(Program program) {
        return context -> {
            try {
                return program.main(context);
            } catch (ProcessReplaced replaced) {
                return 0;
            }
        };
    }

    @Override
    public String commandNotFound(String name) {
        return name + ": Command not found.\n";
    }

    @Override
    public Proc shell() {
        return machine.processes().get(Boot.SHELL);
    }

    @Override
    public String strerror(int errno) {
        return Strerror.text(errno);
    }

    @Override
    public List<String> programs() {
        return programs.keySet().stream().sorted().toList();
    }

    @Override
    public Syscalls syscalls(Proc process) {
        return new NetBsdCalls(this, process);
    }

    @Override
    public void adopt(SimThread thread) {
        Memory memory = machine.memory();
        Proc process = machine.processes().get(thread.pid());
        SimThread former = process == null ? null : process.thread();
        long uarea = memory.peek(uareaFree, 4);
        if (former != null && !former.isAlive() && former.control() != 0) {
            // The shell's process goes from thread to thread.
            uarea = former.control();
            former.control(0);
        } else if (uarea != 0) {
            memory.store4(uareaFree, 0, memory.load4(uarea, 0));
        } else {
            uarea = memory.load4(uareaNext, 0) & 0xffff_ffffL;
            memory.store4(uareaNext, 0, (int) (uarea + Cpu.USPACE));
            memory.map(uarea, Cpu.USPACE);
        }
        memory.fill(uarea, Lwp.TYPE.size(), 0);
        thread.control(uarea);
        Lwp l = Lwp.TYPE.at(memory, uarea);
        l.l_pid(thread.pid());
        l.p_comm(thread.name());
        if (process != null && process.pid() != Boot.SHELL) {
            kern_malloc_c.TAKE_BLOCKS(l, churn);
        }
        cpu.queue(thread, Cpu.PUSER);
    }

    @Override
    public void exit(Proc process) {
        SimThread thread = process.thread();
        if (thread == null || thread.control() == 0) {
            return;
        }
        Lwp l = Lwp.TYPE.at(machine.memory(), thread.control());
        if ((l.l_flag() & Kern_exit_c.L_WEXIT) == 0) {
            new NetBsdCalls(this, process).enter(1, () -> kern_exit_c.sys_exit(l, 0));
        }
        long uarea = thread.control();
        thread.control(0);
        machine.memory().store4(uarea, 0, machine.memory().load4(uareaFree, 0));
        machine.memory().store4(uareaFree, 0, (int) uarea);
    }

    @Override
    public void report(Crash crash) {
        disk.sync();
        ddb = new Ddb(this, crash);
        ddb.enter();
    }

    @Override
    public Debugger debugger() {
        return ddb;
    }

    @Override
    public String processState(Proc process) {
        if (process.thread() == null || process == shell()) {
            return process.fixedState();
        }
        SimThread thread = process.thread();
        long deadline = kern_synch_c.CHANNELS().deadlineOf(thread);
        boolean soon = deadline != 0 && deadline - now() <= IDLE_AFTER;
        String state = thread.waitMessage().isEmpty() ? "R" : soon ? "S" : "I";
        boolean leads = process.parent() != Boot.SHELL || process.terminal().isEmpty();
        boolean foreground = !process.terminal().isEmpty();
        return state + (leads ? "s" : "") + (foreground ? "+" : "");
    }

    @Override
    public boolean isPreemptible() {
        return false;
    }

    @Override
    public Map<String, Invariant> invariants() {
        Map<String, Invariant> all = new LinkedHashMap<>();
        all.put("every-ifnet-pointer-is-in-the-master-list", new IfnetPointers(this)::violations);
        return all;
    }

    @Override
    public List<Proc> daemons() {
        return machine.processes().all().stream()
                .filter(proc -> proc.thread() != null && proc.thread().isAlive() && proc != shell())
                .filter(proc -> !Boot.SYSTEM.contains(proc.name()))
                .toList();
    }

    @Override
    public String callOf(SimThread thread) {
        return thread.pendingKind() == Kind.SYSCALL ? thread.call() : "";
    }

    @Override
    public void unread(Stretch stretches) {
        subr_pool_c.FREE_MBUFS(stretches);
        cpu.turns(stretches);
    }

    @Override
    public String describe(long address) {
        return new IfnetPointers(this).describe(address);
    }

    // ---- inside --------------------------------------------------------------------------------------------------

    NetBsdRelease release() {
        return release;
    }

    boolean pppIsCloned() {
        return release.clonesPpp();
    }

    Sysctls sysctls() {
        return sysctls;
    }

    Disk disk() {
        return disk;
    }

    /** The address of kernel_map. */
    long kernelMap() {
        return kernelMap;
    }

    /** Whether the machine has booted and neither crashed nor been switched off. */
    boolean isRunning() {
        return softclock != null && runs(softclock);
    }

    SerialLine line() {
        return line;
    }

    /** Plugs a cable into the serial port. */
    void line(SerialLine newLine) {
        line = newLine;
    }

    private static int number(Machine machine, String option) {
        String value = machine.option(option, "0");
        return value.matches("[0-9]{1,2}") ? Integer.parseInt(value) : 0;
    }

    /** rand(3) of this host: the next number below {@code limit}. */
    int random(int limit) {
        Memory memory = machine.memory();
        long next = memory.peek(randState, 8) * 6364136223846793005L + 1442695040888963407L;
        memory.poke(randState, 8, next);
        return (int) Long.remainderUnsigned(next >>> 33, limit);
    }

    /** Which process has a socket open: {@code " of ospfd[133]"}, or nothing. */
    String whoHas(long socket) {
        for (Proc proc : machine.processes().all()) {
            for (Map.Entry<Integer, Object> entry : proc.descriptors().entrySet()) {
                if (entry.getValue() instanceof OpenFile file && file.address() == socket) {
                    return " of " + proc + " fd " + entry.getKey();
                }
            }
        }
        return "";
    }

    /** The process of an lwp. */
    Proc procOf(Lwp l) {
        return machine.processes().get(l.l_pid());
    }

    /** Starts a process of its own; its descriptors are those given. */
    Proc spawn(
            Proc parent, int pid, String name, String command, String terminal, Program program, List<OpenFile> files) {
        Proc proc = machine.processes()
                .add(new Proc(
                        machine.memory().journal(),
                        pid,
                        parent == null ? 0 : parent.pid(),
                        name,
                        command,
                        terminal,
                        "",
                        machine.clock().now()));
        files.forEach(proc::addDescriptor);
        Invocation invocation = Invocation.ofWords(List.of(command.split(" ", -1)));
        ProgramContext context = new ProgramContext(invocation, syscalls(proc), ignored -> {}, ignored -> {}, "", proc);
        Program guarded = guarded(program);
        SimThread thread = machine.sched().spawn(machine.host(), pid, pid, name, () -> {
            int status = 0;
            try {
                status = guarded.main(context);
            } catch (Killed killed) {
                status = 128 + killed.signal();
            }
            if (machine.processes().get(pid) == proc) {
                exit(proc);
                proc.exited(status);
                machine.processes().remove(proc);
            }
        });
        proc.thread(thread);
        adopt(thread);
        if (parent != null && parent.thread() != null && parent.thread().control() != 0) {
            Lwp.TYPE
                    .at(machine.memory(), thread.control())
                    .p_nice(Lwp.TYPE
                            .at(machine.memory(), parent.thread().control())
                            .p_nice());
        }
        return proc;
    }

    /** The four bytes of an IPv4 address in the order of the wire. */
    static byte[] inetBytes(int address) {
        return new byte[] {(byte) (address >>> 24), (byte) (address >>> 16), (byte) (address >>> 8), (byte) address};
    }

    /** Unwinds a program whose process runs another program now. */
    static final class ProcessReplaced extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ProcessReplaced() {
            super(null, null, false, false);
        }
    }
}
