package org.deadc0de.sim.crash;

/** A memory access that the simulated processor could not complete. */
public final class Fault extends KernelCrash {
    private static final long serialVersionUID = 1L;

    /** What the processor raised. */
    public enum Kind {
        /** The page is not mapped: i386 and amd64 trap 12 (vector 14). */
        PAGE_NOT_PRESENT,
        /** The page is mapped but may not be written. */
        PROTECTION,
        /** The address is not canonical (amd64 only): a general protection fault, which carries no address. */
        NON_CANONICAL
    }

    /** What the access was for. */
    public enum Access {
        READ,
        WRITE,
        EXECUTE
    }

    private final Kind kind;
    private final Access access;
    private final long address;
    private final long base;
    private final long offset;
    private final int width;

    /**
     * An access of {@code width} bytes at {@code base + offset}; the base is the pointer that the code followed, the offset that
     * of the field it wanted.
     */
    public Fault(Kind kind, Access access, long base, long offset, int width) {
        this(kind, access, base + offset, base, offset, width);
    }

    /** The same where {@code base + offset} wraps: the address that the processor made of it is given. */
    public Fault(Kind kind, Access access, long address, long base, long offset, int width) {
        super(kind + " " + access + " at 0x" + Long.toHexString(address));
        this.kind = kind;
        this.access = access;
        this.address = address;
        this.base = base;
        this.offset = offset;
        this.width = width;
    }

    public Kind kind() {
        return kind;
    }

    public Access access() {
        return access;
    }

    /** The address that could not be accessed. */
    public long address() {
        return address;
    }

    /** The pointer that was followed. */
    public long base() {
        return base;
    }

    /** The offset of the field from that pointer. */
    public long offset() {
        return offset;
    }

    /** Bytes accessed: 1, 2, 4 or 8; 0 for an instruction fetch. */
    public int width() {
        return width;
    }
}
