package org.deadc0de.sim.mem;

/**
 * A typed pointer to a struct in simulated memory. Reading or writing a field is one load or store at address + offset: the call
 * is where the kernel can fault or be preempted. NULL is the pointer to address 0, never Java's null.
 */
public abstract class Struct {
    private final Memory memory;
    private final long address;

    protected Struct(Memory memory, long address) {
        this.memory = memory;
        this.address = address;
    }

    /** Where it points. */
    public final long address() {
        return address;
    }

    /** The memory it points into. */
    public final Memory memory() {
        return memory;
    }

    /** Stands exactly where the C source tests a pointer for NULL. */
    public final boolean isNull() {
        return address == 0;
    }

    /** Pointer comparison. */
    public final boolean is(Struct other) {
        return address == other.address;
    }

    /** The address of a field, as the operator {@code &} gives it: no access happens. */
    public final long addressOf(Field field) {
        return address + field.offset();
    }

    protected final int load(Field field) {
        return switch (field.width()) {
            case 4 -> memory.load4(address, field.offset());
            case 2 -> memory.load2(address, field.offset());
            case 1 -> memory.load1(address, field.offset());
            default -> throw new IllegalStateException(field + " is not an int");
        };
    }

    protected final void store(Field field, int value) {
        switch (field.width()) {
            case 4 -> memory.store4(address, field.offset(), value);
            case 2 -> memory.store2(address, field.offset(), value);
            case 1 -> memory.store1(address, field.offset(), value);
            default -> throw new IllegalStateException(field + " is not an int");
        }
    }

    protected final long loadLong(Field field) {
        return memory.load8(address, field.offset());
    }

    protected final void storeLong(Field field, long value) {
        memory.store8(address, field.offset(), value);
    }

    /** Loads a pointer as a bare address: {@code void *}, {@code char *}, a function, the address of a pointer. */
    protected final long loadAddress(Field field) {
        return memory.loadPointer(address, field.offset());
    }

    protected final void storeAddress(Field field, long value) {
        memory.storePointer(address, field.offset(), value);
    }

    protected final <T extends Struct> T loadPointer(Field field, StructType<T> type) {
        return type.at(memory, memory.loadPointer(address, field.offset()));
    }

    protected final void storePointer(Field field, Struct value) {
        memory.storePointer(address, field.offset(), value.address);
    }

    /** The struct that lies in place at a field; no access happens. */
    protected final <T extends Struct> T embedded(Field field, StructType<T> type) {
        return type.at(memory, address + field.offset());
    }

    protected final String loadString(Field field) {
        return memory.loadString(address, field.offset(), field.width());
    }

    protected final void storeString(Field field, String text) {
        memory.storeString(address, field.offset(), field.width(), text);
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof Struct struct && struct.address == address && struct.memory == memory;
    }

    @Override
    public final int hashCode() {
        return Long.hashCode(address);
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "@0x" + Long.toHexString(address);
    }
}
