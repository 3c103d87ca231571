package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct eventhandler_entry, sys/sys/eventhandler.h:35: one function that wants to hear of an event. */
final class EventhandlerEntry extends Struct {
    static final StructType<EventhandlerEntry> TYPE =
            new StructType<>("eventhandler_entry", 48, EventhandlerEntry::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field EE_LINK = TYPE.pointer("ee_link.tqe_next", 0, () -> EventhandlerEntry.TYPE);
    static final Field EE_LINK_PREV = TYPE.backPointer("ee_link.tqe_prev", 8);
    static final Field EE_PRIORITY = TYPE.integer("ee_priority", 16, 4);
    static final Field EE_ARG = TYPE.pointer("ee_arg", 24, null);
    static final Field EE_FUNC = TYPE.function("ee_func", 32);

    EventhandlerEntry(Memory memory, long address) { super(memory, address); }

    int ee_priority() { return load(EE_PRIORITY); }
    void ee_priority(int value) { store(EE_PRIORITY, value); }
    long ee_arg() { return loadAddress(EE_ARG); }
    void ee_arg(long value) { storeAddress(EE_ARG, value); }
    long ee_func() { return loadAddress(EE_FUNC); }
    void ee_func(long function) { storeAddress(EE_FUNC, function); }
    // spotless:on
}
