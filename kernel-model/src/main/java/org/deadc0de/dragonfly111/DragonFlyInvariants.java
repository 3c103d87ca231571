package org.deadc0de.dragonfly111;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deadc0de.kernel.Kernel.Invariant;
import org.deadc0de.sim.mem.DataSegment;

/** What should hold of addresses and routes whenever nobody is inside the kernel. */
final class DragonFlyInvariants {
    private final DragonFly111 k;

    DragonFlyInvariants(DragonFly111 k) {
        this.k = k;
    }

    Map<String, Invariant> all() {
        return new LinkedHashMap<>();
    }

    /** Names an address for people: a variable, or null. */
    String describe(long address) {
        DataSegment.Variable variable = k.machine().data().at(address);
        return variable == null ? null : variable.name();
    }
}
