package org.deadc0de.darwin9;

import java.util.Set;

/** Gives back what the list held of a link-level multicast record that leaves it (if.c:1939-1943). */
final class FixReleaseLinkRecord extends DarwinFix {
    @Override
    public String name() {
        return "release-link-record";
    }

    @Override
    public String description() {
        return "if_delmultiaddr releases a link-level record that it takes off the list";
    }

    @Override
    public Set<String> seams() {
        return Set.of("linkRecordUnlinked");
    }

    @Override
    void apply(Darwin9 k) {
        k.seams.linkRecordUnlinked = ll -> k.if_c.ifma_release(ll);
    }
}
