package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct cdev, sys/sys/conf.h:48: one character device. */
final class Cdev extends Struct {
    static final StructType<Cdev> TYPE = new StructType<>("cdev", 384, Cdev::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field SI_FLAGS = TYPE.integer("si_flags", 0, 4);
    static final Field SI_LIST = TYPE.pointer("si_list.le_next", 96, () -> Cdev.TYPE);
    static final Field SI_LIST_PREV = TYPE.backPointer("si_list.le_prev", 104);
    static final Field SI_USECOUNT = TYPE.integer("si_usecount", 112, 8);
    static final Field SI_DEVSW = TYPE.function("si_devsw", 120);
    static final Field SI_DRV0 = TYPE.integer("si_drv0", 128, 4);
    static final Field SI_DRV1 = TYPE.pointer("si_drv1", 136, null);
    static final Field SI_NAME = TYPE.string("si_name", 144, 64);

    Cdev(Memory memory, long address) { super(memory, address); }

    int si_flags() { return load(SI_FLAGS); }
    void si_flags(int value) { store(SI_FLAGS, value); }
    long si_usecount() { return loadLong(SI_USECOUNT); }
    void si_usecount(long value) { storeLong(SI_USECOUNT, value); }
    long si_devsw() { return loadAddress(SI_DEVSW); }
    void si_devsw(long function) { storeAddress(SI_DEVSW, function); }
    int si_drv0() { return load(SI_DRV0); }
    void si_drv0(int value) { store(SI_DRV0, value); }
    long si_drv1() { return loadAddress(SI_DRV1); }
    void si_drv1(long value) { storeAddress(SI_DRV1, value); }
    String si_name() { return loadString(SI_NAME); }
    void si_name(String value) { storeString(SI_NAME, value); }
    // spotless:on
}
