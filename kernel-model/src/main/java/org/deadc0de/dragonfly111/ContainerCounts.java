package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Memory;

/**
 * The containers of b26321761f: an address has a counter on each processor, which begins at 1 for the lists. Whoever drops the last
 * reference of a processor makes that container dead; with the last of them the address goes. Here the word of ifa_refcnt is the
 * pointer to the containers, and the mask of the living ones lies behind them; where 2008 had them is not known.
 */
final class ContainerCounts implements Seams.References {
    private static final int IFA_CONTAINER_MAGIC = 0x19810219;
    private static final int IFA_CONTAINER_DEAD = 0xc0dedead;
    private static final int SIZE = 0x10;
    private static final int IFA_MAGIC = 0x0;
    private static final int IFA = 0x4;
    private static final int IFA_REFCNT = 0x8;

    private final DragonFly111 k;
    private final Memory mem;

    ContainerCounts(DragonFly111 k) {
        this.k = k;
        mem = k.machine().memory();
    }

    private static long containers(Ifaddr ifa) {
        return ifa.ifa_refcnt() & 0xffff_ffffL;
    }

    private static long container(Ifaddr ifa, int cpu) {
        return containers(ifa) + (long) SIZE * cpu;
    }

    @Override
    public void created(Ifaddr ifa) {
        long containers =
                k.if_c.KMALLOC_BYTES(SIZE * k.ncpus() + 4, null, k.M_IFADDR, KernelFile.M_WAITOK | KernelFile.M_ZERO);
        ifa.ifa_refcnt((int) containers);
        for (int cpu = 0; cpu < k.ncpus(); cpu++) {
            mem.store4(container(ifa, cpu), IFA_MAGIC, IFA_CONTAINER_MAGIC);
            mem.storePointer(container(ifa, cpu), IFA, ifa.address());
            mem.store4(container(ifa, cpu), IFA_REFCNT, 1);
        }
        mem.store4(container(ifa, k.ncpus()), 0, (1 << k.ncpus()) - 1);
    }

    @Override
    public void take(Ifaddr ifa) {
        long ifac = container(ifa, k.lwkt.mycpu());
        k.if_c.KASSERT_AS(
                mem.load4(ifac, IFA_MAGIC) == IFA_CONTAINER_MAGIC,
                "assertion: _ifac->ifa_magic == IFA_CONTAINER_MAGIC in _IFAREF");
        int count = mem.load4(ifac, IFA_REFCNT) + 1;
        mem.store4(ifac, IFA_REFCNT, count);
        k.ledger.took(ifa.address(), count);
    }

    @Override
    public void drop(Ifaddr ifa) {
        drop(ifa, k.lwkt.mycpu());
    }

    private void drop(Ifaddr ifa, int cpu) {
        long ifac = container(ifa, cpu);
        k.if_c.KASSERT_AS(
                mem.load4(ifac, IFA_MAGIC) == IFA_CONTAINER_MAGIC,
                "assertion: _ifac->ifa_magic == IFA_CONTAINER_MAGIC in _IFAFREE");
        int count = mem.load4(ifac, IFA_REFCNT) - 1;
        mem.store4(ifac, IFA_REFCNT, count);
        if (count > 0) {
            k.ledger.dropped(ifa.address(), count);
            return;
        }
        mem.store4(ifac, IFA_MAGIC, IFA_CONTAINER_DEAD);
        long mask = container(ifa, k.ncpus());
        int living = mem.load4(mask, 0) & ~(1 << cpu);
        mem.store4(mask, 0, living);
        if (living == 0) {
            k.ledger.freed(ifa.address());
            k.if_c.KFREE_AT(containers(ifa), k.M_IFADDR);
            k.if_c.KFREE(ifa, k.M_IFADDR);
        } else {
            k.ledger.dropped(ifa.address(), 0);
        }
    }

    /** ifa_destroy: every processor's own reference goes. */
    @Override
    public void unlisted(Ifaddr ifa) {
        for (int cpu = 0; cpu < k.ncpus(); cpu++) {
            drop(ifa, cpu);
        }
    }

    @Override
    public int count(long ifa) {
        long containers = mem.isMapped(ifa + Ifaddr.IFA_REFCNT.offset(), 4)
                ? mem.peek(ifa + Ifaddr.IFA_REFCNT.offset(), 4) & 0xffff_ffffL
                : 0;
        int count = 0;
        for (int cpu = 0; cpu < k.ncpus() && mem.isMapped(containers + (long) SIZE * cpu, SIZE); cpu++) {
            long ifac = containers + (long) SIZE * cpu;
            count += (int) mem.peek(ifac, 4) == IFA_CONTAINER_MAGIC ? (int) mem.peek(ifac + IFA_REFCNT, 4) : 0;
        }
        return count;
    }

    @Override
    public int ofLists(boolean listed) {
        return listed ? k.ncpus() : 0;
    }
}
