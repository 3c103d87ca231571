package org.deadc0de.freebsd10;

/**
 * A char array on a kernel stack, or in the copied-in argument of a system call, that holds an interface name: what the kernel
 * passes as {@code char *name, size_t len} so that the callee can write the full name back. No other thread ever sees it.
 */
final class NameBuf {
    private String text;

    NameBuf(String text) {
        this.text = text;
    }

    /** The string in it. */
    String get() {
        return text;
    }

    /** strlcpy(3) into it. */
    void set(String newText) {
        text = newText;
    }
}
