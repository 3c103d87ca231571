package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ifreq, and struct ifaliasreq whose first address lies at the same place. */
final class Ifreq extends Struct {
    static final StructType<Ifreq> TYPE = new StructType<>("ifaliasreq", 64, Ifreq::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFR_NAME = TYPE.string("ifr_name", 0, 16);
    static final Field IFR_ADDR = TYPE.embedded("ifr_addr", 16, () -> SockaddrIn.TYPE);
    static final Field IFR_FLAGS = TYPE.integer("ifr_flags", 16, 2);
    static final Field IFR_VALUE = TYPE.integer("ifr_value", 16, 4);
    static final Field IFRA_BROADADDR = TYPE.embedded("ifra_broadaddr", 32, () -> SockaddrIn.TYPE);
    static final Field IFRA_MASK = TYPE.embedded("ifra_mask", 48, () -> SockaddrIn.TYPE);
    // spotless:on

    Ifreq(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    String ifr_name() { return loadString(IFR_NAME); }
    SockaddrIn ifr_addr() { return new SockaddrIn(memory(), addressOf(IFR_ADDR)); }
    int ifr_flags() { return load(IFR_FLAGS); }
    void ifr_flags(int value) { store(IFR_FLAGS, value); }
    int ifr_value() { return load(IFR_VALUE); }
    void ifr_value(int value) { store(IFR_VALUE, value); }
    SockaddrIn ifra_broadaddr() { return new SockaddrIn(memory(), addressOf(IFRA_BROADADDR)); }
    SockaddrIn ifra_mask() { return new SockaddrIn(memory(), addressOf(IFRA_MASK)); }
    // spotless:on
}
