package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct router_info, sys/netinet/in_var.h: which IGMP version the routers of one interface speak. */
final class RouterInfo extends Struct {
    static final StructType<RouterInfo> TYPE = new StructType<>("router_info", 16, RouterInfo::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field RTI_IFP = TYPE.pointer("rti_ifp", 0, () -> Ifnet.TYPE);
    static final Field RTI_TYPE = TYPE.integer("rti_type", 4, 4);
    static final Field RTI_AGE = TYPE.integer("rti_age", 8, 4);
    static final Field RTI_LINK_LE_NEXT = TYPE.pointer("rti_link.le_next", 12, () -> RouterInfo.TYPE);
    // spotless:on

    private RouterInfo(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    Ifnet rti_ifp() { return loadPointer(RTI_IFP, Ifnet.TYPE); }
    void rti_ifp(Ifnet value) { storePointer(RTI_IFP, value); }
    int rti_type() { return load(RTI_TYPE); }
    void rti_type(int value) { store(RTI_TYPE, value); }
    int rti_age() { return load(RTI_AGE); }
    void rti_age(int value) { store(RTI_AGE, value); }
    RouterInfo rti_link_le_next() { return loadPointer(RTI_LINK_LE_NEXT, RouterInfo.TYPE); }
    void rti_link_le_next(RouterInfo value) { storePointer(RTI_LINK_LE_NEXT, value); }
    // spotless:on
}
