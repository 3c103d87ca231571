package org.deadc0de.sim.mem;

/** A typed pointer. */
public abstract class Struct {
    private final long address;

    /** Points at {@code address}. */
    protected Struct(long address) {
        this.address = address;
    }

    /** The address pointed at. */
    public final long address() {
        return address;
    }
}
