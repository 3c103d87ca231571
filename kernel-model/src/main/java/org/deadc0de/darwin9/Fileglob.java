package org.deadc0de.darwin9;

import org.deadc0de.kernel.Identified;
import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct fileglob, bsd/sys/file_internal.h: an open file, shared by the descriptors that name it (fg_count). */
final class Fileglob extends Struct implements Identified {
    static final StructType<Fileglob> TYPE = new StructType<>("fileglob", 48, Fileglob::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field FG_FLAG = TYPE.integer("fg_flag", 0x8, 4);
    static final Field FG_TYPE = TYPE.integer("fg_type", 0xc, 4);
    static final Field FG_COUNT = TYPE.integer("fg_count", 0x10, 4);
    static final Field FG_DATA = TYPE.pointer("fg_data", 0x20, null);
    static final Field FG_OFFSET = TYPE.integer("fg_offset", 0x24, 4);
    // spotless:on

    Fileglob(Memory memory, long address) {
        super(memory, address);
    }

    @Override
    public Object identity() {
        return address();
    }

    // spotless:off  one accessor, one line
    int fg_flag() { return load(FG_FLAG); }
    void fg_flag(int value) { store(FG_FLAG, value); }
    int fg_type() { return load(FG_TYPE); }
    void fg_type(int value) { store(FG_TYPE, value); }
    int fg_count() { return load(FG_COUNT); }
    void fg_count(int value) { store(FG_COUNT, value); }
    long fg_data() { return loadAddress(FG_DATA); }
    void fg_data(long value) { storeAddress(FG_DATA, value); }
    int fg_offset() { return load(FG_OFFSET); }
    void fg_offset(int value) { store(FG_OFFSET, value); }
    // spotless:on
}
