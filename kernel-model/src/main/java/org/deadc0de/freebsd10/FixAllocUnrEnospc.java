package org.deadc0de.freebsd10;

import static org.deadc0de.kernel.Errno.EEXIST;
import static org.deadc0de.kernel.Errno.ENOSPC;

import java.util.Set;

/**
 * Gives a unit back when its name is in use, and tells a unit that is too big from one that is taken: 10.x and 11.0, if_clone.c:606
 * of 10.2. The answer -1 of alloc_unr_specific goes into the unit that is counted up, which can then go round for ever.
 */
final class FixAllocUnrEnospc implements FreeBsdFix {
    @Override
    public String name() {
        return "alloc-unr-enospc";
    }

    @Override
    public String description() {
        return "alloc-unr that gives the unit back and says ENOSPC for units that are too big"
                + " (Daan Vreeken, net@, 30 November 2011; in 10.x and 11.0)";
    }

    @Override
    public Set<String> seams() {
        return Set.of("ifc_alloc_unit: the unit's name is in use");
    }

    @Override
    public Set<String> needs() {
        return Set.of("alloc-unr");
    }

    @Override
    public void apply(FreeBsd10 k) {
        k.seams.unitChoice = (ifc, unit) -> {
            boolean wildcard = unit[0] < 0;
            Unrhdr unrhdr = FixAllocUnr.UNRHDR(k, ifc);
            while (true) {
                if (unit[0] > ifc.ifc_maxunit()) {
                    return ENOSPC;
                }
                if (unit[0] < 0) {
                    unit[0] = k.subr_unit_c.alloc_unr(unrhdr);
                    if (unit[0] == -1) {
                        return ENOSPC;
                    }
                } else {
                    unit[0] = k.subr_unit_c.alloc_unr_specific(unrhdr, unit[0]);
                    if (unit[0] == -1) {
                        if (!wildcard) {
                            return EEXIST;
                        }
                        unit[0]++;
                        continue;
                    }
                }

                k.if_clone_c.preempt("the unit is taken, its name is not looked up yet");
                if (k.if_c.ifunit(k.if_clone_c.IFC_NAME(ifc) + unit[0]).isNull()) {
                    return 0;
                }
                k.subr_unit_c.free_unr(unrhdr, unit[0]);
                if (!wildcard) {
                    return EEXIST;
                }
                unit[0]++;
            }
        };
    }
}
