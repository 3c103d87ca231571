package org.deadc0de.darwin9;

import java.util.Set;

/** Frees what bpfdetach took off its list, and not the end of that list (bpf.c:1827-1855). */
final class FixBpfFree extends DarwinFix {
    @Override
    public String name() {
        return "bpf-free";
    }

    @Override
    public String description() {
        return "bpfdetach frees the record that it unlinked, not the NULL at which its loop ended";
    }

    @Override
    public Set<String> seams() {
        return Set.of("bpfFreed");
    }

    @Override
    void apply(Darwin9 k) {
        k.seams.bpfFreed = (bp, bp_free) -> k.bpf_c.FREE(bp_free);
    }
}
