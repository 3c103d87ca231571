package org.deadc0de.netbsd299;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.deadc0de.sim.mem.Journal;

/** What lies on the disk of one of the two machines of the post: its configuration and its logs. */
final class Disk {
    private static final int LOG_LIMIT = 200_000;

    private static final Set<String> DIRECTORIES = Set.of(
            "/",
            "/dev",
            "/etc",
            "/etc/ppp",
            "/etc/ppp/peers",
            "/root",
            "/tmp",
            "/usr",
            "/usr/pkg",
            "/usr/pkg/etc",
            "/var",
            "/var/cron",
            "/var/cron/tabs",
            "/var/log");

    private final Journal journal;
    private final org.deadc0de.kernel.Disk platter;
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, StringBuilder> logs = new LinkedHashMap<>();
    private final boolean called;

    /**
     * @param which whose files it holds when it is new
     * @param platter what is on it already, from an earlier boot
     */
    Disk(Journal journal, String which, org.deadc0de.kernel.Disk platter) {
        this.journal = journal;
        this.platter = platter;
        called = which.equals("called");
        logs.put("/var/log/messages", new StringBuilder());
        logs.put("/var/log/cron", new StringBuilder());
        if (platter.read("/etc/ttys") == null) {
            install();
            sync();
        }
        for (String path : platter.names()) {
            if (logs.containsKey(path)) {
                logs.get(path).replace(0, logs.get(path).length(), platter.read(path));
            } else {
                files.put(path, platter.read(path));
            }
        }
    }

    /** What a machine's owner put there. */
    private void install() {
        String net = called ? "192.168.2" : "192.168.1";
        put(
                "/etc/ppp/options",
                called ? List.of("noauth", "+ipv6") : List.of("noauth", "+ipv6", "persist", "holdoff 60"));
        String console = "console \"/usr/libexec/getty Pc\"\tvt220\ton secure";
        String root = "root:*:0:0::0:0:Charlie &:/root:/bin/csh";
        String inet = "inet " + net + ".1 netmask 255.255.255.0";
        if (called) {
            put("/etc/ppp/options.tty00", List.of("10.1.1.2:10.1.1.1"));
            put("/etc/ttys", List.of(console, "tty00\t\"/usr/libexec/getty std.57600\"\tunknown on"));
            put("/etc/master.passwd", List.of(root, "pcaller:*:1001:100::0:0:PPP login:/tmp:/usr/sbin/pppd"));
            put("/etc/ifconfig.ex0", List.of(inet));
        } else {
            put(
                    "/etc/ppp/peers/called",
                    List.of(
                            "/dev/tty00 57600",
                            "connect \"/usr/sbin/chat ABORT BUSY '' ATDT5550100 CONNECT '' ogin: pcaller word: secret\"",
                            "10.1.1.1:10.1.1.2"));
            put("/etc/ttys", List.of(console, "tty00\t\"/usr/libexec/getty std.9600\"\tunknown off secure"));
            put("/etc/master.passwd", List.of(root));
            put("/var/cron/tabs/root", List.of("*/10\t*\t*\t*\t*\tpkill -HUP pppd"));
            put("/etc/ifconfig.ex0", List.of(inet, "inet6 2001:db8:1::1 prefixlen 64 alias"));
        }
        put("/usr/pkg/etc/zebra.conf", List.of("hostname Router", "password zebra", "log syslog"));
        put(
                "/usr/pkg/etc/ospfd.conf",
                List.of(
                        "hostname ospfd",
                        "password zebra",
                        "log syslog",
                        "router ospf",
                        " network " + net + ".0/24 area 0",
                        " network 10.0.0.0/8 area 0"));
        put(
                "/usr/pkg/etc/ripngd.conf",
                List.of(
                        "hostname ripngd",
                        "password zebra",
                        "log syslog",
                        "router ripng",
                        " network ex0",
                        " network ppp0"));
        put(
                "/etc/syslog.conf",
                List.of(
                        "*.err;kern.*;auth.notice;authpriv.none;mail.crit\t/dev/console",
                        "*.info;auth,authpriv,cron,ftp,kern,lpr,mail.none\t/var/log/messages",
                        "cron.info\t\t\t\t\t/var/log/cron"));
    }

    private void put(String path, List<String> lines) {
        platter.write(path, String.join("\n", lines) + "\n");
    }

    /** Writes down what was logged, as a machine that is about to stop does. */
    void sync() {
        logs.forEach((path, log) -> {
            String before = platter.read(path);
            journal.onUndo(() -> platter.write(path, before));
            platter.write(path, log.toString());
        });
    }

    /** Whether there is a directory of that name. */
    static boolean isDirectory(String path) {
        return DIRECTORIES.contains(
                path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /** The directory that a file of that name would be in. */
    static String directoryOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /** Replaces a file's text; null removes the file. Its directory must be there. */
    void write(String path, String text) {
        StringBuilder log = logs.get(path);
        if (log != null) {
            String before = log.toString();
            journal.onUndo(() -> log.replace(0, log.length(), before));
            log.replace(0, log.length(), text == null ? "" : text);
            return;
        }
        String before = files.get(path);
        journal.onUndo(() -> set(path, before));
        set(path, text);
    }

    private void set(String path, String text) {
        if (text == null) {
            files.remove(path);
        } else {
            files.put(path, text);
        }
        platter.write(path, text);
    }

    /** The text of a file, or null. */
    String read(String path) {
        StringBuilder log = logs.get(path);
        return log == null ? files.get(path) : log.toString();
    }

    /** Adds to a log; when it gets long its older half goes, as newsyslog would see to. */
    void append(String path, String line) {
        StringBuilder log = logs.get(path);
        if (log.length() > LOG_LIMIT) {
            String half = log.substring(0, log.indexOf("\n", LOG_LIMIT / 2) + 1);
            journal.onUndo(() -> log.insert(0, half));
            log.delete(0, half.length());
        }
        int before = log.length();
        journal.onUndo(() -> log.setLength(before));
        log.append(line);
    }

    /** The names of the files in a directory, without it. */
    List<String> list(String directory) {
        String prefix = directory.endsWith("/") ? directory : directory + "/";
        return Stream.of(files.keySet(), logs.keySet(), DIRECTORIES)
                .flatMap(Set::stream)
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .filter(rest -> !rest.isEmpty())
                .map(rest -> rest.indexOf('/') < 0 ? rest : rest.substring(0, rest.indexOf('/')))
                .distinct()
                .sorted()
                .toList();
    }

    byte macLastByte() {
        return (byte) (called ? 2 : 1);
    }

    /** The IPv4 address of the Ethernet card, in host byte order. */
    int ex0Address() {
        return called ? 0xc0a80201 : 0xc0a80101;
    }

    boolean hasGlobalPrefix() {
        return !called;
    }
}
