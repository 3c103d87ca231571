package org.deadc0de.explore;

/** Mixing of 64-bit words. */
final class Hash {
    private Hash() {}

    /** One word from two, in an order that matters. */
    static long mix(long a, long b) {
        long h = (a ^ b * 0x9e3779b97f4a7c15L) * 0xd6e8feb86659fd93L + 0x243f6a8885a308d3L;
        h = (h ^ h >>> 32) * 0xd6e8feb86659fd93L;
        return h ^ h >>> 29;
    }

    /** A second, unrelated one. */
    static long mix2(long a, long b) {
        long h = (a + 0x13198a2e03707345L) * 0xff51afd7ed558ccdL ^ b;
        h = (h ^ h >>> 31) * 0xc4ceb9fe1a85ec53L;
        return h ^ h >>> 33;
    }
}
