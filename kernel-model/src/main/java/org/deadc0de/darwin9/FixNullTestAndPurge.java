package org.deadc0de.darwin9;

import java.util.Set;

/** {@link FixPrimaryNullTest} and {@link FixPurgeOnDetach} together: the smallest complete answer to the post. */
final class FixNullTestAndPurge extends DarwinFix {
    @Override
    public String name() {
        return "null-test-and-purge";
    }

    @Override
    public String description() {
        return "primary-null-test with purge-on-detach";
    }

    @Override
    public Set<String> seams() {
        return Set.of();
    }

    @Override
    public Set<String> needs() {
        return Set.of("primary-null-test", "purge-on-detach");
    }

    @Override
    void apply(Darwin9 k) {
        // Those it needs have done it.
    }
}
