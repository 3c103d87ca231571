package org.deadc0de.darwin9;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.deadc0de.sim.crash.KernelStack;
import org.deadc0de.sim.crash.Panic;
import org.deadc0de.sim.mem.DataSegment;
import org.deadc0de.sim.mem.HeapView;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;

/**
 * kalloc: zones of elements in powers of two, each with a list of free elements that is kept in the elements themselves, last freed
 * first given. Nothing is filled on free, so a stale pointer sees the old contents but for the first word.
 *
 * <p>Whoever gets an element learns where it is, and nothing of how many others there are: what only moves from one word to another is
 * read unseen.
 *
 * <p>With the option {@code reuse=never} nothing that was freed is given again, and each kernel stack has pages of its own: where an
 * element lies depends on what its thread did, not on the others. Searches have far fewer states then, and do not see what a stale
 * pointer into an element of somebody else's would do.
 *
 * <p>Everything the allocator decides by lies in simulated memory. What debuggers want to know of each element (for which layout,
 * by whom) is kept beside it in shadow words that no kernel code reads.
 */
final class Zones implements HeapView {
    static final long HEAP = 0x02a0_0000L;
    static final long HEAP_END = 0x0800_0000L;

    /** Up to 512 kilobytes; what is larger than a page comes from kernel_map in truth. */
    private static final int ZONES = 16;

    /** From here on the pages of threads, with {@code reuse=never}. */
    private static final long OWN = 0x0400_0000L;

    private static final int OWN_PAGES = 128;
    private static final int OWNERS = (int) ((HEAP_END - OWN) / (OWN_PAGES * Memory.PAGE_SIZE));

    /** What is kept of an owner: pages taken, then for each zone the next element, its last one and how many are in use. */
    private static final int OWNER_SIZE = 4 + 12 * ZONES;

    private static final long SHADOW = 0xe000_0000L;
    private static final long PAGE_ZONES = 0xe800_0000L;
    private static final int SMALLEST = 16;

    private static final int FREE_ELEMENTS = 0;
    private static final int COUNT = 4;
    private static final int ZONE_SIZE = 16;
    private static final int RECENT = 512;
    private static final long USED = 1;
    private static final long LIVE = 2;

    private final Memory memory;
    private final long zones;
    private final long nextPage;
    private final long owners;
    private final List<StructType<?>> types = new ArrayList<>();
    private final Map<StructType<?>, Integer> typeNumbers = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> wordNumbers = new LinkedHashMap<>();
    private final StructType<?>[] recentTypes = new StructType<?>[RECENT];
    private final int[] recentTypeNumbers = new int[RECENT];
    private final String[] recentWords = new String[RECENT];
    private final int[] recentNumbers = new int[RECENT];

    /**
     * Lays out the zones, with nothing in them.
     *
     * @param reuses whether what was freed is given again
     */
    Zones(Memory memory, DataSegment data, boolean reuses) {
        this.memory = memory;
        owners = reuses ? 0 : data.define("zone_owners", OWNERS * OWNER_SIZE);
        zones = data.define("zone_array", ZONES * ZONE_SIZE);
        nextPage = data.define("zone_map_next", 4);
        memory.poke(nextPage, 4, HEAP);
        types.add(null);
        word("");
    }

    /** Whether elements come from pages of their threads' own. */
    boolean hasOwners() {
        return owners != 0;
    }

    /** kalloc: gives an element of at least {@code size} bytes, its contents as they are. */
    long kalloc(int size, StructType<?> type, String kind, KernelStack by) {
        int number = zoneFor(size);
        return handOut(common(number), type, kind, by);
    }

    /** The same for the thread that has a kernel stack, counted from 0, where threads have pages of their own. */
    long kallocOwn(int owner, int size, StructType<?> type, String kind, KernelStack by) {
        int number = zoneFor(size);
        long element = owner < OWNERS ? own(owner, number) : 0;
        return handOut(element != 0 ? element : common(number), type, kind, by);
    }

    private long handOut(long element, StructType<?> type, String kind, KernelStack by) {
        memory.note(shadow(element), USED | LIVE | (long) typeNumber(type) << 8 | (long) word(kind) << 32);
        memory.note(shadow(element) + 8, word(by.topFunction()));
        return element;
    }

    /** The next element of a thread's own; 0 when its pages are used up. */
    private long own(int owner, int number) {
        long mine = owners + (long) owner * OWNER_SIZE;
        long zone = mine + 4 + 12L * number;
        int size = SMALLEST << number;
        long element = memory.peek(zone, 4);
        if (element == 0 || element == memory.peek(zone + 4, 4)) {
            int length = Math.max(size, Memory.PAGE_SIZE);
            long page = memory.peek(mine, 4);
            if (page + length / Memory.PAGE_SIZE > OWN_PAGES) {
                return 0;
            }
            memory.poke(mine, 4, page + length / Memory.PAGE_SIZE);
            element = OWN + (owner * (long) OWN_PAGES + page) * Memory.PAGE_SIZE;
            take(number, element, length);
            memory.poke(zone + 4, 4, element + length);
        }
        memory.poke(zone, 4, element + size);
        memory.poke(zone + 8, 4, memory.peek(zone + 8, 4) + 1);
        return element;
    }

    private long common(int number) {
        long zone = zones + (long) number * ZONE_SIZE;
        long element = memory.peek(zone + FREE_ELEMENTS, 4);
        if (element == 0) {
            cram(number, zone);
            element = memory.peek(zone + FREE_ELEMENTS, 4);
        }
        memory.poke(zone + FREE_ELEMENTS, 4, memory.peekUnseen(element, 4));
        memory.poke(zone + COUNT, 4, memory.peekUnseen(zone + COUNT, 4) + 1);
        return element;
    }

    /**
     * kfree: the element becomes the next one given of its size. A size that no allocation has is that of an element that is free already,
     * whose first word names the next free one: nothing is done then.
     */
    void kfree(long element, int size, KernelStack by) {
        if (size < 0 || size > SMALLEST << ZONES - 1) {
            return;
        }
        if (owners == 0) {
            long zone = zones + (long) zoneFor(size) * ZONE_SIZE;
            memory.poke(element, 4, memory.peekUnseen(zone + FREE_ELEMENTS, 4));
            memory.poke(zone + FREE_ELEMENTS, 4, element);
            memory.poke(zone + COUNT, 4, memory.peekUnseen(zone + COUNT, 4) - 1);
        }
        memory.note(shadow(element), memory.peekUnseen(shadow(element), 8) & ~LIVE);
        memory.note(
                shadow(element) + 8,
                memory.peekUnseen(shadow(element) + 8, 8) & 0xffff_ffffL | (long) word(by.topFunction()) << 32);
    }

    /** How many elements of a size are handed out; what was freed and cannot be given again is handed out for ever. */
    int inUse(int size) {
        int number = zoneFor(size);
        int count = (int) memory.peek(zones + (long) number * ZONE_SIZE + COUNT, 4);
        for (int owner = 0; owners != 0 && owner < OWNERS; owner++) {
            count += (int) memory.peek(owners + (long) owner * OWNER_SIZE + 4 + 12L * number + 8, 4);
        }
        return count;
    }

    /** How many kilobytes of pages belong to the zone of a size. */
    int kilobytes(int size) {
        int zone = zoneFor(size);
        long pages = pages(zone, HEAP, memory.peek(nextPage, 4));
        for (int owner = 0; owners != 0 && owner < OWNERS; owner++) {
            long start = OWN + (long) owner * OWN_PAGES * Memory.PAGE_SIZE;
            long taken = memory.peek(owners + (long) owner * OWNER_SIZE, 4);
            pages += pages(zone, start, start + taken * Memory.PAGE_SIZE);
        }
        return (int) (pages * Memory.PAGE_SIZE / 1024);
    }

    private long pages(int zone, long start, long end) {
        long pages = 0;
        for (long page = start; page < end; page += Memory.PAGE_SIZE) {
            pages += memory.peek(pageZone(page), 1) - 1 == zone ? 1 : 0;
        }
        return pages;
    }

    private static int zoneFor(int size) {
        int number = size <= SMALLEST ? 0 : 28 - Integer.numberOfLeadingZeros(size - 1);
        if (number >= ZONES) {
            throw new IllegalArgumentException("kalloc of " + size + " bytes");
        }
        return number;
    }

    /** Cuts fresh pages into elements; the last one becomes the first given, as zcram leaves them. */
    private void cram(int number, long zone) {
        int size = SMALLEST << number;
        int length = Math.max(size, Memory.PAGE_SIZE);
        long start = memory.peek(nextPage, 4);
        if (start + length > (owners == 0 ? HEAP_END : OWN)) {
            throw new Panic("zalloc: zone \"kalloc." + size + "\" empty.");
        }
        take(number, start, length);
        memory.poke(nextPage, 4, start + length);
        long free = memory.peek(zone + FREE_ELEMENTS, 4);
        for (long element = start; element < start + length; element += size) {
            memory.poke(element, 4, free);
            free = element;
        }
        memory.poke(zone + FREE_ELEMENTS, 4, free);
    }

    private void take(int number, long start, int length) {
        memory.map(start, length);
        memory.map(shadow(start), length);
        for (long page = start; page < start + length; page += Memory.PAGE_SIZE) {
            memory.map(pageZone(page), 1);
            memory.poke(pageZone(page), 1, number + 1);
        }
    }

    private static long shadow(long address) {
        return SHADOW + (address - HEAP & -SMALLEST);
    }

    private static long pageZone(long address) {
        return PAGE_ZONES + (address - HEAP) / Memory.PAGE_SIZE;
    }

    private int typeNumber(StructType<?> type) {
        if (type == null) {
            return 0;
        }
        int slot = type.size() >>> 2 & RECENT - 1;
        if (recentTypes[slot] == type) {
            return recentTypeNumbers[slot];
        }
        Integer number = typeNumbers.get(type);
        if (number == null) {
            number = types.size();
            types.add(type);
            typeNumbers.put(type, number);
        }
        recentTypes[slot] = type;
        recentTypeNumbers[slot] = number;
        return number;
    }

    /** The number of a word; the few that are asked for again and again are found by their place. */
    private int word(String text) {
        int length = text.length();
        int slot = length == 0 ? 0 : length * 37 + text.charAt(length - 1) * 5 + text.charAt(length >> 1) & RECENT - 1;
        if (text.equals(recentWords[slot])) {
            return recentNumbers[slot];
        }
        recentWords[slot] = text;
        recentNumbers[slot] = numberOf(text);
        return recentNumbers[slot];
    }

    private int numberOf(String text) {
        Integer number = wordNumbers.get(text);
        if (number == null) {
            number = words.size();
            words.add(text);
            wordNumbers.put(text, number);
        }
        return number;
    }

    @Override
    public Chunk chunkAt(long address) {
        if (address < HEAP || address >= HEAP_END) {
            return null;
        }
        int zone = (int) memory.peek(pageZone(address), 1) - 1;
        if (zone < 0) {
            return null;
        }
        return chunk(address - (address - HEAP) % (SMALLEST << zone), SMALLEST << zone);
    }

    @Override
    public void forEachChunk(Consumer<Chunk> action) {
        forEachChunk(HEAP, memory.peek(nextPage, 4), action);
        for (int owner = 0; owners != 0 && owner < OWNERS; owner++) {
            long start = OWN + (long) owner * OWN_PAGES * Memory.PAGE_SIZE;
            forEachChunk(start, start + memory.peek(owners + (long) owner * OWNER_SIZE, 4) * Memory.PAGE_SIZE, action);
        }
    }

    private void forEachChunk(long start, long end, Consumer<Chunk> action) {
        long page = start;
        while (page < end) {
            int size = SMALLEST << (int) memory.peek(pageZone(page), 1) - 1;
            int length = Math.max(size, Memory.PAGE_SIZE);
            for (long element = page; element < page + length; element += size) {
                Chunk chunk = chunk(element, size);
                if (chunk != null) {
                    action.accept(chunk);
                }
            }
            page += length;
        }
    }

    /** The element as its user sees it: without the size word that _MALLOC puts before the object. */
    private Chunk chunk(long element, int size) {
        long what = memory.peek(shadow(element), 8);
        if ((what & USED) == 0) {
            return null;
        }
        long who = memory.peek(shadow(element) + 8, 8);
        return new Chunk(
                element + Darwin9.MALLOC_HEADER,
                size - Darwin9.MALLOC_HEADER,
                (what & LIVE) != 0,
                types.get((int) (what >>> 8 & 0xff_ffff)),
                words.get((int) (what >>> 32)),
                words.get((int) (who & 0xffff_ffffL)),
                words.get((int) (who >>> 32)));
    }
}
