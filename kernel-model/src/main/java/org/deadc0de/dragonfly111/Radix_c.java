package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/**
 * The routing tables of one processor each: plainer than the radix tree, a list in order of keys, shorter masks first. It answers
 * as the tree does.
 */
@KernelSource("sys/net/radix.c")
class Radix_c extends KernelFile {
    private final long[] heads;
    private final long maskHead;

    Radix_c(DragonFly111 k) {
        super(k);
        heads = new long[k.ncpus()];
        for (int cpu = 0; cpu < heads.length; cpu++) {
            heads[cpu] = k.machine().data().definePointer("rt_tables_" + cpu + "_inet", Rtentry.TYPE);
        }
        maskHead = k.machine().data().definePointer("mask_rnhead", null);
    }

    /** rt_tables[cpu][family]: the address of the head, 0 when that family has no table. */
    long RT_TABLE(int cpu, int family) {
        return family == AF_INET ? heads[cpu] : 0;
    }

    /** The first entry of a table. */
    Rtentry FIRST(long head) {
        return at(Rtentry.TYPE, mem.loadPointer(head, 0));
    }

    /** The bits of a mask; its bytes end where its length says. */
    int MASK(Sa mask) {
        if (mask.isNull()) {
            return -1;
        }
        int length = mask.sa_len();
        int bits = 0;
        for (int i = 4; i < 8 && i < length; i++) {
            bits |= mem.load1(mask.address(), i) << 8 * (7 - i);
        }
        return bits;
    }

    private boolean SAME_MASK(Rtentry rt, Sa mask) {
        Sa mine = rt.rt_nodes_rn_mask();
        return mine.isNull() == mask.isNull() && MASK(mine) == MASK(mask);
    }

    /** The longest prefix that holds the address; radix.c:240. */
    Rtentry rn_match(Sa v, long head) {
        int address = SIN(v);
        Rtentry best = nil(Rtentry.TYPE);
        for (Rtentry rt = FIRST(head); !rt.isNull(); rt = rt.rt_nodes_next()) {
            int key = SIN(rt.rt_nodes_rn_key());
            if (Integer.compareUnsigned(key, address) > 0) {
                break;
            }
            Sa mask = rt.rt_nodes_rn_mask();
            if ((address & MASK(mask)) == key && (best.isNull() || LONGER(mask, best.rt_nodes_rn_mask()))) {
                best = rt;
            }
        }
        return best;
    }

    private boolean LONGER(Sa mask, Sa other) {
        return mask.isNull() || !other.isNull() && Integer.bitCount(MASK(mask)) >= Integer.bitCount(MASK(other));
    }

    /** The entry with exactly that key and mask; radix.c:200. A NULL mask finds the longest prefix, as rn_match. */
    Rtentry rn_lookup(Sa v, Sa mask, long head) {
        int address = SIN(v);
        for (Rtentry rt = FIRST(head); !rt.isNull(); rt = rt.rt_nodes_next()) {
            if (SIN(rt.rt_nodes_rn_key()) == address && SAME_MASK(rt, mask)) {
                return rt;
            }
        }
        return mask.isNull() ? rn_match(v, head) : nil(Rtentry.TYPE);
    }

    /** A mask of its own for the table, the same for equal ones; radix.c:430. */
    Sa rn_addmask(Sa netmask) {
        int length = netmask.sa_len();
        int bits = MASK(netmask);
        long node = mem.loadPointer(maskHead, 0);
        while (node != 0) {
            Sa known = at(Sa.TYPE, node + 8);
            if (MASK(known) == bits && known.sa_len() == length) {
                return known;
            }
            node = mem.loadPointer(node, 0);
        }
        node = KMALLOC_BYTES(24, null, k.M_RTABLE, M_NOWAIT | M_ZERO);
        mem.storePointer(node, 0, mem.loadPointer(maskHead, 0));
        mem.storePointer(maskHead, 0, node);
        Sa mask = at(Sa.TYPE, node + 8);
        for (int i = 0; i < Math.min(length, 16); i++) {
            mem.store1(mask.address(), i, mem.load1(netmask.address(), i));
        }
        mask.sa_len(length);
        return mask;
    }

    /** Puts an entry into a table: NULL when there is one with that key and mask; radix.c:580. */
    Rtentry rn_addroute(Sa v, Sa netmask, long head, Rtentry rt) {
        Sa mask = netmask.isNull() ? nil(Sa.TYPE) : rn_addmask(netmask);
        int address = SIN(v);
        long place = head;
        Rtentry next = FIRST(head);
        while (!next.isNull()) {
            int order = Integer.compareUnsigned(SIN(next.rt_nodes_rn_key()), address);
            if (order == 0 && SAME_MASK(next, mask)) {
                return nil(Rtentry.TYPE);
            }
            if (order > 0 || order == 0 && !LONGER(mask, next.rt_nodes_rn_mask())) {
                break;
            }
            place = next.addressOf(Rtentry.RT_NODES_NEXT);
            next = next.rt_nodes_next();
        }
        rt.rt_nodes_rn_mask(mask);
        rt.rt_nodes_next(next);
        rt.rt_nodes_prev(place);
        mem.storePointer(place, 0, rt.address());
        if (!next.isNull()) {
            next.rt_nodes_prev(rt.addressOf(Rtentry.RT_NODES_NEXT));
        }
        return rt;
    }

    /** Takes the entry with that key and mask out of a table: NULL when there is none; radix.c:720. */
    Rtentry rn_delete(Sa v, Sa netmask, long head) {
        int address = SIN(v);
        for (Rtentry rt = FIRST(head); !rt.isNull(); rt = rt.rt_nodes_next()) {
            if (SIN(rt.rt_nodes_rn_key()) == address && SAME_MASK(rt, netmask)) {
                mem.storePointer(rt.rt_nodes_prev(), 0, rt.rt_nodes_next().address());
                if (!rt.rt_nodes_next().isNull()) {
                    rt.rt_nodes_next().rt_nodes_prev(rt.rt_nodes_prev());
                }
                rt.rt_nodes_prev(0);
                return rt;
            }
        }
        return nil(Rtentry.TYPE);
    }
}
