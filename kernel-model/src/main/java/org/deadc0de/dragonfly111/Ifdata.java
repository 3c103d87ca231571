package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct if_data, sys/net/if.h: counters and facts of an interface or an address. */
final class Ifdata extends Struct {
    static final StructType<Ifdata> TYPE = new StructType<>("if_data", 0x54, Ifdata::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFI_TYPE = TYPE.integer("ifi_type", 0x0, 1);
    static final Field IFI_PHYSICAL = TYPE.integer("ifi_physical", 0x1, 1);
    static final Field IFI_ADDRLEN = TYPE.integer("ifi_addrlen", 0x2, 1);
    static final Field IFI_HDRLEN = TYPE.integer("ifi_hdrlen", 0x3, 1);
    static final Field IFI_RECVQUOTA = TYPE.integer("ifi_recvquota", 0x4, 1);
    static final Field IFI_XMITQUOTA = TYPE.integer("ifi_xmitquota", 0x5, 1);
    static final Field IFI_MTU = TYPE.integer("ifi_mtu", 0x8, 4);
    static final Field IFI_METRIC = TYPE.integer("ifi_metric", 0xc, 4);
    static final Field IFI_LINK_STATE = TYPE.integer("ifi_link_state", 0x10, 4);
    static final Field IFI_BAUDRATE = TYPE.integer("ifi_baudrate", 0x14, 4);
    static final Field IFI_IPACKETS = TYPE.integer("ifi_ipackets", 0x18, 4);
    static final Field IFI_IERRORS = TYPE.integer("ifi_ierrors", 0x1c, 4);
    static final Field IFI_OPACKETS = TYPE.integer("ifi_opackets", 0x20, 4);
    static final Field IFI_OERRORS = TYPE.integer("ifi_oerrors", 0x24, 4);
    static final Field IFI_COLLISIONS = TYPE.integer("ifi_collisions", 0x28, 4);
    static final Field IFI_IBYTES = TYPE.integer("ifi_ibytes", 0x2c, 4);
    static final Field IFI_OBYTES = TYPE.integer("ifi_obytes", 0x30, 4);
    // spotless:on

    Ifdata(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    int ifi_type() { return load(IFI_TYPE); }
    void ifi_type(int value) { store(IFI_TYPE, value); }
    int ifi_physical() { return load(IFI_PHYSICAL); }
    void ifi_physical(int value) { store(IFI_PHYSICAL, value); }
    int ifi_addrlen() { return load(IFI_ADDRLEN); }
    void ifi_addrlen(int value) { store(IFI_ADDRLEN, value); }
    int ifi_hdrlen() { return load(IFI_HDRLEN); }
    void ifi_hdrlen(int value) { store(IFI_HDRLEN, value); }
    int ifi_recvquota() { return load(IFI_RECVQUOTA); }
    void ifi_recvquota(int value) { store(IFI_RECVQUOTA, value); }
    int ifi_xmitquota() { return load(IFI_XMITQUOTA); }
    void ifi_xmitquota(int value) { store(IFI_XMITQUOTA, value); }
    int ifi_mtu() { return load(IFI_MTU); }
    void ifi_mtu(int value) { store(IFI_MTU, value); }
    int ifi_metric() { return load(IFI_METRIC); }
    void ifi_metric(int value) { store(IFI_METRIC, value); }
    int ifi_link_state() { return load(IFI_LINK_STATE); }
    void ifi_link_state(int value) { store(IFI_LINK_STATE, value); }
    int ifi_baudrate() { return load(IFI_BAUDRATE); }
    void ifi_baudrate(int value) { store(IFI_BAUDRATE, value); }
    int ifi_ipackets() { return load(IFI_IPACKETS); }
    void ifi_ipackets(int value) { store(IFI_IPACKETS, value); }
    int ifi_ierrors() { return load(IFI_IERRORS); }
    void ifi_ierrors(int value) { store(IFI_IERRORS, value); }
    int ifi_opackets() { return load(IFI_OPACKETS); }
    void ifi_opackets(int value) { store(IFI_OPACKETS, value); }
    int ifi_oerrors() { return load(IFI_OERRORS); }
    void ifi_oerrors(int value) { store(IFI_OERRORS, value); }
    int ifi_collisions() { return load(IFI_COLLISIONS); }
    void ifi_collisions(int value) { store(IFI_COLLISIONS, value); }
    int ifi_ibytes() { return load(IFI_IBYTES); }
    void ifi_ibytes(int value) { store(IFI_IBYTES, value); }
    int ifi_obytes() { return load(IFI_OBYTES); }
    void ifi_obytes(int value) { store(IFI_OBYTES, value); }
    // spotless:on
}
