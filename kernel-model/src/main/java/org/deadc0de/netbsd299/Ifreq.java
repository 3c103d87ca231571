package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ifreq, in_aliasreq and in6_aliasreq where ioctl(2) copies them in: all begin with the name. */
final class Ifreq extends Struct {
    static final StructType<Ifreq> TYPE = new StructType<>("ifreq", 128, Ifreq::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFR_NAME = TYPE.string("ifr_name", 0, 16);
    static final Field IFR_VALUE = TYPE.integer("ifr_value", 16, 4);
    static final Field IFR_ADDR = TYPE.embedded("ifr_addr", 16, () -> SockaddrS.TYPE);
    static final Field IFRA_DSTADDR = TYPE.embedded("ifra_dstaddr", 32, () -> SockaddrS.TYPE);
    static final Field IFRA_MASK = TYPE.embedded("ifra_mask", 48, () -> SockaddrS.TYPE);
    static final Field IFRA6_DSTADDR = TYPE.embedded("ifra6_dstaddr", 44, () -> SockaddrS.TYPE);
    static final Field IFRA6_PREFIXMASK = TYPE.embedded("ifra6_prefixmask", 72, () -> SockaddrS.TYPE);
    static final Field IFRA6_FLAGS = TYPE.integer("ifra6_flags", 100, 4);
    // spotless:on

    private Ifreq(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    String ifr_name() { return loadString(IFR_NAME); }
    void ifr_name(String value) { storeString(IFR_NAME, value); }
    int ifr_value() { return load(IFR_VALUE); }
    void ifr_value(int value) { store(IFR_VALUE, value); }
    SockaddrS ifr_addr() { return embedded(IFR_ADDR, SockaddrS.TYPE); }
    SockaddrS ifra_dstaddr() { return embedded(IFRA_DSTADDR, SockaddrS.TYPE); }
    SockaddrS ifra_mask() { return embedded(IFRA_MASK, SockaddrS.TYPE); }
    SockaddrS ifra6_dstaddr() { return embedded(IFRA6_DSTADDR, SockaddrS.TYPE); }
    SockaddrS ifra6_prefixmask() { return embedded(IFRA6_PREFIXMASK, SockaddrS.TYPE); }
    int ifra6_flags() { return load(IFRA6_FLAGS); }
    void ifra6_flags(int value) { store(IFRA6_FLAGS, value); }
    // spotless:on
}
