package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ifnet, sys/net/if_var.h. */
final class Ifnet extends Struct {
    static final StructType<Ifnet> TYPE = new StructType<>("ifnet", 0x100, Ifnet::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IF_SOFTC = TYPE.pointer("if_softc", 0x0, null);
    static final Field IF_LINK_TQE_NEXT = TYPE.pointer("if_link.tqe_next", 0x4, () -> Ifnet.TYPE);
    static final Field IF_LINK_TQE_PREV = TYPE.backPointer("if_link.tqe_prev", 0x8);
    static final Field IF_XNAME = TYPE.string("if_xname", 0xc, 16);
    static final Field IF_DNAME = TYPE.cstring("if_dname", 0x1c);
    static final Field IF_DUNIT = TYPE.integer("if_dunit", 0x20, 4);
    static final Field IF_ADDRHEAD_TQH_FIRST = TYPE.pointer("if_addrhead.tqh_first", 0x24, () -> Ifaddr.TYPE);
    static final Field IF_ADDRHEAD_TQH_LAST = TYPE.backPointer("if_addrhead.tqh_last", 0x28);
    static final Field IF_PCOUNT = TYPE.integer("if_pcount", 0x2c, 4);
    static final Field IF_CARP = TYPE.pointer("if_carp", 0x30, null);
    static final Field IF_BPF = TYPE.pointer("if_bpf", 0x34, null);
    static final Field IF_INDEX = TYPE.integer("if_index", 0x38, 2);
    static final Field IF_TIMER = TYPE.integer("if_timer", 0x3a, 2);
    static final Field IF_FLAGS = TYPE.integer("if_flags", 0x3c, 4);
    static final Field IF_CAPABILITIES = TYPE.integer("if_capabilities", 0x40, 4);
    static final Field IF_CAPENABLE = TYPE.integer("if_capenable", 0x44, 4);
    static final Field IF_DATA = TYPE.embedded("if_data", 0x48, () -> Ifdata.TYPE);
    static final Field IF_LLADDR = TYPE.pointer("if_lladdr", 0x9c, () -> Ifaddr.TYPE);
    static final Field IF_MULTIADDRS_LH_FIRST = TYPE.pointer("if_multiaddrs.lh_first", 0xa0, () -> Ifmultiaddr.TYPE);
    static final Field IF_OUTPUT = TYPE.function("if_output", 0xa4);
    static final Field IF_INIT = TYPE.function("if_init", 0xa8);
    static final Field IF_IOCTL = TYPE.function("if_ioctl", 0xac);
    static final Field IF_SERIALIZER = TYPE.pointer("if_serializer", 0xb0, () -> Serializer.TYPE);
    static final Field IF_DEFAULT_SERIALIZER = TYPE.embedded("if_default_serializer", 0xb4, () -> Serializer.TYPE);
    // spotless:on

    Ifnet(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    long if_softc() { return loadAddress(IF_SOFTC); }
    void if_softc(long value) { storeAddress(IF_SOFTC, value); }
    Ifnet if_link_tqe_next() { return loadPointer(IF_LINK_TQE_NEXT, Ifnet.TYPE); }
    void if_link_tqe_next(Ifnet value) { storePointer(IF_LINK_TQE_NEXT, value); }
    long if_link_tqe_prev() { return loadAddress(IF_LINK_TQE_PREV); }
    void if_link_tqe_prev(long value) { storeAddress(IF_LINK_TQE_PREV, value); }
    String if_xname() { return loadString(IF_XNAME); }
    void if_xname(String value) { storeString(IF_XNAME, value); }
    long if_dname() { return loadAddress(IF_DNAME); }
    void if_dname(long value) { storeAddress(IF_DNAME, value); }
    int if_dunit() { return load(IF_DUNIT); }
    void if_dunit(int value) { store(IF_DUNIT, value); }
    Ifaddr if_addrhead_tqh_first() { return loadPointer(IF_ADDRHEAD_TQH_FIRST, Ifaddr.TYPE); }
    void if_addrhead_tqh_first(Ifaddr value) { storePointer(IF_ADDRHEAD_TQH_FIRST, value); }
    long if_addrhead_tqh_last() { return loadAddress(IF_ADDRHEAD_TQH_LAST); }
    void if_addrhead_tqh_last(long value) { storeAddress(IF_ADDRHEAD_TQH_LAST, value); }
    int if_pcount() { return load(IF_PCOUNT); }
    void if_pcount(int value) { store(IF_PCOUNT, value); }
    long if_carp() { return loadAddress(IF_CARP); }
    void if_carp(long value) { storeAddress(IF_CARP, value); }
    long if_bpf() { return loadAddress(IF_BPF); }
    void if_bpf(long value) { storeAddress(IF_BPF, value); }
    int if_index() { return load(IF_INDEX); }
    void if_index(int value) { store(IF_INDEX, value); }
    int if_timer() { return load(IF_TIMER); }
    void if_timer(int value) { store(IF_TIMER, value); }
    int if_flags() { return load(IF_FLAGS); }
    void if_flags(int value) { store(IF_FLAGS, value); }
    int if_capabilities() { return load(IF_CAPABILITIES); }
    void if_capabilities(int value) { store(IF_CAPABILITIES, value); }
    int if_capenable() { return load(IF_CAPENABLE); }
    void if_capenable(int value) { store(IF_CAPENABLE, value); }
    Ifdata if_data() { return embedded(IF_DATA, Ifdata.TYPE); }
    Ifaddr if_lladdr() { return loadPointer(IF_LLADDR, Ifaddr.TYPE); }
    void if_lladdr(Ifaddr value) { storePointer(IF_LLADDR, value); }
    Ifmultiaddr if_multiaddrs_lh_first() { return loadPointer(IF_MULTIADDRS_LH_FIRST, Ifmultiaddr.TYPE); }
    void if_multiaddrs_lh_first(Ifmultiaddr value) { storePointer(IF_MULTIADDRS_LH_FIRST, value); }
    long if_output() { return loadAddress(IF_OUTPUT); }
    void if_output(long value) { storeAddress(IF_OUTPUT, value); }
    long if_init() { return loadAddress(IF_INIT); }
    void if_init(long value) { storeAddress(IF_INIT, value); }
    long if_ioctl() { return loadAddress(IF_IOCTL); }
    void if_ioctl(long value) { storeAddress(IF_IOCTL, value); }
    Serializer if_serializer() { return loadPointer(IF_SERIALIZER, Serializer.TYPE); }
    void if_serializer(Serializer value) { storePointer(IF_SERIALIZER, value); }
    Serializer if_default_serializer() { return embedded(IF_DEFAULT_SERIALIZER, Serializer.TYPE); }
    // spotless:on
}
