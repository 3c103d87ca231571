package org.deadc0de.transcript;

import java.util.List;
import java.util.Map;
import org.deadc0de.transcript.LinePattern.Kind;
import org.deadc0de.transcript.LinePattern.Part;

/** Compares one expected line with one printed line: literally first, then as a pattern; always in bounded time. */
final class LineMatcher {
    /**
     * The outcome of a comparison.
     *
     * @param bindings names bound afterwards; as before when the line does not match
     * @param gaveUp whether it does not match only because its budget ran out
     */
    record Found(boolean matches, Bindings bindings, boolean gaveUp) {}

    private final String text;
    private final List<Part> parts;
    private final int line;
    private final Map<String, CaptureType> loose;
    private final Work work;
    private boolean gaveUp;
    private String conflict = "";
    private Bindings result;

    private LineMatcher(String text, Entry.Line expected, Map<String, CaptureType> loose, Work work) {
        this.text = text;
        this.parts = expected.pattern().parts();
        this.line = expected.source().number();
        this.loose = loose;
        this.work = work;
        work.startLine();
    }

    /** Whether the line matches, and what it binds. */
    static Found match(Entry.Line expected, ActualLine actual, Bindings before, Work work) {
        return run(expected, actual, before, new LineMatcher(actual.text(), expected, Map.of(), work));
    }

    /**
     * Whether the line would match if the names in {@code loose} were not bound yet: equality of names that one output
     * binds and uses is judged after its lines have been paired.
     */
    static boolean couldMatch(
            Entry.Line expected, ActualLine actual, Bindings before, Map<String, CaptureType> loose, Work work) {
        return run(expected, actual, before, new LineMatcher(actual.text(), expected, loose, work))
                .matches();
    }

    /** Which name is to blame when the line matches but for an unequal name; empty otherwise. */
    static String complaint(Entry.Line expected, ActualLine actual, Bindings before, Work work) {
        if (expected.pattern().kind() != Kind.TEMPLATE) {
            return "";
        }
        LineMatcher matcher = new LineMatcher(actual.text(), expected, null, work);
        return matcher.from(0, 0, before) ? matcher.conflict : "";
    }

    private static Found run(Entry.Line expected, ActualLine actual, Bindings before, LineMatcher matcher) {
        LinePattern pattern = expected.pattern();
        if (actual.ended() && actual.text().equals(expected.written())) {
            return new Found(true, before, false);
        }
        boolean matches = false;
        if (pattern.unended() != actual.ended()) {
            boolean characters = pattern.kind() != Kind.REGEX && pattern.kind() != Kind.GLOB;
            matches = (characters && actual.text().equals(pattern.text())) || matcher.byKind(pattern, before);
        }
        return new Found(
                matches, matches && matcher.result != null ? matcher.result : before, !matches && matcher.gaveUp);
    }

    private boolean byKind(LinePattern pattern, Bindings before) {
        return switch (pattern.kind()) {
            case TEMPLATE -> from(0, 0, before);
            case REGEX -> {
                SafeRegex.Answer answer = pattern.regex().matches(text, 0, text.length(), work);
                gaveUp = answer == SafeRegex.Answer.GAVE_UP;
                yield answer == SafeRegex.Answer.YES;
            }
            case GLOB -> glob(pattern.text());
            case ANY -> true;
            case LITERAL -> false;
        };
    }

    /** Matches the parts from {@code part} on with the text from {@code at} on; sets {@link #result}. */
    private boolean from(int part, int at, Bindings before) {
        Bindings bindings = before;
        int index = at;
        for (int i = part; i < parts.size(); i++) {
            if (!work.spend(1)) {
                gaveUp = true;
                return false;
            }
            Part next = parts.get(i);
            int end;
            if (next instanceof Part.Text literal) {
                end = text.startsWith(literal.text(), index)
                        ? index + literal.text().length()
                        : -1;
            } else if (next instanceof Part.CodeOffset) {
                int run = CaptureType.run(text, index, 16);
                end = run > index ? run : -1;
            } else if (next instanceof Part.CodeAddress) {
                end = text.startsWith("0x", index) ? CaptureType.run(text, index, 16) : -1;
                end = end < 0 ? -1 : CaptureType.run(text, index + 2, 16);
            } else if (next instanceof Part.Reference reference) {
                Bindings.Binding bound = bindings.get(reference.name());
                CaptureType type = looseType(reference.name(), bound);
                if (type != null) {
                    return loosely(i, index, bindings, reference.name(), type, null, bound, reference.delta());
                }
                end = bound == null ? written(reference, index) : equal(reference, bound, index);
            } else {
                Part.Capture capture = (Part.Capture) next;
                Bindings.Binding bound = capture.name().isEmpty() ? null : bindings.get(capture.name());
                if (capture.type().isOpen() || (loose == null && bound != null)) {
                    return loosely(i, index, bindings, capture.name(), capture.type(), capture.regex(), bound, 0);
                }
                end = capture.type().end(text, index);
                if (end >= 0 && bound != null) {
                    end = sameValue(bound, capture.type(), text.substring(index, end)) ? end : -1;
                }
                if (end >= 0 && bound == null && !capture.name().isEmpty()) {
                    bindings = bindings.with(
                            new Bindings.Binding(capture.name(), capture.type(), text.substring(index, end), line));
                }
            }
            if (end < 0) {
                return false;
            }
            index = end;
        }
        if (index != text.length()) {
            return false;
        }
        result = bindings;
        return true;
    }

    /** The type to go by when the name's value must not decide; null when it must. */
    private CaptureType looseType(String name, Bindings.Binding bound) {
        if (loose == null) {
            return bound == null ? null : bound.type();
        }
        return bound == null ? loose.get(name) : null;
    }

    /** Tries every end of a piece, the furthest first, and the rest of the line after each. */
    private boolean loosely(
            int part,
            int at,
            Bindings bindings,
            String name,
            CaptureType type,
            SafeRegex regex,
            Bindings.Binding bound,
            long delta) {
        boolean open = type.isOpen();
        int furthest = type == CaptureType.REGEX ? text.length() : type.end(text, at);
        int nearest = type == CaptureType.REGEX ? at : open ? at + 1 : furthest;
        for (int end = furthest; end >= nearest && end >= 0; end--) {
            if (!work.spend(1)) {
                gaveUp = true;
                return false;
            }
            if (regex != null) {
                SafeRegex.Answer answer = regex.matches(text, at, end, work);
                gaveUp |= answer == SafeRegex.Answer.GAVE_UP;
                if (answer != SafeRegex.Answer.YES) {
                    continue;
                }
            }
            String value = text.substring(at, end);
            boolean equal = bound == null || sameValue(bound, type, value, delta);
            if (!equal && loose != null) {
                continue;
            }
            Bindings after = bound == null && !name.isEmpty()
                    ? bindings.with(new Bindings.Binding(name, type, value, line))
                    : bindings;
            if (from(part + 1, end, after)) {
                if (!equal) {
                    conflict = "<" + name + "> is " + bound.shown(delta) + " (bound at line " + bound.line()
                            + "), here " + value;
                }
                return true;
            }
        }
        return false;
    }

    private int written(Part.Reference reference, int at) {
        String whole = reference.written() + reference.deltaWritten();
        return text.startsWith(whole, at) ? at + whole.length() : -1;
    }

    private int equal(Part.Reference reference, Bindings.Binding bound, int at) {
        if (!bound.type().isNumber()) {
            if (!text.startsWith(bound.value(), at)) {
                return -1;
            }
            int end = at + bound.value().length();
            if (reference.deltaWritten().startsWith("+0x")) { // the name stands for a function: its offset is free
                int run = text.startsWith("+0x", end) ? CaptureType.run(text, end + 3, 16) : -1;
                return run > end + 3 ? run : -1;
            }
            return text.startsWith(reference.deltaWritten(), end)
                    ? end + reference.deltaWritten().length()
                    : -1;
        }
        CaptureType read = bound.type() == CaptureType.PTR ? CaptureType.HEX : bound.type();
        int end = read.end(text, at);
        return end >= 0 && bound.equalTo(text.substring(at, end), reference.delta()) ? end : -1;
    }

    private static boolean sameValue(Bindings.Binding bound, CaptureType type, String value) {
        return sameValue(bound, type, value, 0);
    }

    private static boolean sameValue(Bindings.Binding bound, CaptureType type, String value, long delta) {
        if (bound.type().isNumber() != type.isNumber() || bound.type().isHex() != type.isHex()) {
            return delta == 0 && bound.value().equals(value);
        }
        return bound.equalTo(value, delta);
    }

    /** {@code *} any characters, {@code ?} one character, a backslash before either means itself. */
    private boolean glob(String pattern) {
        int at = 0;
        int in = 0;
        int star = -1;
        int mark = 0;
        while (at < text.length()) {
            char c = in < pattern.length() ? pattern.charAt(in) : 0;
            boolean spelled = c == '\\' && in + 1 < pattern.length() && "*?\\".indexOf(pattern.charAt(in + 1)) >= 0;
            if (c == '*' && in < pattern.length()) {
                star = in++;
                mark = at;
            } else if (in < pattern.length() && spelled && pattern.charAt(in + 1) == text.charAt(at)) {
                in += 2;
                at++;
            } else if (in < pattern.length() && !spelled && (c == '?' || c == text.charAt(at))) {
                in++;
                at++;
            } else if (star >= 0 && work.spend(1)) {
                in = star + 1;
                at = ++mark;
            } else {
                gaveUp = star >= 0;
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == '*') {
            in++;
        }
        return in == pattern.length();
    }
}
