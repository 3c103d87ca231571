package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct if_proto, bsd/net/dlil.c: one protocol attached to one interface. */
final class IfProto extends Struct {
    static final StructType<IfProto> TYPE = new StructType<>("if_proto", 56, IfProto::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field NEXT_HASH_SLE_NEXT = TYPE.pointer("next_hash.sle_next", 0x0, () -> IfProto.TYPE);
    static final Field IFP = TYPE.pointer("ifp", 0x4, () -> Ifnet.TYPE);
    static final Field PROTOCOL_FAMILY = TYPE.integer("protocol_family", 0x8, 4);
    static final Field DETACHING = TYPE.integer("detaching", 0xc, 4);
    static final Field INPUT = TYPE.function("input", 0x14);
    static final Field PRE_OUTPUT = TYPE.function("pre_output", 0x18);
    static final Field EVENT = TYPE.function("event", 0x1c);
    static final Field IOCTL = TYPE.function("ioctl", 0x20);
    static final Field DETACHED = TYPE.function("detached", 0x24);
    static final Field RESOLVE_MULTI = TYPE.function("resolve_multi", 0x28);
    static final Field SEND_ARP = TYPE.function("send_arp", 0x2c);
    // spotless:on

    IfProto(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    IfProto next_hash_sle_next() { return new IfProto(memory(), loadAddress(NEXT_HASH_SLE_NEXT)); }
    void next_hash_sle_next(IfProto value) { storePointer(NEXT_HASH_SLE_NEXT, value); }
    Ifnet ifp() { return new Ifnet(memory(), loadAddress(IFP)); }
    void ifp(Ifnet value) { storePointer(IFP, value); }
    int protocol_family() { return load(PROTOCOL_FAMILY); }
    void protocol_family(int value) { store(PROTOCOL_FAMILY, value); }
    int detaching() { return load(DETACHING); }
    void detaching(int value) { store(DETACHING, value); }
    long input() { return loadAddress(INPUT); }
    void input(long value) { storeAddress(INPUT, value); }
    long pre_output() { return loadAddress(PRE_OUTPUT); }
    void pre_output(long value) { storeAddress(PRE_OUTPUT, value); }
    long event() { return loadAddress(EVENT); }
    void event(long value) { storeAddress(EVENT, value); }
    long ioctl() { return loadAddress(IOCTL); }
    void ioctl(long value) { storeAddress(IOCTL, value); }
    long detached() { return loadAddress(DETACHED); }
    void detached(long value) { storeAddress(DETACHED, value); }
    long resolve_multi() { return loadAddress(RESOLVE_MULTI); }
    void resolve_multi(long value) { storeAddress(RESOLVE_MULTI, value); }
    long send_arp() { return loadAddress(SEND_ARP); }
    void send_arp(long value) { storeAddress(SEND_ARP, value); }
    // spotless:on
}
