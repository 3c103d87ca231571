package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ifc_simple_data, sys/net/if_clone.h:94. */
final class IfcSimpleData extends Struct {
    static final StructType<IfcSimpleData> TYPE = new StructType<>("ifc_simple_data", 24, IfcSimpleData::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFCS_MINIFS = TYPE.integer("ifcs_minifs", 0, 4);
    static final Field IFCS_CREATE = TYPE.function("ifcs_create", 8);
    static final Field IFCS_DESTROY = TYPE.function("ifcs_destroy", 16);

    IfcSimpleData(Memory memory, long address) { super(memory, address); }

    int  ifcs_minifs()                 { return load(IFCS_MINIFS); }
    void ifcs_minifs(int count)        { store(IFCS_MINIFS, count); }
    long ifcs_create()                 { return loadAddress(IFCS_CREATE); }
    void ifcs_create(long function)    { storeAddress(IFCS_CREATE, function); }
    long ifcs_destroy()                { return loadAddress(IFCS_DESTROY); }
    void ifcs_destroy(long function)   { storeAddress(IFCS_DESTROY, function); }
    // spotless:on
}
