package org.deadc0de.weave;

import java.util.List;
import org.deadc0de.sim.crash.KernelStack;

/** A kernel stack as lines, outermost frame first: {@code file:function [argument words] at place}. */
final class Frames {
    private Frames() {}

    static List<String> of(KernelStack stack) {
        return stack.frames();
    }
}
