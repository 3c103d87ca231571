package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct socket, sys/sys/socketvar.h, as far as ioctls and routing messages need it. Held by its descriptor. */
final class Socket extends Struct {
    static final StructType<Socket> TYPE = new StructType<>("socket", 680, Socket::new);

    // spotless:off  one field, one line
    static final Field SO_COUNT = TYPE.integer("so_count", 0, 4);
    static final Field SO_TYPE = TYPE.integer("so_type", 4, 2);
    static final Field SO_OPTIONS = TYPE.integer("so_options", 6, 2);
    static final Field SO_STATE = TYPE.integer("so_state", 10, 2);
    static final Field SO_PCB = TYPE.pointer("so_pcb", 24, null);
    static final Field SO_VNET = TYPE.pointer("so_vnet", 32, null);
    static final Field SO_PROTO = TYPE.function("so_proto", 40);

    Socket(Memory memory, long address) { super(memory, address); }

    int  so_count()            { return load(SO_COUNT); }
    void so_count(int count)   { store(SO_COUNT, count); }
    int  so_type()             { return load(SO_TYPE); }
    void so_type(int type)     { store(SO_TYPE, type); }
    int  so_options()          { return load(SO_OPTIONS); }
    void so_options(int flags) { store(SO_OPTIONS, flags); }
    long so_pcb()              { return loadAddress(SO_PCB); }
    void so_pcb(long pcb)      { storeAddress(SO_PCB, pcb); }
    long so_proto()            { return loadAddress(SO_PROTO); }
    void so_proto(long proto)  { storeAddress(SO_PROTO, proto); }
    // spotless:on
}
