package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct nd_ifinfo, sys/netinet6/nd6.h. */
final class NdIfinfo extends Struct {
    static final StructType<NdIfinfo> TYPE = new StructType<>("nd_ifinfo", 56, NdIfinfo::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field LINKMTU = TYPE.integer("linkmtu", 0, 4);
    static final Field MAXMTU = TYPE.integer("maxmtu", 4, 4);
    static final Field BASEREACHABLE = TYPE.integer("basereachable", 8, 4);
    static final Field REACHABLE = TYPE.integer("reachable", 12, 4);
    static final Field RETRANS = TYPE.integer("retrans", 16, 4);
    static final Field FLAGS = TYPE.integer("flags", 20, 4);
    static final Field RECALCTM = TYPE.integer("recalctm", 24, 4);
    static final Field CHLIM = TYPE.integer("chlim", 28, 1);
    static final Field INITIALIZED = TYPE.integer("initialized", 29, 1);
    // spotless:on

    private NdIfinfo(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    int linkmtu() { return load(LINKMTU); }
    void linkmtu(int value) { store(LINKMTU, value); }
    int maxmtu() { return load(MAXMTU); }
    void maxmtu(int value) { store(MAXMTU, value); }
    int basereachable() { return load(BASEREACHABLE); }
    void basereachable(int value) { store(BASEREACHABLE, value); }
    int reachable() { return load(REACHABLE); }
    void reachable(int value) { store(REACHABLE, value); }
    int retrans() { return load(RETRANS); }
    void retrans(int value) { store(RETRANS, value); }
    int flags() { return load(FLAGS); }
    void flags(int value) { store(FLAGS, value); }
    int recalctm() { return load(RECALCTM); }
    void recalctm(int value) { store(RECALCTM, value); }
    int chlim() { return load(CHLIM); }
    void chlim(int value) { store(CHLIM, value); }
    int initialized() { return load(INITIALIZED); }
    void initialized(int value) { store(INITIALIZED, value); }
    // spotless:on
}
