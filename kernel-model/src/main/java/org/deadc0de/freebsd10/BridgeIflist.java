package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct bridge_iflist, sys/net/if_bridge.c:181: one member of a bridge. */
final class BridgeIflist extends Struct {
    static final StructType<BridgeIflist> TYPE = new StructType<>("bridge_iflist", 240, BridgeIflist::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field BIF_NEXT = TYPE.pointer("bif_next.le_next", 0, () -> BridgeIflist.TYPE);
    static final Field BIF_NEXT_PREV = TYPE.backPointer("bif_next.le_prev", 8);
    static final Field BIF_IFP = TYPE.pointer("bif_ifp", 16, () -> Ifnet.TYPE);
    static final Field BIF_STP = TYPE.embedded("bif_stp", 24, () -> BstpPort.TYPE);
    static final Field BIF_FLAGS = TYPE.integer("bif_flags", 216, 4);
    static final Field BIF_SAVEDCAPS = TYPE.integer("bif_savedcaps", 220, 4);
    static final Field BIF_ADDRMAX = TYPE.integer("bif_addrmax", 224, 4);
    static final Field BIF_ADDRCNT = TYPE.integer("bif_addrcnt", 228, 4);
    static final Field BIF_ADDREXCEEDED = TYPE.integer("bif_addrexceeded", 232, 4);

    BridgeIflist(Memory memory, long address) { super(memory, address); }

    Ifnet bif_ifp() { return loadPointer(BIF_IFP, Ifnet.TYPE); }
    void bif_ifp(Struct value) { storePointer(BIF_IFP, value); }
    BstpPort bif_stp() { return embedded(BIF_STP, BstpPort.TYPE); }
    int bif_flags() { return load(BIF_FLAGS); }
    void bif_flags(int value) { store(BIF_FLAGS, value); }
    int bif_savedcaps() { return load(BIF_SAVEDCAPS); }
    void bif_savedcaps(int value) { store(BIF_SAVEDCAPS, value); }
    int bif_addrmax() { return load(BIF_ADDRMAX); }
    void bif_addrmax(int value) { store(BIF_ADDRMAX, value); }
    int bif_addrcnt() { return load(BIF_ADDRCNT); }
    void bif_addrcnt(int value) { store(BIF_ADDRCNT, value); }
    int bif_addrexceeded() { return load(BIF_ADDREXCEEDED); }
    void bif_addrexceeded(int value) { store(BIF_ADDREXCEEDED, value); }
    // spotless:on
}
