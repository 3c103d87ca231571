package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct tap_softc, sys/net/if_tapvar.h:44. */
final class TapSoftc extends Struct {
    static final StructType<TapSoftc> TYPE = new StructType<>("tap_softc", 128, TapSoftc::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field TAP_IFP = TYPE.pointer("tap_ifp", 0, () -> Ifnet.TYPE);
    static final Field TAP_FLAGS = TYPE.integer("tap_flags", 8, 2);
    static final Field TAP_PID = TYPE.integer("tap_pid", 12, 4);
    static final Field ETHER_ADDR = TYPE.bytes("ether_addr", 16, 6);
    static final Field TAP_NEXT_SNEXT = TYPE.pointer("tap_next.stqe_next", 48, () -> TapSoftc.TYPE);
    static final Field TAP_DEV = TYPE.pointer("tap_dev", 56, null);
    static final Field TAP_MTX = TYPE.embedded("tap_mtx", 64, () -> Mtx.TYPE);

    TapSoftc(Memory memory, long address) { super(memory, address); }

    Ifnet tap_ifp() { return loadPointer(TAP_IFP, Ifnet.TYPE); }
    void tap_ifp(Struct value) { storePointer(TAP_IFP, value); }
    int tap_flags() { return load(TAP_FLAGS); }
    void tap_flags(int value) { store(TAP_FLAGS, value); }
    int tap_pid() { return load(TAP_PID); }
    void tap_pid(int value) { store(TAP_PID, value); }
    byte[] ether_addr() { return memory().loadBytes(address(), 16, 6); }
    void ether_addr(byte[] value) { memory().storeBytes(address(), 16, value); }
    TapSoftc stqe_next() { return loadPointer(TAP_NEXT_SNEXT, TapSoftc.TYPE); }
    void stqe_next(Struct value) { storePointer(TAP_NEXT_SNEXT, value); }
    long tap_dev() { return loadAddress(TAP_DEV); }
    void tap_dev(long value) { storeAddress(TAP_DEV, value); }
    Mtx tap_mtx() { return embedded(TAP_MTX, Mtx.TYPE); }
    // spotless:on
}
