package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct radix_node_head, sys/net/radix.h:109: the routing table of one family. */
final class RadixNodeHead extends Struct {
    /** How many chains a table has. */
    static final int BUCKETS = 1024;

    static final StructType<RadixNodeHead> TYPE =
            new StructType<>("radix_node_head", 80 + 8 * BUCKETS, RadixNodeHead::new);

    // spotless:off  one field, one line
    static final Field RNH_FAMILY = TYPE.integer("rnh_family", 0, 4);
    static final Field RNH_MASKS = TYPE.pointer("rnh_masks.tqh_first", 8, () -> RadixMask.TYPE);
    static final Field RNH_MASKS_LAST = TYPE.backPointer("rnh_masks.tqh_last", 16);
    static final Field RNH_LOCK = TYPE.embedded("rnh_lock", 24, () -> Rwlock.TYPE);

    static final Field RNH_ROUTES = TYPE.pointer("rnh_routes.tqh_first", 56, () -> Rtentry.TYPE);
    static final Field RNH_ROUTES_LAST = TYPE.backPointer("rnh_routes.tqh_last", 64);
    static final Field RNH_HASH = TYPE.bytes("rnh_hash", 80, 0);

    static {
        for (int i = 0; i < BUCKETS; i++) {
            TYPE.pointer("rnh_hash[" + i + "]", 80 + 8 * i, () -> Rtentry.TYPE);
        }
    }

    RadixNodeHead(Memory memory, long address) { super(memory, address); }

    int    rnh_family()           { return load(RNH_FAMILY); }
    void   rnh_family(int family) { store(RNH_FAMILY, family); }
    Rwlock rnh_lock()             { return embedded(RNH_LOCK, Rwlock.TYPE); }
    // spotless:on
}
