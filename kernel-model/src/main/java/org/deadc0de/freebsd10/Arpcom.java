package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct arpcom, sys/net/if_arp.h:101: what an Ethernet interface has beside its ifnet. */
final class Arpcom extends Struct {
    static final StructType<Arpcom> TYPE = new StructType<>("arpcom", 16, Arpcom::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field AC_IFP = TYPE.pointer("ac_ifp", 0, () -> Ifnet.TYPE);
    static final Field AC_NETGRAPH = TYPE.pointer("ac_netgraph", 8, null);

    Arpcom(Memory memory, long address) { super(memory, address); }

    Ifnet ac_ifp() { return loadPointer(AC_IFP, Ifnet.TYPE); }
    void ac_ifp(Struct value) { storePointer(AC_IFP, value); }
    long ac_netgraph() { return loadAddress(AC_NETGRAPH); }
    void ac_netgraph(long value) { storeAddress(AC_NETGRAPH, value); }
    // spotless:on
}
