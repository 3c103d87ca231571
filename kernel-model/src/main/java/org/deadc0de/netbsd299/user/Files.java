package org.deadc0de.netbsd299.user;

import java.util.List;
import org.deadc0de.kernel.ProgramContext;

/** Programs that show text. */
final class Files extends Tool {
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

    int crontab() {
        if (!words.equals(List.of("-l"))) {
            context.err().print("crontab: usage error: you must specify a list or edit option\n");
            return 1;
        }
        String table = sys.readFile("/var/cron/tabs/root");
        if (table == null) {
            context.err().print("crontab: no crontab for root\n");
            return 1;
        }
        print(table);
        return 0;
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
