package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Memory;

/** One counter for all processors, which counts the lists' own reference as 0: IFAREF and IFAFREE of sys/net/if_var.h:428-446. */
final class SharedCount implements Seams.References {
    private final DragonFly111 k;

    SharedCount(DragonFly111 k) {
        this.k = k;
    }

    @Override
    public void created(Ifaddr ifa) {
        // It is 0 already.
    }

    @Override
    public void take(Ifaddr ifa) {
        ifa.ifa_refcnt(ifa.ifa_refcnt() + 1);
        k.ledger.took(ifa.address(), ifa.ifa_refcnt());
    }

    @Override
    public void drop(Ifaddr ifa) {
        if (ifa.ifa_refcnt() == 0) {
            k.ledger.freed(ifa.address());
            k.if_c.KFREE(ifa, k.M_IFADDR);
        } else {
            ifa.ifa_refcnt(ifa.ifa_refcnt() - 1);
            k.ledger.dropped(ifa.address(), ifa.ifa_refcnt());
        }
    }

    @Override
    public void unlisted(Ifaddr ifa) {
        drop(ifa);
    }

    @Override
    public int count(long ifa) {
        Memory memory = k.machine().memory();
        long at = ifa + Ifaddr.IFA_REFCNT.offset();
        return memory.isMapped(at, 4) ? (int) memory.peek(at, 4) : 0;
    }

    @Override
    public int ofLists(boolean listed) {
        return listed ? 0 : -1;
    }
}
