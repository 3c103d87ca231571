package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a capture such as {@code <pc:hex>} may stand for. */
public enum CaptureType {
    /** A pointer: {@code 0x} and up to 16 digits, or 8 or 16 digits alone. */
    PTR,
    /** A hexadecimal number of up to 16 digits, with or without {@code 0x}. */
    HEX,
    /** A decimal number of up to 18 digits, perhaps negative. */
    DEC,
    /** Six groups of one or two hexadecimal digits between colons. */
    MAC,
    /** Digits with colons or a dot between them: {@code 09:36:27}, {@code 1:02.34}, {@code 12.5}. */
    TIME,
    /** A process number. */
    PID,
    /** Anything without blanks, as long as possible. */
    WORD,
    /** Anything its regular expression matches, as long as possible. */
    REGEX;

    private static final int HEX_DIGITS = 16;
    private static final int DEC_DIGITS = 18;

    /** How the type is written: {@code ptr}. */
    public String word() {
        return this == REGEX ? "/regex/" : name().toLowerCase(Locale.ROOT);
    }

    static CaptureType named(String word) {
        for (CaptureType type : values()) {
            if (type != REGEX && type.word().equals(word)) {
                return type;
            }
        }
        return null;
    }

    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (CaptureType type : values()) {
            words.add(type.word());
        }
        return words;
    }

    /** Whether values are numbers, compared by value and open to arithmetic. */
    boolean isNumber() {
        return isHex() || this == DEC || this == PID;
    }

    /** Whether values are read in base 16. */
    boolean isHex() {
        return this == PTR || this == HEX;
    }

    /** Whether more than one end may be possible. */
    boolean isOpen() {
        return this == WORD || this == REGEX;
    }

    /**
     * Where a value that begins at {@code from} ends: after as many characters as possible.
     *
     * @return the end, or -1 when no value of this type begins there
     */
    int end(String text, int from) {
        return switch (this) {
            case PTR, HEX -> hexEnd(text, from);
            case DEC -> numberEnd(text, from + (text.startsWith("-", from) ? 1 : 0));
            case PID -> numberEnd(text, from);
            case MAC -> macEnd(text, from);
            case TIME -> timeEnd(text, from);
            case WORD, REGEX -> wordEnd(text, from);
        };
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) > ' ') {
            end++;
        }
        return end > from ? end : -1;
    }

    private int hexEnd(String text, int from) {
        boolean prefixed = text.startsWith("0x", from) || text.startsWith("0X", from);
        int start = prefixed && run(text, from + 2, 16) > from + 2 ? from + 2 : from;
        int end = run(text, start, 16);
        int digits = end - start;
        if (digits < 1 || digits > HEX_DIGITS) {
            return -1;
        }
        return this == HEX || start > from || digits == 8 || digits == HEX_DIGITS ? end : -1;
    }

    private static int numberEnd(String text, int start) {
        int end = run(text, start, 10);
        return end > start && end - start <= DEC_DIGITS ? end : -1;
    }

    private static int macEnd(String text, int from) {
        int at = from;
        for (int group = 0; group < 6; group++) {
            if (group > 0) {
                if (at >= text.length() || text.charAt(at) != ':') {
                    return -1;
                }
                at++;
            }
            int end = run(text, at, 16);
            if (end == at || end > at + 2) {
                return -1;
            }
            at = end;
        }
        return at;
    }

    private static int timeEnd(String text, int from) {
        int end = run(text, from, 10);
        boolean parted = false;
        while (end > from && end + 1 < text.length() && (text.charAt(end) == ':' || text.charAt(end) == '.')) {
            int next = run(text, end + 1, 10);
            if (next == end + 1) {
                break;
            }
            parted = true;
            end = next;
        }
        return parted ? end : -1;
    }

    /** End of a run of ASCII digits of that base. */
    static int run(String text, int from, int base) {
        int end = from;
        while (end < text.length() && text.charAt(end) < 0x7f && Character.digit(text.charAt(end), base) >= 0) {
            end++;
        }
        return end;
    }

    /** The number that a value of this type stands for; unsigned for base 16. */
    long number(String value) {
        if (isHex()) {
            boolean prefixed = value.startsWith("0x") || value.startsWith("0X");
            return Long.parseUnsignedLong(prefixed ? value.substring(2) : value, 16);
        }
        return Long.parseLong(value);
    }
}
