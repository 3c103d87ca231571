package org.deadc0de.cli;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.transcript.Setup;
import org.deadc0de.transcript.SourceLine;
import org.deadc0de.transcript.Transcript;
import org.deadc0de.transcript.TranscriptReader;
import org.deadc0de.transcript.TranscriptSyntaxException;

/**
 * A bundled transcript as a story to be told.
 *
 * @param name what people call it: its file below the corpus, without {@code .md}
 */
record Story(String name, Transcript transcript) {
    /** All of them, in the order of their names. */
    static List<Story> bundled() {
        List<Story> stories = new ArrayList<>();
        Corpus.bundled().forEach((file, text) -> {
            try {
                stories.add(new Story(file.replaceFirst("\\.(md|t)$", ""), TranscriptReader.read(file, text)));
            } catch (TranscriptSyntaxException e) {
                throw new Refusal(Exit.DEFECT, e.getMessage());
            }
        });
        return stories;
    }

    /**
     * The story of that name, or the only one whose name holds it.
     *
     * @throws Refusal when there is none, or more than one
     */
    static Story named(String name) {
        List<Story> near = new ArrayList<>();
        for (Story story : bundled()) {
            if (story.name().equals(name) || story.name().endsWith("/" + name)) {
                return story;
            }
            if (story.name().contains(name)) {
                near.add(story);
            }
        }
        if (near.size() == 1) {
            return near.get(0);
        }
        String could = near.isEmpty()
                ? "deadc0de bugs lists them"
                : "it could be "
                        + String.join(", ", near.stream().map(Story::name).toList());
        throw new Refusal(Exit.USAGE, "no bug is called \"" + name + "\"; " + could);
    }

    /** The kernels it needs. */
    String kernels() {
        if (transcript.frontMatter().hosts().isEmpty()) {
            return transcript.frontMatter().kernel();
        }
        return String.join(
                ",",
                transcript.frontMatter().hosts().stream()
                        .map(Setup.Host::kernel)
                        .distinct()
                        .toList());
    }

    /** The first sentence of its prose, which says where it comes from. */
    String source() {
        StringBuilder text = new StringBuilder();
        for (SourceLine line : prose()) {
            if (line.text().startsWith("#") || line.text().isBlank() && text.length() == 0) {
                continue;
            }
            if (line.text().isBlank()) {
                break;
            }
            text.append(text.length() == 0 ? "" : " ").append(line.text().strip());
        }
        int end = text.indexOf(". ");
        return end < 0 ? text.toString() : text.substring(0, end + 1);
    }

    /** The lines before the first console block, front matter left out. */
    private List<SourceLine> prose() {
        List<SourceLine> lines = new ArrayList<>();
        boolean front = false;
        for (SourceLine line : transcript.source()) {
            boolean mark = line.text().equals("---");
            if (mark && (line.number() == 1 || front)) {
                front = !front;
            } else if (line.text().startsWith("```") || line.text().startsWith("~~~")) {
                break;
            } else if (!front) {
                lines.add(line);
            }
        }
        return lines;
    }
}
