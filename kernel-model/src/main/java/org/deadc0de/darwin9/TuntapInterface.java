package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** class tuntap_interface, tuntap/src/tuntap.h: one device node and the interface behind it. */
final class TuntapInterface extends Struct {
    static final StructType<TuntapInterface> TYPE = new StructType<>("tuntap_interface", 128, TuntapInterface::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field VTABLE = TYPE.pointer("vtable", 0x0, null);
    static final Field FAMILY = TYPE.integer("family", 0x4, 4);
    static final Field UNIT = TYPE.integer("unit", 0x8, 4);
    static final Field IFP = TYPE.pointer("ifp", 0xc, () -> Ifnet.TYPE);
    static final Field OPEN = TYPE.integer("open", 0x10, 4);
    static final Field OPEN_PID = TYPE.integer("open_pid", 0x14, 4);
    static final Field LOCK = TYPE.embedded("lock", 0x18, () -> LckMtx.TYPE);
    static final Field SHUTDOWN_LOCK = TYPE.embedded("shutdown_lock", 0x24, () -> LckMtx.TYPE);
    static final Field IN_IOCTL = TYPE.integer("in_ioctl", 0x30, 4);
    static final Field QUEUE_LENGTH = TYPE.integer("queue_length", 0x34, 4);
    static final Field QUEUE = TYPE.pointer("queue", 0x38, () -> Mbuf.TYPE);
    static final Field UNIQUE_ID_LEN = TYPE.integer("unique_id_len", 0x3c, 4);
    static final Field ATTACHED_PROTOS = TYPE.bytes("attached_protos", 0x40, 32);
    static final Field UNIQUE_ID = TYPE.bytes("unique_id", 0x60, 20);
    static final Field LA = TYPE.bytes("la", 0x74, 6);
    // spotless:on

    TuntapInterface(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    long vtable() { return loadAddress(VTABLE); }
    void vtable(long value) { storeAddress(VTABLE, value); }
    int family() { return load(FAMILY); }
    void family(int value) { store(FAMILY, value); }
    int unit() { return load(UNIT); }
    void unit(int value) { store(UNIT, value); }
    Ifnet ifp() { return new Ifnet(memory(), loadAddress(IFP)); }
    void ifp(Ifnet value) { storePointer(IFP, value); }
    int open() { return load(OPEN); }
    void open(int value) { store(OPEN, value); }
    int open_pid() { return load(OPEN_PID); }
    void open_pid(int value) { store(OPEN_PID, value); }
    LckMtx lock() { return new LckMtx(memory(), addressOf(LOCK)); }
    LckMtx shutdown_lock() { return new LckMtx(memory(), addressOf(SHUTDOWN_LOCK)); }
    int in_ioctl() { return load(IN_IOCTL); }
    void in_ioctl(int value) { store(IN_IOCTL, value); }
    int queue_length() { return load(QUEUE_LENGTH); }
    void queue_length(int value) { store(QUEUE_LENGTH, value); }
    Mbuf queue() { return new Mbuf(memory(), loadAddress(QUEUE)); }
    void queue(Mbuf value) { storePointer(QUEUE, value); }
    int unique_id_len() { return load(UNIQUE_ID_LEN); }
    void unique_id_len(int value) { store(UNIQUE_ID_LEN, value); }
    int attached_protos(int slot) { return memory().load4(address(), 0x40 + 4 * slot); }
    void attached_protos(int slot, int value) { memory().store4(address(), 0x40 + 4 * slot, value); }
    // spotless:on
}
