package org.deadc0de.netbsd299;

/**
 * What is behind a descriptor.
 *
 * @param kind what it is
 * @param address the socket or tty in simulated memory, else 0
 * @param file the open file on the disk, else null
 */
record OpenFile(Kind kind, long address, FileHandle file) {
    /** What a descriptor can refer to. */
    enum Kind {
        SOCKET,
        TTY,
        FILE,
        NULL
    }

    /** What lies in simulated memory. */
    OpenFile(Kind kind, long address) {
        this(kind, address, null);
    }

    /** A file on the disk. */
    OpenFile(FileHandle file) {
        this(Kind.FILE, 0, file);
    }
}
