package org.deadc0de.transcript;

import java.util.Set;
import java.util.TreeSet;

/** Writes sessions down as transcripts: what is written, read again, passes against the same machine. */
public final class TranscriptWriter {
    private final Set<String> names = new TreeSet<>();
    private final Proposals proposals;

    /**
     * @param proposesCaptures whether pointers and process numbers become captures, so that the transcript survives a
     *     machine that hands out others
     */
    public TranscriptWriter(boolean proposesCaptures) {
        this.proposals = proposesCaptures ? new Proposals() : null;
    }

    /**
     * Front matter, title and the beginning of a console fence.
     *
     * @param setup the machine
     * @param title what the session shows; one line
     */
    public static String head(Setup setup, String title) {
        StringBuilder out = new StringBuilder("---\n");
        if (setup.hosts().isEmpty()) {
            line(out, "kernel", setup.kernel());
        } else {
            line(
                    out,
                    "hosts",
                    String.join(
                            ", ",
                            setup.hosts().stream()
                                    .map(h -> h.name() + "=" + h.kernel())
                                    .toList()));
        }
        line(out, "options", String.join(", ", setup.options()));
        line(out, "variants", String.join("+", setup.fixes()));
        line(out, "seed", setup.seed().isPresent() ? Long.toString(setup.seed().getAsLong()) : "");
        line(out, "schedule", setup.schedule());
        line(out, "clock", setup.clock());
        String front = out.length() == 4 ? "" : out + "---\n";
        return front + "# " + Escapes.shown(title.replace('\n', ' ')).strip() + "\n\n" + openFence();
    }

    private static void line(StringBuilder out, String key, String value) {
        if (!value.isEmpty()) {
            out.append(key).append(": ").append(value.replaceAll("\\s+", " ")).append('\n');
        }
    }

    /** The line that begins console text. */
    public static String openFence() {
        return "```console\n";
    }

    /** The line that ends it. */
    public static String closeFence() {
        return "```\n";
    }

    /**
     * One command with what came back.
     *
     * @param prompt what the console showed; a shell's prompt is written when that cannot be read back
     */
    public String step(String prompt, String command, Output output) {
        StringBuilder out = new StringBuilder(command(prompt, command));
        for (ActualLine line : ActualLine.cut(output.text())) {
            String literal = ExpectedText.of(line, Transcript.Dialect.MARKDOWN, names);
            String written = literal;
            if (proposals != null && literal.equals(line.text()) && line.ended()) {
                written = proposals.propose(line, literal);
                names.addAll(proposals.names());
            }
            out.append(written).append('\n');
        }
        String status = ExpectedText.ofStatus(output);
        return out.append(status == null ? "" : status + "\n").toString();
    }

    /** The same as a terminal would have shown it: prompt, command, output; to paste into a mail. */
    public static String echo(String prompt, String command, Output output) {
        String text = Escapes.shown(output.text());
        String end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
        return Escapes.shown(prompt + command.replace("\n", "\n> ")) + "\n" + text + end;
    }

    static String command(String prompt, String command) {
        Prompt found = Prompt.at(prompt);
        boolean usable = found != null && found.text().length() == prompt.length();
        String[] lines = Escapes.shown(command).split("\n", -1);
        StringBuilder out = new StringBuilder(usable ? found.full() : "# ");
        String first = lines[0];
        if (!LineSyntax.label(out + first).names().isEmpty()) {
            first += " #"; // a comment to the shell, and the end of what looked like variants
        }
        out.append(first).append('\n');
        for (int i = 1; i < lines.length; i++) {
            out.append("> ").append(lines[i]).append('\n');
        }
        return out.toString();
    }
}
