package org.deadc0de.session;

import org.deadc0de.world.Host;

/** What root's shell says when something cannot be done: sh's words, or those of the login bash of Mac OS X. */
final class Complaints {
    private final boolean bash;

    private Complaints(boolean bash) {
        this.bash = bash;
    }

    static Complaints of(Host host) {
        return new Complaints(isBash(host));
    }

    /** Whether root's shell on a host is bash. */
    static boolean isBash(Host host) {
        return host.shell().name().equals("bash");
    }

    String argumentsTooLong(String program) {
        return bash ? "-bash: " + program + ": Argument list too long\n" : "sh: Argument list too long\n";
    }

    String cannotFork() {
        return (bash ? "-bash: fork" : "sh: Cannot fork") + ": Resource temporarily unavailable\n";
    }

    String noSuchJob(String builtin, String job) {
        return bash ? "-bash: " + builtin + ": " + job + ": no such job\n" : builtin + ": No such job: " + job + "\n";
    }
}
