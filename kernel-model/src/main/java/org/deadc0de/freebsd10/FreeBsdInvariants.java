package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.deadc0de.oracle.HeapWalk;
import org.deadc0de.oracle.Invariants;
import org.deadc0de.sim.mem.Memory;

/** What should hold of this kernel's interfaces, whoever does what to them in whichever order. */
final class FreeBsdInvariants {
    private final FreeBsd10 k;
    private final Memory mem;

    private FreeBsdInvariants(FreeBsd10 k) {
        this.k = k;
        mem = k.mem;
    }

    /** Registers them. */
    static void register(FreeBsd10 k) {
        FreeBsdInvariants these = new FreeBsdInvariants(k);
        k.invariant("interface-names-are-unique", these::namesAreUnique);
        these.walking("no-stray-ifnet", walk -> Invariants.pointersAreLive(walk, k.mem, Ifnet.TYPE));
        these.walking("no-stray-ifaddr", walk -> Invariants.pointersAreLive(walk, k.mem, Ifaddr.TYPE));
        these.walking("queues-are-coherent", walk -> Invariants.queuesAreCoherent(walk, k.mem));
        these.walking(
                "ifnet-references",
                walk -> Invariants.referencesAreCounted(walk, k.mem, Ifnet.TYPE, Ifnet.IF_REFCOUNT, these.isQuiet()));
    }

    private void walking(String name, Function<HeapWalk, List<String>> check) {
        k.invariant(name, () -> check.apply(HeapWalk.of(mem, k.data, k.heap(), Set.of(If_c.IfindexTable.TYPE))));
    }

    /** Whether no thread is inside the kernel, so that nobody holds a reference that memory does not show. */
    private boolean isQuiet() {
        return k.sched.threads().stream()
                .filter(thread -> thread.host().equals(k.machine.host()))
                .allMatch(thread -> thread.stack().depth() == 0);
    }

    private List<String> namesAreUnique() {
        Map<String, Long> first = new LinkedHashMap<>();
        List<String> broken = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (long ifp = mem.peekPointer(k.if_c.V_ifnet.address());
                ifp != 0 && mem.isMapped(ifp, 1) && seen.add(ifp);
                ifp = mem.peekPointer(ifp + Ifnet.IF_LINK.offset())) {
            String name = mem.peekString(ifp + Ifnet.IF_XNAME.offset(), 16);
            Long other = first.putIfAbsent(name, ifp);
            if (other != null) {
                broken.add("two interfaces are called " + name + ": 0x" + Long.toHexString(other) + " and 0x"
                        + Long.toHexString(ifp));
            }
        }
        return broken;
    }
}
