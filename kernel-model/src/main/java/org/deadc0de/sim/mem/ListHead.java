package org.deadc0de.sim.mem;

/**
 * A LIST of sys/queue.h, as raw words: the head holds {@code lh_first}; each element holds {@code le_next} and, one pointer
 * further, {@code le_prev}, the address of the pointer that points at it. Each method does the loads and stores of the macro of
 * that name, in its order, and checks nothing: an element linked twice corrupts the list as it did in C.
 *
 * @param <T> the element
 */
public final class ListHead<T extends Struct> {
    private final Memory memory;
    private final long head;
    private final StructType<T> type;
    private final int next;
    private final int prev;

    /**
     * The list whose head is at {@code head}.
     *
     * @param link the element's {@code le_next}; {@code le_prev} follows it
     */
    public ListHead(Memory memory, long head, StructType<T> type, Field link) {
        this.memory = memory;
        this.head = head;
        this.type = type;
        next = link.offset();
        prev = link.offset() + memory.abi().pointerBytes();
    }

    /** The address of the head. */
    public long address() {
        return head;
    }

    /** The address of an element's {@code le_next}. */
    public long addressOfNext(T elm) {
        return elm.address() + next;
    }

    /** LIST_INIT. */
    public void init() {
        memory.storePointer(head, 0, 0);
    }

    /** LIST_FIRST. */
    public T first() {
        return type.at(memory, firstAddress());
    }

    /** LIST_EMPTY. */
    public boolean isEmpty() {
        return memory.loadPointer(head, 0) == 0;
    }

    /** LIST_NEXT. */
    public T next(T elm) {
        return type.at(memory, nextAddress(elm.address()));
    }

    /** The element's {@code le_prev}: the address of the pointer that should point at it. */
    public long prev(T elm) {
        return memory.loadPointer(elm.address(), prev);
    }

    /** LIST_INSERT_HEAD. */
    public void insertHead(T elm) {
        long first = memory.loadPointer(head, 0);
        memory.storePointer(elm.address(), next, first);
        if (first != 0) {
            memory.storePointer(memory.loadPointer(head, 0), prev, elm.address() + next);
        }
        memory.storePointer(head, 0, elm.address());
        memory.storePointer(elm.address(), prev, head);
    }

    /** LIST_INSERT_AFTER. */
    public void insertAfter(T listed, T elm) {
        long following = memory.loadPointer(listed.address(), next);
        memory.storePointer(elm.address(), next, following);
        if (following != 0) {
            memory.storePointer(memory.loadPointer(listed.address(), next), prev, elm.address() + next);
        }
        memory.storePointer(listed.address(), next, elm.address());
        memory.storePointer(elm.address(), prev, listed.address() + next);
    }

    /** LIST_REMOVE; the element's own links keep their values. */
    public void remove(T elm) {
        long following = memory.loadPointer(elm.address(), next);
        if (following != 0) {
            memory.storePointer(following, prev, memory.loadPointer(elm.address(), prev));
        }
        memory.storePointer(memory.loadPointer(elm.address(), prev), 0, memory.loadPointer(elm.address(), next));
    }

    Memory memory() {
        return memory;
    }

    long firstAddress() {
        return memory.loadPointer(head, 0);
    }

    long nextAddress(long elm) {
        return memory.loadPointer(elm, next);
    }
}
