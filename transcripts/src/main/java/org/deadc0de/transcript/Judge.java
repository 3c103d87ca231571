package org.deadc0de.transcript;

import java.util.List;

/**
 * One answered command compared with what was expected.
 *
 * @param run the answered command
 * @param alignment how the lines pair; null when the output is as expected
 * @param statusAgrees whether it ended as expected
 * @param after names bound afterwards
 * @param gaveUp whether comparing was given up for want of budget
 */
record Judge(StepRun run, Alignment alignment, boolean statusAgrees, Bindings after, boolean gaveUp) {
    static Judge compare(StepRun run, String variant, Bindings before) {
        List<Entry.Line> expected = run.step().expected(variant);
        List<ActualLine> actual = ActualLine.cut(run.output().text());
        OutputMatcher.Found found = OutputMatcher.match(expected, actual, before);
        boolean status = statusAgrees(run.step().status(variant), run.output());
        if (found.matches()) {
            return new Judge(run, null, status, found.bindings(), false);
        }
        Alignment alignment = Aligner.align(expected, actual, before);
        return new Judge(run, alignment, status, alignment.bindings(), found.gaveUp());
    }

    static boolean statusAgrees(Entry.Status expected, Output output) {
        return expected == null ? output.ending() == Ending.NONE && output.status() == 0 : expected.agrees(output);
    }

    boolean isClean() {
        return alignment == null && statusAgrees && !run.isAtOtherPrompt();
    }
}
