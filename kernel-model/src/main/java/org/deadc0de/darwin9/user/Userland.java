package org.deadc0de.darwin9.user;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.Program;

/** The programs of this system, by name. */
public final class Userland {
    private static final Map<String, Program> PROGRAMS = programsByName();

    private Userland() {}

    private static Map<String, Program> programsByName() {
        Map<String, Program> all = new TreeMap<>();
        all.put("arp", Tool.program(Arp::new));
        all.put("cat", Tool.program(Small.Cat::new));
        all.put("date", Tool.program(Small.Date::new));
        all.put("dmesg", Tool.program(Small.Dmesg::new));
        all.put("echo", Tool.program(Small.Echo::new));
        all.put("false", context -> 1);
        all.put("hostname", Tool.program(Small.Hostname::new));
        all.put("ifconfig", Tool.program(Ifconfig::new));
        all.put("/var/root/ifmib", Tool.program(Ifmib::new));
        all.put("/var/root/ifreq", Tool.program(Ifreq::new));
        all.put("kextstat", Tool.program(Small.Kextstat::new));
        all.put("kill", Tool.program(Kill::new));
        all.put("killall", Tool.program(Pkill::new));
        all.put("ls", Tool.program(Small.Ls::new));
        all.put("netstat", Tool.program(Netstat::new));
        all.put("pkill", Tool.program(Pkill::new));
        all.put("ps", Tool.program(Ps::new));
        all.put("route", Tool.program(Route::new));
        all.put("sleep", Tool.program(Small.Sleep::new));
        all.put("sw_vers", Tool.program(Small.SwVers::new));
        all.put("sysctl", Tool.program(Small.Sysctl::new));
        all.put("true", context -> 0);
        all.put("uname", Tool.program(Small.Uname::new));
        all.put("zprint", Tool.program(Small.Zprint::new));
        return all;
    }

    /** The program that a command starts, by name or by its full path; null when there is none. */
    public static Program program(String name) {
        return PROGRAMS.get(
                name.replaceFirst("^(/sbin|/usr/sbin|/bin|/usr/bin)/", "").replaceFirst("^(\\.|~)/", "/var/root/"));
    }

    /** The name of every program of the system, in order. */
    public static List<String> programs() {
        return PROGRAMS.keySet().stream().filter(name -> !name.startsWith("/")).toList();
    }
}
