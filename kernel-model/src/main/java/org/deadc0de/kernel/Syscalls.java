package org.deadc0de.kernel;

import java.util.List;

/**
 * The system calls of one process: the only way from a program into a kernel. Each runs on the calling process's simulated thread.
 * Unless said otherwise a result below zero is minus an error number of {@link Errno}.
 */
public interface Syscalls {
    /**
     * socket(2).
     *
     * @param domain such as {@code PF_INET}, {@code PF_INET6}, {@code PF_ROUTE}, {@code PF_LOCAL}
     * @param type such as {@code SOCK_DGRAM}, {@code SOCK_RAW}
     * @param protocol its number
     * @return a descriptor
     */
    int socket(String domain, String type, int protocol);

    /** open(2) of a device or file of the simulated host; gives a descriptor. */
    int open(String path, int flags);

    /** close(2). */
    int close(int descriptor);

    /**
     * ioctl(2).
     *
     * @param request the name the header gives it, such as {@code SIOCIFCREATE2}
     * @param argument in and out: an {@link IfReq} for network requests
     */
    int ioctl(int descriptor, String request, Object argument);

    /** write(2) and send(2) of one message or of bytes; what kinds there are depends on the descriptor. */
    int write(int descriptor, Object message);

    /** read(2) and recv(2): the next message, bytes, null at the end of file, or an Integer below zero for an error. */
    Object read(int descriptor);

    /** setsockopt(2), option by its name. */
    int setsockopt(int descriptor, String option, Object value);

    /**
     * sysctl(3) by name; also what kvm(3) readers ask.
     *
     * @param name such as {@code kern.hostname}, {@code net.routetable.iflist}, {@code kern.proc}
     * @param newValue what to set, or null
     * @return the value before, or an Integer below zero wrapped in {@link Failure}
     */
    Object sysctl(String name, Object newValue);

    /** What {@link #sysctl} gives when it fails. */
    record Failure(int errno) {}

    /** kill(2); {@code pid} as there. */
    int kill(int pid, int signal);

    /** kldload(2) and its kin: gives the file's id. */
    int moduleLoad(String name);

    /** kldunload(2) and its kin. */
    int moduleUnload(String name);

    /** nanosleep(2): sleeps so many nanoseconds of virtual time; EINTR when a signal ended it. */
    int nanosleep(long nanoseconds);

    /** Nanoseconds of virtual time since boot. */
    long uptime();

    /**
     * What stat(2) and getdirentries(2) say of a name.
     *
     * @param kind as the first letter of ls -l: {@code -}, {@code d}, {@code c}
     * @param mode permission bits
     * @param owner the owner's name
     * @param group the group's name
     * @param major of a device
     * @param minor of a device
     * @param size in bytes
     * @param modified nanoseconds of virtual time, below zero for before boot
     */
    record FileStatus(
            char kind, int mode, String owner, String group, int major, int minor, long size, long modified) {}

    /** stat(2); null when there is no such file, or none of this system's programs asks. */
    default FileStatus stat(String path) {
        return null;
    }

    /** The names in a directory, in order; null when it is none. */
    default List<String> list(String path) {
        return null;
    }

    /**
     * Whether programs ask for no more than this interface has, so that another object may stand between them and these calls.
     *
     * @return false when this system's programs know calls of their own
     */
    default boolean isAll() {
        return true;
    }
}
