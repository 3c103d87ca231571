package org.deadc0de.dragonfly111;

/** What signals do to a process that did not ask for anything else; sys/kern/kern_sig.c:120. */
final class Signal {
    private static final int SIGURG = 16;
    private static final int SIGSTOP = 17;
    private static final int SIGTSTP = 18;
    private static final int SIGCONT = 19;
    private static final int SIGCHLD = 20;
    private static final int SIGTTIN = 21;
    private static final int SIGTTOU = 22;
    private static final int SIGIO = 23;
    private static final int SIGWINCH = 28;
    private static final int SIGINFO = 29;

    private Signal() {}

    /** Whether it ends the process. The others are ignored or would stop it; stopping is not modelled. */
    static boolean isFatalByDefault(int signal) {
        return switch (signal) {
            case 0, SIGURG, SIGSTOP, SIGTSTP, SIGCONT, SIGCHLD, SIGTTIN, SIGTTOU, SIGIO, SIGWINCH, SIGINFO -> false;
            default -> true;
        };
    }
}
