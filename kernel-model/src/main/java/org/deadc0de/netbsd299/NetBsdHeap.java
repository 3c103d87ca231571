package org.deadc0de.netbsd299;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.deadc0de.sim.mem.HeapView;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;

/**
 * What debuggers and invariants know of allocated memory. One word per sixteen bytes of heap lies in a shadow that no kernel code
 * reads: live or freed, for which struct, by whom.
 */
final class NetBsdHeap implements HeapView {
    /** kmem_map: malloc(9) buckets, then pools. */
    static final long KMEM_BASE = 0xc0a00000L;

    static final long POOL_BASE = 0xc1000000L;
    static final long POOL_END = 0xc1800000L;
    private static final long SHADOW = 0x10000000L;
    private static final long LIVE = 1L << 63;

    private final Memory memory;
    private final List<Object> table = new ArrayList<>();
    private final Map<Object, Integer> numbers = new HashMap<>();
    private long mappedTo = KMEM_BASE;
    private long poolsMappedTo = POOL_BASE;

    NetBsdHeap(Memory memory) {
        this.memory = memory;
        number("");
    }

    /** Maps the shadow of a page that an allocator took. */
    void page(long address) {
        memory.map(shadow(address), Memory.PAGE_SIZE / 2);
        if (address < POOL_BASE) {
            mappedTo = Math.max(mappedTo, address + Memory.PAGE_SIZE);
        } else {
            poolsMappedTo = Math.max(poolsMappedTo, address + Memory.PAGE_SIZE);
        }
    }

    void allocated(long address, int size, StructType<?> type, String kind, String by) {
        memory.note(
                shadow(address),
                LIVE
                        | (long) number(kind) << 48
                        | (long) (type == null ? 0 : number(type)) << 32
                        | (long) number(by) << 16);
        int last = size - 1 & ~15;
        if (last != 0 && memory.peek(shadow(address + last), 8) != last) {
            // An item that is handed out again has them already.
            for (int i = 16; i < size; i += 16) {
                memory.note(shadow(address + i), i);
            }
        }
    }

    void freed(long address, String by) {
        long word = memory.peek(shadow(address), 8);
        memory.note(shadow(address), word & ~LIVE & ~0xffffL | number(by));
    }

    @Override
    public Chunk chunkAt(long address) {
        if (address < KMEM_BASE || address >= POOL_END) {
            return null;
        }
        long at = address & ~15L;
        long word = memory.peek(shadow(at), 8);
        if (word == 0) {
            return null;
        }
        if (word > 0 && word < 65536) {
            at -= word;
            word = memory.peek(shadow(at), 8);
        }
        return chunk(at, word);
    }

    @Override
    public void forEachChunk(Consumer<Chunk> action) {
        walk(KMEM_BASE, mappedTo, action);
        walk(POOL_BASE, poolsMappedTo, action);
    }

    private void walk(long from, long to, Consumer<Chunk> action) {
        for (long at = from; at < to; at += 16) {
            long word = memory.peek(shadow(at), 8);
            if (word < 0 || word >= 65536) {
                action.accept(chunk(at, word));
            }
        }
    }

    private Chunk chunk(long at, long word) {
        int size = 16;
        while (size < 65536 && memory.peek(shadow(at + size), 8) == size) {
            size += 16;
        }
        Object type = table.get((int) (word >>> 32) & 0xffff);
        return new Chunk(
                at,
                size,
                word < 0,
                type instanceof StructType<?> struct ? struct : null,
                (String) table.get((int) (word >>> 48) & 0x7fff),
                (String) table.get((int) (word >>> 16) & 0xffff),
                word < 0 ? "" : (String) table.get((int) word & 0xffff));
    }

    private int number(Object each) {
        Integer known = numbers.get(each);
        if (known == null) {
            known = table.size();
            table.add(each);
            numbers.put(each, known);
        }
        return known;
    }

    private static long shadow(long address) {
        return SHADOW + (address - KMEM_BASE) / 2;
    }
}
