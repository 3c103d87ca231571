package org.deadc0de.netbsd299.user;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A message of the routing socket, as net/route.h and net/if.h describe it for programs.
 *
 * @param type one of the RTM_ constants
 * @param index the interface's index
 * @param flags interface flags sign-extended from a short, or route flags
 * @param what IFAN_ARRIVAL or IFAN_DEPARTURE of an announcement, the prefix length of an address or route
 * @param family of its addresses
 * @param address the address or the route's destination: 4 or 16 bytes
 * @param destination the other end's address or the route's gateway
 * @param name the interface name of an announcement
 */
@SuppressWarnings("ArrayRecordComponent") // a message is compared by nobody
public record RouteMessage(
        int type, int index, int flags, int what, int family, byte[] address, byte[] destination, String name) {
    public static final int RTM_ADD = 0x1;
    public static final int RTM_DELETE = 0x2;
    public static final int RTM_CHANGE = 0x3;
    public static final int RTM_GET = 0x4;
    public static final int RTM_NEWADDR = 0xc;
    public static final int RTM_DELADDR = 0xd;
    public static final int RTM_IFINFO = 0xf;
    public static final int RTM_IFANNOUNCE = 0x10;
    public static final int IFAN_ARRIVAL = 0;
    public static final int IFAN_DEPARTURE = 1;

    /** As bytes. */
    public byte[] encode() {
        byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer buffer = ByteBuffer.allocate(16 + address.length + destination.length + text.length);
        buffer.put((byte) type)
                .put((byte) family)
                .putShort((short) index)
                .putInt(flags)
                .putShort((short) what);
        buffer.put((byte) address.length).put(address);
        buffer.put((byte) destination.length).put(destination);
        buffer.put((byte) text.length).put(text);
        byte[] bytes = new byte[buffer.position()];
        buffer.flip();
        buffer.get(bytes);
        return bytes;
    }

    /** From bytes. */
    public static RouteMessage decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int type = buffer.get();
        int family = buffer.get();
        int index = buffer.getShort() & 0xffff;
        int flags = buffer.getInt();
        int what = buffer.getShort();
        byte[] address = new byte[buffer.get()];
        buffer.get(address);
        byte[] destination = new byte[buffer.get()];
        buffer.get(destination);
        byte[] text = new byte[buffer.get()];
        buffer.get(text);
        return new RouteMessage(
                type, index, flags, what, family, address, destination, new String(text, StandardCharsets.ISO_8859_1));
    }
}
