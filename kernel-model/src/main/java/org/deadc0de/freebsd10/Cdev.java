package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct cdev, sys/sys/conf.h: a device file. What its driver keeps for it hangs on si_drv1, from when the driver has made it. */
final class Cdev extends Struct {
    static final StructType<Cdev> TYPE = new StructType<>("cdev", 360, Cdev::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field SI_DRV0 = TYPE.integer("si_drv0", 88, 4);
    static final Field SI_CLONE = TYPE.pointer("si_clone.le_next", 112, () -> Cdev.TYPE);
    static final Field SI_CLONE_PREV = TYPE.backPointer("si_clone.le_prev", 120);
    static final Field SI_DRV1 = TYPE.pointer("si_drv1", 168, null);
    static final Field SI_NAMEBUF = TYPE.string("__si_namebuf", 224, 64);

    Cdev(Memory memory, long address) { super(memory, address); }

    int si_drv0() { return load(SI_DRV0); }
    void si_drv0(int value) { store(SI_DRV0, value); }
    long si_drv1() { return loadAddress(SI_DRV1); }
    void si_drv1(long value) { storeAddress(SI_DRV1, value); }
    String si_name() { return memory().loadString(address(), 224, 64); }
    void si_name(String value) { memory().storeString(address(), 224, 64, value); }
    // spotless:on
}
