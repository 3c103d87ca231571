package org.deadc0de.cli;

import java.util.concurrent.Callable;
import org.deadc0de.world.Kernels;
import picocli.CommandLine.Command;

/** Lists the kernels in the box. */
@Command(name = "kernels", description = "Lists the kernels in the box.", mixinStandardHelpOptions = true)
final class KernelsCommand implements Callable<Integer> {
    private final Io io;

    KernelsCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        Kernels.all().forEach(release -> io.out().printf("%-20s %s%n", release.name(), release.description()));
        return Exit.FINE;
    }
}
