package org.deadc0de.sim.mem;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.deadc0de.sim.crash.Fault;

/**
 * The memory of one simulated machine: bytes at addresses, little-endian, in pages that are mapped or not.
 *
 * <p>{@code load} and {@code store} are what the simulated processor does: they fault, and whoever watches is told. {@code peek}
 * and {@code poke} are a debugger's view of the same bytes: never a fault to the kernel, nobody told. Every change, by either
 * way, can be journalled and undone.
 */
public final class Memory {
    /** Bytes in a page. */
    public static final int PAGE_SIZE = 4096;

    /** How wide pointers are and which addresses exist. */
    public enum Abi {
        I386(4),
        AMD64(8);

        private final int pointerBytes;

        Abi(int pointerBytes) {
            this.pointerBytes = pointerBytes;
        }

        /** Bytes in a pointer. */
        public int pointerBytes() {
            return pointerBytes;
        }
    }

    /** Is told of every access of the simulated processor before it happens. */
    public interface Watcher {
        /**
         * The processor is about to access {@code length} bytes at {@code address}.
         *
         * @param write whether it will store
         */
        void access(long address, int length, boolean write);
    }

    private static final int PAGE_SHIFT = 12;
    private static final int PAGE_MASK = PAGE_SIZE - 1;

    /**
     * What of the address of so many bytes has to be its page's address, for them to be found at hand: all but the bits that say where
     * in the page they are. Those that must be 0 because the bytes are aligned are asked for by the same comparison.
     */
    private static final long ALIGNED8 = ~0xff8L;

    private static final long ALIGNED4 = ~0xffcL;
    private static final long ALIGNED2 = ~0xffeL;
    private static final long ANY = ~0xfffL;

    /** Where in the array of a page its address is: behind its words. */
    static final int TAG = PAGE_SIZE / 8;

    private static final int WORD_MASK = PAGE_SIZE / 8 - 1;

    /** How many pages can be at hand, less one: bits of a page's number. */
    private static final int SLOTS = (1 << 13) - 1;

    /** Bytes from which on it is cheaper to keep the page before a fill than each of its words. */
    private static final int LONG_FILL = 256;

    private static final long[] NO_PAGE = noPage();
    private static final long[][] NOWHERE = nothingAtHand();

    private final Abi abi;
    private final boolean wide;
    private final long addressMask;

    /** Pages by their number, hashed, that can be read, and those that can be written: what a processor calls its TLB. */
    private final long[][] readPages = nothingAtHand();

    private final long[][] writePages = nothingAtHand();

    /** The same while nobody is told of what is read; else nothing is found there, and the long way round tells them. */
    private long[][] loads;

    /** The same while nobody is told of what is written and no change is kept; else nothing. */
    private long[][] stores;

    private final PageTable pages = new PageTable();
    private final UniformPages uniform = new UniformPages();
    private final ShortStrings shortStrings = new ShortStrings();
    private final Journal journal = new Journal(this);
    private Watcher watcher;
    private AccessLog log;
    private boolean hashing;
    private boolean watchedStores;
    private long mappings;
    private long hashLow;
    private long hashHigh;

    /** An empty memory: nothing is mapped. */
    public Memory(Abi abi) {
        this.abi = abi;
        wide = abi == Abi.AMD64;
        addressMask = wide ? -1L : 0xffff_ffffL;
        stateChanged();
    }

    public Abi abi() {
        return abi;
    }

    /** The journal of changes, off until its first mark. */
    public Journal journal() {
        return journal;
    }

    /** Sets who is told of every processor access; null for nobody. */
    public void watch(Watcher newWatcher) {
        watcher = newWatcher;
        stateChanged();
    }

    /** Sets what collects everything read and written from now on, by either way; null for nothing. */
    public void log(AccessLog newLog) {
        log = newLog;
        stateChanged();
    }

    /** Who is told of every processor access, or null. */
    public Watcher watcher() {
        return watcher;
    }

    // ---- mapping -------------------------------------------------------------------------------------------------

    /** Maps zero-filled writable pages over the given range; pages mapped already keep their contents. */
    public void map(long address, long length) {
        long last = (address + length - 1 & addressMask) >>> PAGE_SHIFT;
        for (long page = (address & addressMask) >>> PAGE_SHIFT; Long.compareUnsigned(page, last) <= 0; page++) {
            if (pages.add(page, uniform.zero())) {
                mappings += mix(page, 1, 0);
                if (journal.isOn()) {
                    long added = page;
                    journal.onUndo(() -> unmap(added));
                }
            }
        }
    }

    /** The size of all pages that are mapped, in bytes. */
    public long mappedBytes() {
        return (long) pages.size() * PAGE_SIZE;
    }

    /** Makes every page of the range read-only for the processor. */
    public void protect(long address, long length) {
        long last = (address + length - 1 & addressMask) >>> PAGE_SHIFT;
        for (long page = (address & addressMask) >>> PAGE_SHIFT; Long.compareUnsigned(page, last) <= 0; page++) {
            if (journal.isOn() && pages.find(page) != null && !pages.isProtected(page)) {
                long changed = page;
                journal.onUndo(() -> pages.unprotect(changed));
            }
            pages.protect(page);
            writePages[slot(page)] = NO_PAGE;
        }
    }

    /** Whether all bytes of the range are mapped. */
    public boolean isMapped(long address, int length) {
        long[] page = readPages[(int) (address >>> PAGE_SHIFT) & SLOTS];
        return page[TAG] == (address & ANY) && (address & PAGE_MASK) + length <= PAGE_SIZE
                || areMapped(address, length);
    }

    private boolean areMapped(long address, int length) {
        long first = address & addressMask;
        if (wide && !isCanonical(first)) {
            return false;
        }
        for (long page = first >>> PAGE_SHIFT; page <= first + length - 1 >>> PAGE_SHIFT; page++) {
            if (pages.find(page) == null) {
                return false;
            }
        }
        return true;
    }

    /** A hash of which pages are mapped. */
    public long mappings() {
        return mappings;
    }

    private void unmap(long page) {
        pages.remove(page);
        mappings -= mix(page, 1, 0);
        forget(page);
    }

    private void forget(long page) {
        int slot = slot(page);
        readPages[slot] = NO_PAGE;
        writePages[slot] = NO_PAGE;
    }

    private static int slot(long number) {
        return (int) number & SLOTS;
    }

    private static long[][] nothingAtHand() {
        long[][] lookAside = new long[SLOTS + 1][];
        Arrays.fill(lookAside, NO_PAGE);
        return lookAside;
    }

    private static long[] noPage() {
        long[] page = new long[TAG + 1];
        page[TAG] = -1; // no page's address
        return page;
    }

    private static boolean isCanonical(long address) {
        return address << 16 >> 16 == address;
    }

    // ---- the processor's loads and stores ------------------------------------------------------------------------

    /** Eight bytes at {@code base + offset}. */
    public long load8(long base, int offset) {
        long a = base + offset;
        long[][] lookAside = loads;
        long[] page = lookAside[(int) (a >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (a & ALIGNED8)) {
            return page[(int) a >>> 3 & WORD_MASK];
        }
        return loadSeen(a, 8, base, offset);
    }

    /** Four bytes at {@code base + offset}, as a signed int. */
    public int load4(long base, int offset) {
        long a = base + offset;
        long[][] lookAside = loads;
        long[] page = lookAside[(int) (a >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (a & ALIGNED4)) {
            return (int) (page[(int) a >>> 3 & WORD_MASK] >>> ((a & 4) << 3));
        }
        return (int) loadSeen(a, 4, base, offset);
    }

    /** Two bytes at {@code base + offset}, as an unsigned short. */
    public int load2(long base, int offset) {
        long a = base + offset;
        long[][] lookAside = loads;
        long[] page = lookAside[(int) (a >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (a & ALIGNED2)) {
            return (int) (page[(int) a >>> 3 & WORD_MASK] >>> ((a & 7) << 3)) & 0xffff;
        }
        return (int) loadSeen(a, 2, base, offset);
    }

    /** The byte at {@code base + offset}, unsigned. */
    public int load1(long base, int offset) {
        long a = base + offset;
        long[][] lookAside = loads;
        long[] page = lookAside[(int) (a >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (a & ANY)) {
            return (int) (page[(int) a >>> 3 & WORD_MASK] >>> ((a & 7) << 3)) & 0xff;
        }
        return (int) loadSeen(a, 1, base, offset);
    }

    /** A load that somebody is told of, or from a page not at hand. */
    private long loadSeen(long sum, int width, long base, int offset) {
        long a = sum & addressMask;
        if (watcher != null) {
            watcher.access(a, width, false);
        }
        long[] page = pageToRead(a, base, offset, width);
        long value = (a & width - 1) == 0
                ? page[index(a)] >>> ((a & 7) << 3) & -1L >>> 64 - 8 * width
                : unaligned(a, width, base, offset);
        return log == null ? value : log.read(a, width, width == 4 ? (int) value : value);
    }

    /** The pointer at {@code base + offset}. */
    public long loadPointer(long base, int offset) {
        return wide ? load8(base, offset) : load4(base, offset) & 0xffff_ffffL;
    }

    /** Stores eight bytes at {@code base + offset}. */
    public void store8(long base, int offset, long value) {
        long a = base + offset;
        long[][] lookAside = stores;
        long[] page = lookAside[(int) (a >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (a & ALIGNED8)) {
            page[(int) a >>> 3 & WORD_MASK] = value;
        } else {
            storeSeen(a, 8, value, base, offset);
        }
    }

    /** Stores four bytes at {@code base + offset}. */
    public void store4(long base, int offset, int value) {
        long a = base + offset;
        long[][] lookAside = stores;
        long[] page = lookAside[(int) (a >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (a & ALIGNED4)) {
            int i = (int) a >>> 3 & WORD_MASK;
            int shift = (int) (a & 4) << 3;
            page[i] = page[i] & ~(0xffff_ffffL << shift) | (value & 0xffff_ffffL) << shift;
        } else {
            storeSeen(a, 4, value, base, offset);
        }
    }

    /** Stores the two low bytes of {@code value} at {@code base + offset}. */
    public void store2(long base, int offset, int value) {
        long a = base + offset;
        long[][] lookAside = stores;
        long[] page = lookAside[(int) (a >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (a & ALIGNED2)) {
            int i = (int) a >>> 3 & WORD_MASK;
            int shift = (int) (a & 7) << 3;
            page[i] = page[i] & ~(0xffffL << shift) | (value & 0xffffL) << shift;
        } else {
            storeSeen(a, 2, value, base, offset);
        }
    }

    /** Stores the low byte of {@code value} at {@code base + offset}. */
    public void store1(long base, int offset, int value) {
        long a = base + offset;
        long[][] lookAside = stores;
        long[] page = lookAside[(int) (a >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (a & ANY)) {
            int i = (int) a >>> 3 & WORD_MASK;
            int shift = (int) (a & 7) << 3;
            page[i] = page[i] & ~(0xffL << shift) | (value & 0xffL) << shift;
        } else {
            storeSeen(a, 1, value, base, offset);
        }
    }

    /** A store that somebody is told of or that is to be undone one day, or to a page not at hand. */
    private void storeSeen(long sum, int width, long value, long base, int offset) {
        long a = sum & addressMask;
        if (watcher != null) {
            watcher.access(a, width, true);
        }
        long[] page = pageToWrite(a, base, offset, width);
        if (log != null && !log.wrote(a, width)) {
            return;
        }
        if ((a & width - 1) == 0) {
            putPart(page, a, width, value);
        } else {
            unalignedStore(a, width, value, base, offset);
        }
    }

    /**
     * Stores {@code value} in the eight bytes at {@code base + offset} if they hold {@code expected}, as one locked instruction:
     * an access to write, whether it stores or not.
     *
     * @return whether it stored
     */
    public boolean compareAndStore8(long base, int offset, long expected, long value) {
        long a = base + offset;
        long[][] lookAside = stores;
        long[] page = lookAside[(int) (a >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (a & ALIGNED8)) {
            int i = (int) a >>> 3 & WORD_MASK;
            if (page[i] != expected) {
                return false;
            }
            page[i] = value;
            return true;
        }
        return compareAndStoreSeen(a, base, offset, expected, value);
    }

    private boolean compareAndStoreSeen(long sum, long base, int offset, long expected, long value) {
        long a = sum & addressMask;
        if (watcher != null) {
            watcher.access(a, 8, true);
        }
        long[] page = pageToWrite(a, base, offset, 8);
        if ((a & 7) != 0) {
            throw new IllegalArgumentException("a locked access at 0x" + Long.toHexString(a) + " is not aligned");
        }
        boolean equal = page[index(a)] == expected;
        if (log != null) {
            equal = log.read(a, 8, equal ? 1 : 0) != 0;
            if (!log.wrote(a, 8)) {
                return equal;
            }
        }
        if (equal) {
            put(page, a, value);
        }
        return equal;
    }

    /**
     * {@link #compareAndStore8} where that goes without telling anybody.
     *
     * @return whether it stored; if not, nothing has happened, and nothing is known of the bytes
     */
    public boolean storedAtHand8(long base, int offset, long expected, long value) {
        long a = base + offset;
        long[][] lookAside = stores;
        long[] page = lookAside[(int) (a >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (a & ALIGNED8)) {
            int i = (int) a >>> 3 & WORD_MASK;
            if (page[i] == expected) {
                page[i] = value;
                return true;
            }
        }
        return false;
    }

    /**
     * {@link #testAndAdd8} where that goes without telling anybody.
     *
     * @return whether it added; if not, nothing has happened, and nothing is known of the bytes
     */
    public boolean addedAtHand8(long base, int offset, long mask, long expected, long addend) {
        long a = base + offset;
        long[][] lookAside = stores;
        long[] page = lookAside[(int) (a >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (a & ALIGNED8)) {
            int i = (int) a >>> 3 & WORD_MASK;
            if ((page[i] & mask) == expected) {
                page[i] += addend;
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the eight bytes at {@code base + offset} are {@code expected} as far as {@code mask} goes. The code learns no more than
     * that of them, so it does not depend on who else stores there as long as the answer stays the same: for questions whose answer
     * others cannot change, such as whether a lock is the caller's own, or not without storing elsewhere as well.
     */
    public boolean loadTest8(long base, int offset, long mask, long expected) {
        long a = base + offset;
        long[][] lookAside = loads;
        long[] page = lookAside[(int) (a >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (a & ALIGNED8)) {
            return (page[(int) a >>> 3 & WORD_MASK] & mask) == expected;
        }
        return loadTestSeen(a, base, offset, mask, expected);
    }

    private boolean loadTestSeen(long sum, long base, int offset, long mask, long expected) {
        long a = sum & addressMask;
        if (watcher != null) {
            watcher.access(a, 8, false);
        }
        long[] page = pageToRead(a, base, offset, 8);
        long value = (a & 7) == 0 ? page[index(a)] : unaligned(a, 8, base, offset);
        boolean equal = (value & mask) == expected;
        return log == null ? equal : log.observe(equal ? 1 : 0) != 0;
    }

    /**
     * Adds to the eight bytes at {@code base + offset} if they are {@code expected} as far as {@code mask} goes, as one locked
     * instruction after which the code knows no more than whether it did: an access to write.
     *
     * @return whether it added
     */
    public boolean testAndAdd8(long base, int offset, long mask, long expected, long addend) {
        long a = base + offset;
        long[][] lookAside = stores;
        long[] page = lookAside[(int) (a >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (a & ALIGNED8)) {
            int i = (int) a >>> 3 & WORD_MASK;
            if ((page[i] & mask) != expected) {
                return false;
            }
            page[i] += addend;
            return true;
        }
        return testAndAddSeen(a, base, offset, mask, expected, addend);
    }

    private boolean testAndAddSeen(long sum, long base, int offset, long mask, long expected, long addend) {
        long a = sum & addressMask;
        if (watcher != null) {
            watcher.access(a, 8, true);
        }
        pageToRead(a, base, offset, 8); // it looks before it stores
        long[] page = pageToWrite(a, base, offset, 8);
        if ((a & 7) != 0) {
            throw new IllegalArgumentException("a locked access at 0x" + Long.toHexString(a) + " is not aligned");
        }
        long value = page[index(a)];
        boolean equal = (value & mask) == expected;
        if (log != null) {
            equal = log.read(a, 8, equal ? 1 : 0) != 0;
            if (!log.wrote(a, 8)) {
                return equal;
            }
        }
        if (equal) {
            put(page, a, value + addend);
        }
        return equal;
    }

    /** Stores a pointer at {@code base + offset}. */
    public void storePointer(long base, int offset, long value) {
        if (wide) {
            store8(base, offset, value);
        } else {
            store4(base, offset, (int) value);
        }
    }

    /** Fills {@code length} bytes (a multiple of 4) from {@code address} (a multiple of 4) with a 32-bit pattern: one access. */
    public void fill(long address, int length, int pattern) {
        if (((address | length) & 7) == 0 && length < PAGE_SIZE) {
            long[] page = pageAtHand(address, length);
            if (page != null) {
                int i = wordInPage(address);
                Arrays.fill(page, i, i + (length >>> 3), pattern & 0xffff_ffffL | (long) pattern << 32);
                return;
            }
        }
        fillSeen(address, length, pattern);
    }

    private void fillSeen(long address, int length, int pattern) {
        if (length == 0) {
            return;
        }
        long a = address & addressMask;
        if (watcher != null) {
            watcher.access(a, length, true);
        }
        if (log != null && !log.wrote(a, length)) {
            return;
        }
        long both = pattern & 0xffff_ffffL | (long) pattern << 32;
        long end = a + length;
        while (a < end || Long.compareUnsigned(a, end) < 0) {
            if ((a & PAGE_MASK) == 0 && end - a >= PAGE_SIZE && fillPage(a, both)) {
                a += PAGE_SIZE;
                continue;
            }
            long[] page = pageToWrite(a, address, a - address, 8);
            if (journal.isOn() && !hashing && (a & 7) == 0 && end - a >= LONG_FILL) {
                int i = index(a);
                int n = (int) Math.min(end - a >>> 3, TAG - i);
                Arrays.fill(keptPage(a, page), i, i + n, both);
                a += 8L * n;
            } else if ((a & 7) != 0 || end - a < 8) {
                putPart(page, a, 4, pattern);
                a += 4;
            } else if (!watchedStores) {
                int i = index(a);
                int n = (int) Math.min(end - a >>> 3, TAG - i);
                Arrays.fill(page, i, i + n, both);
                a += 8L * n;
            } else {
                put(page, a, both);
                a += 8;
            }
        }
    }

    /** Has the journal keep a page as it is; an array to change in its place. */
    private long[] keptPage(long a, long[] page) {
        long number = a >>> PAGE_SHIFT;
        long[] copy = uniform.copy(page);
        pages.replace(number, copy);
        forget(number);
        journal.page(a & -PAGE_SIZE, page);
        return copy;
    }

    /** Fills a whole page by putting one in its place that is full of the pattern already; false when that cannot be. */
    private boolean fillPage(long a, long pattern) {
        long number = a >>> PAGE_SHIFT;
        long[] page = pages.find(number);
        long[] full = uniform.of(pattern);
        if (page == null || full == null || pages.isProtected(number)) {
            return false;
        }
        if (page != full) {
            if (hashing) {
                return false;
            }
            pages.replace(number, full);
            forget(number);
            if (journal.isOn()) {
                journal.page(a, page);
            } else {
                uniform.spare(page);
            }
        }
        return true;
    }

    /**
     * Looks for the first 32-bit word of a range (both multiples of 8) that differs from a pattern: one access.
     *
     * @return bytes from {@code address} to that word, or -1 when there is none
     */
    public int mismatch(long address, int length, int pattern) {
        long a = address & addressMask;
        if (watcher != null && length != 0) {
            watcher.access(a, length, false);
        }
        int found = -1;
        long both = pattern & 0xffff_ffffL | (long) pattern << 32;
        long[] full = uniform.of(both);
        for (int done = 0; done < length && found < 0; ) {
            long[] page = pageToRead(a + done, address, done, 8);
            int i = index(a + done);
            int end = Math.min(TAG, i + (length - done >>> 3));
            int equal = end - i;
            if (full == null) {
                equal = 0;
                while (i + equal < end && page[i + equal] == both) {
                    equal++;
                }
            } else if (page != full) {
                int different = Arrays.mismatch(page, i, end, full, i, end);
                equal = different < 0 ? equal : different;
            }
            done += 8 * equal;
            if (i + equal < end) {
                found = (int) page[i + equal] != pattern ? done : done + 4;
            }
        }
        return log == null ? found : (int) log.read(a, length, found);
    }

    /** The bytes at an address as the processor copies them out. */
    public byte[] loadBytes(long base, int offset, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) load1(base, offset + i);
        }
        return bytes;
    }

    /** Stores bytes one after the other. */
    public void storeBytes(long base, int offset, byte[] bytes) {
        long[] page = pageAtHand(base + offset, bytes.length);
        if (page != null) {
            for (int i = 0; i < bytes.length; i++) {
                putByte(page, (int) base + offset + i, bytes[i]);
            }
            return;
        }
        for (int i = 0; i < bytes.length; i++) {
            store1(base, offset + i, bytes[i]);
        }
    }

    /** The string at an address, up to its NUL byte or {@code limit} bytes, as printf(9) reads it. */
    public String loadString(long base, int offset, int limit) {
        String known = shortString(loads, base + offset, limit);
        if (known != null) {
            return known;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < limit; i++) {
            int c = load1(base, offset + i);
            if (c == 0) {
                break;
            }
            text.append((char) c);
        }
        return text.toString();
    }

    /** A string of a few bytes in a page at hand, or null. */
    private String shortString(long[][] lookAside, long a, int limit) {
        long[] page = lookAside[slot(a >>> PAGE_SHIFT)];
        return page[TAG] == (a & ANY) ? shortStrings.at(page, (int) a & PAGE_MASK, limit) : null;
    }

    /** Does what strlcpy(3) does: at most {@code size - 1} bytes and a NUL. */
    public void storeString(long base, int offset, int size, String text) {
        int n = Math.min(text.length(), size - 1);
        long[] page = pageAtHand(base + offset, n + 1);
        if (page != null && isLatin1(text, n)) {
            for (int i = 0; i < n; i++) {
                putByte(page, (int) base + offset + i, text.charAt(i));
            }
            putByte(page, (int) base + offset + n, 0);
            return;
        }
        for (int i = 0; i < n; i++) {
            char c = text.charAt(i);
            if (c > 0xff) {
                byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
                storeString(base, offset, size, new String(bytes, StandardCharsets.ISO_8859_1));
                return;
            }
            store1(base, offset + i, c);
        }
        store1(base, offset + n, 0);
    }

    private static boolean isLatin1(String text, int length) {
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) > 0xff) {
                return false;
            }
        }
        return true;
    }

    private static int byteAt(long[] page, int a) {
        return (int) (page[a >>> 3 & WORD_MASK] >>> ((a & 7) << 3)) & 0xff;
    }

    private static void putByte(long[] page, int a, int value) {
        int i = a >>> 3 & WORD_MASK;
        int shift = (a & 7) << 3;
        page[i] = page[i] & ~(0xffL << shift) | (value & 0xffL) << shift;
    }

    /** Whether the string at an address equals {@code text} in its first {@code limit} bytes, read as strncmp(3) reads. */
    public boolean stringEquals(long base, int offset, int limit, String text) {
        int n = Math.min(limit, text.length());
        long a = base + offset;
        long[][] lookAside = loads;
        long[] page = lookAside[(int) (a >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (a & ANY) && (a & PAGE_MASK) + n < PAGE_SIZE) {
            int i = 0;
            while (i < n && byteAt(page, (int) a + i) == (text.charAt(i) & 0xff)) {
                i++;
            }
            return i == n && (n == limit || byteAt(page, (int) a + n) == 0);
        }
        for (int i = 0; i < n; i++) {
            if (load1(base, offset + i) != (text.charAt(i) & 0xff)) {
                return false;
            }
        }
        return n == limit || load1(base, offset + n) == 0;
    }

    // ---- the debugger's view -------------------------------------------------------------------------------------

    /** Up to eight bytes, zero-extended; bytes that are not mapped read as zero, so ask {@link #isMapped} first. */
    public long peek(long address, int width) {
        long[][] lookAside = loads;
        long[] page = lookAside[(int) (address >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (address & (ANY | width - 1))) {
            long word = page[(int) address >>> 3 & WORD_MASK];
            return width == 8 ? word : word >>> ((address & 7) << 3) & -1L >>> 64 - 8 * width;
        }
        return peekSeen(address & addressMask, width, true);
    }

    /** The same without telling the log: for what decides nothing, or is told to the log in a better way. */
    public long peekUnseen(long address, int width) {
        long[][] lookAside = loads;
        long[] page = lookAside[(int) (address >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (address & (ANY | width - 1))) {
            long word = page[(int) address >>> 3 & WORD_MASK];
            return width == 8 ? word : word >>> ((address & 7) << 3) & -1L >>> 64 - 8 * width;
        }
        return peekSeen(address & addressMask, width, false);
    }

    private long peekSeen(long a, int width, boolean decides) {
        long value = look(a, width);
        return log == null || !decides && !log.seesAll() ? value : log.read(a, width, value);
    }

    private long look(long first, int width) {
        long value = 0;
        if ((first & 7) + width <= 8) {
            long[] page = pageToPeek(first);
            if (page != null) {
                value = page[index(first)] >>> ((first & 7) << 3) & -1L >>> 64 - 8 * width;
            }
            return value;
        }
        for (int i = width - 1; i >= 0; i--) {
            long a = first + i & addressMask;
            long[] page = pageToPeek(a);
            long b = page == null ? 0 : page[index(a)] >>> ((a & 7) << 3) & 0xff;
            value = value << 8 | b;
        }
        return value;
    }

    /** The aligned word at an address, 0 where nothing is mapped, without telling anybody. */
    public long wordAt(long wordAddress) {
        long[] page = pageToPeek(wordAddress);
        return page == null ? 0 : page[index(wordAddress)];
    }

    private long[] pageToPeek(long a) {
        long number = a >>> PAGE_SHIFT;
        int slot = slot(number);
        long[] page = readPages[slot];
        if (page[TAG] == (a & ANY)) {
            return page;
        }
        page = pages.find(number);
        if (page != null && page[TAG] == (a & ANY)) {
            readPages[slot] = page;
        }
        return page;
    }

    /** The pointer at an address, without a fault. */
    public long peekPointer(long address) {
        return peek(address, abi.pointerBytes());
    }

    /** The string at an address, without a fault. */
    public String peekString(long address, int limit) {
        String known = log == null ? shortString(readPages, address, limit) : null;
        if (known != null) {
            return known;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < limit; i++) {
            long c = peek(address + i, 1);
            if (c == 0) {
                break;
            }
            text.append((char) c);
        }
        return text.toString();
    }

    /** Changes up to eight mapped bytes without telling the watcher; the journal and the hash see it. */
    public void poke(long address, int width, long value) {
        long[][] lookAside = stores;
        long[] page = lookAside[(int) (address >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (address & (ANY | width - 1))) {
            int i = (int) address >>> 3 & WORD_MASK;
            if (width == 8) {
                page[i] = value;
                return;
            }
            int shift = (int) (address & 7) << 3;
            long bits = -1L >>> 64 - 8 * width << shift;
            page[i] = page[i] & ~bits | value << shift & bits;
        } else {
            pokeSeen(address & addressMask, width, value);
        }
    }

    private void pokeSeen(long first, int width, long value) {
        if (log != null && !log.wrote(first, width)) {
            return;
        }
        if ((first & 7) + width <= 8) {
            putPart(pageToPoke(first), first, width, value);
            return;
        }
        for (int i = 0; i < width; i++) {
            long a = first + i & addressMask;
            putPart(pageToPoke(a), a, 1, value >>> 8 * i);
        }
    }

    /** A page to change past all protection. */
    private long[] pageToPoke(long a) {
        long number = a >>> PAGE_SHIFT;
        long[] page = writePages[slot(number)];
        return page[TAG] == (a & ANY) ? page : findToPoke(number);
    }

    private long[] findToPoke(long number) {
        long[] page = pages.find(number);
        if (page == null) {
            throw new IllegalArgumentException("poke: page 0x" + Long.toHexString(number) + " is not mapped");
        }
        if (page[TAG] != number << PAGE_SHIFT) {
            page = ownPage(number, page);
        }
        if (!pages.isProtected(number)) {
            writePages[slot(number)] = page;
        }
        return page;
    }

    /**
     * Changes one aligned word of bookkeeping that no kernel code reads (allocation sites and the like): journalled, but not part
     * of the state hash. A word is either noted or stored, never both, or hashes of equal memories differ.
     */
    public void note(long address, long value) {
        long[][] lookAside = stores;
        long[] page = lookAside[(int) (address >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (address & ANY)) {
            page[(int) address >>> 3 & WORD_MASK] = value;
        } else {
            noteSeen(address & addressMask, value);
        }
    }

    /** Adds to a word of bookkeeping, such as a counter: {@link #note} of the sum. */
    public void noteMore(long address, long more) {
        long[][] lookAside = stores;
        long[] page = lookAside[(int) (address >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (address & ANY)) {
            page[(int) address >>> 3 & WORD_MASK] += more;
        } else {
            noteSeen(address & addressMask, peekUnseen(address, 8) + more);
        }
    }

    /** Adds to four aligned bytes: {@link #poke} of the sum of {@link #peek}. */
    public void pokeMore4(long address, int more) {
        long[][] lookAside = stores;
        long[] page = lookAside[(int) (address >>> PAGE_SHIFT) & SLOTS];
        if (page[TAG] == (address & ALIGNED4)) {
            int i = (int) address >>> 3 & WORD_MASK;
            int shift = (int) (address & 4) << 3;
            page[i] = page[i] & ~(0xffff_ffffL << shift) | ((page[i] >>> shift) + more & 0xffff_ffffL) << shift;
        } else {
            poke(address, 4, peek(address, 4) + more);
        }
    }

    /**
     * The page of so many bytes, as the array that holds it, for an allocator that looks at several words of its own bookkeeping and
     * changes them. It is given only while nobody is told what is read or written and no change is kept: looking and changing then are
     * what {@link #peek}, {@link #poke} and {@link #note} do. It is good until something else is done with this memory.
     *
     * @return null when it is not at hand or the bytes lie in two pages; then each word has to be asked for
     */
    public long[] pageAtHand(long address, int length) {
        long[][] lookAside = stores;
        long[] page = lookAside[(int) (address >>> PAGE_SHIFT) & SLOTS];
        return page[TAG] == (address & ANY) && (address & PAGE_MASK) + length <= PAGE_SIZE ? page : null;
    }

    /** {@link #pageAtHand} of one aligned word. */
    public long[] pageAtHand8(long address) {
        long[][] lookAside = stores;
        long[] page = lookAside[(int) (address >>> PAGE_SHIFT) & SLOTS];
        return page[TAG] == (address & ALIGNED8) ? page : null;
    }

    /** Where in the array of its page the word of an address is. */
    public static int wordInPage(long address) {
        return (int) address >>> 3 & WORD_MASK;
    }

    private void noteSeen(long a, long value) {
        if (log != null && log.isPlaying()) {
            return;
        }
        long[] page = pageToPoke(a);
        int index = index(a);
        if (journal.isOn()) {
            journal.word(a & ~7L, page[index], false);
        }
        page[index] = value;
    }

    /**
     * Writes constant data, such as strings, once and for all: it is part of the kernel's image, so the hash knows nothing of it.
     */
    public void etch(long address, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            long a = address + i & addressMask;
            long[] page = pageToPoke(a);
            int index = index(a);
            int shift = (int) (a & 7) << 3;
            if (journal.isOn()) {
                journal.word(a & ~7L, page[index], false);
            }
            page[index] = page[index] & ~(0xffL << shift) | (bytes[i] & 0xffL) << shift;
        }
    }

    // ---- hashing -------------------------------------------------------------------------------------------------

    /** Starts keeping a hash of all words stored from now on; two memories with equal words from equal starts hash equally. */
    public void startHashing() {
        hashing = true;
        hashLow = 0;
        hashHigh = 0;
        stateChanged();
    }

    /** Whether to keep it; it begins anew where it was not kept, and stays as it is where it was. */
    public void hash(boolean on) {
        if (on && !hashing) {
            startHashing();
        } else if (!on && hashing) {
            hashing = false;
            stateChanged();
        }
    }

    /** The low 64 bits of the hash. */
    public long hashLow() {
        return hashLow;
    }

    /** The high 64 bits of the hash. */
    public long hashHigh() {
        return hashHigh;
    }

    /** What the whole words of a stretch contribute to {@link #hashLow} as they are now: subtracting it leaves them out. */
    public long hashedLow(long address, int length) {
        return hashed(address, length, 0x243f6a8885a308d3L);
    }

    /** The same for {@link #hashHigh}. */
    public long hashedHigh(long address, int length) {
        return hashed(address, length, 0x13198a2e03707344L);
    }

    private long hashed(long address, int length, long salt) {
        long sum = 0;
        for (long word = address + 7 & ~7L; word + 8 <= address + length; word += 8) {
            sum += mix(word, peekUnseen(word, 8), salt);
        }
        return sum;
    }

    private static long mix(long address, long value, long salt) {
        long h = (address ^ salt) * 0x9e3779b97f4a7c15L ^ value;
        h = (h ^ h >>> 32) * 0xd6e8feb86659fd93L;
        h = (h ^ h >>> 32) * 0xd6e8feb86659fd93L;
        return h ^ h >>> 32;
    }

    private void rehash(long wordAddress, long old, long value) {
        hashLow += mix(wordAddress, value, 0x243f6a8885a308d3L) - mix(wordAddress, old, 0x243f6a8885a308d3L);
        hashHigh += mix(wordAddress, value, 0x13198a2e03707344L) - mix(wordAddress, old, 0x13198a2e03707344L);
    }

    // ---- inside --------------------------------------------------------------------------------------------------

    void stateChanged() {
        watchedStores = hashing || journal.isOn();
        boolean told = watcher != null || log != null;
        loads = told ? NOWHERE : readPages;
        stores = told || watchedStores ? NOWHERE : writePages;
    }

    /** Puts a word back; used by the journal. */
    void restore(long wordAddress, long old, boolean hashed) {
        long[] page = pageToPoke(wordAddress);
        int index = index(wordAddress);
        if (hashing && hashed) {
            rehash(wordAddress, page[index], old);
        }
        page[index] = old;
    }

    /** Puts a page back; used by the journal. */
    void restorePage(long pageAddress, long[] old) {
        long number = pageAddress >>> PAGE_SHIFT;
        uniform.spare(pages.find(number));
        pages.replace(number, old);
        forget(number);
    }

    /** Where in a page's array the word of an address is. */
    static int index(long a) {
        return (int) a >>> 3 & WORD_MASK;
    }

    private void put(long[] page, long a, long word) {
        int index = index(a);
        if (watchedStores) {
            long old = page[index];
            if (old == word) {
                return;
            }
            if (journal.isOn()) {
                journal.word(a & ~7L, old, true);
            }
            if (hashing) {
                rehash(a & ~7L, old, word);
            }
        }
        page[index] = word;
    }

    /** Puts so many bytes that lie within one word. */
    private void putPart(long[] page, long a, int width, long value) {
        int shift = (int) (a & 7) << 3;
        long bits = -1L >>> 64 - 8 * width << shift;
        put(page, a, page[index(a)] & ~bits | value << shift & bits);
    }

    private long[] pageToRead(long a, long base, long offset, int width) {
        long number = a >>> PAGE_SHIFT;
        long[] page = readPages[slot(number)];
        return page[TAG] == (a & ANY) ? page : findToRead(number, a, base, offset, width);
    }

    private long[] findToRead(long number, long a, long base, long offset, int width) {
        long[] page = pages.find(number);
        if (page == null || wide && !isCanonical(a)) {
            throw fault(a, Fault.Access.READ, base, offset, width);
        }
        if (page[TAG] == number << PAGE_SHIFT) {
            readPages[slot(number)] = page;
        }
        return page;
    }

    private long[] pageToWrite(long a, long base, long offset, int width) {
        long number = a >>> PAGE_SHIFT;
        long[] page = writePages[slot(number)];
        return page[TAG] == (a & ANY) ? page : findToWrite(number, a, base, offset, width);
    }

    private long[] findToWrite(long number, long a, long base, long offset, int width) {
        long[] page = pages.find(number);
        if (page == null || wide && !isCanonical(a)) {
            throw fault(a, Fault.Access.WRITE, base, offset, width);
        }
        if (pages.isProtected(number)) {
            throw fault(Fault.Kind.PROTECTION, Fault.Access.WRITE, a, base, offset, width);
        }
        if (page[TAG] != number << PAGE_SHIFT) {
            page = ownPage(number, page);
        }
        writePages[slot(number)] = page;
        return page;
    }

    /** Gives a page that shares its contents with others an array of its own. */
    private long[] ownPage(long number, long[] shared) {
        long[] page = uniform.copy(shared);
        page[TAG] = number << PAGE_SHIFT;
        pages.replace(number, page);
        return page;
    }

    private Fault fault(long a, Fault.Access access, long base, long offset, int width) {
        Fault.Kind kind = wide && !isCanonical(a) ? Fault.Kind.NON_CANONICAL : Fault.Kind.PAGE_NOT_PRESENT;
        return fault(kind, access, a, base, offset, width);
    }

    private Fault fault(Fault.Kind kind, Fault.Access access, long a, long base, long offset, int width) {
        return wide
                ? new Fault(kind, access, base, offset, width)
                : new Fault(kind, access, a, base & addressMask, (int) (a - base), width);
    }

    private long unaligned(long a, int width, long base, long offset) {
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            long at = a + i & addressMask;
            long[] page = pageToRead(at, base, offset, width);
            value = value << 8 | page[index(at)] >>> ((at & 7) << 3) & 0xff;
        }
        return value;
    }

    private void unalignedStore(long a, int width, long value, long base, long offset) {
        for (int i = 0; i < width; i++) {
            long at = a + i & addressMask;
            long[] page = pageToWrite(at, base, offset, width);
            putPart(page, at, 1, value >>> 8 * i);
        }
    }
}
