package org.deadc0de.netbsd299.user;

import java.util.List;
import org.deadc0de.kernel.Invocation;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Syscalls;

/** Programs too small for a file of their own. */
final class Small extends Tool {
    private static final String RENICE = """
        usage: renice priority [[-p] pid ...] [[-g] pgrp ...] [[-u] user ...]
               renice -n increment [[-p] pid ...] [[-g] pgrp ...] [[-u] user ...]
        """;

    Small(ProgramContext context) {
        super(context);
    }

    int echo() {
        boolean newline = words.isEmpty() || !words.get(0).equals("-n");
        print(String.join(" ", newline ? words : words.subList(1, words.size())) + (newline ? "\n" : ""));
        return 0;
    }

    int sleep() {
        if (words.size() != 1) {
            context.err().print("usage: sleep seconds\n");
            return 1;
        }
        if (!words.get(0).matches("[0-9]{1,9}(\\.[0-9]{0,9})?")) {
            context.err().print("usage: sleep seconds\n");
            return 1;
        }
        sys.nanosleep((long) (Double.parseDouble(words.get(0)) * 1e9));
        return 0;
    }

    /** nice(1): another program, under another nice value. */
    int nice() {
        int increment = 10;
        int i = 0;
        if (i + 1 < words.size()
                && words.get(i).equals("-n")
                && words.get(i + 1).matches("-?[0-9]{1,3}")) {
            increment = Integer.parseInt(words.get(i + 1));
            i += 2;
        } else if (i < words.size() && words.get(i).matches("--?[0-9]{1,3}")) {
            increment = Integer.parseInt(words.get(i).substring(1));
            i++;
        }
        List<String> argv = words.subList(i, words.size());
        if (argv.isEmpty() || argv.get(0).startsWith("-")) {
            context.err().print("usage: nice [-n increment] utility [argument ...]\n");
            return 1;
        }
        Program program = Programs.all(text("kern.osrelease")).get(argv.get(0).replaceFirst(".*/", ""));
        if (program == null) {
            warn(2, argv.get(0));
            return 127;
        }
        sys.setpriority(0, increment, true);
        return program.main(new ProgramContext(
                Invocation.ofWords(argv),
                context.sys(),
                context.out(),
                context.err(),
                context.in(),
                context.process()));
    }

    /** renice(8) of processes. */
    int renice() {
        List<String> rest = words.stream().filter(word -> !word.equals("-p")).toList();
        if (rest.size() < 2 || !rest.get(0).matches("-?[0-9]{1,3}")) {
            context.err().print(RENICE);
            return 1;
        }
        int status = 0;
        int priority = Integer.parseInt(rest.get(0));
        for (String word : rest.subList(1, rest.size())) {
            Integer before =
                    word.matches("[0-9]{1,8}") ? sys.setpriority(Integer.parseInt(word), priority, false) : null;
            if (before == null) {
                warnx(word + ": getpriority: No such process");
                status = 1;
            } else {
                print(word + ": old priority " + before + ", new priority " + Math.max(-20, Math.min(20, priority))
                        + "\n");
            }
        }
        return status;
    }

    int hostname() {
        print(sys.hostname() + "\n");
        return 0;
    }

    int date() {
        String[] now = sys.timestamp().trim().split("\\s+", -1);
        long day = sys.uptime() / 1_000_000_000L / 3600 + 10;
        String[] days = {"Wed", "Thu", "Fri", "Sat", "Sun", "Mon", "Tue"};
        print(days[(int) (day / 24 % 7)] + " " + now[0] + " " + (now[1].length() == 1 ? " " : "") + now[1] + " "
                + now[2] + " EST 2005\n");
        return 0;
    }

    int dmesg() {
        print(text("kern.msgbuf"));
        return 0;
    }

    int uname() {
        StringBuilder letters = new StringBuilder();
        for (String word : words) {
            if (!word.startsWith("-") || !word.substring(1).matches("[amnprsv]+")) {
                context.err().print("usage: uname [-amnprsv]\n");
                return 1;
            }
            letters.append(word.substring(1));
        }
        String wanted = letters.length() == 0 ? "s" : letters.indexOf("a") >= 0 ? "snrvm" : letters.toString();
        StringBuilder line = new StringBuilder();
        for (char letter : "snrvmp".toCharArray()) {
            if (wanted.indexOf(letter) >= 0) {
                line.append(line.length() == 0 ? "" : " ").append(field(letter));
            }
        }
        print(line + "\n");
        return 0;
    }

    private String field(char letter) {
        return switch (letter) {
            case 's' -> text("kern.ostype");
            case 'n' -> text("kern.hostname");
            case 'r' -> text("kern.osrelease");
            case 'v' -> text("kern.version").strip().replace("\n\t", "  ");
            default -> text("hw.machine");
        };
    }

    int sysctl() {
        boolean quiet = words.contains("-n");
        boolean write = words.contains("-w");
        List<String> names =
                words.stream().filter(word -> !word.startsWith("-")).toList();
        if (names.isEmpty() && words.contains("-a")) {
            Object all = sys.sysctl("kern.names", null);
            for (Object each : (List<?>) all) {
                show((String) each, quiet);
            }
            return 0;
        }
        if (names.isEmpty()) {
            context.err()
                    .print("usage:\tsysctl [-n] variable ...\n\tsysctl [-n] -w variable=value ...\n\tsysctl [-n] -a\n");
            return 1;
        }
        int status = 0;
        for (String name : names) {
            int equals = name.indexOf('=');
            if (equals >= 0) {
                status |= set(name.substring(0, equals), name.substring(equals + 1), write, quiet);
            } else {
                status |= show(name, quiet);
            }
        }
        return status;
    }

    private int show(String name, boolean quiet) {
        Object value = sys.sysctl(name, null);
        if (value instanceof Syscalls.Failure || value instanceof List) {
            warnx("second level name " + name.substring(name.lastIndexOf('.') + 1) + " in " + name + " is invalid");
            return 1;
        }
        print((quiet ? "" : name + " = ") + String.valueOf(value).stripTrailing() + "\n");
        return 0;
    }

    private int set(String name, String value, boolean write, boolean quiet) {
        if (!write) {
            warnx("Must specify -w to set variables");
            return 1;
        }
        Object before =
                sys.sysctl(name, value.matches("-?[0-9]{1,9}") ? (Object) Integer.valueOf(value) : (Object) value);
        if (before instanceof Syscalls.Failure failure) {
            warnx(name + ": " + Strerror.text(failure.errno()));
            return 1;
        }
        print((quiet ? "" : name + ": ") + before + " -> " + value + "\n");
        return 0;
    }
}
