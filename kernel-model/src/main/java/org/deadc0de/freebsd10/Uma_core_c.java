package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deadc0de.sim.crash.KernelFunctions;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;
import org.deadc0de.sim.sched.Kind;

/**
 * The zone allocator, with the caches of one processor.
 *
 * <p>Each zone has two stacks of items: free pushes on the free bucket, allocation pops from the alloc bucket; when the alloc
 * bucket is empty the two change places, and when both are empty a full bucket of the zone or a fresh one follows. So memory is
 * usually not handed out again at once, and the item freed last comes first when it is.
 *
 * <p>Buckets are debugger accesses ({@code peek}, {@code poke}): the real ones belong to one processor and are nobody's race.
 */
@KernelSource("sys/vm/uma_core.c")
final class Uma_core_c extends KernelFile {
    private static final int PAGE = Memory.PAGE_SIZE;
    private static final int BUCKET_MAX = 128;
    private static final int MAX_WASTE = PAGE / 10;
    private static final int SLAB_HEADER = 40;

    /** Where the kernel map's pages for the allocator begin. */
    static final long KMEM = 0xfffffe0003d50000L;

    /** Where buckets lie. */
    private static final long BUCKETS = 0xfffffe0000800000L;

    /** Bookkeeping nobody but this file reads: for each page of the kernel map, its slab. */
    private static final long PAGE_NOTES = 0xffffff8000000000L - (1L << 38);

    /** Bookkeeping: for each slab its zone, its first page, its items' histories. */
    private static final long SLAB_NOTES = PAGE_NOTES + (1L << 36);

    private static final int UZ_ALLOCS = UmaZone.UZ_ALLOCS.offset();
    private static final int UZ_FREES = UmaZone.UZ_FREES.offset();
    private static final int UZ_FULL_BUCKET = UmaZone.UZ_FULL_BUCKET.offset();
    private static final int UC_ALLOCBUCKET = UmaZone.UC_ALLOCBUCKET.offset();
    private static final int UC_FREEBUCKET = UmaZone.UC_FREEBUCKET.offset();

    private static final int UB_NEXT = 0;
    private static final int UB_CNT = 8;
    private static final int UB_ITEMS = 16;
    private static final int BUCKET_SIZE = UB_ITEMS + BUCKET_MAX * 8;

    static final int US_ZONE = 0;
    static final int US_DATA = 8;
    static final int US_SIZE = 16;
    static final int US_ITEMS = 24;

    /** The word at US_SIZE: bytes of an item, from bit 32 the number of items, from bit 48 the number of the zone. */
    private static final int ZONE_SHIFT = 48;

    /** The word of a page: its slab's distance from SLAB_NOTES, from bit 36 the zone, from bit 48 which page of the slab it is. */
    private static final long PAGE_SLAB = (1L << 36) - 1;

    private static final int PAGE_ZONE_SHIFT = 36;
    private static final int PAGE_ZONE = 0xfff;
    private static final int PAGE_NUMBER_SHIFT = 48;
    private static final int MAX_ZONES = 512;

    static final long STATE = 3;
    static final long LIVE = 1;
    static final long FREED = 2;

    /** Bits of a history from here on: who freed it last. */
    private static final int LAST_FREED_SHIFT = 48;

    private static final long LAST_FREED = 0xffffL << LAST_FREED_SHIFT;

    /** Layouts whose numbers are at hand; a power of two. */
    private static final int RECENT = 256;

    /** Allocations of up to so many whole pages are handed out again. */
    private static final int MAX_REUSED_PAGES = 256;

    /** Items in each alloc bucket once the machine is up. */
    private static final int ITEMS_AFTER_BOOT = 8;

    private enum Reuse {
        UMA,
        LIFO,
        NEVER
    }

    private final long uma_zones;
    private final long kmem_next;
    private final long slab_next;
    private final long bucket_next;
    private final long bucket_free;
    private final long large_free;
    private final Reuse reuse;
    private final List<UmaZone> zones = new ArrayList<>();
    private final UmaZone[] zonesById = new UmaZone[MAX_ZONES];
    private final int[] zoneSizes = new int[MAX_ZONES];
    private final List<Object> names = new ArrayList<>();
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final StructType<?>[] recentLayouts = new StructType<?>[RECENT];
    private final int[] layoutNumbers = new int[RECENT];

    /** The number of each function that has asked, by the number that its frames have; 0 for none yet. */
    private int[] functionNumbers = new int[RECENT];

    /** Who asks: the number of its frame, or one less than minus its number here. */
    private int caller;

    private StructType<?> type;
    private MallocType kind;

    /** The address that is being freed, and the word of its page; 0 when it is not known yet. */
    private long freed;

    private long freedWord;

    Uma_core_c(FreeBsd10 k) {
        super(k);
        uma_zones = k.data.definePointer("uma_zones", UmaZone.TYPE);
        kmem_next = k.data.define("kmem_next", 8);
        slab_next = k.data.define("slab_next", 8);
        bucket_next = k.data.define("bucket_next", 8);
        bucket_free = k.data.define("bucket_free", 8);
        large_free = k.data.define("large_free", (MAX_REUSED_PAGES + 1) * 8);
        reuse = switch (k.machine.option("reuse", "uma")) {
            case "lifo" -> Reuse.LIFO;
            case "never" -> Reuse.NEVER;
            default -> Reuse.UMA;
        };
        mem.poke(kmem_next, 8, KMEM);
        mem.poke(slab_next, 8, SLAB_NOTES + 64);
        mem.poke(bucket_next, 8, BUCKETS);
        NUMBER_OF("");
    }

    // ---- zones ---------------------------------------------------------------------------------------------------

    /** uma_zcreate(9), before the machine is up: zones are static. */
    UmaZone ZCREATE(String name, int size, int flags) {
        UmaZone zone = k.data.defineStruct("zone " + name + "#" + zones.size(), UmaZone.TYPE);
        int rsize = Math.max(size + 7 & ~7, 16);
        zone.uz_name(string(name));
        zone.uz_size(rsize);
        zone.uz_flags(flags);
        zone.uz_id(zones.size());
        int ppera = rsize > PAGE ? (rsize + PAGE - 1) / PAGE : 1;
        int ipers = 1;
        if (ppera == 1) {
            ipers = (PAGE - SLAB_HEADER) / (rsize + 1);
            if (PAGE - ipers * rsize - SLAB_HEADER >= MAX_WASTE && ipers < PAGE / rsize) {
                ipers = PAGE / rsize;
            }
        }
        zone.uk_ipers(ipers);
        zone.uk_ppera(ppera);
        zone.uk_used(ipers);
        zone.uz_count(Math.min(ipers, BUCKET_MAX));
        zone.uz_next(new UmaZone(mem, mem.peekPointer(uma_zones)));
        mem.poke(uma_zones, 8, zone.address());
        zoneSizes[zones.size()] = rsize;
        zonesById[zones.size()] = zone;
        zones.add(zone);
        return zone;
    }

    /** Every zone in the order of creation. */
    List<UmaZone> zones() {
        return zones;
    }

    /** The machine is up: each alloc bucket holds so many fresh items, each free bucket none. */
    void SETTLE() {
        for (UmaZone zone : zones) {
            zone.uz_full_bucket(0);
            zone.uc_freebucket(0);
            long bucket = BUCKET_ALLOC();
            for (int i = 0; i < ITEMS_AFTER_BOOT; i++) {
                PUSH(bucket, SLAB_ALLOC(zone));
            }
            zone.uc_allocbucket(bucket);
        }
    }

    // ---- who asks ------------------------------------------------------------------------------------------------

    /** Notes who asks next, and for what. */
    void CALLER(int function, StructType<?> layout) {
        caller = function;
        type = layout;
        kind = null;
    }

    /** Notes who asks next, where that is no function that runs. */
    void CALLER(String function, StructType<?> layout) {
        CALLER(~NUMBER_OF(function), layout);
    }

    /** Notes the malloc type of what is asked next. */
    void KIND(MallocType mtp) {
        kind = mtp;
    }

    /** The number of who has asked. */
    private int FUNCTION_NUMBER(int function) {
        if (function >= 0 && function < functionNumbers.length) {
            int number = functionNumbers[function];
            if (number != 0) {
                return number;
            }
        }
        return NEW_FUNCTION_NUMBER(function);
    }

    private int NEW_FUNCTION_NUMBER(int function) {
        if (function < 0) {
            return ~function;
        }
        if (function >= functionNumbers.length) {
            functionNumbers = Arrays.copyOf(functionNumbers, Math.max(function + 1, 2 * functionNumbers.length));
        }
        functionNumbers[function] = NUMBER_OF(KernelFunctions.name(function));
        return functionNumbers[function];
    }

    /** The number of a layout, 0 for none. */
    private int LAYOUT_NUMBER(StructType<?> layout) {
        if (layout == null) {
            return 0;
        }
        int slot = layout.name().hashCode() & RECENT - 1;
        if (!layout.equals(recentLayouts[slot])) {
            recentLayouts[slot] = layout;
            layoutNumbers[slot] = NUMBER_OF(layout);
        }
        return layoutNumbers[slot];
    }

    /** The number of a malloc type or, for memory that is not malloc's, of its zone; they lie in the struct. */
    private int KIND_NUMBER(MallocType mtp, UmaZone zone) {
        if (mtp == null) {
            return NUMBER_OF(zone);
        }
        int number = mtp.number();
        if (number == 0) {
            number = (int) mem.peek(mtp.address() + MallocType.MTI_ID.offset(), 4);
        }
        return number != 0 ? number : NUMBER_OF(mtp);
    }

    /** Gives a malloc type its number, before the machine is up. */
    void NUMBER(MallocType mtp) {
        mtp.number(NUMBER_OF(mtp));
        mtp.mti_id(mtp.number());
    }

    private int NUMBER_OF(Object name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    // ---- allocation ----------------------------------------------------------------------------------------------

    /**
     * Takes an item out of a zone. uma_core.c:1970.
     *
     * @return its address; memory of the model is never short
     */
    long uma_zalloc_arg(UmaZone zone, long udata, int flags) {
        int by = caller;
        StructType<?> layout = type;
        MallocType mtp = kind;
        if ((flags & M_WAITOK) != 0) {
            if (WITNESS) {
                k.subr_witness_c.witness_warn(
                        WARN_GIANTOK | WARN_SLEEPOK, k.NO_LOCK, "uma_zalloc_arg: zone \"%s\"", zone.uz_name());
            }
            k.sched.point(Kind.MAY_SLEEP, 0);
        }
        long item = BUCKET_POP(zone);
        int size = zone.uz_size();
        boolean isTrash = INVARIANTS && (zone.uz_flags() & UmaZone.UMA_ZONE_NOTRASH) == 0;
        if (isTrash) {
            if ((zone.uz_flags() & UmaZone.UMA_ZONE_MALLOC) != 0) {
                k.uma_dbg_c.mtrash_ctor(item, size);
            } else {
                k.uma_dbg_c.trash_ctor(item, size);
            }
        }
        long note = NOTE_ADDRESS(item, PAGE_WORD(item));
        long history = LIVE;
        history |= (long) KIND_NUMBER(mtp, zone) << 2;
        history |= (long) LAYOUT_NUMBER(layout) << 16;
        history |= (long) FUNCTION_NUMBER(by) << 32;
        NOTE_ALLOCATED(note, history);
        if ((flags & M_ZERO) != 0) {
            mem.fill(item, size, 0);
        }
        return item;
    }

    /** Puts an item back. uma_core.c:2446. */
    void uma_zfree_arg(UmaZone zone, long item, long udata) {
        int by = caller;
        long note = NOTE_OF_FREED(item);
        long history = INVARIANTS && note != 0 ? mem.peek(note, 8) : 0;
        if (INVARIANTS) {
            if ((history & STATE) != LIVE) {
                long slab = SLAB(item);
                printf("Slab at %p, freei %d = %d.\n", slab, (note - slab - US_ITEMS) / 8, 0);
                panic("Duplicate free of item %p from zone %p(%s)\n", item, zone, zone.uz_name());
            }
            if ((zone.uz_flags() & UmaZone.UMA_ZONE_NOTRASH) == 0) {
                if ((zone.uz_flags() & UmaZone.UMA_ZONE_MALLOC) != 0) {
                    k.uma_dbg_c.mtrash_dtor(item, zone.uz_size());
                } else {
                    k.uma_dbg_c.trash_dtor(item, zone.uz_size());
                }
            }
        }
        int freedBy = FUNCTION_NUMBER(by);
        NOTE_FREED(note, freedBy);
        BUCKET_PUSH(zone, item);
    }

    /** Whole pages. uma_core.c:2958. */
    long uma_large_malloc(long size, int flags) {
        int by = caller;
        StructType<?> layout = type;
        MallocType mtp = kind;
        if ((flags & M_WAITOK) != 0) {
            k.sched.point(Kind.MAY_SLEEP, 0);
        }
        long slab = LARGE_ALLOC((int) (size / PAGE));
        long item = mem.peek(slab + US_DATA, 8);
        mem.note(
                slab + US_ITEMS,
                LIVE
                        | (long) (mtp == null ? 0 : KIND_NUMBER(mtp, null)) << 2
                        | (long) LAYOUT_NUMBER(layout) << 16
                        | (long) FUNCTION_NUMBER(by) << 32);
        mem.fill(item, (int) size, (flags & M_ZERO) != 0 || !INVARIANTS ? 0 : Uma_dbg_c.UMA_JUNK);
        return item;
    }

    /** Whole pages back. They stay mapped here. uma_core.c:2985. */
    void uma_large_free(long item) {
        long note = NOTE_OF_FREED(item);
        NOTE_FREED(note, FUNCTION_NUMBER(caller));
        long slab = SLAB(item);
        int pages = (int) mem.peek(slab + US_SIZE, 4) / PAGE;
        if (pages <= MAX_REUSED_PAGES && reuse != Reuse.NEVER) {
            mem.poke(slab + US_ZONE, 8, mem.peek(large_free + pages * 8L, 8));
            mem.poke(large_free + pages * 8L, 8, slab);
        }
    }

    /** So many pages: those given back last, or new ones. */
    private long LARGE_ALLOC(int pages) {
        long slab = pages <= MAX_REUSED_PAGES ? mem.peek(large_free + pages * 8L, 8) : 0;
        if (slab == 0) {
            return SLAB_NEW(0, pages, pages * PAGE, 1);
        }
        mem.poke(large_free + pages * 8L, 8, mem.peek(slab + US_ZONE, 8));
        mem.poke(slab + US_ZONE, 8, 0);
        return slab;
    }

    /** Bytes of the items in the slab that holds an address to be freed; 0 when none does. */
    long SLAB_ITEM_SIZE(long address) {
        long word = PAGE_WORD(address);
        freed = address;
        freedWord = word;
        if (word == 0) {
            return 0;
        }
        int zone = (int) (word >>> PAGE_ZONE_SHIFT) & PAGE_ZONE;
        return zone == PAGE_ZONE ? mem.peekUnseen(SLAB_NOTES + (word & PAGE_SLAB) + US_SIZE, 4) : zoneSizes[zone];
    }

    /** The zone of the item at an address to be freed. */
    UmaZone SLAB_ZONE(long address) {
        return zonesById[(int) (WORD_OF_FREED(address) >>> PAGE_ZONE_SHIFT) & PAGE_ZONE];
    }

    /** {@link #PAGE_WORD} of an address to be freed, for which it was mostly asked just before. */
    private long WORD_OF_FREED(long address) {
        return freed == address ? freedWord : PAGE_WORD(address);
    }

    private void COUNT(long address) {
        mem.noteMore(address, 1);
    }

    // ---- buckets -------------------------------------------------------------------------------------------------

    /** Takes an item and counts it. */
    private long BUCKET_POP(UmaZone zone) {
        long z = zone.address();
        long[] page = mem.pageAtHand(z, UmaZone.TYPE.size());
        if (page != null) {
            int at = Memory.wordInPage(z);
            long bucket = page[at + UC_ALLOCBUCKET / 8];
            long[] words = mem.pageAtHand8(bucket);
            if (words != null) {
                int ub = Memory.wordInPage(bucket);
                int cnt = (int) words[ub + UB_CNT / 8];
                int last = ub + UB_ITEMS / 8 + cnt - 1;
                if (cnt != 0 && last < PAGE / 8) {
                    words[ub + UB_CNT / 8] = cnt - 1L;
                    page[at + UZ_ALLOCS / 8]++;
                    return words[last];
                }
            }
        }
        COUNT(z + UZ_ALLOCS);
        long alloc = mem.peek(z + UC_ALLOCBUCKET, 8);
        long count = alloc == 0 ? 0 : mem.peek(alloc + UB_CNT, 4);
        if (count == 0) {
            alloc = BUCKET_REFILL(zone, alloc);
            count = mem.peek(alloc + UB_CNT, 4);
        }
        count--;
        mem.poke(alloc + UB_CNT, 4, count);
        return mem.peek(alloc + UB_ITEMS + count * 8, 8);
    }

    private long BUCKET_REFILL(UmaZone zone, long empty) {
        long z = zone.address();
        long free = mem.peek(z + UC_FREEBUCKET, 8);
        if (free != 0 && mem.peek(free + UB_CNT, 4) != 0) {
            mem.poke(z + UC_FREEBUCKET, 8, empty);
            mem.poke(z + UC_ALLOCBUCKET, 8, free);
            return free;
        }
        long full = mem.peek(z + UZ_FULL_BUCKET, 8);
        if (full != 0) {
            mem.poke(z + UZ_FULL_BUCKET, 8, mem.peek(full + UB_NEXT, 8));
            if (empty != 0) {
                BUCKET_FREE(empty);
            }
            mem.poke(z + UC_ALLOCBUCKET, 8, full);
            return full;
        }
        long bucket = empty != 0 ? empty : BUCKET_ALLOC();
        int count = zone.uz_count();
        for (int i = 0; i < count; i++) {
            PUSH(bucket, SLAB_ALLOC(zone));
        }
        if (count < BUCKET_MAX) {
            zone.uz_count(count + 1);
        }
        mem.poke(z + UC_ALLOCBUCKET, 8, bucket);
        return bucket;
    }

    /** Puts an item back and counts it. */
    private void BUCKET_PUSH(UmaZone zone, long item) {
        long z = zone.address();
        long[] page = reuse == Reuse.UMA ? mem.pageAtHand(z, UmaZone.TYPE.size()) : null;
        if (page != null) {
            int at = Memory.wordInPage(z);
            long bucket = page[at + UC_FREEBUCKET / 8];
            long[] words = mem.pageAtHand8(bucket);
            if (words != null) {
                int ub = Memory.wordInPage(bucket);
                int cnt = (int) words[ub + UB_CNT / 8];
                int next = ub + UB_ITEMS / 8 + cnt;
                if (cnt != BUCKET_MAX && next < PAGE / 8) {
                    words[next] = item;
                    words[ub + UB_CNT / 8] = cnt + 1L;
                    page[at + UZ_FREES / 8]++;
                    return;
                }
            }
        }
        COUNT(z + UZ_FREES);
        if (reuse == Reuse.NEVER) {
            return;
        }
        if (reuse == Reuse.LIFO) {
            long alloc = mem.peek(z + UC_ALLOCBUCKET, 8);
            if (alloc != 0 && mem.peek(alloc + UB_CNT, 4) < BUCKET_MAX) {
                PUSH(alloc, item);
                return;
            }
        }
        long free = mem.peek(z + UC_FREEBUCKET, 8);
        long count = free == 0 ? BUCKET_MAX : mem.peek(free + UB_CNT, 4);
        if (count == BUCKET_MAX) {
            free = BUCKET_WITH_ROOM(z, free);
            count = mem.peek(free + UB_CNT, 4);
        }
        mem.poke(free + UB_ITEMS + count * 8, 8, item);
        mem.poke(free + UB_CNT, 4, count + 1);
    }

    /** The next free bucket of a zone: its alloc bucket when that has room, or an empty one. */
    private long BUCKET_WITH_ROOM(long z, long full) {
        long free = 0;
        if (full != 0) {
            long alloc = mem.peek(z + UC_ALLOCBUCKET, 8);
            if (alloc != 0 && mem.peek(alloc + UB_CNT, 4) < BUCKET_MAX) {
                mem.poke(z + UC_ALLOCBUCKET, 8, full);
                free = alloc;
            } else {
                mem.poke(full + UB_NEXT, 8, mem.peek(z + UZ_FULL_BUCKET, 8));
                mem.poke(z + UZ_FULL_BUCKET, 8, full);
            }
        }
        if (free == 0) {
            free = BUCKET_ALLOC();
        }
        mem.poke(z + UC_FREEBUCKET, 8, free);
        return free;
    }

    private void PUSH(long bucket, long item) {
        long count = mem.peek(bucket + UB_CNT, 4);
        mem.poke(bucket + UB_ITEMS + count * 8, 8, item);
        mem.poke(bucket + UB_CNT, 4, count + 1);
    }

    private long BUCKET_ALLOC() {
        long bucket = mem.peek(bucket_free, 8);
        if (bucket != 0) {
            mem.poke(bucket_free, 8, mem.peek(bucket + UB_NEXT, 8));
        } else {
            bucket = mem.peek(bucket_next, 8);
            mem.poke(bucket_next, 8, bucket + BUCKET_SIZE);
            mem.map(bucket, BUCKET_SIZE);
        }
        mem.poke(bucket + UB_NEXT, 8, 0);
        mem.poke(bucket + UB_CNT, 4, 0);
        return bucket;
    }

    private void BUCKET_FREE(long bucket) {
        mem.poke(bucket + UB_NEXT, 8, mem.peek(bucket_free, 8));
        mem.poke(bucket_free, 8, bucket);
    }

    // ---- slabs ---------------------------------------------------------------------------------------------------

    /** The next item of a zone that was never handed out. */
    private long SLAB_ALLOC(UmaZone zone) {
        int size = zone.uz_size();
        int used = zone.uk_used();
        long slab = zone.uk_slab();
        if (used == zone.uk_ipers()) {
            slab = SLAB_NEW(zone.address(), zone.uk_ppera(), size, zone.uk_ipers());
            zone.uk_slab(slab);
            zone.uk_pages(zone.uk_pages() + zone.uk_ppera());
            used = 0;
        }
        zone.uk_used(used + 1);
        long item = mem.peek(slab + US_DATA, 8) + (long) used * size;
        if (INVARIANTS && (zone.uz_flags() & UmaZone.UMA_ZONE_NOTRASH) == 0) {
            if ((zone.uz_flags() & UmaZone.UMA_ZONE_MALLOC) != 0) {
                k.uma_dbg_c.MTRASH_INIT(item, size);
            } else {
                mem.fill(item, size & ~3, Uma_dbg_c.UMA_JUNK);
            }
        }
        return item;
    }

    private long SLAB_NEW(long zone, int pages, int size, int items) {
        long data = mem.peek(kmem_next, 8);
        mem.poke(kmem_next, 8, data + (long) pages * PAGE);
        mem.map(data, (long) pages * PAGE);
        long slab = mem.peek(slab_next, 8);
        int bytes = US_ITEMS + items * 8;
        mem.poke(slab_next, 8, slab + bytes);
        mem.map(slab, bytes);
        mem.note(slab + US_ZONE, zone);
        mem.note(slab + US_DATA, data);
        long id = zone == 0 ? 0 : new UmaZone(mem, zone).uz_id();
        mem.note(slab + US_SIZE, size | (long) items << 32 | id << ZONE_SHIFT);
        for (int i = 0; i < pages; i++) {
            long note = PAGE_NOTES + (data - KMEM >>> 12) * 8 + i * 8L;
            mem.map(note, 8);
            mem.note(
                    note,
                    slab - SLAB_NOTES
                            | (zone == 0 ? PAGE_ZONE : id) << PAGE_ZONE_SHIFT
                            | (long) i << PAGE_NUMBER_SHIFT);
        }
        return slab;
    }

    /** The word of the page that holds an address, or 0. */
    private long PAGE_WORD(long address) {
        long page = address - KMEM >>> 12;
        return page < 0 || page >= 1L << 32 ? 0 : mem.peekUnseen(PAGE_NOTES + page * 8, 8);
    }

    /** The slab that holds an address, or 0. */
    long SLAB(long address) {
        long word = PAGE_WORD(address);
        return word == 0 ? 0 : SLAB_NOTES + (word & PAGE_SLAB);
    }

    /** {@link #NOTE_ADDRESS} of an item to be freed. */
    private long NOTE_OF_FREED(long item) {
        long note = NOTE_ADDRESS(item, WORD_OF_FREED(item));
        freed = 0;
        return note;
    }

    /** Begins a history; who freed the item last stays in it. */
    private void NOTE_ALLOCATED(long note, long history) {
        long[] page = mem.pageAtHand8(note);
        if (page != null) {
            int i = Memory.wordInPage(note);
            page[i] = history | page[i] & LAST_FREED;
        } else {
            mem.note(note, history | mem.peekUnseen(note, 8) & LAST_FREED);
        }
    }

    /** Ends a history. */
    private void NOTE_FREED(long note, int function) {
        long end = FREED | (long) function << LAST_FREED_SHIFT;
        long[] page = mem.pageAtHand8(note);
        if (page != null) {
            int i = Memory.wordInPage(note);
            page[i] = page[i] & ~(LAST_FREED | STATE) | end;
        } else {
            mem.note(note, mem.peek(note, 8) & ~(LAST_FREED | STATE) | end);
        }
    }

    /** Where the history of the item at an address is kept, or 0; the word is that of its page. */
    private long NOTE_ADDRESS(long address, long word) {
        if (word == 0) {
            return 0;
        }
        long items = SLAB_NOTES + (word & PAGE_SLAB) + US_ITEMS;
        int zone = (int) (word >>> PAGE_ZONE_SHIFT) & PAGE_ZONE;
        if (zone == PAGE_ZONE) {
            return items;
        }
        int size = zoneSizes[zone];
        long offset = (address & PAGE - 1) + ((word >>> PAGE_NUMBER_SHIFT) << 12);
        return items + ((size & size - 1) == 0 ? offset >>> Integer.numberOfTrailingZeros(size) : offset / size) * 8;
    }

    // ---- what debuggers ask: UmaHeap ----------------------------------------------------------------------------

    /** Items that lie in a zone's buckets. */
    long CACHED(UmaZone zone) {
        long alloc = mem.peek(zone.address() + UC_ALLOCBUCKET, 8);
        long free = mem.peek(zone.address() + UC_FREEBUCKET, 8);
        long cached = (alloc == 0 ? 0 : mem.peek(alloc + UB_CNT, 4)) + (free == 0 ? 0 : mem.peek(free + UB_CNT, 4));
        for (long full = mem.peek(zone.address() + UZ_FULL_BUCKET, 8); full != 0; full = mem.peek(full + UB_NEXT, 8)) {
            cached += mem.peek(full + UB_CNT, 4);
        }
        return cached;
    }

    /** The end of the pages handed out so far. */
    long KMEM_END() {
        return mem.peek(kmem_next, 8);
    }

    /** What a number in a history stands for: a function, a layout, a malloc type, a zone. */
    Object NAME(long number) {
        return names.get((int) number);
    }
}
