package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads transcripts: Markdown with {@code console} and {@code explore} fences, or cram's {@code .t}.
 *
 * <p>Everything outside those fences is prose and is kept untouched. A fence that is still open at the end of the file
 * ends there, as in Markdown; that is how a recording looks that was cut short.
 */
public final class TranscriptReader {
    private static final List<String> FENCES = List.of("console", "explore");

    private final String file;
    private final List<SourceLine> source;
    private final Problems problems;
    private final List<ExploreFence> explores = new ArrayList<>();
    private String title = "";

    private TranscriptReader(String file, String text) {
        this.file = file;
        this.source = SourceLine.cut(text);
        this.problems = new Problems(file);
    }

    /**
     * Reads one file.
     *
     * @param file its name, for messages; a name that ends in {@code .t} is read as cram reads it
     * @throws TranscriptSyntaxException with every problem found
     */
    public static Transcript read(String file, String text) throws TranscriptSyntaxException {
        TranscriptReader reader = new TranscriptReader(file, text);
        return file.endsWith(".t") ? reader.cram() : reader.markdown();
    }

    private Transcript markdown() throws TranscriptSyntaxException {
        int next = 0;
        FrontMatter frontMatter = FrontMatter.NONE;
        if (!source.isEmpty() && isMarker(source.get(0))) {
            int end = 1;
            while (end < source.size() && !isMarker(source.get(end))) {
                end++;
            }
            if (end == source.size()) {
                problems.add(source.get(0), 0, 3, "front matter that does not end", "a line \"---\" after it", "");
                problems.throwIfAny();
            }
            frontMatter = FrontMatterReader.read(source.subList(1, end), problems);
            next = end + 1;
        }
        BlockReader blocks = new BlockReader(Transcript.Dialect.MARKDOWN, frontMatter, problems);
        while (next < source.size()) {
            Fence fence = Fence.opening(source.get(next).text());
            if (fence == null) {
                heading(source.get(next).text());
                next++;
                continue;
            }
            next = fence(fence, next, blocks);
        }
        return finish(Transcript.Dialect.MARKDOWN, frontMatter, blocks.steps());
    }

    private Transcript finish(Transcript.Dialect dialect, FrontMatter frontMatter, List<Step> steps)
            throws TranscriptSyntaxException {
        problems.throwIfAny();
        return new Transcript(file, dialect, source, frontMatter, title.isEmpty() ? file : title, steps, explores);
    }

    private static boolean isMarker(SourceLine line) {
        String text = line.number() == 1 && line.text().startsWith("\ufeff")
                ? line.text().substring(1)
                : line.text();
        return text.stripTrailing().equals("---");
    }

    private void heading(String line) {
        if (title.isEmpty() && line.startsWith("# ")) {
            title = line.substring(2).strip();
        }
    }

    /** Reads the fence that opens at an index; gives the index after it. */
    private int fence(Fence fence, int opened, BlockReader blocks) {
        SourceLine opening = source.get(opened);
        boolean console = fence.info().equals("console");
        ExploreReader explore =
                fence.info().equals("explore") ? new ExploreReader(opening.number(), fence.words(), problems) : null;
        if (!console && explore == null) {
            String near = Suggest.nearest(fence.info(), FENCES);
            if (!fence.info().isEmpty() && !near.isEmpty()) {
                int at = opening.text().indexOf(fence.info());
                problems.add(
                        opening,
                        at,
                        fence.info().length(),
                        "a fence \"" + fence.info() + "\" that is not replayed",
                        Suggest.oneOf(FENCES),
                        near);
            }
        }
        blocks.begin(fence.indent());
        int next = opened + 1;
        while (next < source.size() && !fence.isClosedBy(source.get(next).text())) {
            SourceLine line = source.get(next++);
            if (!console && explore == null) {
                continue;
            }
            Fence inner = Fence.opening(line.text());
            if (inner != null && FENCES.contains(inner.info()) && inner.mark() == fence.mark()) {
                problems.add(
                        line,
                        0,
                        line.text().length(),
                        "a fence inside a fence",
                        "the end of the fence of line " + opening.number(),
                        "");
                continue;
            }
            int margin = fence.margin(line.text());
            if (console) {
                blocks.line(line, margin);
            } else {
                explore.line(line, margin);
            }
        }
        if (console) {
            blocks.end();
        } else if (explore != null) {
            explored(opening, explore.fence());
        }
        return next + 1;
    }

    private void explored(SourceLine opening, ExploreFence fence) {
        if (fence.rows().isEmpty()) {
            problems.add(
                    opening,
                    0,
                    opening.text().length(),
                    "an explore fence without a verdict",
                    "\"history: holds\"",
                    "");
        }
        explores.add(fence);
    }

    private Transcript cram() throws TranscriptSyntaxException {
        BlockReader blocks = new BlockReader(Transcript.Dialect.CRAM, FrontMatter.NONE, problems);
        blocks.begin(2);
        for (SourceLine line : source) {
            if (line.text().startsWith("  ")) {
                blocks.line(line, 2);
            } else {
                blocks.end();
                heading(line.text());
            }
        }
        return finish(Transcript.Dialect.CRAM, FrontMatter.NONE, blocks.steps());
    }

    /** Whether a line would open or close a fenced block. */
    static boolean isFence(String line) {
        return Fence.opening(line) != null;
    }

    /** The line that opens a fenced block. */
    private record Fence(int indent, char mark, int length, String info, List<String> words) {
        static Fence opening(String line) {
            int indent = 0;
            while (indent < line.length() && line.charAt(indent) == ' ') {
                indent++;
            }
            char mark = indent < line.length() ? line.charAt(indent) : 0;
            if (indent > 3 || (mark != '`' && mark != '~')) {
                return null;
            }
            int end = indent;
            while (end < line.length() && line.charAt(end) == mark) {
                end++;
            }
            String info = line.substring(end).strip();
            if (end - indent < 3 || (mark == '`' && info.indexOf('`') >= 0)) {
                return null;
            }
            int blank = 0;
            while (blank < info.length() && info.charAt(blank) > ' ') {
                blank++;
            }
            String rest = info.substring(blank).strip();
            List<String> words = rest.isEmpty() ? List.of() : List.of(rest.split("[ \\t]*,[ \\t]*|[ \\t]+"));
            return new Fence(indent, mark, end - indent, info.substring(0, blank), words);
        }

        boolean isClosedBy(String line) {
            Fence other = opening(line);
            return other != null && other.mark == mark && other.length >= length && other.info.isEmpty();
        }

        int margin(String line) {
            int margin = 0;
            while (margin < indent && margin < line.length() && line.charAt(margin) == ' ') {
                margin++;
            }
            return margin;
        }
    }
}
