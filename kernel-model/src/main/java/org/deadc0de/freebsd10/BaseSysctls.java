package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.Machine;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.ProcEntry;
import org.deadc0de.sim.sched.SimThread;

/** The sysctls of the kernel proper; those of the network are registered by its files. */
final class BaseSysctls {
    /** Noon of 27 November 2011, in seconds since 1970. */
    private static final long BOOT_TIME = 1_322_395_200L;

    private final FreeBsd10 k;
    private final Machine machine;
    private final Kern_sysctl_c tree;

    BaseSysctls(FreeBsd10 k) {
        this.k = k;
        machine = k.machine;
        tree = k.kern_sysctl_c;
    }

    void register() {
        FreeBsdVersion version = k.version;
        tree.SYSCTL_STRING_RD("kern.ostype", "FreeBSD");
        tree.SYSCTL_STRING_RD("kern.osrelease", version.release());
        tree.SYSCTL_STRING_RD("kern.version", version.text());
        tree.SYSCTL_STRING("kern.hostname", machine.host(), 256);
        tree.SYSCTL_INT_RD("kern.osreldate", version.osreldate());
        tree.SYSCTL_NUMBER("kern.hostid", this::hostid);
        tree.SYSCTL_INT_RD("kern.maxproc", 6164);
        tree.SYSCTL_STRING_RD("kern.bootfile", "/boot/kernel/kernel");
        tree.SYSCTL_PROC("kern.msgbuf", (newValue, td) -> machine.console().messageBuffer());
        tree.SYSCTL_INT_AT("kern.sync_on_panic", k.kern_shutdown_c.sync_on_panic);
        tree.SYSCTL_STRING_RD("hw.machine", "amd64");
        tree.SYSCTL_STRING_RD("hw.machine_arch", "amd64");
        tree.SYSCTL_INT_RD("hw.ncpu", machine.has("SMP") ? 2 : 1);
        if (machine.has("DDB")) {
            tree.SYSCTL_INT_AT("debug.debugger_on_panic", k.kern_shutdown_c.debugger_on_panic);
        }
        tree.SYSCTL_INT_AT("debug.trace_on_panic", k.kern_shutdown_c.trace_on_panic);
        if (!machine.option("MALLOC_DEBUG_MAXZONES", "1").equals("1")) {
            tree.SYSCTL_INT_RD("debug.malloc.numzones", Integer.parseInt(machine.option("MALLOC_DEBUG_MAXZONES", "1")));
        }
        if (k.WITNESS) {
            tree.SYSCTL_NUMBER("debug.witness.watch", k.subr_witness_c::SYSCTL_DEBUG_WITNESS_WATCH);
            tree.SYSCTL_INT_AT("debug.witness.trace", k.subr_witness_c.witness_trace);
            tree.SYSCTL_INT_AT("debug.witness.kdb", k.subr_witness_c.witness_kdb);
            tree.SYSCTL_INT_RD("debug.witness.skipspin", 1);
        }
        modules();
        tree.SYSCTL_STRING_RD("kern.ident", "GENERIC");
        tree.SYSCTL_PROC("kern.boottime", (newValue, td) -> BOOT_TIME);
        tree.SYSCTL_PROC("kern.linker_files", (newValue, td) -> k.kern_linker_c.ROWS());
        tree.SYSCTL_PROC("kern.proc", (newValue, td) -> processes());
        tree.SYSCTL_PROC("vm.malloc_stats", (newValue, td) -> k.kern_malloc_c.STATS());
    }

    private void modules() {
        tree.SYSCTL_MODULE_INT("if_tap", "net.link.tap.user_open", 0);
        k.if_tap_c.tapuponopen = tree.SYSCTL_MODULE_INT("if_tap", "net.link.tap.up_on_open", 0);
        k.if_tap_c.tapdclone = tree.SYSCTL_MODULE_INT("if_tap", "net.link.tap.devfs_cloning", 1);
        long onlyip = tree.SYSCTL_MODULE_INT("if_bridge", "net.link.bridge.pfil_onlyip", 1);
        tree.SYSCTL_MODULE_INT("if_bridge", "net.link.bridge.ipfw_arp", 0);
        long bridge = tree.SYSCTL_MODULE_INT("if_bridge", "net.link.bridge.pfil_bridge", 1);
        long member = tree.SYSCTL_MODULE_INT("if_bridge", "net.link.bridge.pfil_member", 1);
        tree.SYSCTL_MODULE_INT("if_bridge", "net.link.bridge.pfil_local_phys", 0);
        tree.SYSCTL_MODULE_INT("if_bridge", "net.link.bridge.log_stp", 0);
        k.if_bridge_c.bridge_inherit_mac = tree.SYSCTL_MODULE_INT("if_bridge", "net.link.bridge.inherit_mac", 0);
        long ipfw = tree.SYSCTL_MODULE_INT("if_bridge", "net.link.bridge.ipfw", 0);
        tree.SYSCTL_MODULE_NUMBER("if_bridge", "net.link.bridge.ipfw", newValue -> {
            long before = k.mem.peek(ipfw, 4);
            long now = newValue instanceof Number number && number.intValue() != 0 ? 1 : 0;
            if (newValue != null && now != before) {
                k.mem.poke(ipfw, 4, now);
                if (now != 0) { // so that it does not run twice
                    k.mem.poke(onlyip, 4, 0);
                    k.mem.poke(bridge, 4, 0);
                    k.mem.poke(member, 4, 0);
                }
            }
            return before;
        });
    }

    /** What rc.d/hostid set, where the bridges look for it. */
    private Object hostid(Object newValue, Kthread td) {
        long address = k.data.variable("prison0.pr_hostid").address();
        Object before = k.mem.peek(address, 8);
        if (newValue instanceof Number number) {
            k.mem.poke(address, 8, number.longValue());
        }
        return before;
    }

    private List<ProcEntry> processes() {
        List<ProcEntry> list = new ArrayList<>();
        for (Proc p : machine.processes().all()) {
            if (!p.hasEnded()) {
                SimThread thread = p.thread();
                list.add(new ProcEntry(
                        p.pid(),
                        p.parent(),
                        0,
                        p.name(),
                        p.command(),
                        p.terminal(),
                        k.processState(p),
                        k.waitMessage(p),
                        thread == null ? 0 : k.channels.channelOf(thread),
                        BootProcesses.cpuHundredths(p.pid()),
                        p.startedAt()));
            }
        }
        return list;
    }
}
