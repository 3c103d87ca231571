package org.deadc0de.cli;

import java.util.concurrent.Callable;
import org.deadc0de.session.Limits;
import org.deadc0de.session.Session;
import org.deadc0de.transcript.Ending;
import org.deadc0de.transcript.Escapes;
import org.deadc0de.transcript.FrontMatter;
import org.deadc0de.transcript.SetupRefused;
import org.deadc0de.transcript.SimulatedSessions;
import org.deadc0de.transcript.SourceLine;
import org.deadc0de.transcript.Step;
import org.deadc0de.transcript.Transcript;
import org.deadc0de.transcript.Variant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays one bug's story. */
@Command(
        name = "demo",
        description = "Plays one bug's story with narration: the kernel as it was first, then each candidate fix.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String BOLD = "1";
    private static final String DIM = "2";
    private static final String RED = "1;31";
    private static final long KEY_MILLISECONDS = 25;
    private static final long LINE_MILLISECONDS = 60;
    private static final long READING_MILLISECONDS_PER_CHARACTER = 20;

    private final Io io;

    @Mixin
    private Look look;

    @Option(names = "--fast", description = "Without pauses.")
    private boolean fast;

    @Parameters(arity = "0..1", paramLabel = "BUG", description = "The bug; without one, they are listed.")
    private String bug;

    DemoCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        if (bug == null) {
            io.out().println("deadc0de demo BUG plays one of these:");
            Listing listing = new Listing("bug", "title");
            Story.bundled()
                    .forEach(story ->
                            listing.add("  " + story.name(), story.transcript().title()));
            io.out().print(listing.text());
            return Exit.FINE;
        }
        Story story = Story.named(bug);
        Transcript transcript = story.transcript();
        boolean first = true;
        for (Variant variant : transcript.frontMatter().variants()) {
            if (variant.expectation() == Variant.Expectation.SKIP) {
                continue;
            }
            String heading = variant.name().equals(Variant.HISTORY)
                    ? "The kernel as it was: " + story.kernels()
                    : "The same with " + variant.name();
            if (first) {
                say(BOLD, transcript.title());
            }
            narrate("");
            say(BOLD, "== " + heading + " ==");
            play(transcript, variant, first);
            first = false;
        }
        return Exit.FINE;
    }

    /** Tells the file from top to bottom: prose as narration, each command as if somebody typed it. */
    private void play(Transcript transcript, Variant variant, boolean withProse) {
        FrontMatter front = transcript.frontMatter();
        try (Console console = new Console(SimulatedSessions.boot(front.setup(variant), Limits.DEFAULT))) {
            int next = 0;
            boolean fenced = false;
            boolean inFront = false;
            for (SourceLine line : transcript.source()) {
                if (line.text().equals("---") && (line.number() == 1 || inFront)) {
                    inFront = !inFront;
                    continue;
                }
                if (line.text().startsWith("```") || line.text().startsWith("~~~")) {
                    fenced = !fenced;
                } else if (!fenced && !inFront && withProse && !line.text().startsWith("# ")) {
                    narrate(line.text());
                }
                while (next < transcript.steps().size()
                        && transcript.steps().get(next).line() <= line.number()) {
                    Step step = transcript.steps().get(next++);
                    if (step.label().holdsIn(variant.name())) {
                        type(console, step, front);
                    }
                }
            }
        } catch (SetupRefused e) {
            throw new Refusal(Exit.USAGE, e.value() + ": " + e.getMessage());
        }
    }

    private void type(Console console, Step step, FrontMatter front) {
        if (!front.hosts().isEmpty() && !step.prompt().host().isEmpty()) {
            console.select(step.prompt().host());
        }
        io.out().print(look.paint(io, DIM, Escapes.shown(console.session().prompt())));
        for (char c : Escapes.shown(step.command().replace("\n", "\n> ")).toCharArray()) {
            io.out().print(c);
            pause(KEY_MILLISECONDS);
        }
        io.out().println();
        pause(LINE_MILLISECONDS * 5);
        org.deadc0de.session.Result result = console.session().execute(step.command());
        for (String line : Escapes.shown(result.text()).split("(?<=\n)", -1)) {
            io.out().print(line);
            pause(LINE_MILLISECONDS);
        }
        if (!result.text().isEmpty() && !result.text().endsWith("\n")) {
            io.out().println();
        }
        Ending ending = Ending.of(result.ending());
        if (ending != Ending.NONE) {
            say(RED, "(" + ending.sentence() + ")");
            result.notices().forEach(this::narrate);
        }
    }

    private void narrate(String line) {
        say(DIM, line);
        pause(line.length() * READING_MILLISECONDS_PER_CHARACTER);
    }

    private void say(String code, String line) {
        io.out().println(look.paint(io, code, Escapes.shown(line)));
        io.out().flush();
    }

    private void pause(long milliseconds) {
        if (fast || milliseconds == 0) {
            return;
        }
        io.out().flush();
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A session that is closed when its story is told. */
    private record Console(Session session) implements AutoCloseable {
        Console {
            String unseen = session.bootText();
            if (unseen == null) {
                throw new IllegalStateException("no boot text");
            }
        }

        void select(String host) {
            if (session.world().host(host) != null) {
                session.host(session.world().host(host));
            }
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
