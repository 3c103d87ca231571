package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** A thread: the control words the machine keeps in it, then the few members of struct uthread that matter here. */
final class Uthread extends Struct {
    static final StructType<Uthread> TYPE = new StructType<>("thread", 128, Uthread::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field DLIL_INCREMENTED_READ = TYPE.integer("dlil_incremented_read", 0x20, 4);
    static final Field UU_PROC = TYPE.pointer("uu_proc", 0x24, () -> BsdProc.TYPE);
    static final Field KERNEL_STACK = TYPE.pointer("kernel_stack", 0x28, null);
    static final Field UU_FLAG = TYPE.integer("uu_flag", 0x2c, 4);
    static final Field UU_ARG = TYPE.bytes("uu_arg", 0x30, 64);
    static final Field UU_RVAL = TYPE.bytes("uu_rval", 0x70, 8);
    // spotless:on

    Uthread(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    int dlil_incremented_read() { return load(DLIL_INCREMENTED_READ); }
    void dlil_incremented_read(int value) { store(DLIL_INCREMENTED_READ, value); }
    BsdProc uu_proc() { return new BsdProc(memory(), loadAddress(UU_PROC)); }
    void uu_proc(BsdProc value) { storePointer(UU_PROC, value); }
    long kernel_stack() { return loadAddress(KERNEL_STACK); }
    void kernel_stack(long value) { storeAddress(KERNEL_STACK, value); }
    int uu_flag() { return load(UU_FLAG); }
    void uu_flag(int value) { store(UU_FLAG, value); }
    // spotless:on
}
