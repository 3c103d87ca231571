package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct pool, sys/sys/pool.h: free items of one kind, last freed first. */
final class Pool extends Struct {
    static final StructType<Pool> TYPE = new StructType<>("pool", 48, Pool::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field PR_FREE = TYPE.pointer("pr_free", 0, null);
    static final Field PR_SIZE = TYPE.integer("pr_size", 4, 4);
    static final Field PR_NOUT = TYPE.integer("pr_nout", 8, 4);
    static final Field PR_NGET = TYPE.integer("pr_nget", 12, 4);
    static final Field PR_NPAGES = TYPE.integer("pr_npages", 16, 4);
    static final Field PR_WCHAN = TYPE.cstring("pr_wchan", 20);
    // spotless:on

    private Pool(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    long pr_free() { return loadAddress(PR_FREE); }
    void pr_free(long value) { storeAddress(PR_FREE, value); }
    int pr_size() { return load(PR_SIZE); }
    void pr_size(int value) { store(PR_SIZE, value); }
    int pr_nout() { return load(PR_NOUT); }
    void pr_nout(int value) { store(PR_NOUT, value); }
    int pr_nget() { return load(PR_NGET); }
    void pr_nget(int value) { store(PR_NGET, value); }
    int pr_npages() { return load(PR_NPAGES); }
    void pr_npages(int value) { store(PR_NPAGES, value); }
    long pr_wchan() { return loadAddress(PR_WCHAN); }
    void pr_wchan(long value) { storeAddress(PR_WCHAN, value); }
    // spotless:on
}
