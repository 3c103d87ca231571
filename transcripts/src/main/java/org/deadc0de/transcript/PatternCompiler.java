package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.transcript.LinePattern.Kind;
import org.deadc0de.transcript.LinePattern.Part;

/** Turns an expected line into what it matches. */
final class PatternCompiler {
    private static final int MOST_CAPTURES = 32;
    private static final String ESCAPE_IT =
            "to mean these characters, write \\x3c for \"<\" and end the line in \" (esc)\"";

    /** A line that matches nothing because it is written wrongly. */
    static final class Mistake extends Exception {
        private static final long serialVersionUID = 1L;

        final int at;
        final int length;
        final String expected;
        final String suggestion;

        /**
         * @param at index in the written line
         * @param length characters to mark
         */
        Mistake(int at, int length, String found, String expected, String suggestion) {
            super(found);
            this.at = at;
            this.length = Math.max(1, length);
            this.expected = expected;
            this.suggestion = suggestion;
        }
    }

    private final Escapes.Decoded decoded;
    private final String text;
    private final boolean exact;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();
    private int captures;

    private PatternCompiler(Escapes.Decoded decoded, boolean exact) {
        this.decoded = decoded;
        this.text = decoded.text();
        this.exact = exact;
    }

    /** Compiles a line that has lost its indentation and its variants. */
    static LinePattern compile(String written) throws Mistake {
        if (written.equals("...")) {
            return new LinePattern(Kind.ANY, written, List.of(), null, false, false);
        }
        LineSyntax.Suffixed line = LineSyntax.suffixes(written);
        return switch (line.mode()) {
            case REGEX -> {
                SafeRegex regex = regex(line.text(), 0);
                yield new LinePattern(Kind.REGEX, line.text(), List.of(), regex, line.optional(), line.unended());
            }
            case GLOB -> new LinePattern(Kind.GLOB, line.text(), List.of(), null, line.optional(), line.unended());
            case ESCAPES -> new PatternCompiler(escaped(line.text()), line.exact()).template(line);
            case PLAIN -> new PatternCompiler(Escapes.plain(line.text()), line.exact()).template(line);
        };
    }

    private static Escapes.Decoded escaped(String text) throws Mistake {
        Escapes.Decoded decoded = Escapes.decode(text);
        if (decoded.badAt() >= 0) {
            throw new Mistake(
                    decoded.badAt(),
                    2,
                    "an escape that means nothing",
                    "\\xNN, \\uNNNN, \\t, \\r or \\\\",
                    "write \\\\ for a backslash");
        }
        return decoded;
    }

    private LinePattern template(LineSyntax.Suffixed line) throws Mistake {
        int at = 0;
        while (at < text.length()) {
            int next = -1;
            if (text.charAt(at) == '<' && !decoded.isSpelled(at)) {
                next = angle(at);
            } else if (!exact && text.charAt(at) == '+') {
                next = codeOffset(at);
            } else if (!exact && text.charAt(at) == '0') {
                next = codeAddress(at);
            }
            if (next < 0) {
                pending.append(text.charAt(at));
                next = at + 1;
            }
            at = next;
        }
        if (parts.isEmpty()) {
            return new LinePattern(Kind.LITERAL, text, List.of(), null, line.optional(), line.unended());
        }
        flush();
        return new LinePattern(Kind.TEMPLATE, text, parts, null, line.optional(), line.unended());
    }

    private void flush() {
        if (pending.length() > 0) {
            parts.add(new Part.Text(pending.toString()));
            pending.setLength(0);
        }
    }

    private void add(Part part) {
        flush();
        parts.add(part);
    }

    /** {@code <name:type>}, {@code <:type>} or {@code <name>} with arithmetic; -1 when it is none of them. */
    private int angle(int open) throws Mistake {
        int at = open + 1;
        while (at < text.length() && Chars.isNamePart(text.charAt(at), at > open + 1)) {
            at++;
        }
        String name = text.substring(open + 1, at);
        char after = at < text.length() ? text.charAt(at) : 0;
        if (after == '>' && !name.isEmpty()) {
            return reference(open, at + 1, name);
        }
        if (after != ':') {
            return -1;
        }
        int typeAt = at + 1;
        if (text.startsWith("/", typeAt)) {
            return regexCapture(open, name, typeAt);
        }
        int typeEnd = typeAt;
        while (typeEnd < text.length() && Chars.isNamePart(text.charAt(typeEnd), true)) {
            typeEnd++;
        }
        if (typeEnd == typeAt || typeEnd >= text.length() || text.charAt(typeEnd) != '>') {
            return -1;
        }
        String word = text.substring(typeAt, typeEnd);
        CaptureType type = CaptureType.named(word);
        if (type == null) {
            String near = Suggest.nearest(word, CaptureType.words());
            throw mistake(
                    typeAt,
                    typeEnd,
                    "unknown capture type \"" + word + "\"",
                    Suggest.oneOf(CaptureType.words()),
                    near.isEmpty() ? ESCAPE_IT : near);
        }
        return capture(open, typeEnd + 1, new Part.Capture(name, type, null));
    }

    private int regexCapture(int open, String name, int slash) throws Mistake {
        int end = text.indexOf("/>", slash + 1);
        if (end < 0) {
            throw mistake(open, text.length(), "a capture that does not end", "\"/>\" after the expression", ESCAPE_IT);
        }
        SafeRegex regex = regex(text.substring(slash + 1, end), decoded.origin(slash + 1));
        return capture(open, end + 2, new Part.Capture(name, CaptureType.REGEX, regex));
    }

    private int capture(int open, int end, Part.Capture capture) throws Mistake {
        if (++captures > MOST_CAPTURES) {
            throw mistake(open, end, "more than " + MOST_CAPTURES + " captures in one line", "fewer", "");
        }
        add(capture);
        return end;
    }

    private int reference(int open, int end, String name) throws Mistake {
        int sign = end < text.length() && (text.charAt(end) == '+' || text.charAt(end) == '-') ? end : -1;
        boolean hex = sign >= 0 && text.startsWith("0x", sign + 1);
        int digits = hex ? sign + 3 : sign + 1;
        int stop = sign < 0 ? end : CaptureType.run(text, digits, hex ? 16 : 10);
        if (sign < 0 || stop == digits || stop - digits > 15) {
            add(new Part.Reference(name, text.substring(open, end), 0, ""));
            return end;
        }
        long amount = Long.parseLong(text.substring(digits, stop), hex ? 16 : 10);
        long delta = text.charAt(sign) == '-' ? -amount : amount;
        add(new Part.Reference(name, text.substring(open, end), delta, text.substring(sign, stop)));
        return stop;
    }

    /** {@code +0x1f3} after the name of a function. */
    private int codeOffset(int plus) {
        if (plus == 0 || !Chars.isFunctionPart(text.charAt(plus - 1)) || !text.startsWith("+0x", plus)) {
            return -1;
        }
        int end = CaptureType.run(text, plus + 3, 16);
        if (end == plus + 3 || !isFunction(plus)) {
            return -1;
        }
        pending.append("+0x");
        add(new Part.CodeOffset());
        return end;
    }

    private boolean isFunction(int end) {
        int start = end;
        while (start > 0 && Chars.isFunctionPart(text.charAt(start - 1))) {
            start--;
        }
        char first = text.charAt(start);
        return !Chars.isDigit(first);
    }

    /** {@code 0xffffffff8098e390} before {@code  at fn+0x60}: it moves with the offset. */
    private int codeAddress(int at) {
        boolean inside = at > 0 && Chars.isFunctionPart(text.charAt(at - 1));
        int end = text.startsWith("0x", at) && !inside ? CaptureType.run(text, at + 2, 16) : -1;
        if (end <= at + 2 || !text.startsWith(" at ", end)) {
            return -1;
        }
        int name = end + 4;
        int stop = name;
        while (stop < text.length() && (Chars.isFunctionPart(text.charAt(stop)) || text.charAt(stop) == ':')) {
            stop++;
        }
        if (stop == name || !text.startsWith("+0x", stop)) {
            return -1;
        }
        add(new Part.CodeAddress());
        return end;
    }

    private static SafeRegex regex(String expression, int at) throws Mistake {
        StringBuilder why = new StringBuilder();
        SafeRegex regex = SafeRegex.compile(expression, why);
        if (regex == null) {
            throw new Mistake(
                    at, expression.length(), "a regular expression that is none: " + why, "java.util.regex syntax", "");
        }
        return regex;
    }

    private Mistake mistake(int from, int to, String found, String expected, String suggestion) {
        int at = decoded.origin(from);
        return new Mistake(at, decoded.origin(to) - at, found, expected, suggestion);
    }
}
