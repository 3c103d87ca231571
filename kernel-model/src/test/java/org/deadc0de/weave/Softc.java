package org.deadc0de.weave;

import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;

/** A pointer to something. */
class Softc extends Struct {
    Softc(long address) {
        super(new Memory(Memory.Abi.AMD64), address);
    }
}
