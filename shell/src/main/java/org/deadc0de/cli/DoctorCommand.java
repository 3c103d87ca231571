package org.deadc0de.cli;

import java.util.concurrent.Callable;
import org.deadc0de.repl.TerminalFindings;
import org.deadc0de.sim.sched.Coroutines;
import org.deadc0de.transcript.Escapes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints what decides how deadc0de looks and runs here. */
@Command(
        name = "doctor",
        description = "Prints what was found about this Java, terminal and colour, and what follows from it.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private final Io io;

    @Mixin
    private Look look;

    DoctorCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        Listing listing = new Listing("what", "found");
        Runtime.Version version = Runtime.version();
        listing.add("Java", version + (version.feature() < 17 ? ": too old, 17 is the oldest that works" : ": fine"));
        boolean continuations = Coroutines.kind().equals("continuations");
        listing.add(
                "simulated threads",
                "run on " + Coroutines.kind()
                        + (continuations
                                ? ": the fastest there is"
                                : version.feature() < 21
                                        ? ": Java 21 or newer would be faster"
                                        : ": --add-exports java.base/jdk.internal.vm=ALL-UNNAMED would be faster"));
        listing.add("memory", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB at most");
        listing.add("standard input", io.inIsTerminal() ? "a terminal" : "not a terminal: lines are read as they come");
        listing.add(
                "standard output", io.outIsTerminal() ? "a terminal" : "not a terminal: no prompt tricks, no colour");
        listing.add("TERM", shown("TERM"));
        listing.add("line editor", io.isSmart() ? "yes" : "no: plain lines");
        listing.add("size", TerminalFindings.size(io));
        listing.add("NO_COLOR", shown("NO_COLOR"));
        listing.add("colour", look.isColoured(io) ? "yes" : "no");
        listing.add("CI", io.isInCi() ? "yes: replay --update writes nothing" : "no");
        io.out().print(listing.text());
        return Exit.FINE;
    }

    private String shown(String variable) {
        String value = io.environment().get(variable);
        return value == null ? "not set" : "\"" + Escapes.shown(value) + "\"";
    }
}
