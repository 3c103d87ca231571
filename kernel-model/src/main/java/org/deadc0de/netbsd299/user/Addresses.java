package org.deadc0de.netbsd299.user;

/** Addresses as people write them. */
final class Addresses {
    private Addresses() {}

    /** A dotted quad in host byte order; missing parts as inet_aton(3) takes them; -1 and false from {@link #isInet} if none. */
    static int parse(String text) {
        String[] parts = text.split("\\.", -1);
        long value = 0;
        for (int i = 0; i < parts.length; i++) {
            long part = Long.decode(parts[i].isEmpty() ? "x" : parts[i]);
            value = i == parts.length - 1 ? value << 8 * (5 - parts.length) | part : value << 8 | part;
        }
        return (int) value;
    }

    /** Whether {@link #parse} understands it. */
    static boolean isInet(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length > 4) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            boolean hex = parts[i].matches("0[xX][0-9a-fA-F]{1,8}");
            if (!hex && !parts[i].matches("[0-9]{1,10}")) {
                return false;
            }
            long limit = i == parts.length - 1 ? 1L << 8 * (5 - parts.length) : 256;
            if (Long.decode(hex ? parts[i] : parts[i].replaceFirst("^0+(?=.)", "")) >= limit) {
                return false;
            }
        }
        return true;
    }

    /** A dotted quad. */
    static String dotted(byte[] b) {
        return (b[0] & 0xff) + "." + (b[1] & 0xff) + "." + (b[2] & 0xff) + "." + (b[3] & 0xff);
    }

    /** An IPv6 address in its short form. */
    static String inet6(byte[] b) {
        int[] words = new int[8];
        for (int i = 0; i < 8; i++) {
            words[i] = (b[2 * i] & 0xff) << 8 | b[2 * i + 1] & 0xff;
        }
        int best = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int n = 0;
            while (i + n < 8 && words[i + n] == 0) {
                n++;
            }
            if (n > length) {
                best = i;
                length = n;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == best) {
                text.append("::");
                i += length - 1;
            } else {
                if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(words[i]));
            }
        }
        return text.toString();
    }

    /** An IPv6 address as the kernel keeps it, without the index embedded in a scoped one. */
    static byte[] withoutScope(byte[] b) {
        byte[] plain = b.clone();
        if (isScoped(b)) {
            plain[2] = 0;
            plain[3] = 0;
        }
        return plain;
    }

    /** Whether an address means nothing without its link. */
    static boolean isScoped(byte[] b) {
        boolean linkLocal = (b[0] & 0xff) == 0xfe && (b[1] & 0xc0) == 0x80;
        boolean multicast = (b[0] & 0xff) == 0xff && (b[1] & 0xf) <= 2;
        return linkLocal || multicast;
    }

    /** The 16 bytes of an IPv6 address, or null when the text is none. */
    static byte[] parse6(String text) {
        String plain = text.indexOf('%') < 0 ? text : text.substring(0, text.indexOf('%'));
        int gap = plain.indexOf("::");
        String[] head = (gap < 0 ? plain : plain.substring(0, gap)).split(":", -1);
        String[] tail = (gap < 0 ? "" : plain.substring(gap + 2)).split(":", -1);
        int heads = head.length == 1 && head[0].isEmpty() ? 0 : head.length;
        int tails = tail.length == 1 && tail[0].isEmpty() ? 0 : tail.length;
        if (gap < 0 ? heads != 8 : heads + tails > 7) {
            return null;
        }
        byte[] bytes = new byte[16];
        for (int i = 0; i < heads + tails; i++) {
            String word = i < heads ? head[i] : tail[i - heads];
            if (!word.matches("[0-9a-fA-F]{1,4}")) {
                return null;
            }
            int value = Integer.parseInt(word, 16);
            int at = i < heads ? i : 8 - tails + i - heads;
            bytes[2 * at] = (byte) (value >> 8);
            bytes[2 * at + 1] = (byte) value;
        }
        return bytes;
    }
}
