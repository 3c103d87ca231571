package org.deadc0de.netbsd299.user;

/** How routing tables are shown. */
final class RouteText {
    private static final String LETTERS = "UGHRDMdmCXLSBc12";
    private static final int[] BITS = {
        0x1, 0x2, 0x4, 0x8, 0x10, 0x20, 0x40, 0x80, 0x100, 0x200, 0x400, 0x800, 0x1000, 0x2000, 0x8000, 0x4000
    };

    private RouteText() {}

    static String flags(int flags) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < BITS.length; i++) {
            if ((flags & BITS[i]) != 0) {
                text.append(LETTERS.charAt(i));
            }
        }
        return text.toString();
    }

    /** A network in the short form: trailing zero bytes left out, the length if it is not the class's. */
    static String net(byte[] net, int length) {
        if (length == 0) {
            return "default";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.max(1, (length + 7) / 8); i++) {
            text.append(i == 0 ? "" : ".").append(net[i] & 0xff);
        }
        return text + "/" + length;
    }

    static String inet6(String hex) {
        byte[] bytes = new byte[16];
        for (int i = 0; i < 16; i++) {
            bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        return Addresses.inet6(Addresses.withoutScope(bytes));
    }

    private static String scoped(byte[] address, String name) {
        String text = Addresses.inet6(Addresses.withoutScope(address));
        return Addresses.isScoped(address) ? text + "%" + name : text;
    }

    static String destination(NetBsdSyscalls.RouteLine line) {
        if (line.family() == 2) {
            return line.host() ? Addresses.dotted(line.destination()) : net(line.destination(), line.prefixLength());
        }
        String scope =
                Addresses.isScoped(line.destination()) && line.interfaceName().equals("lo0")
                        ? "lo0"
                        : line.interfaceName();
        String text = scoped(line.destination(), scope);
        return line.host() ? text : text + "/" + line.prefixLength();
    }

    static String gateway(NetBsdSyscalls.RouteLine line) {
        if (line.gatewayFamily() == 18) {
            return "link#" + line.gatewayIndex();
        }
        return line.family() == 2 ? Addresses.dotted(line.gateway()) : scoped(line.gateway(), line.interfaceName());
    }
}
