package org.deadc0de.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.deadc0de.session.Limits;
import org.deadc0de.session.Session;
import org.deadc0de.transcript.Ending;
import org.deadc0de.transcript.Escapes;
import org.deadc0de.transcript.Output;
import org.deadc0de.transcript.Setup;
import org.deadc0de.transcript.SetupRefused;
import org.deadc0de.transcript.SimulatedSessions;
import org.deadc0de.transcript.Step;
import org.deadc0de.transcript.Transcript;
import org.deadc0de.transcript.TranscriptFiles;
import org.deadc0de.transcript.TranscriptSyntaxException;
import org.deadc0de.transcript.TranscriptWriter;
import org.deadc0de.transcript.Variant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what to send to a maintainer. */
@Command(
        name = "report",
        description =
                "Replays a transcript and writes what to send to a maintainer: the machine, what was typed, what it answered.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    /** How a report is written. */
    enum Format {
        TEXT,
        MARKDOWN,
        HTML
    }

    private final Io io;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text, markdown or html.")
    private Format format;

    @Option(names = "-o", paramLabel = "OUT", description = "Write to this file instead of standard output.")
    private Path out;

    @Parameters(arity = "1", paramLabel = "FILE", description = "The transcript.")
    private Path file;

    ReportCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        Transcript transcript;
        try {
            transcript = TranscriptFiles.read(file);
        } catch (TranscriptSyntaxException e) {
            throw new Refusal(Exit.UNREADABLE, e.getMessage());
        } catch (IOException e) {
            throw new Refusal(Exit.UNREADABLE, file + ": cannot be read");
        }
        if (transcript.steps().isEmpty()) {
            throw new Refusal(Exit.UNREADABLE, file + ": nothing is typed in it");
        }
        String report = write(transcript);
        if (out == null) {
            io.out().print(report);
            return Exit.FINE;
        }
        try {
            Files.writeString(out, report, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Refusal(Exit.UNREADABLE, out + ": cannot be written");
        }
        return Exit.FINE;
    }

    private String write(Transcript transcript) {
        Page page = new Page(format);
        page.title(transcript.title());
        for (Variant variant : transcript.frontMatter().variants()) {
            if (variant.expectation() != Variant.Expectation.SKIP) {
                section(page, transcript, variant);
            }
        }
        page.heading("To see it again");
        page.console("deadc0de replay " + file + "\n");
        return page.text();
    }

    private static void section(Page page, Transcript transcript, Variant variant) {
        Setup setup = transcript.frontMatter().setup(variant);
        page.heading(variant.name().equals(Variant.HISTORY) ? "As it was" : "With " + variant.name());
        Session session;
        try {
            session = SimulatedSessions.boot(setup, Limits.DEFAULT);
        } catch (SetupRefused e) {
            throw new Refusal(Exit.USAGE, e.value() + ": " + e.getMessage());
        }
        try {
            session.world().hosts().forEach(host -> {
                List<String> machine =
                        new ArrayList<>(List.of(host.setup().release().name()));
                machine.addAll(setup.options());
                page.paragraph(host.name() + ": " + String.join(", ", machine) + ". "
                        + host.setup().release().description());
            });
            String unseen = session.bootText();
            StringBuilder typed = new StringBuilder();
            String last = unseen.isEmpty() ? "" : "every command ended";
            for (Step step : transcript.steps(variant.name())) {
                if (session.world().host(step.prompt().host()) != null) {
                    session.host(session.world().host(step.prompt().host()));
                }
                String prompt = session.prompt();
                org.deadc0de.session.Result result = session.execute(step.command());
                typed.append(TranscriptWriter.echo(prompt, step.command(), new Output(result.text(), 0, Ending.NONE)));
                Ending ending = Ending.of(result.ending());
                last = ending == Ending.NONE ? last : ending.sentence();
                for (String notice : result.notices()) {
                    boolean tells = ending == Ending.DEADLOCK || ending == Ending.HANG;
                    typed.append(tells ? "(" + Escapes.shown(notice) + ")\n" : "");
                }
            }
            page.console(typed.toString());
            page.paragraph("Outcome: " + last + ".");
            if (!session.schedule().toString().isEmpty() && !setup.schedule().isEmpty()) {
                page.paragraph("Schedule: " + setup.schedule());
            }
        } finally {
            session.close();
        }
    }

    /** The page as it grows, in one of the formats. */
    private static final class Page {
        private final Format format;
        private final StringBuilder text = new StringBuilder();

        Page(Format format) {
            this.format = format;
        }

        void title(String title) {
            String shown = Escapes.shown(title);
            switch (format) {
                case TEXT ->
                    text.append(shown)
                            .append('\n')
                            .append("=".repeat(shown.length()))
                            .append("\n");
                case MARKDOWN -> text.append("# ").append(shown).append('\n');
                case HTML ->
                    text.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>")
                            .append(html(shown))
                            .append("</title></head>\n<body>\n<h1>")
                            .append(html(shown))
                            .append("</h1>\n");
            }
        }

        void heading(String heading) {
            String shown = Escapes.shown(heading);
            switch (format) {
                case TEXT ->
                    text.append('\n')
                            .append(shown)
                            .append('\n')
                            .append("-".repeat(shown.length()))
                            .append('\n');
                case MARKDOWN -> text.append("\n## ").append(shown).append('\n');
                case HTML -> text.append("<h2>").append(html(shown)).append("</h2>\n");
            }
        }

        void paragraph(String sentence) {
            String shown = Escapes.shown(sentence);
            switch (format) {
                case TEXT, MARKDOWN -> text.append('\n').append(shown).append('\n');
                case HTML -> text.append("<p>").append(html(shown)).append("</p>\n");
            }
        }

        void console(String lines) {
            switch (format) {
                case TEXT ->
                    lines.lines()
                            .forEach(line -> text.append(line.isEmpty() ? "" : "    ")
                                    .append(line)
                                    .append('\n'));
                case MARKDOWN -> {
                    String fence = "```";
                    while (lines.contains(fence)) {
                        fence += "`";
                    }
                    text.append('\n')
                            .append(fence)
                            .append("console\n")
                            .append(lines)
                            .append(fence)
                            .append('\n');
                }
                case HTML -> text.append("<pre>").append(html(lines)).append("</pre>\n");
            }
        }

        String text() {
            return format == Format.HTML ? text + "</body>\n</html>\n" : text.toString();
        }

        private static String html(String plain) {
            return plain.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;");
        }
    }
}
