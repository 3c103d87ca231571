package org.deadc0de.darwin9;

import java.util.Set;

/** Counts an ioctl as a user of its interface from ifunit to the end. */
final class FixIoctlReference extends DarwinFix {
    @Override
    public String name() {
        return "ioctl-reference";
    }

    @Override
    public String description() {
        return "ifioctl uses the interface (ifp_use) from ifunit until it returns";
    }

    @Override
    public Set<String> seams() {
        return Set.of("ioctlReference");
    }

    @Override
    void apply(Darwin9 k) {
        k.seams.ioctlReference = new Seams.IoctlReference() {
            @Override
            public int take(Ifnet ifp) {
                return k.dlil_c.ifp_use(ifp, 1);
            }

            @Override
            public void drop(Ifnet ifp) {
                if (k.dlil_c.ifp_unuse(ifp) != 0) {
                    k.dlil_c.ifp_use_reached_zero(ifp);
                }
            }
        };
    }
}
