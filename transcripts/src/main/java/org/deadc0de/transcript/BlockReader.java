package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;

/** Reads the lines of {@code console} fences: commands, what is expected of them, how they end. */
final class BlockReader {
    private static final int LONGEST_LINE = 20_000;
    private static final String HOW_TO_ESCAPE = "output that looks so is written with \" (esc)\" behind it";

    private final Transcript.Dialect dialect;
    private final FrontMatter frontMatter;
    private final Problems problems;
    private final List<Step> steps = new ArrayList<>();

    private final List<SourceLine> head = new ArrayList<>();
    private final StringBuilder command = new StringBuilder();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry.Status> statuses = new ArrayList<>();
    private Prompt prompt;
    private Label label = Label.ALL;
    private int indent;
    private boolean skipsOutput;

    BlockReader(Transcript.Dialect dialect, FrontMatter frontMatter, Problems problems) {
        this.dialect = dialect;
        this.frontMatter = frontMatter;
        this.problems = problems;
    }

    /** Begins a block whose lines are indented by so many blanks, or by fewer. */
    void begin(int blanks) {
        indent = blanks;
    }

    /** Ends the step that is being read: a fence ends here. */
    void end() {
        if (!head.isEmpty()) {
            steps.add(new Step(head, indent, prompt, command.toString(), label, entries));
        }
        head.clear();
        entries.clear();
        statuses.clear();
        command.setLength(0);
    }

    List<Step> steps() {
        end();
        return steps;
    }

    /**
     * Reads one line.
     *
     * @param margin characters of the line that belong to its block's indentation
     */
    void line(SourceLine line, int margin) {
        String body = line.text().substring(margin);
        if (!isReadable(line)) {
            skipsOutput |= promptAt(body) != null; // what follows is that command's, and no fault of its own
            return;
        }
        boolean afterHead = !head.isEmpty() && entries.isEmpty();
        if (afterHead && (body.startsWith("> ") || body.equals(">"))) {
            head.add(line);
            command.append('\n').append(body.length() > 2 ? body.substring(2) : "");
            return;
        }
        Prompt found = promptAt(body);
        if (found != null) {
            end();
            skipsOutput = false;
            command(line, margin, body, found);
        } else if (head.isEmpty() && !skipsOutput) {
            problems.add(
                    line,
                    margin,
                    body.length(),
                    "output before the first command of its block",
                    "a prompt: \"# \", \"$ \", \"db> \" or \"name# \"",
                    "");
        } else if (!skipsOutput) {
            expected(line, margin, body);
        }
    }

    private boolean isReadable(SourceLine line) {
        String text = line.text();
        if (text.length() > LONGEST_LINE) {
            problems.add(line, 0, 1, "a line of " + text.length() + " characters", "at most " + LONGEST_LINE, "");
            return false;
        }
        String shown = Escapes.shown(text);
        if (shown.equals(text)) {
            return true;
        }
        int at = 0;
        while (at < shown.length() && shown.charAt(at) == text.charAt(at)) {
            at++;
        }
        at = Math.min(at, text.length() - 1);
        String spelled = Escapes.spelled(text.charAt(at));
        problems.add(
                line,
                at,
                1,
                "a raw control character",
                "printable text",
                "write " + spelled + " and end the line in \" (esc)\"");
        return false;
    }

    private Prompt promptAt(String body) {
        if (dialect == Transcript.Dialect.CRAM) {
            return body.startsWith("$ ") || body.equals("$") ? Prompt.at(body) : null;
        }
        return Prompt.at(body);
    }

    private void command(SourceLine line, int margin, String body, Prompt found) {
        LineSyntax.Labelled labelled = LineSyntax.label(body);
        List<String> hosts = frontMatter.hosts().stream().map(Setup.Host::name).toList();
        if (!found.host().isEmpty() && !hosts.isEmpty() && !hosts.contains(found.host())) {
            String near = Suggest.nearest(found.host(), hosts);
            problems.add(
                    line,
                    margin,
                    found.host().length(),
                    "the prompt of a host that is not here",
                    Suggest.oneOf(hosts),
                    near.isEmpty() ? HOW_TO_ESCAPE : near);
        }
        prompt = found;
        head.add(line);
        label = label(line, margin, labelled);
        String written = labelled.written().stripTrailing(); // with variants behind it no blank could be seen either
        command.append(
                written.length() > found.text().length()
                        ? written.substring(found.text().length())
                        : "");
    }

    private Label label(SourceLine line, int margin, LineSyntax.Labelled labelled) {
        List<String> known = frontMatter.variantNames();
        for (int i = 0; i < labelled.names().size(); i++) {
            String name = labelled.names().get(i);
            if (!known.contains(name)) {
                String near = Suggest.nearest(name, known);
                problems.add(
                        line,
                        margin + labelled.columns().get(i),
                        name.length(),
                        "\"" + name + "\", which is no variant of this file",
                        Suggest.oneOf(known),
                        near.isEmpty() ? HOW_TO_ESCAPE : near);
            }
        }
        return labelled.label();
    }

    private void expected(SourceLine line, int margin, String body) {
        LineSyntax.Labelled labelled = LineSyntax.label(body);
        Label where = label(line, margin, labelled);
        String written = labelled.written();
        if (!where.meets(label)) {
            problems.add(
                    line,
                    margin,
                    body.length(),
                    "a line that holds in no variant",
                    "",
                    "its command is typed only in " + label);
        }
        Output status = LineSyntax.status(written);
        if (status != null) {
            status(line, margin, where, written, status);
            return;
        }
        for (Entry.Status earlier : statuses) {
            if (meet(earlier.label(), where)) {
                problems.add(
                        line,
                        margin,
                        body.length(),
                        "output after the status of line " + earlier.source().number(),
                        "a prompt or the end of the block",
                        "the status stands last");
                break;
            }
        }
        try {
            entries.add(new Entry.Line(line, written, where, PatternCompiler.compile(written)));
        } catch (PatternCompiler.Mistake e) {
            problems.add(line, margin + e.at, e.length, e.getMessage(), e.expected, e.suggestion);
        }
    }

    private void status(SourceLine line, int margin, Label where, String written, Output status) {
        if (status.status() > 255) {
            problems.add(line, margin, written.length(), "a status above 255", "[0] to [255]", HOW_TO_ESCAPE);
        }
        for (Entry.Status earlier : statuses) {
            if (meet(earlier.label(), where)) {
                String first = "the first is line " + earlier.source().number();
                problems.add(line, margin, written.length(), "a second status", "one for each variant", first);
                break;
            }
        }
        Entry.Status entry = new Entry.Status(line, where, status.status(), status.ending());
        entries.add(entry);
        statuses.add(entry);
    }

    /** Whether both hold in some variant in which the command is typed. */
    private boolean meet(Label a, Label b) {
        return frontMatter.variantNames().stream().anyMatch(v -> a.holdsIn(v) && b.holdsIn(v) && label.holdsIn(v));
    }
}
