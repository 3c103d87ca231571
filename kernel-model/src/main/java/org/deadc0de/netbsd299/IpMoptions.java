package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ip_moptions, sys/netinet/ip_var.h: the multicast options of one socket. No pointer in it holds a reference. */
final class IpMoptions extends Struct {
    static final StructType<IpMoptions> TYPE = new StructType<>("ip_moptions", 92, IpMoptions::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IMO_MULTICAST_IFP = TYPE.pointer("imo_multicast_ifp", 0, () -> Ifnet.TYPE);
    static final Field IMO_MULTICAST_ADDR = TYPE.integer("imo_multicast_addr", 4, 4);
    static final Field IMO_MULTICAST_TTL = TYPE.integer("imo_multicast_ttl", 8, 1);
    static final Field IMO_MULTICAST_LOOP = TYPE.integer("imo_multicast_loop", 9, 1);
    static final Field IMO_NUM_MEMBERSHIPS = TYPE.integer("imo_num_memberships", 10, 2);
    static final Field IMO_MEMBERSHIP_0 = TYPE.pointer("imo_membership.0", 12, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_1 = TYPE.pointer("imo_membership.1", 16, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_2 = TYPE.pointer("imo_membership.2", 20, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_3 = TYPE.pointer("imo_membership.3", 24, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_4 = TYPE.pointer("imo_membership.4", 28, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_5 = TYPE.pointer("imo_membership.5", 32, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_6 = TYPE.pointer("imo_membership.6", 36, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_7 = TYPE.pointer("imo_membership.7", 40, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_8 = TYPE.pointer("imo_membership.8", 44, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_9 = TYPE.pointer("imo_membership.9", 48, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_10 = TYPE.pointer("imo_membership.10", 52, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_11 = TYPE.pointer("imo_membership.11", 56, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_12 = TYPE.pointer("imo_membership.12", 60, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_13 = TYPE.pointer("imo_membership.13", 64, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_14 = TYPE.pointer("imo_membership.14", 68, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_15 = TYPE.pointer("imo_membership.15", 72, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_16 = TYPE.pointer("imo_membership.16", 76, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_17 = TYPE.pointer("imo_membership.17", 80, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_18 = TYPE.pointer("imo_membership.18", 84, () -> InMulti.TYPE);
    static final Field IMO_MEMBERSHIP_19 = TYPE.pointer("imo_membership.19", 88, () -> InMulti.TYPE);
    // spotless:on

    private IpMoptions(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    Ifnet imo_multicast_ifp() { return loadPointer(IMO_MULTICAST_IFP, Ifnet.TYPE); }
    void imo_multicast_ifp(Ifnet value) { storePointer(IMO_MULTICAST_IFP, value); }
    int imo_multicast_addr() { return load(IMO_MULTICAST_ADDR); }
    void imo_multicast_addr(int value) { store(IMO_MULTICAST_ADDR, value); }
    int imo_multicast_ttl() { return load(IMO_MULTICAST_TTL); }
    void imo_multicast_ttl(int value) { store(IMO_MULTICAST_TTL, value); }
    int imo_multicast_loop() { return load(IMO_MULTICAST_LOOP); }
    void imo_multicast_loop(int value) { store(IMO_MULTICAST_LOOP, value); }
    int imo_num_memberships() { return load(IMO_NUM_MEMBERSHIPS); }
    void imo_num_memberships(int value) { store(IMO_NUM_MEMBERSHIPS, value); }
    // spotless:on

    /** {@code imo_membership[i]}. */
    InMulti imo_membership(int i) {
        return InMulti.TYPE.at(memory(), memory().loadPointer(address(), 12 + 4 * i));
    }

    /** Stores {@code imo_membership[i]}. */
    void imo_membership(int i, InMulti inm) {
        memory().storePointer(address(), 12 + 4 * i, inm.address());
    }
}
