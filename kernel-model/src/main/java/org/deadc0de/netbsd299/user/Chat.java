package org.deadc0de.netbsd299.user;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** chat(8): waits for what the other side says and answers. */
final class Chat {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private final NetBsdSyscalls sys;
    private final int tty;
    private final long timeout;
    private final StringBuilder heard = new StringBuilder();

    Chat(NetBsdSyscalls sys, int tty, long timeout) {
        this.sys = sys;
        this.tty = tty;
        this.timeout = timeout;
    }

    /** Runs a script given as its command line; whether it came to its end. */
    boolean run(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        List<String> aborts = new ArrayList<>(List.of("NO CARRIER"));
        int i = 1;
        while (i < words.size()) {
            if (words.get(i).equals("ABORT") && i + 1 < words.size()) {
                aborts.add(words.get(i + 1));
                i += 2;
                continue;
            }
            if (!expect(words.get(i), aborts)) {
                return false;
            }
            i++;
            if (i < words.size()) {
                sys.write(tty, (words.get(i) + "\r").getBytes(StandardCharsets.ISO_8859_1));
                i++;
            }
        }
        return true;
    }

    private boolean expect(String text, List<String> aborts) {
        long until = sys.uptime() + timeout;
        while (true) {
            int at = heard.indexOf(text);
            if (at >= 0) {
                heard.delete(0, at + text.length());
                return true;
            }
            if (aborts.stream().anyMatch(each -> heard.indexOf(each) >= 0) || sys.uptime() >= until) {
                return false;
            }
            List<Integer> ready = sys.select(List.of(tty), until - sys.uptime());
            if (ready == null) {
                return false;
            }
            if (!ready.isEmpty()) {
                if (sys.read(tty) instanceof byte[] bytes) {
                    heard.append(new String(bytes, StandardCharsets.ISO_8859_1));
                } else if (sys.nanosleep(500_000_000L) < 0) {
                    return false;
                }
            }
        }
    }
}
