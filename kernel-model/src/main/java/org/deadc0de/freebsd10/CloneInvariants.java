package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.deadc0de.sim.mem.HeapView;
import org.deadc0de.sim.mem.Memory;

/**
 * What should hold of cloners: their lists, and the units they have given away. While a thread is inside the kernel an interface may
 * have its unit and not be on its list yet, so absence counts only when none is.
 */
final class CloneInvariants {
    private final FreeBsd10 k;
    private final Memory mem;

    private CloneInvariants(FreeBsd10 k) {
        this.k = k;
        mem = k.mem;
    }

    /** Registers them. */
    static void register(FreeBsd10 k) {
        CloneInvariants these = new CloneInvariants(k);
        k.invariant("cloner-lists-are-coherent", these::listsAreCoherent);
        k.invariant("no-leaked-unit", these::noLeakedUnit);
    }

    private boolean isQuiet() {
        return k.sched.threads().stream()
                .filter(thread -> thread.host().equals(k.machine.host()))
                .allMatch(thread -> thread.stack().depth() == 0);
    }

    private List<Long> cloners() {
        Set<Long> list = new LinkedHashSet<>();
        long ifc = mem.peekPointer(k.if_clone_c.if_cloners.address());
        while (ifc != 0 && mem.isMapped(ifc, IfClone.TYPE.size()) && list.add(ifc)) {
            ifc = mem.peekPointer(ifc + IfClone.IFC_LIST.offset());
        }
        return new ArrayList<>(list);
    }

    private List<Long> interfaces() {
        Set<Long> list = new LinkedHashSet<>();
        long ifp = mem.peekPointer(k.if_c.V_ifnet.address());
        while (ifp != 0 && mem.isMapped(ifp, Ifnet.TYPE.size()) && list.add(ifp)) {
            ifp = mem.peekPointer(ifp + Ifnet.IF_LINK.offset());
        }
        return new ArrayList<>(list);
    }

    private String clonerName(long ifc) {
        return mem.peekString(mem.peekPointer(ifc + IfClone.IFC_NAME.offset()), 16);
    }

    private String name(long ifp) {
        return String.format(Locale.ROOT, "%s (0x%x)", mem.peekString(ifp + Ifnet.IF_XNAME.offset(), 16), ifp);
    }

    private boolean isMadeBy(long ifp, long ifc) {
        return mem.peekPointer(ifp + Ifnet.IF_DNAME.offset()) == mem.peekPointer(ifc + IfClone.IFC_NAME.offset());
    }

    private List<String> listsAreCoherent() {
        List<String> broken = new ArrayList<>();
        boolean quiet = isQuiet();
        for (long ifc : cloners()) {
            Set<Long> listed = walk(ifc, broken);
            for (long ifp : interfaces()) {
                if (quiet && isMadeBy(ifp, ifc) && !listed.contains(ifp)) {
                    broken.add(name(ifp) + " is not on the list of the cloner that made it, " + clonerName(ifc));
                }
            }
        }
        return broken;
    }

    /** The interfaces on a cloner's list; what is wrong with the list is added to {@code broken}. */
    private Set<Long> walk(long ifc, List<String> broken) {
        String cloner = clonerName(ifc);
        Set<Long> listed = new LinkedHashSet<>();
        long at = ifc + IfClone.IFC_IFLIST.offset();
        long ifp = mem.peekPointer(at);
        while (ifp != 0) {
            HeapView.Chunk chunk = k.heap().chunkAt(ifp);
            if (chunk == null || !chunk.live()) {
                broken.add(String.format(Locale.ROOT, "the list of %s leads to freed memory at 0x%x", cloner, ifp));
                break;
            }
            if (!listed.add(ifp)) {
                broken.add("the list of " + cloner + " comes back to " + name(ifp));
                break;
            }
            if (mem.peekPointer(ifp + Ifnet.IF_CLONES_PREV.offset()) != at) {
                broken.add(name(ifp) + " on the list of " + cloner + " does not point back");
            }
            if (!isMadeBy(ifp, ifc)) {
                broken.add(name(ifp) + " is on the list of " + cloner + ", which did not make it");
            }
            at = ifp + Ifnet.IF_CLONES.offset();
            ifp = mem.peekPointer(at);
        }
        return listed;
    }

    private List<String> noLeakedUnit() {
        List<String> broken = new ArrayList<>();
        if (!isQuiet()) {
            return broken;
        }
        for (long ifc : cloners()) {
            Set<Integer> used = new HashSet<>();
            for (long ifp : interfaces()) {
                if (isMadeBy(ifp, ifc)) {
                    used.add((int) mem.peek(ifp + Ifnet.IF_DUNIT.offset(), 4));
                }
            }
            for (int unit : k.seams.clonerUnits.taken(ifc)) {
                if (!used.contains(unit)) {
                    broken.add("unit " + unit + " of " + clonerName(ifc) + " is taken by no interface");
                }
            }
        }
        return broken;
    }

    /** The bits that are set in a bitmap. */
    static SortedSet<Integer> bits(Memory mem, long address, int bytes) {
        SortedSet<Integer> set = new TreeSet<>();
        for (int i = 0; i < bytes; i++) {
            long bits = mem.peek(address + i, 1);
            for (int bit = 0; bits != 0 && bit < 8; bit++) {
                if ((bits & 1 << bit) != 0) {
                    set.add(i * 8 + bit);
                }
            }
        }
        return set;
    }

    /** The numbers that an allocator of subr_unit.c has given away. */
    static SortedSet<Integer> allocated(Memory mem, long uh) {
        SortedSet<Integer> set = new TreeSet<>();
        int number = (int) mem.peek(uh + Unrhdr.LOW.offset(), 4);
        int end = number + (int) mem.peek(uh + Unrhdr.FIRST.offset(), 4);
        while (number < end) {
            set.add(number++);
        }
        for (long up = mem.peekPointer(uh + Unrhdr.HEAD.offset());
                up != 0;
                up = mem.peekPointer(up + Unr.LIST.offset())) {
            end = number + (int) mem.peek(up + Unr.LEN.offset(), 4);
            boolean taken = mem.peekPointer(up + Unr.PTR.offset()) != 0;
            while (number < end) {
                if (taken) {
                    set.add(number);
                }
                number++;
            }
        }
        return set;
    }
}
