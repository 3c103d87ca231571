package org.deadc0de.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Makes tokens of the words of a command. One word is one token, except that a word of option letters becomes one token per
 * letter, as getopt(3) reads it. A word gets a keyword's type only when the program at hand has that keyword.
 */
final class ArgumentTokens {
    /** Names of signals, of all four systems. */
    static final Set<String> SIGNALS = new TreeSet<>(List.of(
            "ABRT", "ALRM", "BUS", "CHLD", "CONT", "EMT", "FPE", "HUP", "ILL", "INFO", "INT", "IO", "KILL", "LIBRT",
            "LWP", "PIPE", "PROF", "PWR", "QUIT", "SEGV", "STOP", "SYS", "TERM", "THR", "TRAP", "TSTP", "TTIN", "TTOU",
            "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ"));

    private static final List<String> DIRECTORIES = List.of(
            "/bin/",
            "/sbin/",
            "/usr/bin/",
            "/usr/sbin/",
            "/usr/pkg/bin/",
            "/usr/pkg/sbin/",
            "/usr/local/bin/",
            "/usr/local/sbin/");

    private final List<String> argv;
    private final List<Integer> columns;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private ArgumentTokens(List<String> argv, List<Integer> columns) {
        this.argv = argv;
        this.columns = columns;
    }

    /** The name of the program that a first word asks for, without one of the usual directories. */
    static String programName(String word) {
        for (String directory : DIRECTORIES) {
            if (word.startsWith(directory) && word.indexOf('/', directory.length()) < 0) {
                return word.substring(directory.length());
            }
        }
        return word;
    }

    /** The tokens of a command that is not empty, without the end. */
    static List<Token> of(List<String> argv, List<Integer> columns) {
        ArgumentTokens it = new ArgumentTokens(argv, columns);
        it.read();
        return it.tokens;
    }

    private void read() {
        String name = programName(argv.get(0));
        if (isMeta(argv.get(0))) {
            readMeta();
            return;
        }
        add(Keywords.PROGRAMS.type(name, CommandLexer.WORD), name, 0);
        at = 1;
        switch (name) {
            case "ifconfig" -> {
                readOptions(name, Keywords.inside(CommandParser.RULE_ifconfig));
                readWords(Keywords.inside(CommandParser.RULE_ifconfig));
            }
            case "route" -> {
                readOptions(name, Keywords.inside(CommandParser.RULE_route));
                readWords(Keywords.inside(CommandParser.RULE_route));
            }
            case "pppd" -> readWords(Keywords.inside(CommandParser.RULE_pppd));
            case "kill" -> {
                readKill();
                readPlain();
            }
            case "pkill" -> {
                readPkillSignal();
                readOptions(name, Keywords.NONE);
                readPlain();
            }
            case "echo" -> {
                if (at < argv.size() && argv.get(at).equals("-n")) {
                    add(CommandLexer.FLAG, "-n", at);
                    at++;
                }
                readPlain();
            }
            default -> {
                if (Getopt.knows(name)) {
                    readOptions(name, Keywords.NONE);
                }
                readPlain();
            }
        }
    }

    /** A colon and a letter: {@code :help}, and also what was meant to be one. A colon alone is the shell's null command. */
    static boolean isMeta(String word) {
        return word.length() > 1 && word.charAt(0) == ':';
    }

    private void readPlain() {
        while (at < argv.size()) {
            add(CommandLexer.WORD, argv.get(at), at);
            at++;
        }
    }

    private void readWords(Keywords keywords) {
        while (at < argv.size()) {
            String word = argv.get(at++);
            boolean dashed = word.length() > 1 && word.charAt(0) == '-';
            add(keywords.type(word, dashed ? CommandLexer.DASHED : CommandLexer.WORD), word, at - 1);
        }
    }

    private void readOptions(String program, Keywords keywords) {
        while (at < argv.size()) {
            String word = argv.get(at);
            if (word.length() < 2 || word.charAt(0) != '-') {
                return;
            }
            at++;
            if (word.equals("--")) {
                return;
            }
            if ((program.equals("head") || program.equals("tail")) && isNumber(word.substring(1))) {
                add(CommandLexer.VALUE_FLAG, "-n", at - 1); // the old form: tail -1
                add(CommandLexer.VALUE, word.substring(1), at - 1);
            } else {
                readLetters(program, keywords, word);
            }
        }
    }

    private void readLetters(String program, Keywords keywords, String word) {
        int here = at - 1;
        int end;
        for (int i = 1; i < word.length(); i = end) {
            int letter = word.codePointAt(i);
            end = i + Character.charCount(letter);
            String flag = "-" + word.substring(i, end);
            if (Getopt.takesValue(program, letter) && (end < word.length() || at < argv.size())) {
                add(CommandLexer.VALUE_FLAG, flag, here);
                if (end < word.length()) {
                    add(CommandLexer.VALUE, word.substring(end), here);
                } else {
                    add(CommandLexer.VALUE, argv.get(at), at);
                    at++;
                }
                return;
            }
            add(keywords.type(flag, CommandLexer.FLAG), flag, here);
        }
    }

    private void readKill() {
        if (at >= argv.size() || argv.get(at).length() < 2 || argv.get(at).charAt(0) != '-') {
            return;
        }
        String word = argv.get(at++);
        if (word.equals("-l")) {
            add(CommandLexer.FLAG, word, at - 1);
        } else if (word.equals("-s")) {
            add(CommandLexer.VALUE_FLAG, word, at - 1);
            boolean missing = at >= argv.size();
            add(CommandLexer.VALUE, missing ? "" : argv.get(at), missing ? at - 1 : at);
            at++;
        } else if (!word.equals("--")) {
            add(CommandLexer.SIGNAL, word.substring(1), at - 1);
        }
        if (at < argv.size() && argv.get(at).equals("--")) {
            at++;
        }
    }

    private void readPkillSignal() {
        if (at >= argv.size() || argv.get(at).length() < 2 || argv.get(at).charAt(0) != '-') {
            return;
        }
        String signal = argv.get(at).substring(1);
        String name = signal.toUpperCase(Locale.ROOT);
        if (isNumber(signal) || SIGNALS.contains(name.startsWith("SIG") ? name.substring(3) : name)) {
            add(CommandLexer.SIGNAL, signal, at);
            at++;
        }
    }

    private void readMeta() {
        if (argv.get(0).equals(":explore")) {
            add(CommandLexer.META_EXPLORE, ":explore", 0);
            StringBuilder rest = new StringBuilder();
            for (int i = 1; i < argv.size(); i++) {
                rest.append(i == 1 ? "" : " ").append(argv.get(i));
            }
            readExplore(rest.toString(), argv.size() > 1 ? columns.get(1) : 0);
            return;
        }
        for (at = 0; at < argv.size(); at++) {
            String word = argv.get(at);
            int equals = word.indexOf('=');
            int otherwise = isNumber(word)
                    ? CommandLexer.NUMBER
                    : equals > 0
                            ? CommandLexer.ASSIGNED
                            : word.startsWith("-") ? CommandLexer.DASHED : CommandLexer.WORD;
            add(Keywords.inside(CommandParser.RULE_meta).type(word, otherwise), word, at);
        }
    }

    /** Strategy and options are words; from the first word on that can begin a command, the rest is one token. */
    private void readExplore(String text, int column) {
        int i = 0;
        boolean value = false;
        while (true) {
            while (i < text.length() && isBlank(text.charAt(i))) {
                i++;
            }
            if (i == text.length()) {
                return;
            }
            int end = i;
            while (end < text.length() && !isBlank(text.charAt(end))) {
                end++;
            }
            String word = text.substring(i, end);
            int place = column + text.codePointCount(0, i);
            int type = Keywords.inside(CommandParser.RULE_explore)
                    .type(word, isNumber(word) ? CommandLexer.NUMBER : CommandLexer.WORD);
            boolean option = word.startsWith("--")
                    || type == CommandLexer.RANDOM
                    || type == CommandLexer.PCT
                    || type == CommandLexer.DPOR
                    || type == CommandLexer.REPLAY;
            if (!value && !option && beginsCommand(word)) {
                put(CommandLexer.REST, text.substring(i), place);
                return;
            }
            put(type, word, place);
            value = !value
                    && type != CommandLexer.LONG_STRATEGY
                    && (type == CommandLexer.REPLAY
                            || (word.startsWith("--")
                                    && Keywords.inside(CommandParser.RULE_explore)
                                            .contains(word)));
            i = end;
        }
    }

    private static boolean beginsCommand(String word) {
        if (word.startsWith("/")) {
            return true; // a program somewhere else
        }
        String name = programName(word);
        for (int i = 0; i < name.length(); i++) {
            if (";&|<>'\"\\$#(".indexOf(name.charAt(i)) >= 0) {
                return i == 0 || Keywords.PROGRAMS.contains(name.substring(0, i));
            }
        }
        return Keywords.PROGRAMS.contains(name) || Keywords.LOOPS.contains(name);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    static boolean isNumber(String word) {
        if (word.isEmpty()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private void add(int type, String text, int word) {
        put(type, text, columns.get(word));
    }

    private void put(int type, String text, int column) {
        CommonToken token = new CommonToken(type, text);
        token.setLine(1);
        token.setCharPositionInLine(column - 1);
        tokens.add(token);
    }
}
