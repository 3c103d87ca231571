package org.deadc0de.netbsd299;

/**
 * What is behind a descriptor.
 *
 * @param kind what it is
 * @param address the socket or tty in simulated memory, else 0
 */
record OpenFile(Kind kind, long address) {
    /** What a descriptor can refer to. */
    enum Kind {
        SOCKET,
        TTY,
        NULL
    }
}
