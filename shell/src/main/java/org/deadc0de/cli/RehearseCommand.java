package org.deadc0de.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.Callable;
import org.deadc0de.repl.Rehearsal;
import org.deadc0de.session.Session;
import org.deadc0de.session.Setup;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import picocli.CommandLine.Command;

/** Does a little of everything and shows none of it: the launcher makes an archive of the classes that this needed. */
@Command(name = "rehearse", hidden = true, description = "What the launcher makes its archive of classes from.")
final class RehearseCommand implements Callable<Integer> {
    private static final String LINES = """
            ifconfig -a
            :kernel darwin
            ifconfig -a
            :kernel dragonfly
            ifconfig -a
            :kernel netbsd
            zebra -d; ospfd -d; ripngd -d; pppd call called; sleep 60; ifconfig -a
            """;

    private final Io io;

    RehearseCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() throws Exception {
        Io unseen = new Io(io.in(), new PrintWriter(Writer.nullWriter()), io.err(), io.environment(), false, false);
        int status = Math.max(
                Main.run(unseen, "run", "-c", LINES), Main.run(unseen, "replay", "--jobs", "1", "--filter", "seed-00"));
        Session session =
                Session.open(Setup.of(HostSetup.of(Kernels.named("freebsd").orElseThrow())));
        try {
            return Rehearsal.run(session).contains("ifconfig lo0") ? status : Exit.DEFECT;
        } catch (IOException e) {
            throw new Refusal(Exit.DEFECT, "there is no editor: " + e.getMessage());
        } finally {
            session.close();
        }
    }
}
