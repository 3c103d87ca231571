package org.deadc0de.netbsd299.user;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A message from zebra to the routing daemons. */
final class ZMessage {
    static final int INTERFACE_ADD = 1;
    static final int INTERFACE_DELETE = 2;
    static final int ADDRESS_ADD = 3;
    static final int ADDRESS_DELETE = 4;
    static final int INTERFACE_UP = 5;
    static final int INTERFACE_DOWN = 6;

    final int type;
    final String name;
    final int index;
    final int flags;
    final int mtu;
    final int family;
    final byte[] address;
    final int prefixLength;

    ZMessage(int type, String name, int index, int flags, int mtu, int family, byte[] address, int prefixLength) {
        this.type = type;
        this.name = name;
        this.index = index;
        this.flags = flags;
        this.mtu = mtu;
        this.family = family;
        this.address = address.clone();
        this.prefixLength = prefixLength;
    }

    byte[] encode() {
        byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer buffer = ByteBuffer.allocate(16 + text.length + address.length);
        buffer.put((byte) type)
                .put((byte) family)
                .putShort((short) index)
                .putInt(flags)
                .putInt(mtu);
        buffer.put((byte) prefixLength).put((byte) address.length).put((byte) text.length);
        buffer.put(address).put(text);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    static ZMessage decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int type = buffer.get();
        int family = buffer.get();
        int index = buffer.getShort();
        int flags = buffer.getInt();
        int mtu = buffer.getInt();
        int plen = buffer.get() & 0xff;
        byte[] address = new byte[buffer.get()];
        byte[] text = new byte[buffer.get()];
        buffer.get(address);
        buffer.get(text);
        return new ZMessage(
                type, new String(text, StandardCharsets.ISO_8859_1), index, flags, mtu, family, address, plen);
    }
}
