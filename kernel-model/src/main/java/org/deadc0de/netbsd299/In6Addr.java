package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Memory;

/**
 * An IPv6 address as a value, in host byte order.
 *
 * @param high its first eight bytes
 * @param low its last eight bytes
 */
record In6Addr(long high, long low) {
    static final In6Addr ANY = new In6Addr(0, 0);
    static final In6Addr LOOPBACK = new In6Addr(0, 1);

    static In6Addr load(Memory memory, long address) {
        return new In6Addr(
                Long.reverseBytes(loadHalf(memory, address)), Long.reverseBytes(loadHalf(memory, address + 8)));
    }

    private static long loadHalf(Memory memory, long address) {
        return memory.load4(address, 0) & 0xffff_ffffL | (long) memory.load4(address, 4) << 32;
    }

    void store(Memory memory, long address) {
        storeHalf(memory, address, Long.reverseBytes(high));
        storeHalf(memory, address + 8, Long.reverseBytes(low));
    }

    private static void storeHalf(Memory memory, long address, long half) {
        memory.store4(address, 0, (int) half);
        memory.store4(address, 4, (int) (half >>> 32));
    }

    static In6Addr of(byte[] bytes) {
        return new In6Addr(half(bytes, 0), half(bytes, 8));
    }

    private static long half(byte[] bytes, int at) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }

    byte[] bytes() {
        byte[] bytes = new byte[16];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (high >>> 56 - 8 * i);
            bytes[8 + i] = (byte) (low >>> 56 - 8 * i);
        }
        return bytes;
    }

    boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    boolean isMulticast() {
        return high >>> 56 == 0xff;
    }

    boolean isLinkLocal() {
        return high >>> 54 == 0xfe80 >>> 6;
    }

    /** A multicast address of interface-local or link-local scope. */
    boolean isMulticastLinkLocal() {
        return isMulticast() && (high >>> 48 & 0xf) <= 2;
    }

    /** Whether the address means nothing without knowing the link. */
    boolean hasScope() {
        return isLinkLocal() || isMulticastLinkLocal();
    }

    /** The interface index embedded in its second 16-bit word. */
    int embeddedScope() {
        return (int) (high >>> 32) & 0xffff;
    }

    /** The same address with an interface index embedded, as the kernel keeps scoped addresses. */
    In6Addr withScope(int index) {
        return hasScope() ? new In6Addr(high & ~(0xffffL << 32) | (index & 0xffffL) << 32, low) : this;
    }

    /** The first bits of it, the rest zero. */
    In6Addr masked(int prefixLength) {
        long h = prefixLength >= 64 ? high : prefixLength == 0 ? 0 : high & -1L << 64 - prefixLength;
        long l = prefixLength <= 64 ? 0 : prefixLength == 128 ? low : low & -1L << 128 - prefixLength;
        return new In6Addr(h, l);
    }

    /** The mask of that many bits. */
    static In6Addr mask(int prefixLength) {
        return new In6Addr(-1, -1).masked(prefixLength);
    }
}
