package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.ListHead;
import org.deadc0de.sim.mem.TailQ;

/**
 * The routing table. Its lookups are those of the radix tree: a host route before the longest network before the default. Its shape
 * is plainer: a chain for each hash of a key, and the list of netmasks in use, those with more ones first.
 */
@KernelSource("sys/net/radix.c")
final class Radix_c extends KernelFile {
    /** rn_flags of a route in a table. */
    static final int RNF_ACTIVE = 4;

    /** What rn_walktree calls for each route. */
    interface Walker {
        int walk(Rtentry rt);
    }

    private final MallocType M_RTABLE = MALLOC_DEFINE("routetbl");

    Radix_c(FreeBsd10 k) {
        super(k);
    }

    private ListHead<Rtentry> BUCKET(RadixNodeHead head, Sa key) {
        long h = (key.hi * 31 + key.lo) * 0x9e3779b97f4a7c15L;
        int bucket = (int) (h >>> 54) & RadixNodeHead.BUCKETS - 1;
        long at = head.address() + RadixNodeHead.RNH_HASH.offset() + 8L * bucket;
        return new ListHead<>(mem, at, Rtentry.TYPE, CHAIN);
    }

    private static final Field CHAIN = Rtentry.RN_CHAIN;

    private TailQ<RadixMask> MASKS(RadixNodeHead head) {
        return new TailQ<>(mem, head.addressOf(RadixNodeHead.RNH_MASKS), RadixMask.TYPE, RadixMask.RM_LIST);
    }

    private TailQ<Rtentry> ROUTES(RadixNodeHead head) {
        return new TailQ<>(mem, head.addressOf(RadixNodeHead.RNH_ROUTES), Rtentry.TYPE, Rtentry.RN_WALK);
    }

    /** Makes the table of a family. radix.c:1142. */
    RadixNodeHead rn_inithead(int family) {
        RadixNodeHead head = malloc(RadixNodeHead.TYPE, M_RTABLE, M_NOWAIT | M_ZERO);
        rw_init_flags(head.rnh_lock(), "radix node head", 0);
        head.rnh_family(family);
        MASKS(head).init();
        ROUTES(head).init();
        return head;
    }

    /** The netmask as it is kept in the table, or NULL when no route has it. */
    private RadixMask FIND_MASK(RadixNodeHead head, Sa mask) {
        TailQ<RadixMask> masks = MASKS(head);
        RadixMask m = masks.first();
        while (!m.isNull() && !Sa.load(mem, m.rm_mask()).is(mask)) {
            m = masks.next(m);
        }
        return m;
    }

    /** Keeps a netmask for one more route. radix.c:430. */
    private RadixMask rn_addmask(RadixNodeHead head, Sa mask) {
        RadixMask m = FIND_MASK(head, mask);
        if (!m.isNull()) {
            m.rm_refs(m.rm_refs() + 1);
            return m;
        }
        m = malloc(RadixMask.TYPE, M_RTABLE, M_NOWAIT | M_ZERO);
        mask.store(mem, m.rm_mask());
        m.rm_refs(1);
        TailQ<RadixMask> masks = MASKS(head);
        RadixMask after = masks.first();
        while (!after.isNull() && Sa.load(mem, after.rm_mask()).ones() >= mask.ones()) {
            after = masks.next(after);
        }
        if (after.isNull()) {
            masks.insertTail(m);
        } else {
            masks.insertBefore(after, m);
        }
        return m;
    }

    private void RELEASE_MASK(RadixNodeHead head, RadixMask m) {
        if (m.isNull()) {
            return;
        }
        m.rm_refs(m.rm_refs() - 1);
        if (m.rm_refs() == 0) {
            MASKS(head).remove(m);
            free(m, M_RTABLE);
        }
    }

    private Rtentry EXACT(RadixNodeHead head, Sa key, RadixMask mask) {
        ListHead<Rtentry> bucket = BUCKET(head, key);
        Rtentry rt = bucket.first();
        while (!rt.isNull()) {
            if (rt.rn_mask().is(mask) && Sa.load(mem, rt.rt_key()).is(key)) {
                break;
            }
            rt = bucket.next(rt);
        }
        return rt;
    }

    private Rtentry NO_ROUTE() {
        return Rtentry.TYPE.at(mem, 0);
    }

    private RadixMask NO_MASK() {
        return RadixMask.TYPE.at(mem, 0);
    }

    /**
     * The route of exactly that key and netmask, or NULL. radix.c:225. Called with the head locked.
     *
     * @param mask null for a host route
     */
    Rtentry rn_lookup(Sa key, Sa mask, RadixNodeHead head) {
        RadixMask m = mask == null ? NO_MASK() : FIND_MASK(head, mask);
        if (mask != null && m.isNull()) {
            return NO_ROUTE();
        }
        return EXACT(head, key, m);
    }

    /** The route that a packet to {@code key} takes, or NULL. radix.c:276. Called with the head locked. */
    Rtentry rn_match(Sa key, RadixNodeHead head) {
        Rtentry rt = EXACT(head, key, NO_MASK());
        if (!rt.isNull()) {
            return rt;
        }
        TailQ<RadixMask> masks = MASKS(head);
        for (RadixMask m = masks.first(); !m.isNull(); m = masks.next(m)) {
            rt = EXACT(head, key.masked(Sa.load(mem, m.rm_mask())), m);
            if (!rt.isNull()) {
                return rt;
            }
        }
        return rt;
    }

    /**
     * Puts a route whose key is set into the table. radix.c:640. Called with the head write-locked.
     *
     * @return whether there was none of that key and netmask
     */
    boolean rn_addroute(Sa key, Sa mask, RadixNodeHead head, Rtentry rt) {
        if (!rn_lookup(key, mask, head).isNull()) {
            return false;
        }
        rt.rn_mask(mask == null ? NO_MASK() : rn_addmask(head, mask));
        LIST_INSERT_HEAD(BUCKET(head, key), rt);
        TAILQ_INSERT_TAIL(ROUTES(head), rt);
        rt.rn_flags(RNF_ACTIVE);
        return true;
    }

    /** Takes a route out of the table; NULL when there is none. radix.c:775. Called with the head write-locked. */
    Rtentry rn_delete(Sa key, Sa mask, RadixNodeHead head) {
        Rtentry rt = rn_lookup(key, mask, head);
        if (rt.isNull()) {
            return rt;
        }
        LIST_REMOVE(BUCKET(head, key), rt);
        TAILQ_REMOVE(ROUTES(head), rt);
        rt.rn_flags(0);
        RELEASE_MASK(head, rt.rn_mask());
        return rt;
    }

    /** Calls {@code f} for each route; it may remove that one. radix.c:1065. Called with the head locked. */
    int rn_walktree(RadixNodeHead head, Walker f) {
        TailQ<Rtentry> routes = ROUTES(head);
        Rtentry next;
        for (Rtentry rt = routes.first(); !rt.isNull(); rt = next) {
            next = routes.next(rt);
            int error = f.walk(rt);
            if (error != 0) {
                return error;
            }
        }
        return 0;
    }
}
