package org.deadc0de.darwin9.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deadc0de.kernel.ModuleEntry;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Syscalls.Failure;
import org.deadc0de.kernel.Syscalls.FileStatus;

/** The programs that are a few lines each. */
final class Small {
    private Small() {}

    /** cat(1). */
    static final class Cat extends Tool {
        Cat(ProgramContext context) {
            super(context);
        }

        @Override
        int main() {
            if (operands().isEmpty()) {
                print(context.in());
                return 0;
            }
            int status = 0;
            for (String path : operands()) {
                if (path.equals("-")) {
                    print(context.in());
                    continue;
                }
                int fd = sys.open(path, 0);
                if (fd < 0) {
                    warn(fd, path);
                    status = 1;
                    continue;
                }
                Object part = sys.read(fd);
                while (part instanceof byte[] || part instanceof String) {
                    print(
                            part instanceof byte[] bytes
                                    ? new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                                    : (String) part);
                    part = sys.read(fd);
                }
                if (part instanceof Integer error) {
                    warn(error, path);
                    status = 1;
                }
                sys.close(fd);
            }
            return status;
        }
    }

    /** ls(1). */
    static final class Ls extends Tool {
        Ls(ProgramContext context) {
            super(context);
        }

        @Override
        int main() {
            List<String> paths = operands().isEmpty() ? List.of("/") : operands();
            int status = 0;
            for (String path : paths) {
                FileStatus file = sys.stat(path);
                if (file == null) {
                    warnx(path + ": No such file or directory");
                    status = 1;
                } else if (file.kind() != 'd' || has("-d")) {
                    line(path, file);
                } else {
                    if (paths.size() > 1) {
                        print(path + ":\n");
                    }
                    for (String name : sys.list(path)) {
                        line(name, sys.stat(path.endsWith("/") ? path + name : path + "/" + name));
                    }
                }
            }
            return status;
        }

        private void line(String name, FileStatus file) {
            if (!has("-l") || file == null) {
                print(name + "\n");
                return;
            }
            StringBuilder mode = new StringBuilder().append(file.kind());
            for (int bit = 8; bit >= 0; bit--) {
                mode.append((file.mode() & 1 << bit) != 0 ? "xwr".charAt(bit % 3) : '-');
            }
            String size = file.kind() == 'c'
                    ? String.format(Locale.ROOT, "%4d, %3d", file.major(), file.minor())
                    : String.format(Locale.ROOT, "%9d", file.size());
            printf(
                    "%s  1 %s  %s %s %s %s\n",
                    mode, file.owner(), file.group(), size, Dates.listed(file.modified()), name);
        }
    }

    /** dmesg(8). */
    static final class Dmesg extends Tool {
        Dmesg(ProgramContext context) {
            super(context);
        }

        @Override
        int main() {
            print(String.valueOf(sys.sysctl("kern.msgbuf", null)));
            return 0;
        }
    }

    /** uname(1). */
    static final class Uname extends Tool {
        Uname(ProgramContext context) {
            super(context);
        }

        @Override
        int main() {
            String usage = "usage: uname [-amnprsv]\n";
            allow("amnprsv", usage, 1);
            if (!operands().isEmpty()) {
                context.err().print(usage);
                return 1;
            }
            List<String> words = new ArrayList<>();
            boolean all = has("-a");
            boolean none = context.invocation().options().isEmpty();
            add(words, all || none || has("-s"), "kern.ostype");
            add(words, all || has("-n"), "kern.hostname");
            add(words, all || has("-r"), "kern.osrelease");
            add(words, all || has("-v"), "kern.version");
            add(words, all || has("-m"), "hw.machine");
            add(words, has("-p"), "hw.machine");
            print(String.join(" ", words) + "\n");
            return 0;
        }

        private void add(List<String> words, boolean wanted, String variable) {
            if (wanted) {
                words.add(String.valueOf(sys.sysctl(variable, null)).stripTrailing());
            }
        }
    }

    /** sysctl(8). */
    static final class Sysctl extends Tool {
        Sysctl(ProgramContext context) {
            super(context);
        }

        @Override
        int main() {
            String usage = """
                    usage: sysctl [-bdehiNnoqx] variable[=value] ...
                           sysctl [-bdehNnoqx] -a
                    """;
            allow("bdehNnoqxaAwX", usage, 1);
            List<String> names = new ArrayList<>(operands());
            if (has("-a") || has("-A")) {
                names.clear();
                if (sys.sysctl("all", null) instanceof List<?> list) {
                    list.forEach(name -> names.add(String.valueOf(name)));
                }
            }
            if (names.isEmpty()) {
                context.err().print(usage);
                return 1;
            }
            int status = 0;
            for (String word : names) {
                status |= one(word);
            }
            return status;
        }

        private int one(String word) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            List<String> below = new ArrayList<>();
            if (sys.sysctl("all", null) instanceof List<?> all) {
                all.stream()
                        .map(String::valueOf)
                        .filter(each -> each.startsWith(name + "."))
                        .forEach(below::add);
                if (all.stream()
                        .noneMatch(each -> String.valueOf(each).startsWith(name.replaceFirst("\\..*", "") + "."))) {
                    context.err()
                            .print("top level name " + name.replaceFirst("\\..*", "") + " in " + name
                                    + " is invalid\n");
                    return 1;
                }
            }
            if (!below.isEmpty()) {
                int status = 0;
                for (String each : below) {
                    status |= one(each);
                }
                return status;
            }
            Object value = sys.sysctl(name, equals < 0 ? null : word.substring(equals + 1));
            if (value instanceof Failure failure) {
                if (failure.errno() == org.deadc0de.kernel.Errno.ENOENT) {
                    context.err()
                            .print("second level name " + name.substring(name.indexOf('.') + 1) + " in " + name
                                    + " is invalid\n");
                } else {
                    warn(failure.errno(), name);
                }
                return 1;
            }
            String text = String.valueOf(value).stripTrailing();
            print(has("-n") ? text + "\n" : name + (value instanceof String ? " = " : ": ") + text + "\n");
            return 0;
        }
    }

    /** kextstat(8). */
    static final class Kextstat extends Tool {
        Kextstat(ProgramContext context) {
            super(context);
        }

        @Override
        int main() {
            print("Index Refs Address    Size       Wired      Name (Version) <Linked Against>\n");
            if (sys.sysctl("kern.kextstat", null) instanceof List<?> list) {
                for (Object each : list) {
                    ModuleEntry kext = (ModuleEntry) each;
                    String size = "0x" + Long.toHexString(kext.size());
                    String address = "0x" + Long.toHexString(kext.address());
                    printf(
                            "%5d %4d %-10s %-10s %-10s %s (%s)%s\n",
                            kext.id(),
                            kext.references(),
                            address,
                            size,
                            size,
                            kext.name(),
                            kext.modules().get(0),
                            kext.modules().get(1));
                }
            }
            return 0;
        }
    }

    /** zprint(1): how many elements of each size the kernel has handed out. */
    static final class Zprint extends Tool {
        Zprint(ProgramContext context) {
            super(context);
        }

        @Override
        int main() {
            printf("%-28s %6s %8s %8s\n", "", "elem", "cur", "cur");
            printf("%-28s %6s %8s %8s\n", "zone name", "size", "size", "inuse");
            print("-".repeat(53) + "\n");
            if (sys.sysctl("mach.zones", null) instanceof List<?> list) {
                for (Object each : list) {
                    String[] fields = String.valueOf(each).split("\t", -1);
                    if (operands().isEmpty() || operands().stream().anyMatch(fields[0]::startsWith)) {
                        printf("%-28s %6s %7sK %8s\n", fields[0], fields[1], fields[2], fields[3]);
                    }
                }
            }
            return 0;
        }
    }

    /** sleep(1). */
    static final class Sleep extends Tool {
        Sleep(ProgramContext context) {
            super(context);
        }

        @Override
        int main() {
            if (operands().size() != 1) {
                context.err().print("usage: sleep seconds\n");
                return 1;
            }
            String word = operands().get(0);
            if (word.matches("[0-9]{1,9}(\\.[0-9]{0,9})?")) {
                sys.nanosleep((long) (Double.parseDouble(word) * 1e9));
            }
            return 0;
        }
    }

    /** echo(1). */
    static final class Echo extends Tool {
        Echo(ProgramContext context) {
            super(context);
        }

        @Override
        int main() {
            List<String> words = context.invocation().arguments();
            boolean noNewline = !words.isEmpty() && words.get(0).equals("-n");
            print(String.join(" ", noNewline ? words.subList(1, words.size()) : words) + (noNewline ? "" : "\n"));
            return 0;
        }
    }

    /** date(1). */
    static final class Date extends Tool {
        Date(ProgramContext context) {
            super(context);
        }

        @Override
        int main() {
            String text = Dates.ctime(sys.uptime());
            print(text.substring(0, 20) + "PST " + text.substring(20) + "\n");
            return 0;
        }
    }

    /** hostname(1). */
    static final class Hostname extends Tool {
        Hostname(ProgramContext context) {
            super(context);
        }

        @Override
        int main() {
            print(sys.sysctl("kern.hostname", null) + "\n");
            return 0;
        }
    }

    /** sw_vers(1). */
    static final class SwVers extends Tool {
        SwVers(ProgramContext context) {
            super(context);
        }

        @Override
        int main() {
            print("ProductName:\tMac OS X\nProductVersion:\t10.5\nBuildVersion:\t" + sys.sysctl("kern.osversion", null)
                    + "\n");
            return 0;
        }
    }
}
