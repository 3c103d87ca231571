package org.deadc0de.weave;

import org.deadc0de.sim.mem.Struct;

/** A pointer to something. */
class Softc extends Struct {
    Softc(long address) {
        super(address);
    }
}
