package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ifreq and ifaliasreq, sys/net/if.h, as ioctl keeps its copy on the kernel stack. */
final class Ifreq extends Struct {
    static final StructType<Ifreq> TYPE = new StructType<>("ifreq", 0x60, Ifreq::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFR_NAME = TYPE.string("ifr_name", 0x0, 16);
    static final Field IFR_ADDR = TYPE.embedded("ifr_addr", 0x10, () -> Sa.TYPE);
    static final Field IFS_ASCII = TYPE.string("ifs_ascii", 0x10, 80);
    static final Field IFRA_DSTADDR = TYPE.embedded("ifra_dstaddr", 0x20, () -> Sa.TYPE);
    static final Field IFRA_MASK = TYPE.embedded("ifra_mask", 0x30, () -> Sa.TYPE);
    // spotless:on

    Ifreq(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    String ifr_name() { return loadString(IFR_NAME); }
    void ifr_name(String value) { storeString(IFR_NAME, value); }
    String ifs_ascii() { return loadString(IFS_ASCII); }
    void ifs_ascii(String value) { storeString(IFS_ASCII, value); }
    Sa ifr_addr() { return embedded(IFR_ADDR, Sa.TYPE); }
    Sa ifra_dstaddr() { return embedded(IFRA_DSTADDR, Sa.TYPE); }
    Sa ifra_mask() { return embedded(IFRA_MASK, Sa.TYPE); }
    // spotless:on
}
