package org.deadc0de.sim.mem;

import java.util.function.Consumer;

/**
 * What an allocator knows of its chunks, for debuggers, invariants and reports. Asking disturbs nothing; kernel functions never
 * ask.
 */
public interface HeapView {
    /**
     * One chunk that an allocator has handed out at least once.
     *
     * @param address where it begins
     * @param size usable bytes
     * @param live handed out and not freed since
     * @param type the layout it was allocated for, or null when that was only so many bytes
     * @param kind the malloc type or zone, as the kernel calls it
     * @param allocatedBy the function that last allocated it
     * @param freedBy the function that last freed it, or the empty string
     */
    record Chunk(
            long address,
            int size,
            boolean live,
            StructType<?> type,
            String kind,
            String allocatedBy,
            String freedBy) {}

    /** The chunk that holds an address, live or freed, or null when the address is in none. */
    Chunk chunkAt(long address);

    /** Every chunk handed out at least once, by rising address. */
    void forEachChunk(Consumer<Chunk> action);
}
