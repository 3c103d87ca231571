package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/**
 * struct if_clone, sys/net/if_clone.h:50 as of 9.0. The states that came later put an allocator's pointer where the bitmap's
 * stood; here the rest of the struct stays where it was.
 */
final class IfClone extends Struct {
    static final StructType<IfClone> TYPE = new StructType<>("if_clone", 136, IfClone::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFC_LIST = TYPE.pointer("ifc_list.le_next", 0, () -> IfClone.TYPE);
    static final Field IFC_LIST_PREV = TYPE.backPointer("ifc_list.le_prev", 8);
    static final Field IFC_NAME = TYPE.cstring("ifc_name", 16);
    static final Field IFC_MAXUNIT = TYPE.integer("ifc_maxunit", 24, 4);
    static final Field IFC_UNITS = TYPE.pointer("ifc_units", 32, null);
    static final Field IFC_BMLEN = TYPE.integer("ifc_bmlen", 40, 4);
    static final Field IFC_DATA = TYPE.pointer("ifc_data", 48, () -> IfcSimpleData.TYPE);
    static final Field IFC_ATTACH = TYPE.function("ifc_attach", 56);
    static final Field IFC_MATCH = TYPE.function("ifc_match", 64);
    static final Field IFC_CREATE = TYPE.function("ifc_create", 72);
    static final Field IFC_DESTROY = TYPE.function("ifc_destroy", 80);
    static final Field IFC_REFCNT = TYPE.integer("ifc_refcnt", 88, 8);
    static final Field IFC_MTX = TYPE.embedded("ifc_mtx", 96, () -> Mtx.TYPE);
    static final Field IFC_IFLIST = TYPE.pointer("ifc_iflist.lh_first", 128, () -> Ifnet.TYPE);

    IfClone(Memory memory, long address) { super(memory, address); }

    long ifc_name()                    { return loadAddress(IFC_NAME); }
    void ifc_name(long name)           { storeAddress(IFC_NAME, name); }
    int  ifc_maxunit()                 { return load(IFC_MAXUNIT); }
    void ifc_maxunit(int unit)         { store(IFC_MAXUNIT, unit); }
    long ifc_units()                   { return loadAddress(IFC_UNITS); }
    void ifc_units(long bitmap)        { storeAddress(IFC_UNITS, bitmap); }
    int  ifc_bmlen()                   { return load(IFC_BMLEN); }
    void ifc_bmlen(int bytes)          { store(IFC_BMLEN, bytes); }
    IfcSimpleData ifc_data()           { return loadPointer(IFC_DATA, IfcSimpleData.TYPE); }
    void ifc_data(IfcSimpleData data)  { storePointer(IFC_DATA, data); }
    long ifc_attach()                  { return loadAddress(IFC_ATTACH); }
    void ifc_attach(long function)     { storeAddress(IFC_ATTACH, function); }
    long ifc_match()                   { return loadAddress(IFC_MATCH); }
    void ifc_match(long function)      { storeAddress(IFC_MATCH, function); }
    long ifc_create()                  { return loadAddress(IFC_CREATE); }
    void ifc_create(long function)     { storeAddress(IFC_CREATE, function); }
    long ifc_destroy()                 { return loadAddress(IFC_DESTROY); }
    void ifc_destroy(long function)    { storeAddress(IFC_DESTROY, function); }
    long ifc_refcnt()                  { return loadLong(IFC_REFCNT); }
    void ifc_refcnt(long count)        { storeLong(IFC_REFCNT, count); }
    Mtx  ifc_mtx()                     { return embedded(IFC_MTX, Mtx.TYPE); }
    // spotless:on
}
