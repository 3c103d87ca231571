package org.deadc0de.netbsd299.user;

import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.Program;

/** The programs of this system, by name. */
public final class Programs {
    private Programs() {}

    /** All of them. */
    public static Map<String, Program> all(String osrelease) {
        Map<String, Program> programs = new TreeMap<>();
        programs.put("arp", context -> new Arp(context).main());
        programs.put("cat", context -> new Files(context).cat());
        programs.put("cp", context -> new Files(context).copy(false));
        programs.put("crontab", context -> new Files(context).crontab());
        programs.put("date", context -> new Small(context).date());
        programs.put("dmesg", context -> new Small(context).dmesg());
        programs.put("echo", context -> new Small(context).echo());
        programs.put("false", context -> 1);
        programs.put("head", context -> new Files(context).head());
        programs.put("hostname", context -> new Small(context).hostname());
        programs.put("ifconfig", context -> new Ifconfig(context).main());
        programs.put("kill", context -> new Pkill(context).kill());
        programs.put("ls", context -> new Files(context).list());
        programs.put("mjoin", new Mjoin());
        programs.put("msend", new Msend());
        programs.put("mv", context -> new Files(context).copy(true));
        programs.put("netstat", context -> new Netstat(context).main());
        programs.put("nice", context -> new Small(context).nice());
        programs.put("ospfd", new Ospfd());
        programs.put("pkill", context -> new Pkill(context).pkill());
        programs.put("pgrep", context -> new Pkill(context).pkill());
        programs.put("pppd", new Pppd());
        programs.put("ps", context -> new Ps(context).main());
        programs.put("renice", context -> new Small(context).renice());
        programs.put("ripngd", new Ripngd());
        programs.put("rm", context -> new Files(context).remove());
        programs.put("route", context -> new Route(context).main());
        programs.put("sleep", context -> new Small(context).sleep());
        programs.put("sysctl", context -> new Small(context).sysctl());
        programs.put("tail", context -> new Files(context).tail());
        programs.put("tee", context -> new Files(context).tee());
        programs.put("true", context -> 0);
        programs.put("uname", context -> new Small(context).uname());
        programs.put("zebra", new Zebra());
        return programs;
    }
}
