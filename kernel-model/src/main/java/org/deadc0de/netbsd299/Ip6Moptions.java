package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ip6_moptions, sys/netinet6/ip6_var.h. */
final class Ip6Moptions extends Struct {
    static final StructType<Ip6Moptions> TYPE = new StructType<>("ip6_moptions", 12, Ip6Moptions::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IM6O_MULTICAST_IFP = TYPE.pointer("im6o_multicast_ifp", 0, () -> Ifnet.TYPE);
    static final Field IM6O_MULTICAST_HLIM = TYPE.integer("im6o_multicast_hlim", 4, 1);
    static final Field IM6O_MULTICAST_LOOP = TYPE.integer("im6o_multicast_loop", 5, 1);
    static final Field IM6O_MEMBERSHIPS_LH_FIRST = TYPE.pointer("im6o_memberships.lh_first", 8, () -> In6MultiMship.TYPE);
    // spotless:on

    private Ip6Moptions(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    Ifnet im6o_multicast_ifp() { return loadPointer(IM6O_MULTICAST_IFP, Ifnet.TYPE); }
    void im6o_multicast_ifp(Ifnet value) { storePointer(IM6O_MULTICAST_IFP, value); }
    int im6o_multicast_hlim() { return load(IM6O_MULTICAST_HLIM); }
    void im6o_multicast_hlim(int value) { store(IM6O_MULTICAST_HLIM, value); }
    int im6o_multicast_loop() { return load(IM6O_MULTICAST_LOOP); }
    void im6o_multicast_loop(int value) { store(IM6O_MULTICAST_LOOP, value); }
    In6MultiMship im6o_memberships_lh_first() { return loadPointer(IM6O_MEMBERSHIPS_LH_FIRST, In6MultiMship.TYPE); }
    void im6o_memberships_lh_first(In6MultiMship value) { storePointer(IM6O_MEMBERSHIPS_LH_FIRST, value); }
    // spotless:on
}
