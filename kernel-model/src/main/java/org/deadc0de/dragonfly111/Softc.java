package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** What every driver keeps behind struct ifnet, which comes first. */
final class Softc extends Struct {
    static final StructType<Softc> TYPE = new StructType<>("softc", 0x140, Softc::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field AC_IF = TYPE.embedded("ac_if", 0x0, () -> Ifnet.TYPE);
    static final Field AC_ENADDR = TYPE.bytes("ac_enaddr", 0x100, 6);
    static final Field SC_UNIT = TYPE.integer("sc_unit", 0x108, 4);
    static final Field SC_NEXT = TYPE.pointer("sc_next", 0x10c, () -> Softc.TYPE);
    static final Field SC_FLAGS = TYPE.integer("sc_flags", 0x110, 4);
    static final Field SC_TD = TYPE.pointer("sc_td", 0x114, null);
    static final Field GIF_PSRC = TYPE.embedded("gif_psrc", 0x118, () -> Sa.TYPE);
    static final Field GIF_PDST = TYPE.embedded("gif_pdst", 0x128, () -> Sa.TYPE);
    // spotless:on

    Softc(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    Ifnet ac_if() { return embedded(AC_IF, Ifnet.TYPE); }
    int sc_unit() { return load(SC_UNIT); }
    void sc_unit(int value) { store(SC_UNIT, value); }
    Softc sc_next() { return loadPointer(SC_NEXT, Softc.TYPE); }
    void sc_next(Softc value) { storePointer(SC_NEXT, value); }
    int sc_flags() { return load(SC_FLAGS); }
    void sc_flags(int value) { store(SC_FLAGS, value); }
    long sc_td() { return loadAddress(SC_TD); }
    void sc_td(long value) { storeAddress(SC_TD, value); }
    Sa gif_psrc() { return embedded(GIF_PSRC, Sa.TYPE); }
    Sa gif_pdst() { return embedded(GIF_PDST, Sa.TYPE); }
    // spotless:on
}
