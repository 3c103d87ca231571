package org.deadc0de.dragonfly111;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The few files of the machine's disk. They can be read; nothing is ever written to them. */
final class Files {
    private static final List<String> DEVICES = List.of(
            "bpf0", "console", "klog", "kmem", "mem", "null", "tap0", "tap1", "ttyv0", "ttyv1", "tun0", "tun1", "zero");

    private final TreeMap<String, Supplier<String>> files = new TreeMap<>();

    Files(DragonFly111 k) {
        String host = k.machine().host();
        files.put("/compat/linux/sbin/ifconfig", () -> "\177ELF");
        files.put(
                "/etc/hosts", () -> "127.0.0.1\t\tlocalhost localhost.example.org\n10.0.0.1\t\t" + host + " test28\n");
        files.put("/etc/motd", () -> "DragonFly " + BootText.OSRELEASE + "\n\nWelcome to DragonFly!\n");
        files.put(
                "/etc/rc.conf",
                () -> "hostname=\"" + host + "\"\n"
                        + "ifconfig_em0=\"inet 10.0.0.1 netmask 255.255.255.0\"\n"
                        + "linux_enable=\"YES\"\n"
                        + "sshd_enable=\"YES\"\n");
        files.put("/root/ifreq", () -> "\177ELF");
        files.put("/root/rtlock", () -> "\177ELF");
        files.put("/var/run/dmesg.boot", () -> new BootText(k.machine()).banner());
    }

    /** The text of a file; null when there is none of that name. */
    String text(String path) {
        Supplier<String> file = files.get(path);
        return file == null ? null : file.get();
    }

    /** The names in a directory; null when there is none of that name. */
    List<String> list(String path) {
        String directory = path.endsWith("/") ? path : path + "/";
        TreeSet<String> names = new TreeSet<>();
        for (String each : files.keySet()) {
            if (each.startsWith(directory)) {
                String rest = each.substring(directory.length());
                int slash = rest.indexOf('/');
                names.add(slash < 0 ? rest : rest.substring(0, slash));
            }
        }
        if (directory.equals("/")) {
            names.addAll(List.of("bin", "boot", "dev", "sbin", "usr"));
        } else if (directory.equals("/dev/")) {
            names.addAll(DEVICES);
        }
        return names.isEmpty() ? null : new ArrayList<>(names);
    }
}
