package org.deadc0de.dragonfly111.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.Program;

/** The programs of this userland by name. */
public final class Programs {
    private static final Map<String, Program> BY_NAME = new TreeMap<>();
    private static final Map<String, Program> BY_PATH = new TreeMap<>();

    static {
        BY_NAME.put("arp", Tool.program(Arp::new));
        BY_NAME.put("cat", Tool.program(Cat::new));
        BY_NAME.put("date", Tool.program(Date::new));
        BY_NAME.put("dmesg", Tool.program(Dmesg::new));
        BY_NAME.put("echo", Tool.program(Echo::new));
        BY_NAME.put("false", Tool.program(False::new));
        BY_NAME.put("hostname", Tool.program(Hostname::new));
        BY_NAME.put("id", Tool.program(Id::new));
        BY_NAME.put("ifconfig", Tool.program(Ifconfig::new));
        BY_NAME.put("kill", Tool.program(Kill::new));
        BY_NAME.put("kldload", Tool.program(Kldload::new));
        BY_NAME.put("kldstat", Tool.program(Kldstat::new));
        BY_NAME.put("kldunload", Tool.program(Kldunload::new));
        BY_NAME.put("ls", Tool.program(Ls::new));
        BY_NAME.put("netstat", Tool.program(Netstat::new));
        BY_NAME.put("pgrep", Tool.program(Pkill::new));
        BY_NAME.put("ping", Tool.program(Ping::new));
        BY_NAME.put("pkill", Tool.program(Pkill::new));
        BY_NAME.put("ps", Tool.program(Ps::new));
        BY_NAME.put("route", Tool.program(Route::new));
        BY_NAME.put("sleep", Tool.program(Sleep::new));
        BY_NAME.put("sysctl", Tool.program(Sysctl::new));
        BY_NAME.put("true", Tool.program(True::new));
        BY_NAME.put("uname", Tool.program(Uname::new));
        BY_PATH.put("/compat/linux/sbin/ifconfig", Tool.program(LinuxIfconfig::new));
        BY_PATH.put("/root/ifreq", Tool.program(IfreqTool::new));
        BY_PATH.put("/root/rtlock", Tool.program(Rtlock::new));
    }

    /** A binary of a system whose emulation is not loaded: execve(2) refuses it, and csh(1) says so. */
    public static final Program OF_UNKNOWN_BRAND = context -> {
        context.out().print("ELF binary type \"0\" not known.\n");
        context.err().print(context.invocation().program() + ": Exec format error. Binary file not executable.\n");
        return 1;
    };

    private Programs() {}

    /** The program that a command name or a path starts, or null. */
    public static Program get(String name) {
        if (BY_PATH.containsKey(name)) {
            return BY_PATH.get(name);
        }
        int slash = name.lastIndexOf('/');
        if (slash >= 0
                && !List.of("/bin/", "/sbin/", "/usr/bin/", "/usr/sbin/").contains(name.substring(0, slash + 1))) {
            return null;
        }
        return BY_NAME.get(name.substring(slash + 1));
    }

    /** Their names in alphabetical order; those outside the usual directories by their paths, last. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(BY_NAME.keySet());
        names.addAll(BY_PATH.keySet());
        return names;
    }
}
