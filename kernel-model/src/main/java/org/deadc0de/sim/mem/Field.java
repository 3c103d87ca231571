package org.deadc0de.sim.mem;

import java.util.function.Supplier;

/**
 * One field of a struct layout.
 *
 * @param name as the C source spells it; a member of a nested struct with its path, such as {@code if_link.tqe_next}
 * @param offset bytes from the start of the struct
 * @param width bytes of the whole field
 * @param kind what it holds
 * @param target for a pointer or an embedded struct, the layout it points to or is; else null
 */
public record Field(String name, int offset, int width, Kind kind, Supplier<StructType<?>> target) {
    /** What a field holds. */
    public enum Kind {
        INTEGER,
        /** A NUL-terminated string in place. */
        STRING,
        BYTES,
        /** A pointer to a struct. */
        POINTER,
        /** A pointer that holds one of its target's references. */
        REFERENCE,
        /** The address of another pointer, as in {@code le_prev} and {@code tqe_prev}. */
        BACK_POINTER,
        /** The address of a function. */
        FUNCTION,
        /** A pointer to a string. */
        CSTRING,
        /** A struct in place. */
        EMBEDDED
    }
}
