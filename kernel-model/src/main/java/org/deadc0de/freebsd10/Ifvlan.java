package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ifvlan, sys/net/if_vlan.c:100: one vlan interface. */
final class Ifvlan extends Struct {
    static final StructType<Ifvlan> TYPE = new StructType<>("ifvlan", 128, Ifvlan::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFV_TRUNK = TYPE.pointer("ifv_trunk", 0, () -> Ifvlantrunk.TYPE);
    static final Field IFV_IFP = TYPE.pointer("ifv_ifp", 8, () -> Ifnet.TYPE);
    static final Field IFV_COOKIE = TYPE.pointer("ifv_cookie", 16, null);
    static final Field IFV_PFLAGS = TYPE.integer("ifv_pflags", 24, 4);
    static final Field IFV_ENCAPLEN = TYPE.integer("ifv_encaplen", 28, 4);
    static final Field IFV_MTUFUDGE = TYPE.integer("ifv_mtufudge", 32, 4);
    static final Field IFV_MINTU = TYPE.integer("ifv_mintu", 36, 4);
    static final Field IFV_PROTO = TYPE.integer("ifv_proto", 40, 2);
    static final Field IFV_TAG = TYPE.integer("ifv_tag", 42, 2);
    static final Field VLAN_MC_LISTHEAD = TYPE.pointer("vlan_mc_listhead", 64, null);
    static final Field IFV_LIST = TYPE.pointer("ifv_list.le_next", 72, () -> Ifvlan.TYPE);
    static final Field IFV_LIST_PREV = TYPE.backPointer("ifv_list.le_prev", 80);

    Ifvlan(Memory memory, long address) { super(memory, address); }

    Ifvlantrunk ifv_trunk() { return loadPointer(IFV_TRUNK, Ifvlantrunk.TYPE); }
    void ifv_trunk(Struct value) { storePointer(IFV_TRUNK, value); }
    Ifnet ifv_ifp() { return loadPointer(IFV_IFP, Ifnet.TYPE); }
    void ifv_ifp(Struct value) { storePointer(IFV_IFP, value); }
    long ifv_cookie() { return loadAddress(IFV_COOKIE); }
    void ifv_cookie(long value) { storeAddress(IFV_COOKIE, value); }
    int ifv_pflags() { return load(IFV_PFLAGS); }
    void ifv_pflags(int value) { store(IFV_PFLAGS, value); }
    int ifv_encaplen() { return load(IFV_ENCAPLEN); }
    void ifv_encaplen(int value) { store(IFV_ENCAPLEN, value); }
    int ifv_mtufudge() { return load(IFV_MTUFUDGE); }
    void ifv_mtufudge(int value) { store(IFV_MTUFUDGE, value); }
    int ifv_mintu() { return load(IFV_MINTU); }
    void ifv_mintu(int value) { store(IFV_MINTU, value); }
    int ifv_proto() { return load(IFV_PROTO); }
    void ifv_proto(int value) { store(IFV_PROTO, value); }
    int ifv_tag() { return load(IFV_TAG); }
    void ifv_tag(int value) { store(IFV_TAG, value); }
    long vlan_mc_listhead() { return loadAddress(VLAN_MC_LISTHEAD); }
    void vlan_mc_listhead(long value) { storeAddress(VLAN_MC_LISTHEAD, value); }
    // spotless:on
}
