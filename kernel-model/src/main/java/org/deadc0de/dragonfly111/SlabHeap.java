package org.deadc0de.dragonfly111;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.deadc0de.sim.mem.HeapView;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;

/**
 * What debuggers and invariants know of the zones of the slab allocator. One word for each chunk lies in a shadow that no kernel code
 * reads: live or freed, for which struct, by whom.
 */
final class SlabHeap implements HeapView {
    static final int ZONE_SIZE = 0x20000;
    static final long BASE = 0xc7b00000L;
    private static final long END = 0xcfb00000L;
    private static final long SHADOW = 0x10000000L;
    private static final long LIVE = 1L << 63;

    private final Memory memory;
    private final long next;
    private final List<Object> table = new ArrayList<>();
    private final Map<Object, Integer> numbers = new HashMap<>();

    /**
     * The zones of a kernel.
     *
     * @param next the address of the word that says where the next zone will be
     */
    SlabHeap(Memory memory, long next) {
        this.memory = memory;
        this.next = next;
        number("");
    }

    /** Maps the shadow of a zone of so many chunks. */
    void zone(SlZone z, int chunks) {
        memory.map(shadow(z.address(), 0), (chunks * 8L + Memory.PAGE_SIZE - 1) & -Memory.PAGE_SIZE);
    }

    void allocated(long chunk, StructType<?> type, MallocType kind, String by) {
        SlZone z = zoneOf(chunk);
        memory.note(
                shadow(z.address(), index(z, chunk)),
                LIVE
                        | (long) number(name(kind)) << 48
                        | (long) (type == null ? 0 : number(type)) << 32
                        | (long) number(by) << 16);
    }

    void freed(long chunk, String by) {
        SlZone z = zoneOf(chunk);
        long at = shadow(z.address(), index(z, chunk));
        memory.note(at, memory.peek(at, 8) & ~LIVE & ~0xffffL | number(by));
    }

    private String name(MallocType kind) {
        return memory.peekString(memory.peekPointer(kind.addressOf(MallocType.KS_SHORTDESC)), 64);
    }

    private SlZone zoneOf(long address) {
        return SlZone.TYPE.at(memory, address & -(long) ZONE_SIZE);
    }

    private int index(SlZone z, long address) {
        long base = memory.peekPointer(z.addressOf(SlZone.Z_BASEPTR));
        long size = memory.peek(z.addressOf(SlZone.Z_CHUNKSIZE), 4);
        return address < base || size == 0 ? -1 : (int) ((address - base) / size);
    }

    @Override
    public Chunk chunkAt(long address) {
        if (address < BASE || address >= (memory.peek(next, 4) & 0xffff_ffffL)) {
            return null;
        }
        SlZone z = zoneOf(address);
        int index = index(z, address);
        long max = memory.peek(z.addressOf(SlZone.Z_NMAX), 4);
        if (index < 0 || index >= max) {
            return null;
        }
        long word = memory.peek(shadow(z.address(), index), 8);
        return word == 0 ? null : chunk(z, index, word);
    }

    @Override
    public void forEachChunk(Consumer<Chunk> action) {
        long end = memory.peek(next, 4) & 0xffff_ffffL;
        for (long zone = BASE; zone < end && zone < END; zone += ZONE_SIZE) {
            SlZone z = zoneOf(zone);
            long max = memory.peek(z.addressOf(SlZone.Z_NMAX), 4);
            for (int i = 0; i < max; i++) {
                long word = memory.peek(shadow(zone, i), 8);
                if (word != 0) {
                    action.accept(chunk(z, i, word));
                }
            }
        }
    }

    /** Every live chunk that was handed out for a layout, by rising address. */
    void forEachLive(StructType<?> type, LongConsumer action) {
        long end = memory.peek(next, 4) & 0xffff_ffffL;
        int size = Kern_slaballoc_c.CHUNK_SIZE(type.size());
        long wanted = LIVE | (long) number(type) << 32;
        for (long zone = BASE; zone < end && zone < END; zone += ZONE_SIZE) {
            SlZone z = zoneOf(zone);
            if (memory.peek(z.addressOf(SlZone.Z_CHUNKSIZE), 4) == size) {
                long base = memory.peekPointer(z.addressOf(SlZone.Z_BASEPTR));
                long max = memory.peek(z.addressOf(SlZone.Z_NMAX), 4);
                for (int i = 0; i < max; i++) {
                    if ((memory.peek(shadow(zone, i), 8) & (LIVE | 0xffffL << 32)) == wanted) {
                        action.accept(base + (long) i * size);
                    }
                }
            }
        }
    }

    private Chunk chunk(SlZone z, int index, long word) {
        long base = memory.peekPointer(z.addressOf(SlZone.Z_BASEPTR));
        int size = (int) memory.peek(z.addressOf(SlZone.Z_CHUNKSIZE), 4);
        Object type = table.get((int) (word >>> 32) & 0xffff);
        return new Chunk(
                base + (long) index * size,
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

    private static long shadow(long zone, int index) {
        return SHADOW + (zone - BASE) + 8L * index;
    }
}
