package org.deadc0de.sim.mem;

import java.nio.charset.StandardCharsets;

/** The Java strings of the short C strings read last: names of interfaces are read far more often than they change. */
final class ShortStrings {
    private static final int SIZE = 256;
    private static final long ONES = 0x0101010101010101L;

    private final long[] lows = new long[SIZE];
    private final long[] highs = new long[SIZE];
    private final String[] strings = new String[SIZE];

    /**
     * The string at an offset of a page.
     *
     * @param limit most bytes to be read
     * @return null when it has 16 bytes or more, reaches the limit, or lies at the end of the page
     */
    String at(long[] page, int offset, int limit) {
        if (offset + 24 > Memory.PAGE_SIZE) {
            return null;
        }
        long low = eight(page, offset);
        long high = 0;
        int length = length(low);
        if (length == 8) {
            high = eight(page, offset + 8);
            int more = length(high);
            if (more == 8) {
                return null;
            }
            length += more;
            high &= (1L << 8 * more) - 1;
        } else {
            low &= (1L << 8 * length) - 1;
        }
        return length >= limit ? null : string(low, high, length);
    }

    private static long eight(long[] page, int offset) {
        int i = offset >>> 3;
        int shift = (offset & 7) << 3;
        return shift == 0 ? page[i] : page[i] >>> shift | page[i + 1] << 64 - shift;
    }

    /** How many bytes come before the first zero byte; 8 when there is none. */
    private static int length(long bytes) {
        return Long.numberOfTrailingZeros(bytes - ONES & ~bytes & ONES << 7) >>> 3;
    }

    private String string(long low, long high, int length) {
        int slot = (int) ((low * 0x9e3779b97f4a7c15L ^ high * 0xd6e8feb86659fd93L) >>> 56);
        if (strings[slot] == null || lows[slot] != low || highs[slot] != high) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) ((i < 8 ? low : high) >>> 8 * (i & 7));
            }
            lows[slot] = low;
            highs[slot] = high;
            strings[slot] = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return strings[slot];
    }
}
