package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct tun_softc, sys/net/if_tun.c:74. */
final class TunSoftc extends Struct {
    static final StructType<TunSoftc> TYPE = new StructType<>("tun_softc", 192, TunSoftc::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field TUN_LIST = TYPE.pointer("tun_list.tqe_next", 0, () -> TunSoftc.TYPE);
    static final Field TUN_LIST_PREV = TYPE.backPointer("tun_list.tqe_prev", 8);
    static final Field TUN_DEV = TYPE.pointer("tun_dev", 16, null);
    static final Field TUN_FLAGS = TYPE.integer("tun_flags", 24, 2);
    static final Field TUN_PID = TYPE.integer("tun_pid", 28, 4);
    static final Field TUN_IFP = TYPE.pointer("tun_ifp", 32, () -> Ifnet.TYPE);
    static final Field TUN_MTX = TYPE.embedded("tun_mtx", 96, () -> Mtx.TYPE);
    static final Field TUN_CV = TYPE.bytes("tun_cv", 128, 16);

    TunSoftc(Memory memory, long address) { super(memory, address); }

    long tun_dev() { return loadAddress(TUN_DEV); }
    void tun_dev(long value) { storeAddress(TUN_DEV, value); }
    int tun_flags() { return load(TUN_FLAGS); }
    void tun_flags(int value) { store(TUN_FLAGS, value); }
    int tun_pid() { return load(TUN_PID); }
    void tun_pid(int value) { store(TUN_PID, value); }
    Ifnet tun_ifp() { return loadPointer(TUN_IFP, Ifnet.TYPE); }
    void tun_ifp(Struct value) { storePointer(TUN_IFP, value); }
    Mtx tun_mtx() { return embedded(TUN_MTX, Mtx.TYPE); }
    byte[] tun_cv() { return memory().loadBytes(address(), 128, 16); }
    void tun_cv(byte[] value) { memory().storeBytes(address(), 128, value); }
    // spotless:on
}
