package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct lagg_port, sys/net/if_lagg.h:208. */
final class LaggPort extends Struct {
    static final StructType<LaggPort> TYPE = new StructType<>("lagg_port", 224, LaggPort::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field LP_IFP = TYPE.pointer("lp_ifp", 0, () -> Ifnet.TYPE);
    static final Field LP_SOFTC = TYPE.pointer("lp_softc", 8, () -> LaggSoftc.TYPE);
    static final Field LP_LLADDR = TYPE.bytes("lp_lladdr", 16, 6);
    static final Field LP_IFTYPE = TYPE.integer("lp_iftype", 22, 1);
    static final Field LP_PRIO = TYPE.integer("lp_prio", 24, 2);
    static final Field LP_DETACHING = TYPE.integer("lp_detaching", 28, 4);
    static final Field LP_FLAGS = TYPE.integer("lp_flags", 32, 4);
    static final Field LP_IOCTL = TYPE.function("lp_ioctl", 72);
    static final Field LP_OUTPUT = TYPE.function("lp_output", 80);
    static final Field LP_ENTRIES_SNEXT = TYPE.pointer("lp_entries.sle_next", 88, () -> LaggPort.TYPE);

    LaggPort(Memory memory, long address) { super(memory, address); }

    Ifnet lp_ifp() { return loadPointer(LP_IFP, Ifnet.TYPE); }
    void lp_ifp(Struct value) { storePointer(LP_IFP, value); }
    LaggSoftc lp_softc() { return loadPointer(LP_SOFTC, LaggSoftc.TYPE); }
    void lp_softc(Struct value) { storePointer(LP_SOFTC, value); }
    byte[] lp_lladdr() { return memory().loadBytes(address(), 16, 6); }
    void lp_lladdr(byte[] value) { memory().storeBytes(address(), 16, value); }
    int lp_iftype() { return load(LP_IFTYPE); }
    void lp_iftype(int value) { store(LP_IFTYPE, value); }
    int lp_prio() { return load(LP_PRIO); }
    void lp_prio(int value) { store(LP_PRIO, value); }
    int lp_detaching() { return load(LP_DETACHING); }
    void lp_detaching(int value) { store(LP_DETACHING, value); }
    int lp_flags() { return load(LP_FLAGS); }
    void lp_flags(int value) { store(LP_FLAGS, value); }
    long lp_ioctl() { return loadAddress(LP_IOCTL); }
    void lp_ioctl(long function) { storeAddress(LP_IOCTL, function); }
    long lp_output() { return loadAddress(LP_OUTPUT); }
    void lp_output(long function) { storeAddress(LP_OUTPUT, function); }
    LaggPort sle_next() { return loadPointer(LP_ENTRIES_SNEXT, LaggPort.TYPE); }
    void sle_next(Struct value) { storePointer(LP_ENTRIES_SNEXT, value); }
    // spotless:on
}
