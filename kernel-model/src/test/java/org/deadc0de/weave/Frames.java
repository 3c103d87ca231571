package org.deadc0de.weave;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.crash.KernelStack;

/** A kernel stack as lines, outermost frame first: {@code file:function [argument words] at place}. */
final class Frames {
    private Frames() {}

    static List<String> of(KernelStack stack) {
        List<String> lines = new ArrayList<>();
        for (Frame frame : stack.frames()) {
            lines.add(0, frame.file() + ":" + frame.function() + " " + frame.arguments() + " at " + frame.place());
        }
        return lines;
    }
}
