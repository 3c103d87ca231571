package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct domain, sys/sys/domain.h. */
final class Domain extends Struct {
    static final StructType<Domain> TYPE = new StructType<>("domain", 56, Domain::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field DOM_FAMILY = TYPE.integer("dom_family", 0, 4);
    static final Field DOM_NAME = TYPE.cstring("dom_name", 4);
    static final Field DOM_PROTOSW = TYPE.pointer("dom_protosw", 20, () -> Protosw.TYPE);
    static final Field DOM_PROTOSWNPROTOSW = TYPE.pointer("dom_protoswNPROTOSW", 24, () -> Protosw.TYPE);
    static final Field DOM_NEXT = TYPE.pointer("dom_next", 28, () -> Domain.TYPE);
    static final Field DOM_IFATTACH = TYPE.function("dom_ifattach", 44);
    static final Field DOM_IFDETACH = TYPE.function("dom_ifdetach", 48);
    // spotless:on

    private Domain(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    int dom_family() { return load(DOM_FAMILY); }
    void dom_family(int value) { store(DOM_FAMILY, value); }
    long dom_name() { return loadAddress(DOM_NAME); }
    void dom_name(long value) { storeAddress(DOM_NAME, value); }
    Protosw dom_protosw() { return loadPointer(DOM_PROTOSW, Protosw.TYPE); }
    void dom_protosw(Protosw value) { storePointer(DOM_PROTOSW, value); }
    Protosw dom_protoswNPROTOSW() { return loadPointer(DOM_PROTOSWNPROTOSW, Protosw.TYPE); }
    void dom_protoswNPROTOSW(Protosw value) { storePointer(DOM_PROTOSWNPROTOSW, value); }
    Domain dom_next() { return loadPointer(DOM_NEXT, Domain.TYPE); }
    void dom_next(Domain value) { storePointer(DOM_NEXT, value); }
    long dom_ifattach() { return loadAddress(DOM_IFATTACH); }
    void dom_ifattach(long value) { storeAddress(DOM_IFATTACH, value); }
    long dom_ifdetach() { return loadAddress(DOM_IFDETACH); }
    void dom_ifdetach(long value) { storeAddress(DOM_IFDETACH, value); }
    // spotless:on
}
