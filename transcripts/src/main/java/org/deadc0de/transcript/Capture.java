package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what somebody pasted (a console session, or a mail with one in it, quoted with {@code > } or indented or not)
 * into a transcript: commands and output in console fences, everything else as prose.
 *
 * <p>Nothing in a paste says how commands ended; a panic is guessed from what the console shows. Replaying with
 * {@code --update} settles the rest.
 */
public final class Capture {
    private static final Pattern QUOTES = Pattern.compile("^(?:> ?)+");
    private static final Pattern OTHER_PROMPT = Pattern.compile("^(?:% "
            + "|\\[[A-Za-z0-9._@:~/ -]{1,80}\\] ?[#$%] "
            + "|[A-Za-z0-9._-]{1,40}@[A-Za-z0-9._:~/ -]{1,80}[#$%] "
            + "|[A-Za-z0-9._-]{1,40}:[A-Za-z0-9._~/-]{0,80} ?(?:[A-Za-z][A-Za-z0-9._-]{0,40})?[#$] "
            + "|[A-Za-z0-9._-]{1,40}\\$ )");
    private static final Pattern PANIC = Pattern.compile("^(?:panic: |panic\\(cpu |Fatal trap [0-9])");
    private static final Pattern WORD = Pattern.compile("[A-Za-z'\"(,.;:!?)-]+");

    /** A line of the paste, taken apart. */
    private record PastedLine(String prompt, String text, boolean inside) {}

    private final List<PastedLine> lines = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();
    private int at;

    private Capture() {}

    /**
     * Makes a transcript.
     *
     * @param kernel kernel for the front matter; empty leaves it out
     * @param title its title; one line
     * @return the transcript; null when the text shows no prompt at all
     */
    public static String transcript(String pasted, String kernel, String title) {
        Capture capture = new Capture();
        if (!capture.takeApart(pasted)) {
            return null;
        }
        capture.out.append(kernel.isEmpty() ? "" : "---\nkernel: " + Escapes.shown(kernel.strip()) + "\n---\n");
        capture.out
                .append("# ")
                .append(Escapes.shown(title.replace('\n', ' ')).strip())
                .append("\n\n");
        while (capture.at < capture.lines.size()) {
            if (capture.lines.get(capture.at).prompt() != null) {
                capture.console();
            } else {
                capture.prose();
            }
        }
        return capture.out.toString();
    }

    /** Finds how deep the session is quoted and indented, and cuts that off. */
    private boolean takeApart(String pasted) {
        List<String> raw = SourceLine.cut(pasted).stream().map(SourceLine::text).toList();
        String first = null;
        for (String line : raw) {
            if (prompt(line.stripLeading()) != null) {
                first = line;
                break;
            }
        }
        int depth = 0;
        if (first == null) {
            for (String line : raw) {
                Matcher quotes = QUOTES.matcher(line);
                if (quotes.find() && prompt(line.substring(quotes.end()).stripLeading()) != null) {
                    first = line.substring(quotes.end());
                    depth = (int) quotes.group().chars().filter(c -> c == '>').count();
                    break;
                }
            }
        }
        if (first == null) {
            return false;
        }
        int indent = first.length() - first.stripLeading().length();
        for (String line : raw) {
            lines.add(pastedLine(line, depth, first.substring(0, indent)));
        }
        return true;
    }

    private static PastedLine pastedLine(String line, int depth, String indent) {
        int cut = 0;
        for (int i = 0; i < depth; i++) {
            if (!line.startsWith(">", cut)) {
                return new PastedLine(null, line, false);
            }
            cut += line.startsWith("> ", cut) ? 2 : 1;
        }
        String text = line.substring(cut);
        if (!text.isBlank() && !text.startsWith(indent)) {
            return new PastedLine(null, line, false);
        }
        String body = text.substring(Math.min(indent.length(), text.length()));
        String prompt = prompt(body);
        return new PastedLine(prompt, body, true);
    }

    /** The prompt a line begins with, as the paste has it; null when it begins with none. */
    private static String prompt(String line) {
        Prompt own = Prompt.at(line);
        if (own != null) {
            return own.text();
        }
        Matcher other = OTHER_PROMPT.matcher(line);
        return other.find() ? other.group() : null;
    }

    /** The prompt as a transcript spells it. */
    private static String spelled(String prompt) {
        Prompt own = Prompt.at(prompt);
        if (own != null) {
            return own.full();
        }
        return prompt.endsWith("# ") ? "# " : "$ ";
    }

    private void prose() {
        while (at < lines.size() && lines.get(at).prompt() == null) {
            String text = Escapes.shown(lines.get(at++).text()).stripTrailing();
            boolean misread =
                    TranscriptReader.isFence(text) || text.stripLeading().startsWith("<");
            out.append(misread ? "\\" : "").append(text).append('\n');
        }
    }

    private void console() {
        if (out.length() > 0 && !out.toString().endsWith("\n\n")) {
            out.append('\n');
        }
        out.append(TranscriptWriter.openFence());
        while (at < lines.size() && lines.get(at).prompt() != null) {
            step();
        }
        out.append(TranscriptWriter.closeFence());
        if (at < lines.size()) {
            out.append('\n');
        }
    }

    private void step() {
        PastedLine head = lines.get(at++);
        int cut = Math.min(head.prompt().length(), head.text().length());
        StringBuilder command = new StringBuilder(head.text().substring(cut).stripTrailing());
        while (at < lines.size()
                && lines.get(at).inside()
                && lines.get(at).text().startsWith("> ")) {
            command.append('\n').append(lines.get(at++).text().substring(2));
        }
        out.append(TranscriptWriter.command(spelled(head.prompt()), command.toString()));
        List<String> output = new ArrayList<>();
        while (at < lines.size() && isOutput()) {
            output.add(lines.get(at++).text());
        }
        boolean last = at == lines.size() || lines.get(at).prompt() == null;
        while (last && !output.isEmpty() && output.get(output.size() - 1).isBlank()) {
            output.remove(output.size() - 1);
        }
        boolean panics = output.stream().anyMatch(line -> PANIC.matcher(line).find());
        for (String line : output) {
            ActualLine printed = new ActualLine(line, true);
            out.append(ExpectedText.of(printed, Transcript.Dialect.MARKDOWN, Set.of()))
                    .append('\n');
        }
        out.append(panics ? "[panic]\n" : "");
    }

    /** Whether the line at hand still belongs to the output of a command. */
    private boolean isOutput() {
        PastedLine line = lines.get(at);
        if (line.prompt() != null || !line.inside()) {
            return false;
        }
        boolean paragraph =
                at > 0 && lines.get(at - 1).text().isBlank() && !line.text().isBlank();
        return !paragraph || !isProse();
    }

    /** Whether a paragraph of sentences begins here: words in rows, and a full stop at the end. */
    private boolean isProse() {
        int words = 0;
        int others = 0;
        String last = "";
        for (int i = at;
                i < lines.size()
                        && !lines.get(i).text().isBlank()
                        && lines.get(i).prompt() == null;
                i++) {
            last = lines.get(i).text();
            if (last.indexOf('\t') >= 0) {
                return false;
            }
            for (String word : last.strip().split(" +", -1)) {
                if (WORD.matcher(word).matches()) {
                    words++;
                } else {
                    others++;
                }
            }
        }
        String end = last.stripTrailing();
        return words >= 5 && words > 4 * others && !end.isEmpty() && ".:?!".indexOf(end.charAt(end.length() - 1)) >= 0;
    }
}
