package org.deadc0de.netbsd299;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.mem.Memory;

/**
 * Finds the step that leaves the first stray pointer: looks again after every store to the words that make an interface one of
 * the master list, and remembers where the kernel stood when the invariant of the post first broke.
 */
public final class StrayIfnetWatch implements Memory.Watcher {
    private final NetBsd299 k;
    private final Set<Long> links = new HashSet<>();
    private boolean dirty;
    private boolean looking;
    private List<Frame> suspect = List.of();
    private List<Frame> frames = List.of();
    private List<String> violations = List.of();

    /** Watches a kernel from now on. */
    public StrayIfnetWatch(NetBsd299 k) {
        this.k = k;
        learnLinks();
        k.machine().memory().watch(this);
    }

    /** The head of the list, and the link of each interface on it. */
    private void learnLinks() {
        links.clear();
        long link = k.if_c.ifnet.address();
        while (link != 0 && links.add(link)) {
            long ifp = k.machine().memory().peekPointer(link);
            link = ifp == 0 ? 0 : ifp + Ifnet.IF_LIST_TQE_NEXT.offset();
        }
    }

    @Override
    public void access(long address, int length, boolean write) {
        if (looking || !violations.isEmpty()) {
            return;
        }
        if (dirty) {
            dirty = false;
            looking = true;
            learnLinks();
            List<String> found = new ArrayList<>(new IfnetPointers(k).violations());
            looking = false;
            // An interface that is being attached or detached stands for a moment in one of the two and not in the
            // other.
            found.removeIf(each -> each.startsWith("ifindex2ifnet"));
            if (!found.isEmpty()) {
                violations = List.copyOf(found);
                frames = suspect;
            }
        }
        if (write && links.contains(address)) {
            dirty = true;
            suspect = k.machine().sched().currentStack().frames();
        }
    }

    /** Where the kernel stood, innermost function first; empty while nothing is stray. */
    public List<Frame> frames() {
        return frames;
    }

    /** What was stray then: one sentence for each pointer and who holds it. */
    public List<String> violations() {
        return violations;
    }
}
