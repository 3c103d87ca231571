package org.deadc0de.transcript;

/** ASCII character classes; what the machine's locale thinks of other characters never matters. */
final class Chars {
    private Chars() {}

    static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isLetter(char c) {
        return isLower(c) || isBetween(c, 'A', 'Z');
    }

    static boolean isDigit(char c) {
        return isBetween(c, '0', '9');
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Characters of a C function's name as symbol tables spell it. */
    static boolean isFunctionPart(char c) {
        return isLetter(c) || isDigit(c) || c == '_' || c == '.' || c == '$';
    }

    /** Characters of a capture's name. */
    static boolean isNamePart(char c, boolean digitsToo) {
        boolean letter = isLetter(c) || c == '_';
        return letter || (digitsToo && (isDigit(c) || c == '-'));
    }

    static boolean isBetween(char c, int first, int last) {
        return c >= first && c <= last;
    }

    static boolean endsInBlank(String text) {
        return !text.isEmpty() && isBlank(text.charAt(text.length() - 1));
    }
}
