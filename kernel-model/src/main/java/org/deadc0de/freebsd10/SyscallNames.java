package org.deadc0de.freebsd10;

/** sys/kern/syscalls.c, as far as programs here make them. */
final class SyscallNames {
    private SyscallNames() {}

    /** The name of a system call, as syscallnames[] has it. */
    static String of(int code) {
        return switch (code) {
            case 1 -> "exit";
            case 3 -> "read";
            case 4 -> "write";
            case 5 -> "open";
            case 6 -> "close";
            case 37 -> "kill";
            case 54 -> "ioctl";
            case 97 -> "socket";
            case 105 -> "setsockopt";
            case 202 -> "__sysctl";
            case 240 -> "nanosleep";
            case 304 -> "kldload";
            case 444 -> "kldunloadf";
            default -> "#" + code;
        };
    }

    /** The function behind it, as a backtrace names it. */
    static String function(int code) {
        return code == 1 ? "sys_sys_exit" : "sys_" + of(code);
    }
}
