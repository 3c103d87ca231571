package org.deadc0de.darwin9;

import org.deadc0de.kernel.Fix;

/** A candidate fix of this kernel. */
abstract class DarwinFix implements Fix {
    /** Fills its seams. */
    abstract void apply(Darwin9 k);
}
