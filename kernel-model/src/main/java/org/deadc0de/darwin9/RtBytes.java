package org.deadc0de.darwin9;

import java.io.ByteArrayOutputStream;
import org.deadc0de.sim.mem.Memory;

/** The bytes of one routing message while it is built: header first, then the socket addresses, each rounded up to four. */
final class RtBytes {
    private final Memory memory;
    private final byte[] header;
    private final ByteArrayOutputStream addresses = new ByteArrayOutputStream();
    private int mask;

    RtBytes(Memory memory, int headerLength, int type) {
        this.memory = memory;
        header = new byte[headerLength];
        header[2] = Headers.RTM_VERSION;
        header[3] = (byte) type;
    }

    RtBytes put2(int offset, int value) {
        header[offset] = (byte) value;
        header[offset + 1] = (byte) (value >>> 8);
        return this;
    }

    RtBytes put4(int offset, int value) {
        put2(offset, value);
        return put2(offset + 2, value >>> 16);
    }

    /** Copies one address, if there is one, and says so in the mask. Addresses come in the order of their bits. */
    RtBytes address(int bit, Sockaddr sa) {
        if (sa.isNull()) {
            return this;
        }
        mask |= bit;
        int length = sa.sa_len();
        addresses.writeBytes(memory.loadBytes(sa.address(), 0, length));
        int padding = length == 0 ? 4 : -length & 3;
        addresses.writeBytes(new byte[padding]);
        return this;
    }

    /** The message, with its length and the mask of its addresses at {@code maskOffset}. */
    byte[] finish(int maskOffset) {
        put4(maskOffset, mask);
        put2(0, header.length + addresses.size());
        byte[] all = new byte[header.length + addresses.size()];
        System.arraycopy(header, 0, all, 0, header.length);
        System.arraycopy(addresses.toByteArray(), 0, all, header.length, addresses.size());
        return all;
    }
}
