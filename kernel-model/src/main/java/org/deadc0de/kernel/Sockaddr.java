package org.deadc0de.kernel;

import java.util.Arrays;

/** A socket address as a program sees it; immutable. */
public final class Sockaddr {
    public static final int AF_UNSPEC = 0;
    public static final int AF_INET = 2;
    public static final int AF_LINK = 18;

    private final int family;
    private final byte[] address;
    private final int index;
    private final String name;

    /**
     * An address.
     *
     * @param family the address family's number on that system
     * @param address its bytes: 4 for inet, 16 for inet6, the link-level address for link
     * @param index the scope of an inet6 address, the interface index of a link address, else 0
     * @param name the interface name in a link address, else empty
     */
    public Sockaddr(int family, byte[] address, int index, String name) {
        this.family = family;
        this.address = address.clone();
        this.index = index;
        this.name = name;
    }

    /** An IPv4 address in host byte order. */
    public static Sockaddr inet(int hostOrder) {
        byte[] bytes = {(byte) (hostOrder >>> 24), (byte) (hostOrder >>> 16), (byte) (hostOrder >>> 8), (byte) hostOrder
        };
        return new Sockaddr(AF_INET, bytes, 0, "");
    }

    public int family() {
        return family;
    }

    /** Its bytes. */
    public byte[] address() {
        return address.clone();
    }

    public int index() {
        return index;
    }

    public String name() {
        return name;
    }

    /** The first four bytes as a number in host byte order. */
    public int inet() {
        return (address[0] & 0xff) << 24 | (address[1] & 0xff) << 16 | (address[2] & 0xff) << 8 | address[3] & 0xff;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sockaddr that
                && family == that.family
                && index == that.index
                && name.equals(that.name)
                && Arrays.equals(address, that.address);
    }

    @Override
    public int hashCode() {
        return (family * 31 + index) * 31 + Arrays.hashCode(address);
    }

    @Override
    public String toString() {
        return "sockaddr(" + family + ", " + Arrays.toString(address) + ", " + index + ", " + name + ")";
    }
}
