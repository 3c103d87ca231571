package org.deadc0de.darwin9;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.Syscalls.Failure;

/** The variables of sysctl(8), and the lists that programs get by it. */
final class DarwinSysctl {
    private final Darwin9 k;

    DarwinSysctl(Darwin9 k) {
        this.k = k;
    }

    private TreeMap<String, Object> variables() {
        TreeMap<String, Object> all = new TreeMap<>();
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
        for (Ifnet ifp = k.dlil_c.IFNET_HEAD().first(); !ifp.isNull(); ifp = k.dlil_c.IFNET_HEAD().next(ifp)) {
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
            case "net.route.inet6" -> {
                return "";
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

    /** One line for each process: pid, parent, state, terminal, start, name and command, parted by tabs. */
    private List<String> processes() {
        List<String> lines = new ArrayList<>();
        for (Proc process : k.machine().processes().all()) {
            if (!process.hasEnded()) {
                lines.add(String.join(
                        "\t",
                        Integer.toString(process.pid()),
                        Integer.toString(process.parent()),
                        DarwinSyscalls.state(process),
                        process.terminal().isEmpty() ? "??" : process.terminal(),
                        Long.toString(process.startedAt()),
                        process.thread() == null ? "" : process.thread().waitMessage(),
                        process.name(),
                        process.command()));
            }
        }
        return lines;
    }

    /** Bundle, version, address and size of every driver loaded, parted by tabs. */
    private List<String> kexts() {
        List<String> lines = new ArrayList<>();
        lines.add("com.apple.kernel\t9.0.0\t0\t0");
        lines.add("com.apple.kpi.bsd\t9.0.0\t0\t0");
        lines.add("com.apple.kpi.iokit\t9.0.0\t0\t0");
        lines.add("com.apple.kpi.libkern\t9.0.0\t0\t0");
        lines.add("com.apple.kpi.mach\t9.0.0\t0\t0");
        lines.add(k.kextName() + "\t" + Boot.KEXT_VERSION + "\t" + Boot.KEXT_TEXT + "\t"
                + (k.boot_().kextEnd() - Boot.KEXT_TEXT));
        return lines;
    }
}
