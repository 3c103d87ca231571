package org.deadc0de.kernel;

import java.util.List;

/**
 * What the kernel's allocator knows of one type of memory: a copy.
 *
 * @param type its short name
 * @param inUse live allocations
 * @param bytes memory in use
 * @param requests allocations since boot
 * @param sizes the sizes of the zones it allocated from, rising
 */
public record MallocStat(String type, long inUse, long bytes, long requests, List<Integer> sizes) {
    public MallocStat {
        sizes = List.copyOf(sizes);
    }
}
