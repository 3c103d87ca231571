package org.deadc0de.darwin9;

import java.util.Set;

/** {@link FixNullTestAndPurge} and {@link FixIoctlReference} together. */
final class FixNullTestPurgeReference extends DarwinFix {
    @Override
    public String name() {
        return "null-test-purge-reference";
    }

    @Override
    public String description() {
        return "primary-null-test with purge-on-detach and ioctl-reference";
    }

    @Override
    public Set<String> seams() {
        return Set.of();
    }

    @Override
    public Set<String> needs() {
        return Set.of("null-test-and-purge", "ioctl-reference");
    }

    @Override
    void apply(Darwin9 k) {
        // Those it needs have done it.
    }
}
