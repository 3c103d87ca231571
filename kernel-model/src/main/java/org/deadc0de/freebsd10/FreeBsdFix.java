package org.deadc0de.freebsd10;

import org.deadc0de.kernel.Fix;

/** A candidate fix of this kernel. */
interface FreeBsdFix extends Fix {
    /** Fills its seams. */
    void apply(FreeBsd10 k);
}
