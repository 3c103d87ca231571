package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts captures where a recorded line shows a kernel pointer or a process number. */
final class Proposals {
    private static final Pattern POINTER =
            Pattern.compile("(?<![0-9A-Za-z_+])0x([0-9a-f]{16}|[0-9a-f]{8})(?![0-9A-Za-z_])");
    private static final Pattern PID =
            Pattern.compile("(?<=\\bpid )[1-9][0-9]{0,8}\\b|(?<=^\\[[0-9]\\] )[1-9][0-9]{0,8}$");
    private static final long LOWEST_POINTER_32 = 0xc0000000L;
    private static final long LOWEST_POINTER_64 = 0xffff800000000000L;

    private final Map<String, String> nameOfValue = new TreeMap<>();
    private final List<String> names = new ArrayList<>();
    private Bindings bindings = Bindings.NONE;

    /** Names given so far. */
    List<String> names() {
        return names;
    }

    /** The line with captures; as it was when it has nothing to capture, or would not match any more. */
    String propose(ActualLine line, String literal) {
        List<String> added = new ArrayList<>();
        Map<String, String> fresh = new TreeMap<>();
        String written = replaced(literal, POINTER, "ptr", fresh, added);
        written = replaced(written, PID, "pid", fresh, added);
        if (written.equals(literal)) {
            return literal;
        }
        try {
            Entry.Line candidate = new Entry.Line(
                    new SourceLine(0, written, "\n"), written, Label.ALL, PatternCompiler.compile(written));
            LineMatcher.Found found = LineMatcher.match(candidate, line, bindings, new Work(Work.PER_LINE));
            if (!found.matches()
                    || !LineSyntax.label(written).names().isEmpty()
                    || LineSyntax.status(written) != null) {
                return literal;
            }
            bindings = found.bindings();
            nameOfValue.putAll(fresh);
            names.addAll(added);
            return written;
        } catch (PatternCompiler.Mistake e) {
            return literal;
        }
    }

    private String replaced(String text, Pattern pattern, String type, Map<String, String> fresh, List<String> added) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            String value = matcher.group();
            boolean code = text.startsWith(" at ", matcher.end()); // compared by function name anyhow
            if (type.equals("ptr") && (code || !isPointer(value))) {
                continue;
            }
            String key = type + value;
            String known = fresh.getOrDefault(key, nameOfValue.get(key));
            out.append(text, from, matcher.start());
            if (known == null) {
                known = type + (count(type) + fresh.size() + 1);
                fresh.put(key, known);
                added.add(known);
                out.append('<').append(known).append(':').append(type).append('>');
            } else {
                out.append('<').append(known).append('>');
            }
            from = matcher.end();
        }
        return out.append(text, from, text.length()).toString();
    }

    private long count(String type) {
        return names.stream().filter(name -> name.startsWith(type)).count();
    }

    /** Kernel addresses, but no netmasks. */
    private static boolean isPointer(String value) {
        long number = Long.parseUnsignedLong(value.substring(2), 16);
        if (value.length() == 10) {
            long zeros = ~number & 0xffffffffL;
            boolean mask = (zeros & (zeros + 1)) == 0;
            return number >= LOWEST_POINTER_32 && !mask;
        }
        boolean mask = (~number & (~number + 1)) == 0;
        return Long.compareUnsigned(number, LOWEST_POINTER_64) >= 0 && !mask;
    }
}
