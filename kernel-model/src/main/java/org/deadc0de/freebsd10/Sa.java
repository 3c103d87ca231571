package org.deadc0de.freebsd10;

import java.util.Arrays;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.sim.mem.Memory;

/**
 * A socket address by value: a local variable of the C source, or what was read through a pointer. Link-local inet6 addresses carry
 * their interface index in the third and fourth byte, as inside the KAME kernel.
 */
final class Sa {
    static final int AF_INET = 2;
    static final int AF_LINK = 18;
    static final int AF_INET6 = 28;

    private static final int SIN_ADDR = 4;
    private static final int SIN6_ADDR = 8;
    private static final byte[] NOTHING = {};

    final int family;
    /** The first eight bytes of an inet6 address. */
    final long hi;
    /** An inet address in host byte order, zero-extended, or the last eight bytes of an inet6 address. */
    final long lo;
    /** The interface index of a link address. */
    final int index;
    /** The interface type of a link address. */
    final int type;
    /** The interface name of a link address. */
    final String name;

    private final byte[] link;

    private Sa(int family, long hi, long lo, int index, int type, String name, byte[] link) {
        this.family = family;
        this.hi = hi;
        this.lo = lo;
        this.index = index;
        this.type = type;
        this.name = name;
        this.link = link;
    }

    static Sa inet(int address) {
        return new Sa(AF_INET, 0, address & 0xffff_ffffL, 0, 0, "", NOTHING);
    }

    static Sa inet6(long hi, long lo) {
        return new Sa(AF_INET6, hi, lo, 0, 0, "", NOTHING);
    }

    static Sa link(int index, int type) {
        return new Sa(AF_LINK, 0, 0, index, type, "", NOTHING);
    }

    /** The address a program gave. */
    static Sa of(Sockaddr address) {
        byte[] bytes = address.address();
        if (address.family() == AF_INET && bytes.length == 4) {
            return inet(address.inet());
        }
        if (address.family() == AF_INET6 && bytes.length == 16) {
            return inet6(word(bytes, 0), word(bytes, 8)).scoped(address.index());
        }
        return new Sa(address.family(), 0, 0, address.index(), 0, address.name(), bytes);
    }

    private static long word(byte[] bytes, int from) {
        long word = 0;
        for (int i = from; i < from + 8; i++) {
            word = word << 8 | bytes[i] & 0xff;
        }
        return word;
    }

    /** in6_setscope: an address of link scope with the index of its interface inside. */
    Sa scoped(int zone) {
        if (family != AF_INET6 || !isLinkLocal6() || zone == 0) {
            return this;
        }
        return inet6(hi & ~0x0000_ffff_0000_0000L | (long) zone << 32, lo);
    }

    /** Whether this is an inet6 address in fe80::/10. */
    boolean isLinkLocal6() {
        return family == AF_INET6 && hi >>> 54 == 0x3fa;
    }

    /** The address a program gets. */
    Sockaddr toUser() {
        if (family == AF_INET) {
            return Sockaddr.inet((int) lo);
        }
        if (family == AF_INET6) {
            int zone = isLinkLocal6() ? (int) (hi >>> 32) & 0xffff : 0;
            long first = zone == 0 ? hi : hi & ~0x0000_ffff_0000_0000L;
            byte[] bytes = new byte[16];
            for (int i = 0; i < 8; i++) {
                bytes[i] = (byte) (first >>> 56 - 8 * i);
                bytes[8 + i] = (byte) (lo >>> 56 - 8 * i);
            }
            return new Sockaddr(AF_INET6, bytes, zone, "");
        }
        return new Sockaddr(family, link, index, name);
    }

    /** rt_maskedcopy: this with the bits of a mask alone. */
    Sa masked(Sa mask) {
        return mask == null ? this : new Sa(family, hi & mask.hi, lo & mask.lo, index, type, name, link);
    }

    /** A host mask of a family: all ones, in which a host route's key is kept. */
    boolean isAny() {
        return hi == 0 && lo == 0;
    }

    /** sa_len. */
    int length() {
        return family == AF_INET ? 16 : family == AF_INET6 ? 28 : SockaddrDl.TYPE.size();
    }

    /** SA_SIZE of net/route.h: what it takes in a row of addresses. */
    int size() {
        return length() + 7 & ~7;
    }

    /** Reads the address at {@code sa}. */
    static Sa load(Memory mem, long sa) {
        int family = mem.load1(sa, 1);
        if (family == AF_INET) {
            return inet(Integer.reverseBytes(mem.load4(sa, SIN_ADDR)));
        }
        if (family == AF_INET6) {
            return inet6(Long.reverseBytes(mem.load8(sa, SIN6_ADDR)), Long.reverseBytes(mem.load8(sa, SIN6_ADDR + 8)));
        }
        if (family == AF_LINK) {
            SockaddrDl sdl = SockaddrDl.TYPE.at(mem, sa);
            int nlen = sdl.sdl_nlen();
            String name = mem.loadString(sa, 8, nlen);
            return new Sa(AF_LINK, 0, 0, sdl.sdl_index(), sdl.sdl_type(), name, sdl.sdl_bytes(nlen, sdl.sdl_alen()));
        }
        return new Sa(family, 0, 0, 0, 0, "", NOTHING);
    }

    /** Writes it to {@code sa}, where there is room for {@link #length} bytes. */
    void store(Memory mem, long sa) {
        mem.store1(sa, 0, length());
        mem.store1(sa, 1, family);
        if (family == AF_INET) {
            mem.store4(sa, SIN_ADDR, Integer.reverseBytes((int) lo));
        } else if (family == AF_INET6) {
            mem.store8(sa, SIN6_ADDR, Long.reverseBytes(hi));
            mem.store8(sa, SIN6_ADDR + 8, Long.reverseBytes(lo));
        } else {
            SockaddrDl sdl = SockaddrDl.TYPE.at(mem, sa);
            sdl.sdl_index(index);
            sdl.sdl_type(type);
            int nlen = Math.min(name.length(), 16);
            int alen = Math.min(link.length, 46 - nlen);
            sdl.sdl_nlen(nlen);
            sdl.sdl_alen(alen);
            for (int i = 0; i < nlen; i++) {
                sdl.sdl_data(i, name.charAt(i));
            }
            sdl.sdl_data(nlen, Arrays.copyOf(link, alen));
        }
    }

    /** Whether both are the same address; of link addresses, the same interface. */
    boolean is(Sa other) {
        return family == other.family && hi == other.hi && lo == other.lo && index == other.index;
    }

    /** Orders masks: those with more ones first. */
    int ones() {
        return Long.bitCount(hi) + Long.bitCount(lo);
    }
}
