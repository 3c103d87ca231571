package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct adapter, sys/dev/e1000/if_em.h:402, as far as anybody looks into it here. */
final class EmAdapter extends Struct {
    static final StructType<EmAdapter> TYPE = new StructType<>("adapter", 2048, EmAdapter::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFP = TYPE.pointer("ifp", 0, () -> Ifnet.TYPE);
    static final Field HW = TYPE.bytes("hw", 16, 16);
    static final Field MEDIA_STATUS = TYPE.integer("media_status", 40, 4);
    static final Field LINK_ACTIVE = TYPE.integer("link_active", 48, 4);
    static final Field MAC_ADDR = TYPE.bytes("mac_addr", 56, 6);

    EmAdapter(Memory memory, long address) { super(memory, address); }

    Ifnet ifp() { return loadPointer(IFP, Ifnet.TYPE); }
    void ifp(Struct value) { storePointer(IFP, value); }
    byte[] hw() { return memory().loadBytes(address(), 16, 16); }
    void hw(byte[] value) { memory().storeBytes(address(), 16, value); }
    int media_status() { return load(MEDIA_STATUS); }
    void media_status(int value) { store(MEDIA_STATUS, value); }
    int link_active() { return load(LINK_ACTIVE); }
    void link_active(int value) { store(LINK_ACTIVE, value); }
    byte[] mac_addr() { return memory().loadBytes(address(), 56, 6); }
    void mac_addr(byte[] value) { memory().storeBytes(address(), 56, value); }
    // spotless:on
}
