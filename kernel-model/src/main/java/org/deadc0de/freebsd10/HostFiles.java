package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.deadc0de.kernel.Errno;

/** The few files of the machine's disk. They can be read; nothing is ever written to them but the log of kernel messages. */
final class HostFiles {
    /** A text file, open for reading: all of it at once, then the end. */
    private final class TextFile implements OpenFile {
        private final Supplier<String> text;
        private boolean atEnd;

        TextFile(Supplier<String> text) {
            this.text = text;
        }

        @Override
        public Object read(Kthread td) {
            if (atEnd) {
                return null;
            }
            k.mem.journal().onUndo(() -> atEnd = false);
            atEnd = true;
            return text.get();
        }
    }

    private final FreeBsd10 k;
    private final TreeMap<String, Supplier<String>> files = new TreeMap<>();

    HostFiles(FreeBsd10 k) {
        this.k = k;
        String host = k.machine.host();
        files.put("/etc/hosts", () -> "::1\t\t\tlocalhost\n127.0.0.1\t\tlocalhost\n");
        files.put("/etc/motd", () -> k.version.text().lines().findFirst().orElse("") + "\n\nWelcome to FreeBSD!\n");
        files.put(
                "/etc/rc.conf",
                () -> "hostname=\"" + host + "\"\n"
                        + "ifconfig_em0=\"inet 10.0.2.15 netmask 255.255.255.0\"\n"
                        + "defaultrouter=\"10.0.2.2\"\n"
                        + "sshd_enable=\"YES\"\n");
        files.put("/var/log/messages", this::messages);
    }

    /** What syslogd has written: the kernel's message buffer, each line with a stamp. */
    private String messages() {
        StringBuilder text = new StringBuilder();
        k.machine
                .console()
                .messageBuffer()
                .lines()
                .forEach(line -> text.append("Nov 27 12:00:00 ")
                        .append(k.machine.host())
                        .append(" kernel: ")
                        .append(line)
                        .append('\n'));
        return text.toString();
    }

    /** Opens a file or a directory; an error number. */
    int open(String path, OpenFile[] opened) {
        String plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        Supplier<String> file = files.get(plain);
        if (file != null) {
            if (!plain.equals(path)) {
                return Errno.ENOTDIR;
            }
            opened[0] = new TextFile(file);
            return 0;
        }
        List<String> names = entries(plain.equals("/") ? "/" : plain + "/");
        if (names.isEmpty()) {
            return Errno.ENOENT;
        }
        opened[0] = new OpenFile() {
            @Override
            public Object read(Kthread td) {
                return names;
            }
        };
        return 0;
    }

    /** The names in a directory, which ends with a slash. */
    private List<String> entries(String directory) {
        TreeSet<String> names = new TreeSet<>();
        for (String path : files.keySet()) {
            if (path.startsWith(directory)) {
                String rest = path.substring(directory.length());
                int slash = rest.indexOf('/');
                names.add(slash < 0 ? rest : rest.substring(0, slash));
            }
        }
        if (directory.equals("/")) {
            names.addAll(List.of("bin", "boot", "dev", "sbin", "usr"));
        } else if (directory.equals("/dev/")) {
            names.addAll(List.of("console", "klog", "kmem", "mem"));
            names.addAll(k.devfs_vnops_c.NAMES());
        }
        return new ArrayList<>(names);
    }
}
