package org.deadc0de.freebsd10;

import org.deadc0de.kernel.Errno;

/**
 * What stands behind a descriptor: struct file and its fileops. Each method runs on the calling process's thread and gives an error
 * number, 0 for none.
 */
interface OpenFile {
    /** fo_ioctl. */
    default int ioctl(long com, Object data, Kthread td) {
        return Errno.ENOTTY;
    }

    /** fo_write: one message, or bytes. */
    default int write(Object message, Kthread td) {
        return Errno.EOPNOTSUPP;
    }

    /**
     * fo_read.
     *
     * @return the message, null at the end of file, or an Integer below zero for an error
     */
    default Object read(Kthread td) {
        return -Errno.EOPNOTSUPP;
    }

    /** setsockopt(2), for sockets. */
    default int setsockopt(String option, Object value, Kthread td) {
        return Errno.ENOTSOCK;
    }

    /** fo_close. */
    default int close(Kthread td) {
        return 0;
    }
}
