package org.deadc0de.netbsd299.user;

/** strerror(3). */
public final class Strerror {
    private Strerror() {}

    /** What the system says of an error number. */
    public static String text(int errno) {
        return switch (errno) {
            case 0 -> "Undefined error: 0";
            case 1 -> "Operation not permitted";
            case 2 -> "No such file or directory";
            case 3 -> "No such process";
            case 4 -> "Interrupted system call";
            case 5 -> "Input/output error";
            case 6 -> "Device not configured";
            case 9 -> "Bad file descriptor";
            case 10 -> "No child processes";
            case 12 -> "Cannot allocate memory";
            case 13 -> "Permission denied";
            case 14 -> "Bad address";
            case 16 -> "Device busy";
            case 17 -> "File exists";
            case 19 -> "Operation not supported by device";
            case 20 -> "Not a directory";
            case 21 -> "Is a directory";
            case 22 -> "Invalid argument";
            case 24 -> "Too many open files";
            case 25 -> "Inappropriate ioctl for device";
            case 35 -> "Resource temporarily unavailable";
            case 38 -> "Socket operation on non-socket";
            case 39 -> "Destination address required";
            case 40 -> "Message too long";
            case 42 -> "Protocol option not available";
            case 43 -> "Protocol not supported";
            case 45 -> "Operation not supported";
            case 47 -> "Address family not supported by protocol family";
            case 48 -> "Address already in use";
            case 49 -> "Can't assign requested address";
            case 50 -> "Network is down";
            case 51 -> "Network is unreachable";
            case 55 -> "No buffer space available";
            case 56 -> "Socket is already connected";
            case 57 -> "Socket is not connected";
            case 59 -> "Too many references: can't splice";
            case 61 -> "Connection refused";
            case 64 -> "Host is down";
            case 65 -> "No route to host";
            default -> "Unknown error: " + errno;
        };
    }
}
