package org.deadc0de.darwin9;

import java.util.List;
import org.deadc0de.kernel.Fix;

/** A candidate fix of this kernel. */
abstract class DarwinFix implements Fix {
    /** Every fix, in the order in which they are listed. */
    static final List<Fix> ALL = List.of(
            new FixPrimaryNullTest(),
            new FixReleaseNullTest(),
            new FixPurgeOnDetach(),
            new FixReleaseListReference(),
            new FixReattachFoundNaive(),
            new FixReattachFound(),
            new FixDetachOnAttach(),
            new FixAddressIoctlMutex(),
            new FixGenerationCount(),
            new FixIoctlReference(),
            new FixNullTestAndPurge(),
            new FixNullTestPurgeReference());

    /** Fills its seams. */
    abstract void apply(Darwin9 k);
}
