package org.deadc0de.darwin9.user;

import java.util.Locale;
import java.util.Map;
import org.deadc0de.kernel.Sockaddr;

/** Addresses as text, and text as addresses, the way this libc does it. */
final class Inet {
    private static final Map<String, Integer> HOSTS =
            Map.of("localhost", 0x7f000001, "broadcasthost", -1, "leopard.local", 0xc0a8010a, "leopard", 0xc0a8010a);
    private static final Map<String, Integer> NETWORKS = Map.of("loopback", 0x7f000000, "link-local", 0xa9fe0000);

    private Inet() {}

    static String dotted(int address) {
        return String.format(
                Locale.ROOT,
                "%d.%d.%d.%d",
                address >>> 24,
                address >>> 16 & 0xff,
                address >>> 8 & 0xff,
                address & 0xff);
    }

    /** inet_aton(3): one to four parts, each decimal, octal or hexadecimal; null when it is no address. */
    static Integer aton(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length > 4) {
            return null;
        }
        long[] values = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Long value = number(parts[i]);
            if (value == null) {
                return null;
            }
            values[i] = value;
        }
        long address = 0;
        for (int i = 0; i < parts.length - 1; i++) {
            if (values[i] > 0xff) {
                return null;
            }
            address |= values[i] << 24 - 8 * i;
        }
        long last = values[parts.length - 1];
        long limit = 0xffff_ffffL >>> 8 * (parts.length - 1);
        return last > limit ? null : (Integer) (int) (address | last);
    }

    private static Long number(String part) {
        if (part.matches("0[xX][0-9a-fA-F]{1,8}")) {
            return Long.parseLong(part.substring(2), 16);
        }
        if (part.matches("0[0-7]{1,11}")) {
            return Long.parseLong(part.substring(1), 8);
        }
        return part.matches("[0-9]{1,10}") && !part.matches("0[0-9]+") ? (Long) Long.parseLong(part) : null;
    }

    /** The address of a dotted quad, a host name or a network name; null when it is none. */
    static Integer resolve(String text) {
        Integer address = aton(text);
        if (address == null) {
            address = HOSTS.get(text);
        }
        return address != null ? address : NETWORKS.get(text);
    }

    /** The name of a host, or its address. */
    static String nameOf(int address, boolean numeric) {
        return !numeric && address == 0x7f000001 ? "localhost" : dotted(address);
    }

    static int classMask(int address) {
        if (address >= 0) {
            return 0xff000000;
        }
        return (address & 0x40000000) == 0 ? 0xffff0000 : 0xffffff00;
    }

    /** A network as netstat writes it: no trailing zero octets, and the mask's length where the class does not say it. */
    static String netname(int address, int mask) {
        if (address == 0 && mask == 0) {
            return "default";
        }
        StringBuilder text = new StringBuilder();
        text.append(address >>> 24);
        int rest = address << 8;
        int octets = 1;
        int needed = Math.max(1, (Integer.bitCount(mask) + 7) / 8);
        while (octets < 4 && (rest != 0 || octets < needed)) {
            text.append('.').append(rest >>> 24);
            rest <<= 8;
            octets++;
        }
        if (mask != classMask(address)) {
            text.append('/').append(Integer.bitCount(mask));
        }
        return text.toString();
    }

    /** An IPv6 address in its shortest form. */
    static String inet6(byte[] bytes, int from) {
        int[] words = new int[8];
        for (int i = 0; i < 8; i++) {
            words[i] = (bytes[from + 2 * i] & 0xff) << 8 | bytes[from + 2 * i + 1] & 0xff;
        }
        int best = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int j = i;
            while (j < 8 && words[j] == 0) {
                j++;
            }
            if (j - i > bestLength) {
                best = i;
                bestLength = j - i;
            }
        }
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < 8) {
            if (i == best) {
                text.append("::");
                i += bestLength;
            } else {
                if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(words[i]));
                i++;
            }
        }
        return text.toString();
    }

    /** Octets in two hexadecimal digits with colons. */
    static String mac(byte[] bytes, int from, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : ":").append(String.format(Locale.ROOT, "%02x", bytes[from + i]));
        }
        return text.toString();
    }

    /** Octets in hexadecimal without padding, as the routing programs write them. */
    static String looseMac(byte[] bytes, int from, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : ":").append(Integer.toHexString(bytes[from + i] & 0xff));
        }
        return text.toString();
    }

    static Sockaddr sin(int address) {
        return Sockaddr.inet(address);
    }
}
