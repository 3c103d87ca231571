package org.deadc0de.transcript;

/**
 * What names stand for so far. Immutable: binding a name gives a longer chain.
 */
final class Bindings {
    static final Bindings NONE = new Bindings(null, null);

    /**
     * One name with the text it was bound to.
     *
     * @param line line of the transcript that bound it
     */
    record Binding(String name, CaptureType type, String value, int line) {
        /** Whether a text is the same value, {@code delta} further on when it is a number. */
        boolean equalTo(String text, long delta) {
            if (type.isNumber()) {
                return type.number(value) + delta == type.number(text);
            }
            return value.equals(text);
        }

        /** The value {@code delta} further on, spelled as the value is. */
        String shown(long delta) {
            if (delta == 0 || !type.isNumber()) {
                return value;
            }
            long number = type.number(value) + delta;
            return type.isHex() ? "0x" + Long.toHexString(number) : Long.toString(number);
        }
    }

    private final Bindings rest;
    private final Binding first;

    private Bindings(Bindings rest, Binding first) {
        this.rest = rest;
        this.first = first;
    }

    Binding get(String name) {
        for (Bindings at = this; at.first != null; at = at.rest) {
            if (at.first.name().equals(name)) {
                return at.first;
            }
        }
        return null;
    }

    Bindings with(Binding binding) {
        return new Bindings(this, binding);
    }
}
