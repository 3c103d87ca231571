package org.deadc0de.netbsd299.user;

import java.util.ArrayList;
import java.util.List;

/** The options of pppd(8), from its files and its command line, in the order in which it reads them. */
final class PppdOptions {
    /** A peers file that calls itself has run out of descriptors by then. */
    private static final int MOST_CALLS = 60;

    boolean persist;
    boolean ipv6;
    boolean nodetach;
    boolean updetach;
    boolean debug;
    boolean demand;
    boolean novj;
    int holdoff = 30;
    int maxfail = 10;
    int terminateTries = 2;
    int restart = 3;
    String device = "";
    String connect = "";
    String disconnect = "";
    int idle;
    int local;
    int remote;

    private boolean holdoffGiven;
    private int calls;
    private String error = "";

    /** What is wrong with them, or the empty string. */
    String error() {
        return error;
    }

    /** The pause before redialling, in seconds: none without a connect script unless asked for. */
    int pause() {
        return connect.isEmpty() && !holdoffGiven ? 0 : holdoff;
    }

    /** Reads one file; a missing one is no mistake. */
    void file(NetBsdSyscalls sys, String path) {
        String text = sys.readFile(path);
        if (text != null) {
            words(sys, split(text), "In file " + path + ": ");
        }
    }

    /** The words of a file: quotes hold them together, a number sign begins a comment. */
    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean started = false;
        boolean comment = false;
        for (char c : (text + "\n").toCharArray()) {
            if (comment) {
                comment = c != '\n';
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                started = true;
            } else if (c == '#') {
                comment = true;
            } else if (Character.isWhitespace(c)) {
                if (started) {
                    words.add(word.toString());
                }
                word.setLength(0);
                started = false;
            } else {
                word.append(c);
                started = true;
            }
        }
        return words;
    }

    /** Takes options from words. */
    void words(NetBsdSyscalls sys, List<String> words, String where) {
        for (int i = 0; i < words.size() && error.isEmpty(); i++) {
            String word = words.get(i);
            switch (word) {
                case "persist" -> persist = true;
                case "nopersist" -> persist = false;
                case "demand" -> {
                    demand = true;
                    persist = true;
                }
                case "+ipv6", "ipv6" -> ipv6 = true;
                case "noipv6", "-ipv6" -> ipv6 = false;
                case "novj", "-vj" -> novj = true;
                case "nodetach", "-detach" -> nodetach = true;
                case "updetach" -> updetach = true;
                case "debug", "-d" -> debug = true;
                case "noauth",
                        "-auth",
                        "auth",
                        "lock",
                        "modem",
                        "local",
                        "crtscts",
                        "nocrtscts",
                        "defaultroute",
                        "noccp",
                        "noipdefault",
                        "ipcp-accept-local",
                        "ipcp-accept-remote" -> {}
                case "holdoff",
                        "maxfail",
                        "idle",
                        "lcp-max-terminate",
                        "lcp-restart",
                        "connect",
                        "disconnect",
                        "call",
                        "mtu",
                        "mru",
                        "user",
                        "name" -> {
                    if (i + 1 == words.size()) {
                        error = where + "too few parameters for option " + word + "\n";
                        return;
                    }
                    valued(sys, word, words.get(++i), where);
                }
                default -> other(word, where);
            }
        }
    }

    private void valued(NetBsdSyscalls sys, String word, String value, String where) {
        switch (word) {
            case "connect" -> connect = value;
            case "disconnect" -> disconnect = value;
            case "call" -> {
                String text = sys.readFile("/etc/ppp/peers/" + value);
                if (value.contains("..") || text == null) {
                    error = "pppd: Can't open options file /etc/ppp/peers/" + value + ": No such file or directory\n";
                } else if (++calls <= MOST_CALLS) {
                    words(sys, split(text), "In file /etc/ppp/peers/" + value + ": ");
                }
            }
            case "user", "name" -> {}
            default -> {
                if (!value.matches("[0-9]{1,9}")) {
                    error = where + "invalid numeric parameter '" + value + "' for '" + word + "' option\n";
                    return;
                }
                int number = Integer.parseInt(value);
                switch (word) {
                    case "holdoff" -> {
                        holdoff = number;
                        holdoffGiven = true;
                    }
                    case "maxfail" -> maxfail = number;
                    case "idle" -> idle = number;
                    case "lcp-max-terminate" -> terminateTries = number;
                    case "lcp-restart" -> restart = number;
                    default -> {}
                }
            }
        }
    }

    private void other(String word, String where) {
        int colon = word.indexOf(':');
        if (word.startsWith("/dev/")) {
            device = word;
        } else if (word.matches("tty[0-9a-z]+")) {
            device = "/dev/" + word;
        } else if (colon >= 0
                && (colon == 0 || Addresses.isInet(word.substring(0, colon)))
                && (colon == word.length() - 1 || Addresses.isInet(word.substring(colon + 1)))) {
            local = colon == 0 ? local : Addresses.parse(word.substring(0, colon));
            remote = colon == word.length() - 1 ? remote : Addresses.parse(word.substring(colon + 1));
        } else if (!word.matches("[0-9]{1,7}")) {
            error = where + "unrecognized option '" + word + "'\n";
        }
    }
}
