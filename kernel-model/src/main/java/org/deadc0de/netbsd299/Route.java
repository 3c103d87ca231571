package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct route and struct route_in6: a cached route and the destination it was looked up for. */
final class Route extends Struct {
    static final StructType<Route> TYPE = new StructType<>("route", 32, Route::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field RO_RT = TYPE.reference("ro_rt", 0, () -> Rtentry.TYPE);
    static final Field RO_DST = TYPE.embedded("ro_dst", 4, () -> SockaddrS.TYPE);
    // spotless:on

    private Route(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    Rtentry ro_rt() { return loadPointer(RO_RT, Rtentry.TYPE); }
    void ro_rt(Rtentry value) { storePointer(RO_RT, value); }
    SockaddrS ro_dst() { return embedded(RO_DST, SockaddrS.TYPE); }
    // spotless:on
}
