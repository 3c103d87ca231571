package org.deadc0de.freebsd10;

/** ddb/db_expr.c: numbers are hexadecimal unless they say otherwise; symbols and registers stand for their values. */
final class DdbExpression {
    /** What cannot be understood; the message is DDB's. */
    static final class Bad extends Exception {
        private static final long serialVersionUID = 1L;

        Bad(String message) {
            super(message, null, false, false);
        }
    }

    /** Finds the value of a name, or null. */
    interface Names {
        Long value(String name);
    }

    private final String text;
    private final Names symbols;
    private final Names registers;
    private int at;

    DdbExpression(String text, Names symbols, Names registers) {
        this.text = text;
        this.symbols = symbols;
        this.registers = registers;
    }

    /** The value of the expression that comes next. */
    long value() throws Bad {
        long left = product();
        for (; ; ) {
            if (accept('+')) {
                left += product();
            } else if (accept('-')) {
                left -= product();
            } else {
                return left;
            }
        }
    }

    /** Whether nothing is left. */
    boolean atEnd() {
        blanks();
        return at == text.length();
    }

    /** Takes a character if it comes next. */
    boolean accept(char c) {
        blanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private long product() throws Bad {
        long left = unary();
        for (; ; ) {
            if (accept('*')) {
                left *= unary();
            } else if (accept('/')) {
                long right = unary();
                if (right == 0) {
                    throw new Bad("Divide by 0");
                }
                left /= right;
            } else {
                return left;
            }
        }
    }

    private long unary() throws Bad {
        if (accept('-')) {
            return -unary();
        }
        if (accept('(')) {
            long inside = value();
            if (!accept(')')) {
                throw new Bad("Syntax error");
            }
            return inside;
        }
        blanks();
        boolean register = at < text.length() && text.charAt(at) == '$';
        if (register) {
            at++;
        }
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.isEmpty()) {
            throw new Bad("Syntax error");
        }
        if (register) {
            Long value = registers.value(word);
            if (value == null) {
                throw new Bad("Unknown variable");
            }
            return value;
        }
        return Character.isDigit(word.charAt(0)) ? number(word) : symbol(word);
    }

    private long symbol(String word) throws Bad {
        Long value = symbols.value(word);
        if (value != null) {
            return value;
        }
        throw new Bad("Symbol not found");
    }

    private static long number(String word) throws Bad {
        int radix = 16;
        String digits = word;
        if (word.startsWith("0x") || word.startsWith("0X")) {
            digits = word.substring(2);
        } else if (word.startsWith("0t") || word.startsWith("0T")) {
            digits = word.substring(2);
            radix = 10;
        } else if (word.startsWith("0o") || word.startsWith("0O")) {
            digits = word.substring(2);
            radix = 8;
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), radix);
            if (digit < 0) {
                throw new Bad("Bad character in number");
            }
            value = value * radix + digit;
        }
        return value;
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }
}
