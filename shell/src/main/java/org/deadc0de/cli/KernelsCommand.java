package org.deadc0de.cli;

import java.util.concurrent.Callable;
import org.deadc0de.world.Kernels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the kernels in the box. */
@Command(name = "kernels", description = "Lists the kernels in the box.", mixinStandardHelpOptions = true)
final class KernelsCommand implements Callable<Integer> {
    private final Io io;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    KernelsCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        Listing listing = new Listing("name", "aliases", "description");
        Kernels.all()
                .forEach(release ->
                        listing.add(release.name(), String.join(",", release.aliases()), release.description()));
        io.out().print(json ? listing.json() : listing.text());
        return Exit.FINE;
    }
}
