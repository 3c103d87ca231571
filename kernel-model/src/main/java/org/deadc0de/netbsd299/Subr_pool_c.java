package org.deadc0de.netbsd299;

import java.util.HashMap;
import java.util.Map;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;

/** pool(9): items of one size, last freed first reused; no option poisons them. */
@KernelSource("sys/kern/subr_pool.c")
class Subr_pool_c extends KernelFile {
    private final Map<String, Pool> pools = new HashMap<>();
    private final long pool_next;

    Subr_pool_c(NetBsd299 k) {
        super(k);
        pool_next = k.machine().data().define("pool_allocator_kmem", 4);
        mem.store4(pool_next, 0, (int) NetBsdHeap.POOL_BASE);
        INIT(InMulti.TYPE, "inmltpl");
        INIT(Inpcb.TYPE, "inpcbpl");
        INIT(In6pcb.TYPE, "in6pcbpl");
        INIT(RouterInfo.TYPE, "igmppl");
        INIT(Mbuf.TYPE, "mbpl");
        INIT(Socket.TYPE, "sockpl");
    }

    private void INIT(StructType<?> type, String wchan) {
        Pool pool = k.machine().data().defineStruct(type.name() + "_pool", Pool.TYPE);
        pool.pr_size(type.size() + 15 & ~15);
        pool.pr_wchan(k.machine().data().string(wchan));
        pools.put(type.name(), pool);
    }

    /** An item of that struct's pool; it keeps what its last user left in it. */
    long TAKE(StructType<?> type) {
        String by = k.machine().sched().currentStack().topFunction();
        long item = pool_get(pools.get(type.name()));
        k.heap().allocated(item, type.size() + 15 & ~15, type, type.name(), by);
        return item;
    }

    void GIVE(long item, StructType<?> type) {
        String by = k.machine().sched().currentStack().topFunction();
        k.heap().freed(item, by);
        pool_put(pools.get(type.name()), item);
    }

    /** What free mbufs still hold: m_get() and who fills them write it anew. Their links count. */
    void FREE_MBUFS(Kernel.Stretch stretches) {
        int size = pools.get(Mbuf.TYPE.name()).pr_size();
        long item = mem.peekPointer(pools.get(Mbuf.TYPE.name()).addressOf(Pool.PR_FREE));
        while (item != 0) {
            stretches.at(item + mem.abi().pointerBytes(), size - mem.abi().pointerBytes());
            item = mem.peekPointer(item);
        }
    }

    private long pool_get(Pool pp) {
        if (pp.pr_free() == 0) {
            long page = mem.load4(pool_next, 0) & 0xffff_ffffL;
            if (page >= NetBsdHeap.POOL_END) {
                throw panic("pool_get: out of space in kmem_map");
            }
            mem.store4(pool_next, 0, (int) (page + Memory.PAGE_SIZE));
            mem.map(page, Memory.PAGE_SIZE);
            k.heap().page(page);
            int size = pp.pr_size();
            for (int i = Memory.PAGE_SIZE / size - 1; i >= 0; i--) {
                mem.storePointer(page + (long) i * size, 0, pp.pr_free());
                pp.pr_free(page + (long) i * size);
            }
            pp.pr_npages(pp.pr_npages() + 1);
        }
        long item = pp.pr_free();
        pp.pr_free(mem.loadPointer(item, 0));
        pp.pr_nget(pp.pr_nget() + 1);
        pp.pr_nout(pp.pr_nout() + 1);
        return item;
    }

    private void pool_put(Pool pp, long item) {
        mem.storePointer(item, 0, pp.pr_free());
        pp.pr_free(item);
        pp.pr_nout(pp.pr_nout() - 1);
    }
}
