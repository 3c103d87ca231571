package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct proto_family_str, bsd/net/kpi_protocol.c: who attaches a protocol to a family of interfaces. */
final class ProtoFamilyStr extends Struct {
    static final StructType<ProtoFamilyStr> TYPE = new StructType<>("proto_family_str", 28, ProtoFamilyStr::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field PROTO_FAM_NEXT_TQE_NEXT = TYPE.pointer("proto_fam_next.tqe_next", 0x0, () -> ProtoFamilyStr.TYPE);
    static final Field PROTO_FAM_NEXT_TQE_PREV = TYPE.backPointer("proto_fam_next.tqe_prev", 0x4);
    static final Field PROTO_FAMILY = TYPE.integer("proto_family", 0x8, 4);
    static final Field IF_FAMILY = TYPE.integer("if_family", 0xc, 4);
    static final Field ATTACH_PROTO = TYPE.function("attach_proto", 0x14);
    static final Field DETACH_PROTO = TYPE.function("detach_proto", 0x18);
    // spotless:on

    ProtoFamilyStr(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    ProtoFamilyStr proto_fam_next_tqe_next() { return new ProtoFamilyStr(memory(), loadAddress(PROTO_FAM_NEXT_TQE_NEXT)); }
    void proto_fam_next_tqe_next(ProtoFamilyStr value) { storePointer(PROTO_FAM_NEXT_TQE_NEXT, value); }
    long proto_fam_next_tqe_prev() { return loadAddress(PROTO_FAM_NEXT_TQE_PREV); }
    void proto_fam_next_tqe_prev(long value) { storeAddress(PROTO_FAM_NEXT_TQE_PREV, value); }
    int proto_family() { return load(PROTO_FAMILY); }
    void proto_family(int value) { store(PROTO_FAMILY, value); }
    int if_family() { return load(IF_FAMILY); }
    void if_family(int value) { store(IF_FAMILY, value); }
    long attach_proto() { return loadAddress(ATTACH_PROTO); }
    void attach_proto(long value) { storeAddress(ATTACH_PROTO, value); }
    long detach_proto() { return loadAddress(DETACH_PROTO); }
    void detach_proto(long value) { storeAddress(DETACH_PROTO, value); }
    // spotless:on
}
