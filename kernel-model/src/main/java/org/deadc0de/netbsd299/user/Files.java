package org.deadc0de.netbsd299.user;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.ProgramContext;

/** Programs that show, copy and remove text files. */
final class Files extends Tool {
    private static final String CRONTAB = """
        crontab: usage error: unrecognized option
        usage: crontab [-u user] file
               crontab [-u user] { -e | -l | -r }
        """;

    Files(ProgramContext context) {
        super(context);
    }

    private String read(String path) {
        String text = path.equals("-") ? context.in() : sys.readFile(path);
        if (text == null) {
            warn(2, path);
        }
        return text;
    }

    int cat() {
        if (words.isEmpty()) {
            print(context.in());
        }
        int status = 0;
        for (String path : words) {
            String text = read(path);
            if (text == null) {
                status = 1;
            } else {
                print(text);
            }
        }
        return status;
    }

    /** {@code crontab -l}, {@code -r}, {@code -e}, a file's name, or {@code -} for standard input. */
    int crontab() {
        if (words.size() != 1 || words.get(0).startsWith("-") && !words.get(0).matches("-[elr]?")) {
            context.err().print(CRONTAB);
            return 1;
        }
        String table = sys.readFile(Cron.TABLE);
        String word = words.get(0);
        if (word.matches("-[lr]") && table == null) {
            context.err().print("crontab: no crontab for root\n");
            return 1;
        }
        switch (word) {
            case "-l" -> {
                print(table);
                return 0;
            }
            case "-r" -> {
                return failed(-sys.unlink(Cron.TABLE), Cron.TABLE);
            }
            case "-e" -> {
                // There is no screen to edit on; what is piped in is what the editor would have left.
                if (context.in().isEmpty()) {
                    context.err().print("crontab: no changes made to crontab\n");
                    return 0;
                }
                context.err().print("crontab: installing new crontab\n");
                return install("-", context.in());
            }
            default -> {
                String text = read(word);
                return text == null ? 1 : install(word, text);
            }
        }
    }

    private int install(String name, String table) {
        String errors = CronTable.errors(name, table);
        if (!errors.isEmpty()) {
            context.err().print(errors + "crontab: errors in crontab file, can't install\n");
            return 1;
        }
        return failed(-sys.writeFile(Cron.TABLE, table), Cron.TABLE);
    }

    private int failed(int errno, String what) {
        if (errno > 0) {
            warn(errno, what);
            return 1;
        }
        return 0;
    }

    /** cp(1) and mv(1) of one file. */
    int copy(boolean moves) {
        if (words.size() != 2) {
            context.err().print("usage: " + name() + (moves ? " [-fiv] source target\n" : " [-R] source target\n"));
            return 1;
        }
        String text = read(words.get(0));
        if (text == null) {
            return 1;
        }
        String target = words.get(1);
        if (sys.stat(target) != null && sys.stat(target).kind() == 'd') {
            target = (target.endsWith("/") ? target : target + "/")
                    + words.get(0).substring(words.get(0).lastIndexOf('/') + 1);
        }
        int error = failed(-sys.writeFile(target, text), target);
        return error != 0 || !moves ? error : failed(-sys.unlink(words.get(0)), words.get(0));
    }

    /** rm(1) of files. */
    int remove() {
        int status = 0;
        boolean force = !words.isEmpty() && words.get(0).equals("-f");
        for (String path : force ? words.subList(1, words.size()) : words) {
            int error = -sys.unlink(path);
            if (error > 0 && !(force && error == 2)) {
                status = failed(error, path);
            }
        }
        return status;
    }

    /** tee(1). */
    int tee() {
        boolean appends = !words.isEmpty() && words.get(0).equals("-a");
        int status = 0;
        for (String path : appends ? words.subList(1, words.size()) : words) {
            String before = appends ? sys.readFile(path) : null;
            status |= failed(-sys.writeFile(path, (before == null ? "" : before) + context.in()), path);
        }
        print(context.in());
        return status;
    }

    /** ls(1): names alone, one in a line; directories after files. */
    int list() {
        int status = 0;
        List<String> paths =
                words.stream().filter(word -> !word.startsWith("-")).toList();
        List<String> directories = new ArrayList<>();
        for (String path : paths.isEmpty() ? List.of("/root") : paths) {
            var file = sys.stat(path);
            if (file == null) {
                warn(2, path);
                status = 1;
            } else if (file.kind() == 'd') {
                directories.add(path);
            } else {
                print(path + "\n");
            }
        }
        for (String path : directories) {
            print(paths.size() > 1 ? "\n" + path + ":\n" : "");
            sys.list(path).forEach(name -> print(name + "\n"));
        }
        return status;
    }

    int head() {
        return part(true);
    }

    int tail() {
        return part(false);
    }

    private int part(boolean first) {
        int count = 10;
        String path = "-";
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-n") && i + 1 < words.size() && words.get(i + 1).matches("[0-9]{1,6}")) {
                count = Integer.parseInt(words.get(++i));
            } else if (word.matches("-[0-9]{1,6}")) {
                count = Integer.parseInt(word.substring(1));
            } else {
                path = word;
            }
        }
        String text = read(path);
        if (text == null) {
            return 1;
        }
        List<String> lines = text.lines().toList();
        List<String> shown = first
                ? lines.subList(0, Math.min(count, lines.size()))
                : lines.subList(Math.max(0, lines.size() - count), lines.size());
        shown.forEach(line -> print(line + "\n"));
        return 0;
    }
}
