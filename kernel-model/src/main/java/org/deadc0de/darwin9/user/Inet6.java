package org.deadc0de.darwin9.user;

/**
 * An IPv6 address as it comes from the kernel, with the scope that is embedded in it taken out.
 *
 * @param text with the interface's name where there is a scope
 * @param prefix bits of the mask
 * @param scope the interface index embedded in the address, or 0
 * @param raw the address as the kernel keeps it
 */
record Inet6(String text, int prefix, int scope, String raw) {
    private static final int ADDRESS = 8;

    static Inet6 of(RtMsg message, String name) {
        int at = message.address(RtMsg.RTAX_IFA);
        byte[] bytes = new byte[16];
        for (int i = 0; i < 16; i++) {
            bytes[i] = (byte) message.octet(at + ADDRESS + i);
        }
        String raw = Inet.inet6(bytes, 0);
        int scope = 0;
        boolean isLinkLocal = (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xc0) == 0x80;
        if (isLinkLocal) {
            scope = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
            bytes[2] = 0;
            bytes[3] = 0;
        }
        int mask = message.address(RtMsg.RTAX_NETMASK);
        int prefix = 0;
        for (int i = 0; i < 16; i++) {
            prefix += Integer.bitCount(message.octet(mask + ADDRESS + i));
        }
        return new Inet6(Inet.inet6(bytes, 0) + (scope != 0 ? "%" + name : ""), prefix, scope, raw);
    }
}
