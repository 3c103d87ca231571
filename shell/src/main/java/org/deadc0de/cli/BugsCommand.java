package org.deadc0de.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the stories in the box. */
@Command(
        name = "bugs",
        description = "Lists the bugs in the box, each with where its story comes from; deadc0de demo BUG plays one.",
        mixinStandardHelpOptions = true)
final class BugsCommand implements Callable<Integer> {
    private final Io io;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    BugsCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        Listing listing = new Listing("bug", "kernel", "title", "source");
        Story.bundled()
                .forEach(story -> listing.add(
                        story.name(), story.kernels(), story.transcript().title(), story.source()));
        io.out().print(json ? listing.json() : listing.text());
        return Exit.FINE;
    }
}
