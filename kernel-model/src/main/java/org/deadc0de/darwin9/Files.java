package org.deadc0de.darwin9;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.deadc0de.kernel.Syscalls.FileStatus;
import org.deadc0de.sim.mem.DataSegment;

/** The few names of the file system that somebody asks for: device nodes, and the logs of earlier panics. */
final class Files {
    /** Where the firmware keeps the panic text until the next boot has written it to a file. */
    static final String NVRAM_PANIC = "nvram:aapl,panic-info";

    static final String PANIC_REPORTER = "/Library/Logs/PanicReporter";

    /** What somebody compiled for requests that no program of the system makes. */
    static final List<String> OWN_PROGRAMS = List.of("/var/root/ifmib", "/var/root/ifreq");

    private static final long SECOND = 1_000_000_000L;
    private static final int TAP_MAJOR = 36;
    private static final int TUN_MAJOR = 37;

    private final Darwin9 k;
    private final TreeMap<String, List<String>> directories = new TreeMap<>();

    Files(Darwin9 k) {
        this.k = k;
        savePanicLog();
        OWN_PROGRAMS.forEach(path -> k.machine().disk().write(path, "\u00ce\u00fa\u00ed\u00fe"));
    }

    /** What the firmware kept becomes a file named after the date, as the first thing of this boot. */
    private void savePanicLog() {
        String text = k.machine().disk().read(NVRAM_PANIC);
        if (text == null) {
            return;
        }
        k.machine().disk().write(NVRAM_PANIC, null);
        long seconds = Boot.BOOT_SECONDS + k.machine().clock().now() / SECOND;
        String name = PANIC_REPORTER + "/" + Dates.fileName(seconds) + "_"
                + k.machine().host().replaceFirst("\\..*", "") + ".panic";
        String unique = name;
        for (int n = 1; k.machine().disk().read(unique) != null; n++) {
            unique = name.replace(".panic", "-" + n + ".panic");
        }
        k.machine().disk().write(unique, Dates.ctime(seconds) + "\n" + text);
    }

    /** The address of what a device node stands for; 0 when the name is no device. */
    long device(String path) {
        if (path.equals("/dev/null")) {
            return Spec_vnops_c.DEV_NULL;
        }
        DataSegment.Variable variable =
                path.startsWith("/dev/t") ? k.machine().data().variable(path) : null;
        return variable == null ? 0 : variable.address();
    }

    /** The text of an ordinary file, or null. */
    String text(String path) {
        return path.startsWith("/") ? k.machine().disk().read(path) : null;
    }

    FileStatus status(String path) {
        long device = device(path);
        if (device == Spec_vnops_c.DEV_NULL) {
            return new FileStatus('c', 0666, "root", "wheel", 3, 2, 0, 0);
        }
        if (device != 0) {
            TuntapInterface node = TuntapInterface.TYPE.at(k.machine().memory(), device);
            int unit = (int) k.machine().memory().peek(node.addressOf(TuntapInterface.UNIT), 4);
            int major = path.startsWith("/dev/tap") ? TAP_MAJOR : TUN_MAJOR;
            return new FileStatus('c', 0660, "root", "wheel", major, unit, 0, 0);
        }
        String text = text(path);
        if (OWN_PROGRAMS.contains(path)) {
            return new FileStatus('-', 0755, "root", "wheel", 0, 0, 12_948, 0);
        }
        if (text != null) {
            return new FileStatus('-', 0640, "root", "admin", 0, 0, text.length(), 0);
        }
        return list(path) == null ? null : new FileStatus('d', 0755, "root", "wheel", 0, 0, 0, 0);
    }

    /** The names in a directory, or null when it is none. */
    List<String> list(String path) {
        if (directories.isEmpty()) {
            fill();
        }
        String directory = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        List<String> names = directories.get(directory);
        return names == null ? null : List.copyOf(names);
    }

    private void fill() {
        add("/");
        add("/dev");
        add(PANIC_REPORTER);
        enter("/dev/null");
        k.machine().data().variables().stream()
                .map(DataSegment.Variable::name)
                .filter(name -> name.startsWith("/dev/t"))
                .forEach(this::enter);
        k.machine().disk().names().stream().filter(name -> name.startsWith("/")).forEach(this::enter);
        directories.values().forEach(names -> names.sort(null));
    }

    private void add(String directory) {
        if (directories.putIfAbsent(directory, new ArrayList<>()) == null && !directory.equals("/")) {
            enter(directory);
        }
    }

    private void enter(String path) {
        int slash = path.lastIndexOf('/');
        String parent = slash == 0 ? "/" : path.substring(0, slash);
        add(parent);
        String name = path.substring(slash + 1);
        if (!directories.get(parent).contains(name)) {
            directories.get(parent).add(name);
        }
    }

    /** Dates without any host clock or zone: the machine's zone is the one its clock is set in. */
    static final class Dates {
        private static final String[] MONTHS = {
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
        };
        private static final String[] DAYS = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};

        private Dates() {}

        /** As ctime(3) gives it, without the newline. */
        static String ctime(long seconds) {
            java.time.LocalDateTime t = at(seconds);
            return String.format(
                    Locale.ROOT,
                    "%s %s %2d %02d:%02d:%02d %d",
                    DAYS[(int) (seconds / 86400 % 7)],
                    MONTHS[t.getMonthValue() - 1],
                    t.getDayOfMonth(),
                    t.getHour(),
                    t.getMinute(),
                    t.getSecond(),
                    t.getYear());
        }

        static String fileName(long seconds) {
            java.time.LocalDateTime t = at(seconds);
            return String.format(
                    Locale.ROOT,
                    "%d-%02d-%02d-%02d%02d%02d",
                    t.getYear(),
                    t.getMonthValue(),
                    t.getDayOfMonth(),
                    t.getHour(),
                    t.getMinute(),
                    t.getSecond());
        }

        private static java.time.LocalDateTime at(long seconds) {
            return java.time.LocalDateTime.ofEpochSecond(seconds, 0, java.time.ZoneOffset.UTC);
        }
    }
}
