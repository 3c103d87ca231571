package org.deadc0de.dragonfly111;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deadc0de.dragonfly111.user.Programs;
import org.deadc0de.dragonfly111.user.Strerror;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.kernel.Machine;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.oracle.Ledger;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.crash.KernelCode;
import org.deadc0de.sim.sched.SimThread;

/**
 * DragonFly/i386 1.11-DEVELOPMENT, December 2007: composed of one object per C file.
 *
 * <p>Who runs in the kernel holds the MP lock until he sleeps or changes the processor; a serializer is kept across a sleep, a
 * critical section is not. Lock order, as far as there is one: nothing is taken while a serializer is held, but for sleeps in
 * rtinit (SIOCSIFDSTADDR, the close of a tun).
 */
public final class DragonFly111 implements Kernel {
    private final Machine machine;
    private final DragonFly111Release release;
    private final int ncpus;
    private final boolean smp;
    private final boolean invariants;
    private final SlabHeap heap;
    private final SysctlInts sysctls;
    private final Processes processes;
    private Ddb debugger;
    private final Boot boot;
    private final Files files;
    private final long useMallocPattern;
    private final List<SimThread> lettered = new ArrayList<>();
    private final DragonFlyInvariants checks;

    final Text text;
    final Lwkt lwkt;
    final Ledger ledger;
    final Seams seams;

    final MallocType M_IFADDR;
    final MallocType M_IFMADDR;
    final MallocType M_RTABLE;
    final MallocType M_ARP;
    final MallocType M_SOCKET;
    final MallocType M_FILE;
    final MallocType M_DEVBUF;
    final MallocType M_GIF;
    final MallocType M_TAP;
    final MallocType M_TUN;
    final MallocType M_CARP;

    final Kern_shutdown_c kern_shutdown_c;
    final Kern_slaballoc_c kern_slaballoc_c;
    final Kern_descrip_c kern_descrip_c;
    final Kern_linker_c kern_linker_c;
    final Lwkt_ipiq_c lwkt_ipiq_c;
    final Lwkt_msgport_c lwkt_msgport_c;
    final Lwkt_serialize_c lwkt_serialize_c;
    final Lwkt_thread_c lwkt_thread_c;
    final Sys_generic_c sys_generic_c;
    final Uipc_mbuf_c uipc_mbuf_c;
    final Uipc_msg_c uipc_msg_c;
    final Uipc_socket_c uipc_socket_c;
    final If_c if_c;
    final If_clone_c if_clone_c;
    final If_ethersubr_c if_ethersubr_c;
    final If_gif_c if_gif_c;
    final If_loop_c if_loop_c;
    final If_pseudo_c if_ppp_c;
    final If_spppsubr_c if_spppsubr_c;
    final If_tap_c if_tap_c;
    final If_tun_c if_tun_c;
    final Netisr_c netisr_c;
    final Radix_c radix_c;
    final Route_c route_c;
    final Rtsock_c rtsock_c;
    final If_ether_c if_ether_c;
    final In_c in_c;
    final In_rmx_c in_rmx_c;
    final Ip_carp_c ip_carp_c;
    final Ip_output_c ip_output_c;
    final Raw_ip_c raw_ip_c;
    final If_em_c if_em_c;
    final Trap_c trap_c;

    final long rtrequest1_msghandler;
    final long rtinit_rtrequest_callback;
    final long route_output_add_callback;
    final long route_output_delete_callback;
    final long route_output_change_callback;
    final long route_output_lock_callback;
    final long netmsg_sync_func;
    final long netmsg_pru_send;
    final long arp_rtrequest;
    final long link_rtrequest;
    final long ether_output;
    final long looutput;
    final long em_init;
    final long em_ioctl;
    final long loioctl;
    final long gif_ioctl;
    final long pppsioctl;
    final long tapifinit;
    final long tapifioctl;
    final long tunifioctl;
    final long carp_ioctl;

    DragonFly111(Machine machine, FixSet fixes, DragonFly111Release release) {
        this.machine = machine;
        this.release = release;
        smp = machine.has("SMP");
        ncpus = smp ? Math.max(1, Math.min(4, number(machine.option("cpus", "2")))) : 1;
        invariants = machine.has("INVARIANTS");
        var data = machine.data();
        long vmNext = data.define("kernel_vm_next", 4);
        machine.memory().store4(vmNext, 0, (int) SlabHeap.BASE);
        useMallocPattern = data.define("use_malloc_pattern", 4);
        heap = new SlabHeap(machine.memory(), vmNext);
        text = new Text(machine.image(), machine.memory());
        sysctls = new SysctlInts(machine);
        processes = new Processes(this);
        lwkt = new Lwkt(this);
        ledger = new Ledger(machine.memory().journal(), machine.sched());

        kern_shutdown_c = add("sys/kern/kern_shutdown.c", new Kern_shutdown_c(this));
        kern_slaballoc_c = add("sys/kern/kern_slaballoc.c", new Kern_slaballoc_c(this, vmNext));
        M_IFADDR = kern_slaballoc_c.MALLOC_DEFINE("M_IFADDR", "ifaddr");
        M_IFMADDR = kern_slaballoc_c.MALLOC_DEFINE("M_IFMADDR", "ether_multi");
        M_RTABLE = kern_slaballoc_c.MALLOC_DEFINE("M_RTABLE", "routetbl");
        M_ARP = kern_slaballoc_c.MALLOC_DEFINE("M_ARP", "arp");
        M_SOCKET = kern_slaballoc_c.MALLOC_DEFINE("M_SOCKET", "socket");
        M_FILE = kern_slaballoc_c.MALLOC_DEFINE("M_FILE", "file");
        M_DEVBUF = kern_slaballoc_c.MALLOC_DEFINE("M_DEVBUF", "devbuf");
        M_GIF = kern_slaballoc_c.MALLOC_DEFINE("M_GIF", "gif");
        M_TAP = kern_slaballoc_c.MALLOC_DEFINE("M_TAP", "tap");
        M_TUN = kern_slaballoc_c.MALLOC_DEFINE("M_TUN", "tun");
        M_CARP = kern_slaballoc_c.MALLOC_DEFINE("M_CARP", "carp");

        kern_descrip_c = add("sys/kern/kern_descrip.c", new Kern_descrip_c(this));
        kern_linker_c = add("sys/kern/kern_linker.c", new Kern_linker_c(this));
        lwkt_ipiq_c = add("sys/kern/lwkt_ipiq.c", new Lwkt_ipiq_c(this));
        lwkt_msgport_c = add("sys/kern/lwkt_msgport.c", new Lwkt_msgport_c(this));
        lwkt_serialize_c = add("sys/kern/lwkt_serialize.c", new Lwkt_serialize_c(this));
        lwkt_thread_c = add("sys/kern/lwkt_thread.c", new Lwkt_thread_c(this));
        sys_generic_c = add("sys/kern/sys_generic.c", new Sys_generic_c(this));
        uipc_mbuf_c = add("sys/kern/uipc_mbuf.c", new Uipc_mbuf_c(this));
        uipc_msg_c = add("sys/kern/uipc_msg.c", new Uipc_msg_c(this));
        uipc_socket_c = add("sys/kern/uipc_socket.c", new Uipc_socket_c(this));
        if_c = add("sys/net/if.c", new If_c(this));
        if_clone_c = add("sys/net/if_clone.c", new If_clone_c(this));
        if_ethersubr_c = add("sys/net/if_ethersubr.c", new If_ethersubr_c(this));
        if_gif_c = add("sys/net/gif/if_gif.c", new If_gif_c(this));
        if_loop_c = add("sys/net/if_loop.c", new If_loop_c(this));
        if_ppp_c = add("sys/net/ppp/if_ppp.c", new If_pseudo_c(this));
        if_spppsubr_c = add("sys/net/sppp/if_spppsubr.c", new If_spppsubr_c(this));
        if_tap_c = add("sys/net/tap/if_tap.c", new If_tap_c(this));
        if_tun_c = add("sys/net/tun/if_tun.c", new If_tun_c(this));
        netisr_c = add("sys/net/netisr.c", new Netisr_c(this));
        radix_c = add("sys/net/radix.c", new Radix_c(this));
        route_c = add("sys/net/route.c", new Route_c(this));
        rtsock_c = add("sys/net/rtsock.c", new Rtsock_c(this));
        if_ether_c = add("sys/netinet/if_ether.c", new If_ether_c(this));
        in_c = add("sys/netinet/in.c", new In_c(this));
        in_rmx_c = add("sys/netinet/in_rmx.c", new In_rmx_c(this));
        ip_carp_c = add("sys/netinet/ip_carp.c", new Ip_carp_c(this));
        ip_output_c = add("sys/netinet/ip_output.c", new Ip_output_c(this));
        raw_ip_c = add("sys/netinet/raw_ip.c", new Raw_ip_c(this));
        if_em_c = add("sys/dev/netif/em/if_em.c", new If_em_c(this));
        trap_c = add("sys/platform/pc32/i386/trap.c", new Trap_c(this));

        String route = "sys/net/route.c";
        String rtsock = "sys/net/rtsock.c";
        rtrequest1_msghandler = dispatch(route, "rtrequest1_msghandler", route_c::rtrequest1_msghandler);
        rtinit_rtrequest_callback = callback(route, "rtinit_rtrequest_callback", route_c::rtinit_rtrequest_callback);
        route_output_add_callback = callback(rtsock, "route_output_add_callback", rtsock_c::route_output_add_callback);
        route_output_delete_callback =
                callback(rtsock, "route_output_delete_callback", rtsock_c::route_output_delete_callback);
        route_output_change_callback =
                callback(rtsock, "route_output_change_callback", rtsock_c::route_output_change_callback);
        route_output_lock_callback =
                callback(rtsock, "route_output_lock_callback", rtsock_c::route_output_lock_callback);
        netmsg_sync_func = dispatch("sys/net/netisr.c", "netmsg_sync_func", netisr_c::netmsg_sync_func);
        netmsg_pru_send = dispatch("sys/kern/uipc_msg.c", "netmsg_pru_send", uipc_msg_c::netmsg_pru_send);
        arp_rtrequest = text.add("sys/netinet/if_ether.c", "arp_rtrequest", (Text.Rtrequest) if_ether_c::arp_rtrequest);
        link_rtrequest = text.add("sys/net/if.c", "link_rtrequest", (Text.Rtrequest) if_c::link_rtrequest);
        ether_output = text.add("sys/net/if_ethersubr.c", "ether_output", (Text.IfOutput) if_ethersubr_c::ether_output);
        looutput = text.add("sys/net/if_loop.c", "looutput", (Text.IfOutput) if_loop_c::looutput);
        em_init = text.add("sys/dev/netif/em/if_em.c", "em_init", (Text.IfInit) if_em_c::em_init);
        tapifinit = text.add("sys/net/tap/if_tap.c", "tapifinit", (Text.IfInit) if_tap_c::tapifinit);
        em_ioctl = ioctl("sys/dev/netif/em/if_em.c", "em_ioctl", if_em_c::em_ioctl);
        loioctl = ioctl("sys/net/if_loop.c", "loioctl", if_loop_c::loioctl);
        gif_ioctl = ioctl("sys/net/gif/if_gif.c", "gif_ioctl", if_gif_c::gif_ioctl);
        pppsioctl = ioctl("sys/net/ppp/if_ppp.c", "pppsioctl", if_ppp_c::pppsioctl);
        tapifioctl = ioctl("sys/net/tap/if_tap.c", "tapifioctl", if_tap_c::tapifioctl);
        tunifioctl = ioctl("sys/net/tun/if_tun.c", "tunifioctl", if_tun_c::tunifioctl);
        carp_ioctl = ioctl("sys/netinet/ip_carp.c", "carp_ioctl", ip_carp_c::carp_ioctl);

        seams = new Seams(this);
        fixes.fixes().forEach(fix -> ((DragonFlyFix) fix).apply(this));
        files = new Files(this);
        checks = new DragonFlyInvariants(this);
        boot = new Boot(this);
    }

    private static int number(String word) {
        return word.matches("[0-9]{1,3}") ? Integer.parseInt(word) : 2;
    }

    private <T extends KernelCode> T add(String file, T code) {
        machine.image().add(file, code);
        return code;
    }

    private long dispatch(String file, String name, Text.Dispatch function) {
        return text.add(file, name, function);
    }

    private long callback(String file, String name, Text.RtrequestCallback function) {
        return text.add(file, name, function);
    }

    private long ioctl(String file, String name, Text.IfIoctl function) {
        return text.add(file, name, function);
    }

    // ---- what it is ----------------------------------------------------------------------------------------------

    DragonFly111Release release() {
        return release;
    }

    /** The number of processors. */
    int ncpus() {
        return ncpus;
    }

    /** The same, rounded down to a power of two: as far as some loops go. */
    int ncpus2() {
        return Integer.highestOneBit(ncpus);
    }

    /** Whether the kernel was built for more than one processor. */
    boolean isSmp() {
        return smp;
    }

    boolean hasInvariants() {
        return invariants;
    }

    /** sysctl debug.use_malloc_pattern. */
    boolean usesMallocPattern() {
        return machine.memory().peek(useMallocPattern, 4) != 0;
    }

    void usesMallocPattern(boolean on) {
        machine.memory().poke(useMallocPattern, 4, on ? 1 : 0);
    }

    /** The integers of sysctl(8). */
    SysctlInts sysctls() {
        return sysctls;
    }

    /** Who stands in the process table. */
    Processes processes() {
        return processes;
    }

    /** Whether a crash enters the debugger. */
    boolean debuggerOnPanic() {
        return machine.has("DDB") && sysctls.value("debug.debugger_on_panic") != 0;
    }

    /** Whether a panic shows where it came from before anything else. */
    boolean traceOnPanic() {
        return machine.has("DDB") && sysctls.value("debug.trace_on_panic") != 0;
    }

    /** Whether a panic writes what the disks lack. */
    boolean syncOnPanic() {
        return sysctls.value("kern.sync_on_panic") != 0;
    }

    Files files() {
        return files;
    }

    /** A kernel thread whose turn is for the strategy to choose. */
    void lettered(SimThread thread) {
        lettered.add(thread);
    }

    // ---- Kernel --------------------------------------------------------------------------------------------------

    @Override
    public Machine machine() {
        return machine;
    }

    @Override
    public void boot() {
        boot.run();
    }

    @Override
    public Proc shell() {
        return machine.processes().get(Processes.SHELL);
    }

    @Override
    public String prompt() {
        return machine.host().replaceFirst("\\..*", "") + "# ";
    }

    @Override
    public Program program(String name) {
        Program program = Programs.get(name);
        return name.startsWith("/compat/linux/") && program != null && !kern_linker_c.IS_LOADED("linux")
                ? Programs.OF_UNKNOWN_BRAND
                : program;
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
        return Programs.names();
    }

    @Override
    public Syscalls syscalls(Proc process) {
        return new DragonFlySyscalls(this, process);
    }

    @Override
    public void adopt(SimThread thread) {
        lwkt.adopt(thread);
        Proc process = machine.processes().get(thread.pid());
        if (process != null && process != shell()) {
            process.descriptors().values().forEach(file -> {
                if (file instanceof Filep fp) {
                    fp.f_count(fp.f_count() + 1);
                }
            });
        }
    }

    @Override
    public void exit(Proc process) {
        SimThread thread = process.thread();
        if (thread == null || thread.control() == 0) {
            return;
        }
        new DragonFlySyscalls(this, process).exit();
        lwkt.reap(thread);
    }

    @Override
    public List<SimThread> kernelThreads() {
        return List.copyOf(lettered);
    }

    @Override
    public boolean isIdle(SimThread thread) {
        return lwkt_msgport_c.IS_IDLE(thread);
    }

    @Override
    public boolean isInside(SimThread thread) {
        return checks.isInside(thread);
    }

    @Override
    public void report(Crash crash) {
        DragonFlyPanicText panicText = new DragonFlyPanicText(this, crash);
        debugger = panicText.debugger();
        machine.console().kernelPrint(panicText.text());
    }

    @Override
    public Debugger debugger() {
        return debugger;
    }

    @Override
    public List<String> ledger(String about) {
        return new LedgerText(this).lines(about);
    }

    @Override
    public SlabHeap heap() {
        return heap;
    }

    @Override
    public String processState(Proc process) {
        return processes.state(process);
    }

    @Override
    public boolean isPreemptible() {
        return false;
    }

    @Override
    public Map<String, Invariant> invariants() {
        return checks.all();
    }

    @Override
    public String describe(long address) {
        return checks.describe(address);
    }
}
