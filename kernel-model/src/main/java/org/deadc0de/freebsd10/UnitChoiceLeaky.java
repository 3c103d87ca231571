package org.deadc0de.freebsd10;

import static org.deadc0de.kernel.Errno.EEXIST;
import static org.deadc0de.kernel.Errno.ENOSPC;

/** if_clone.c:439-480: a unit whose name turns out to be in use is neither used nor given back. */
final class UnitChoiceLeaky implements Seams.UnitChoice {
    private final FreeBsd10 k;

    UnitChoiceLeaky(FreeBsd10 k) {
        this.k = k;
    }

    @Override
    public int choose(IfClone ifc, int[] unit) {
        boolean wildcard = unit[0] < 0;
        while (true) {
            if (wildcard) {
                unit[0] = k.subr_unit_c.alloc_unr(FixAllocUnr.UNRHDR(k, ifc));
                if (unit[0] == -1) {
                    return ENOSPC;
                }
            } else {
                unit[0] = k.subr_unit_c.alloc_unr_specific(FixAllocUnr.UNRHDR(k, ifc), unit[0]);
                if (unit[0] == -1) {
                    return EEXIST;
                }
            }

            k.if_clone_c.preempt("the unit is taken, its name is not looked up yet");
            if (k.if_c.ifunit(k.if_clone_c.IFC_NAME(ifc) + unit[0]).isNull()) {
                return 0;
            }
            if (!wildcard) {
                return EEXIST; // and the unit stays taken
            }
            // Again; the unit that was just taken belongs to nobody.
        }
    }
}
