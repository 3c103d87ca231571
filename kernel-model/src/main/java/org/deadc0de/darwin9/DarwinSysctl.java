package org.deadc0de.darwin9;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.ModuleEntry;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.ProcEntry;
import org.deadc0de.kernel.Syscalls.Failure;

/** The variables of sysctl(8), and the lists that programs get by it. */
final class DarwinSysctl {
    private final Darwin9 k;

    DarwinSysctl(Darwin9 k) {
        this.k = k;
    }

    private Map<String, Object> variables() {
        Map<String, Object> all = new TreeMap<>();
        all.put("kern.ostype", "Darwin");
        all.put("kern.osrelease", "9.0.0");
        all.put("kern.osversion", "9A581");
        all.put("kern.osrevision", 199506);
        all.put("kern.version", Boot.VERSION + "\n");
        all.put("kern.hostname", k.machine().host());
        all.put("kern.maxproc", 532);
        all.put("hw.model", "MacBookPro3,1");
        all.put("hw.machine", "i386");
        all.put("hw.ncpu", 1);
        all.put("net.inet.ip.forwarding", 0);
        all.put("net.link.generic.system.ifcount", interfaces());
        return all;
    }

    private int interfaces() {
        int count = 0;
        for (Ifnet ifp = k.dlil_c.IFNET_HEAD().first();
                !ifp.isNull();
                ifp = k.dlil_c.IFNET_HEAD().next(ifp)) {
            count++;
        }
        return count;
    }

    /** The value of a variable, or a failure; nothing here can be set. */
    Object get(String name, Object newValue) {
        switch (name) {
            case "all" -> {
                return List.copyOf(variables().keySet());
            }
            case "kern.proc" -> {
                return processes();
            }
            case "kern.msgbuf" -> {
                return k.machine().console().messageBuffer();
            }
            case "kern.kextstat" -> {
                return kexts();
            }
            case "mach.zones" -> {
                return zones();
            }
            default -> {
                Object value = variables().get(name);
                if (value == null) {
                    return new Failure(Errno.ENOENT);
                }
                return newValue == null ? value : new Failure(Errno.EPERM);
            }
        }
    }

    private List<ProcEntry> processes() {
        List<ProcEntry> entries = new ArrayList<>();
        for (Proc process : k.machine().processes().all()) {
            if (!process.hasEnded()) {
                entries.add(new ProcEntry(
                        process.pid(),
                        process.parent(),
                        0,
                        process.name(),
                        process.command(),
                        process.terminal(),
                        DarwinSyscalls.state(process),
                        process.thread() == null ? "" : process.thread().waitMessage(),
                        0,
                        process == k.shell() ? 2 : 0,
                        process.startedAt()));
            }
        }
        return entries;
    }

    /** Every driver loaded: its version, and what it is linked against. */
    private List<ModuleEntry> kexts() {
        List<ModuleEntry> list = new ArrayList<>();
        list.add(new ModuleEntry(1, 1, 0, 0, "com.apple.kernel", List.of("9.0.0", "")));
        list.add(new ModuleEntry(2, 2, 0, 0, "com.apple.kpi.bsd", List.of("9.0.0", "")));
        list.add(new ModuleEntry(3, 2, 0, 0, "com.apple.kpi.libkern", List.of("9.0.0", "")));
        list.add(new ModuleEntry(4, 2, 0, 0, "com.apple.kpi.mach", List.of("9.0.0", "")));
        long size = Boot.KEXT_END - Boot.KEXT_TEXT;
        list.add(new ModuleEntry(5, 0, Boot.KEXT_TEXT, size, k.kextName(), List.of(Boot.KEXT_VERSION, " <4 3 2>")));
        return list;
    }

    /** Name, element size, kilobytes held and elements handed out of every zone, parted by tabs. */
    private List<String> zones() {
        List<String> lines = new ArrayList<>();
        for (int size = 16; size <= 8192; size *= 2) {
            lines.add("kalloc." + size + "\t" + size + "\t" + k.zones.kilobytes(size) + "\t" + k.zones.inUse(size));
        }
        return lines;
    }
}
