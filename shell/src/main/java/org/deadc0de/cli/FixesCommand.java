package org.deadc0de.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.deadc0de.kernel.KernelRelease;
import org.deadc0de.world.Kernels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the candidate fixes. */
@Command(
        name = "fixes",
        description = "Lists the candidate fixes that can be built into a kernel.",
        mixinStandardHelpOptions = true)
final class FixesCommand implements Callable<Integer> {
    private final Io io;

    @Option(
            names = {"-k", "--kernel"},
            paramLabel = "KERNEL",
            description = "Those of one kernel alone.")
    private String kernel;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    FixesCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        List<KernelRelease> releases = kernel == null ? Kernels.all() : List.of(MachineOptions.release(kernel));
        Listing listing = new Listing("kernel", "name", "description");
        for (KernelRelease release : releases) {
            release.fixes().forEach(fix -> listing.add(release.name(), fix.name(), fix.description()));
        }
        io.out().print(json ? listing.json() : listing.text());
        return Exit.FINE;
    }
}
