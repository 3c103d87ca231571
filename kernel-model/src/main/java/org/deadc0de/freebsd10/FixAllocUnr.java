package org.deadc0de.freebsd10;

import static org.deadc0de.kernel.Errno.EEXIST;

import java.util.Set;
import java.util.SortedSet;

/**
 * Units from alloc_unr(9), and a look at the name afterwards: head from 28 November 2011 on. A unit whose name is in use leaks, and
 * a unit above the highest is reported as taken.
 */
final class FixAllocUnr implements FreeBsdFix, Seams.ClonerUnits {
    private FreeBsd10 k;

    /** The allocator of a cloner. */
    static Unrhdr UNRHDR(FreeBsd10 k, IfClone ifc) {
        return Unrhdr.TYPE.at(k.mem, ifc.ifc_units());
    }

    @Override
    public String name() {
        return "alloc-unr";
    }

    @Override
    public String description() {
        return "units from alloc_unr(9), then a look whether the name is free; leaks the unit when it is not"
                + " (Gleb Smirnoff, head, 28 November 2011)";
    }

    @Override
    public Set<String> seams() {
        return Set.of("ifc_alloc_unit", "if_clone_attach: one cloner for each name");
    }

    @Override
    public void apply(FreeBsd10 kernel) {
        FixAllocUnr mine = new FixAllocUnr();
        mine.k = kernel;
        kernel.seams.clonerUnits = mine;
        kernel.seams.clonerName = ifc -> {
            String name = kernel.if_clone_c.IFC_NAME(ifc);
            for (IfClone ifc1 = kernel.if_clone_c.if_cloners.first();
                    !ifc1.isNull();
                    ifc1 = kernel.if_clone_c.if_cloners.next(ifc1)) {
                if (kernel.if_clone_c.IFC_NAME(ifc1).equals(name)) {
                    return EEXIST;
                }
            }
            return 0;
        };
    }

    @Override
    public int init(IfClone ifc) {
        ifc.ifc_units(
                k.subr_unit_c.new_unrhdr(0, ifc.ifc_maxunit(), ifc.ifc_mtx()).address());
        return 0;
    }

    @Override
    public int alloc(IfClone ifc, int[] unit) {
        int error = k.seams.unitChoice.choose(ifc, unit);
        if (error != 0) {
            return error;
        }
        k.if_clone_c.preempt("the name was free a moment ago");
        k.if_clone_c.IF_CLONE_ADDREF(ifc, 477);
        return 0;
    }

    @Override
    public void free(IfClone ifc, int unit) {
        k.subr_unit_c.free_unr(UNRHDR(k, ifc), unit);
        k.if_clone_c.IF_CLONE_LOCK(ifc, 488);
    }

    @Override
    public void drain(IfClone ifc) {
        k.subr_unit_c.delete_unrhdr(UNRHDR(k, ifc));
    }

    @Override
    public SortedSet<Integer> taken(long ifc) {
        return CloneInvariants.allocated(k.mem, k.mem.peekPointer(ifc + IfClone.IFC_UNITS.offset()));
    }
}
