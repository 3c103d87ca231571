package org.deadc0de.freebsd10;

import static org.deadc0de.kernel.Errno.EEXIST;
import static org.deadc0de.kernel.Errno.ENOSPC;

import java.util.SortedSet;
import org.deadc0de.sim.mem.Memory;

/** The units of a cloner as 9.0 keeps them, if_clone.c:442-512 there: one bit each, and no interface's name is ever looked at. */
final class CloneUnitsBitmap implements Seams.ClonerUnits {
    private final FreeBsd10 k;
    private final Memory mem;

    CloneUnitsBitmap(FreeBsd10 k) {
        this.k = k;
        mem = k.mem;
    }

    @Override
    public int init(IfClone ifc) {
        // 0 is a unit, so there is one more of them than the highest.
        int maxclone = ifc.ifc_maxunit() + 1;
        int bytes = maxclone >> 3;
        if (bytes << 3 < maxclone) {
            bytes++;
        }
        ifc.ifc_bmlen(bytes);
        ifc.ifc_units(k.if_clone_c.MALLOC(bytes, k.if_clone_c.M_CLONE, KernelFile.M_WAITOK | KernelFile.M_ZERO));
        return 0;
    }

    @Override
    public int alloc(IfClone ifc, int[] unit) {
        boolean wildcard = unit[0] < 0;
        long units = ifc.ifc_units();
        int bytoff = 0;
        int bitoff = 0;

        k.if_clone_c.IF_CLONE_LOCK(ifc, 451);
        if (wildcard) {
            // Find a free unit if none was given.
            while (bytoff < ifc.ifc_bmlen() && mem.load1(units, bytoff) == 0xff) {
                bytoff++;
            }
            if (bytoff >= ifc.ifc_bmlen()) {
                k.if_clone_c.IF_CLONE_UNLOCK(ifc, 486);
                return ENOSPC;
            }
            while ((mem.load1(units, bytoff) & 1 << bitoff) != 0) {
                bitoff++;
            }
            unit[0] = (bytoff << 3) + bitoff;
        }

        if (unit[0] > ifc.ifc_maxunit()) {
            k.if_clone_c.IF_CLONE_UNLOCK(ifc, 486);
            return ENOSPC;
        }

        if (!wildcard) {
            bytoff = unit[0] >> 3;
            bitoff = unit[0] - (bytoff << 3);
        }

        if ((mem.load1(units, bytoff) & 1 << bitoff) != 0) {
            k.if_clone_c.IF_CLONE_UNLOCK(ifc, 486);
            return EEXIST;
        }
        // Allocate the unit in the bitmap.
        mem.store1(units, bytoff, mem.load1(units, bytoff) | 1 << bitoff);
        k.if_clone_c.IF_CLONE_ADDREF_LOCKED(ifc);
        k.if_clone_c.IF_CLONE_UNLOCK(ifc, 486);
        return 0;
    }

    @Override
    public void free(IfClone ifc, int unit) {
        int bytoff = unit >> 3;
        int bitoff = unit - (bytoff << 3);
        long units = ifc.ifc_units();

        k.if_clone_c.IF_CLONE_LOCK(ifc, 505);
        if (k.INVARIANTS) {
            k.if_clone_c.KASSERT(
                    (mem.load1(units, bytoff) & 1 << bitoff) != 0, "ifc_free_unit: bit is already cleared");
        }
        mem.store1(units, bytoff, mem.load1(units, bytoff) & ~(1 << bitoff));
    }

    @Override
    public void drain(IfClone ifc) {
        if (k.INVARIANTS) {
            for (int bytoff = 0; bytoff < ifc.ifc_bmlen(); bytoff++) {
                k.if_clone_c.KASSERT(mem.load1(ifc.ifc_units(), bytoff) == 0x00, "ifc_units[%d] is not empty", bytoff);
            }
        }
        k.if_clone_c.FREE(ifc.ifc_units(), k.if_clone_c.M_CLONE);
    }

    @Override
    public SortedSet<Integer> taken(long ifc) {
        long units = mem.peekPointer(ifc + IfClone.IFC_UNITS.offset());
        return CloneInvariants.bits(mem, units, (int) mem.peek(ifc + IfClone.IFC_BMLEN.offset(), 4));
    }
}
