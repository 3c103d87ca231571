package org.deadc0de.transcript;

import java.util.List;

/** A file that is not a transcript, with every problem found in it. */
public final class TranscriptSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    TranscriptSyntaxException(List<Problem> problems) {
        super(Problem.renderAll(problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems in the order of the file; at least one. */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }
}
