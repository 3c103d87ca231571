package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct if_clone, bsd/net/if.h: a kind of interface that can be made by name. */
final class IfClone extends Struct {
    static final StructType<IfClone> TYPE = new StructType<>("if_clone", 40, IfClone::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFC_LIST_LE_NEXT = TYPE.pointer("ifc_list.le_next", 0x0, () -> IfClone.TYPE);
    static final Field IFC_LIST_LE_PREV = TYPE.backPointer("ifc_list.le_prev", 0x4);
    static final Field IFC_NAME = TYPE.cstring("ifc_name", 0x8);
    static final Field IFC_NAMELEN = TYPE.integer("ifc_namelen", 0xc, 4);
    static final Field IFC_MAXUNIT = TYPE.integer("ifc_maxunit", 0x10, 4);
    static final Field IFC_UNITS = TYPE.integer("ifc_units", 0x14, 4);
    // spotless:on

    IfClone(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    IfClone ifc_list_le_next() { return new IfClone(memory(), loadAddress(IFC_LIST_LE_NEXT)); }
    void ifc_list_le_next(IfClone value) { storePointer(IFC_LIST_LE_NEXT, value); }
    long ifc_list_le_prev() { return loadAddress(IFC_LIST_LE_PREV); }
    void ifc_list_le_prev(long value) { storeAddress(IFC_LIST_LE_PREV, value); }
    long ifc_name() { return loadAddress(IFC_NAME); }
    void ifc_name(long value) { storeAddress(IFC_NAME, value); }
    int ifc_namelen() { return load(IFC_NAMELEN); }
    void ifc_namelen(int value) { store(IFC_NAMELEN, value); }
    int ifc_maxunit() { return load(IFC_MAXUNIT); }
    void ifc_maxunit(int value) { store(IFC_MAXUNIT, value); }
    int ifc_units() { return load(IFC_UNITS); }
    void ifc_units(int value) { store(IFC_UNITS, value); }
    // spotless:on
}
