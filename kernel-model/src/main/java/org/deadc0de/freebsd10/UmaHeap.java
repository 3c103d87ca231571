package org.deadc0de.freebsd10;

import java.util.function.Consumer;
import org.deadc0de.sim.mem.HeapView;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;

/** What the zone allocator noted of its items. */
final class UmaHeap implements HeapView {
    private final Memory mem;
    private final Uma_core_c uma;

    UmaHeap(Memory mem, Uma_core_c uma) {
        this.mem = mem;
        this.uma = uma;
    }

    @Override
    public Chunk chunkAt(long address) {
        long slab = uma.SLAB(address);
        if (slab == 0) {
            return null;
        }
        int size = (int) mem.peek(slab + Uma_core_c.US_SIZE, 4);
        long data = mem.peek(slab + Uma_core_c.US_DATA, 8);
        return chunk(slab, data, size, (int) ((address - data) / size));
    }

    @Override
    public void forEachChunk(Consumer<Chunk> action) {
        long end = uma.KMEM_END();
        long last = 0;
        for (long page = Uma_core_c.KMEM; page < end; page += Memory.PAGE_SIZE) {
            long slab = uma.SLAB(page);
            if (slab == last) {
                continue;
            }
            last = slab;
            int size = (int) mem.peek(slab + Uma_core_c.US_SIZE, 4);
            long data = mem.peek(slab + Uma_core_c.US_DATA, 8);
            int items = (int) mem.peek(slab + Uma_core_c.US_SIZE + 4, 2);
            for (int i = 0; i < items; i++) {
                Chunk chunk = chunk(slab, data, size, i);
                if (chunk != null) {
                    action.accept(chunk);
                }
            }
        }
    }

    private Chunk chunk(long slab, long data, int size, int index) {
        long history = mem.peek(slab + Uma_core_c.US_ITEMS + index * 8L, 8);
        if ((history & Uma_core_c.STATE) == 0) {
            return null;
        }
        Object kind = uma.NAME(history >>> 2 & 0x3fff);
        String kindName = kind instanceof MallocType mtp
                ? mem.peekString(mem.peekPointer(mtp.addressOf(MallocType.KS_SHORTDESC)), 32)
                : kind instanceof UmaZone zone
                        ? mem.peekString(mem.peekPointer(zone.addressOf(UmaZone.UZ_NAME)), 32)
                        : "";
        return new Chunk(
                data + (long) index * size,
                size,
                (history & Uma_core_c.STATE) == Uma_core_c.LIVE,
                uma.NAME(history >>> 16 & 0xffff) instanceof StructType<?> layout ? layout : null,
                kindName,
                (String) uma.NAME(history >>> 32 & 0xffff),
                history >>> 48 == 0 ? "" : (String) uma.NAME(history >>> 48));
    }
}
