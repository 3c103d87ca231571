package org.deadc0de.transcript;

import java.util.List;

/**
 * One story as read from a file; every byte of the file is kept.
 *
 * @param file name to show in messages
 * @param dialect which format the file has
 * @param source all lines of the file
 * @param frontMatter what its head asks for
 * @param title first heading, or the file's name when it has none
 * @param steps all commands of all console fences: one continuous session
 * @param explores all explore fences
 */
public record Transcript(
        String file,
        Dialect dialect,
        List<SourceLine> source,
        FrontMatter frontMatter,
        String title,
        List<Step> steps,
        List<ExploreFence> explores) {
    /** File formats. */
    public enum Dialect {
        /** Our own: Markdown with console fences. */
        MARKDOWN,
        /** cram's {@code .t}: two blanks before each console line. */
        CRAM
    }

    public Transcript {
        source = List.copyOf(source);
        steps = List.copyOf(steps);
        explores = List.copyOf(explores);
    }

    /** The file's text, byte for byte. */
    public String text() {
        StringBuilder text = new StringBuilder();
        source.forEach(line -> text.append(line.whole()));
        return text.toString();
    }

    /** The steps typed in one variant. */
    public List<Step> steps(String variant) {
        return steps.stream().filter(step -> step.label().holdsIn(variant)).toList();
    }
}
