package org.deadc0de.sim.mem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * The layout of one C struct: its size and its fields, with what they point to.
 *
 * <p>A struct class declares it as its first constant and each field as a constant made from it; the accessors then name the
 * field. Debuggers, heap walks and the names of steps all read the same list.
 *
 * <p>It is a record because the Java compiler trusts the fields of records that are constants: it then sees which view {@link #at}
 * makes, and need not make it at all where nobody keeps it.
 *
 * @param name the struct tag
 * @param size sizeof, in bytes
 * @param maker makes the Java view of a pointer
 * @param fields the fields declared so far, in the order of their declaration
 * @param <T> the Java view of a pointer to this struct
 */
public record StructType<T extends Struct>(String name, int size, Maker<T> maker, List<Field> fields) {
    /** Makes the view of a pointer. */
    public interface Maker<T> {
        T at(Memory memory, long address);
    }

    /**
     * A layout without fields yet.
     *
     * @param name the struct tag
     * @param size sizeof, in bytes
     */
    public StructType(String name, int size, Maker<T> maker) {
        this(name, size, maker, new ArrayList<>());
    }

    @Override
    public List<Field> fields() {
        return Collections.unmodifiableList(fields);
    }

    /** A pointer to the struct at that address; 0 gives the NULL pointer. */
    public T at(Memory memory, long address) {
        return maker.at(memory, address);
    }

    /** {@link TailQ#first}, for whoever knows which elements the queue has: woven code. */
    public T first(TailQ<?> queue) {
        return maker.at(queue.memory(), queue.firstAddress());
    }

    /** {@link TailQ#next}, likewise. */
    public T next(TailQ<?> queue, Struct elm) {
        return maker.at(queue.memory(), queue.nextAddress(elm.address()));
    }

    /** {@link ListHead#first}, likewise. */
    public T first(ListHead<?> list) {
        return maker.at(list.memory(), list.firstAddress());
    }

    /** {@link ListHead#next}, likewise. */
    public T next(ListHead<?> list, Struct elm) {
        return maker.at(list.memory(), list.nextAddress(elm.address()));
    }

    /** An integer of 1, 2, 4 or 8 bytes. */
    public Field integer(String field, int offset, int width) {
        return add(new Field(field, offset, width, Field.Kind.INTEGER, null));
    }

    /** A char array that holds a string. */
    public Field string(String field, int offset, int width) {
        return add(new Field(field, offset, width, Field.Kind.STRING, null));
    }

    /** Bytes without structure. */
    public Field bytes(String field, int offset, int width) {
        return add(new Field(field, offset, width, Field.Kind.BYTES, null));
    }

    /** A pointer that holds no reference; {@code target} may be null for {@code void *}. */
    public Field pointer(String field, int offset, Supplier<StructType<?>> target) {
        return add(new Field(field, offset, 0, Field.Kind.POINTER, target));
    }

    /** A pointer that holds one of its target's references. */
    public Field reference(String field, int offset, Supplier<StructType<?>> target) {
        return add(new Field(field, offset, 0, Field.Kind.REFERENCE, target));
    }

    /** The address of some pointer. */
    public Field backPointer(String field, int offset) {
        return add(new Field(field, offset, 0, Field.Kind.BACK_POINTER, null));
    }

    /** The address of a function. */
    public Field function(String field, int offset) {
        return add(new Field(field, offset, 0, Field.Kind.FUNCTION, null));
    }

    /** A pointer to a string. */
    public Field cstring(String field, int offset) {
        return add(new Field(field, offset, 0, Field.Kind.CSTRING, null));
    }

    /** A struct in place. */
    public Field embedded(String field, int offset, Supplier<StructType<?>> type) {
        return add(new Field(field, offset, 0, Field.Kind.EMBEDDED, type));
    }

    /** The field that holds the byte at {@code offset}, or null. Pointers have the width of {@code abi}. */
    public Field fieldAt(int offset, Memory.Abi abi) {
        Field best = null;
        for (Field field : fields) {
            if (offset >= field.offset() && offset < field.offset() + widthOf(field, abi)) {
                best = field;
            }
        }
        return best;
    }

    /** The bytes a field takes. */
    public static int widthOf(Field field, Memory.Abi abi) {
        if (field.width() != 0) {
            return field.width();
        }
        return field.kind() == Field.Kind.EMBEDDED ? field.target().get().size() : abi.pointerBytes();
    }

    /** One declaration is one layout. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "struct " + name;
    }

    private Field add(Field field) {
        fields.add(field);
        return field;
    }
}
