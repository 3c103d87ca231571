package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;

/** Random bytes: the same for the same seed of the machine. */
@KernelSource("sys/libkern/arc4random.c")
final class Arc4random_c extends KernelFile {
    private final long state = data().define("arc4_sbox", 8);

    Arc4random_c(FreeBsd10 k) {
        super(k);
        mem.store8(state, 0, k.machine.seed() * 0x9e3779b97f4a7c15L + 0x632be59bd9b4e019L);
    }

    /** So many random bytes. arc4random.c:130. */
    byte[] arc4rand(int len) {
        byte[] bytes = new byte[len];
        for (int i = 0; i < len; i++) {
            long x = mem.load8(state, 0);
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
            mem.store8(state, 0, x);
            bytes[i] = (byte) (x >>> 24);
        }
        return bytes;
    }
}
