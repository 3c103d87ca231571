package org.deadc0de.sim.mem;

/**
 * A TAILQ of sys/queue.h, as raw words: the head holds {@code tqh_first} and {@code tqh_last}, the address of the last
 * {@code tqe_next}; each element holds {@code tqe_next} and, one pointer further, {@code tqe_prev}, the address of the pointer
 * that points at it. Each method does the loads and stores of the macro of that name, in its order, and checks nothing.
 *
 * @param <T> the element
 */
public final class TailQ<T extends Struct> {
    private final Memory memory;
    private final long head;
    private final StructType<T> type;
    private final int next;
    private final int prev;
    private final int pointer;

    /**
     * The queue whose head is at {@code head}.
     *
     * @param link the element's {@code tqe_next}; {@code tqe_prev} follows it
     */
    public TailQ(Memory memory, long head, StructType<T> type, Field link) {
        this.memory = memory;
        this.head = head;
        this.type = type;
        pointer = memory.abi().pointerBytes();
        next = link.offset();
        prev = link.offset() + pointer;
    }

    /** The address of the head. */
    public long address() {
        return head;
    }

    /** The address of an element's {@code tqe_next}. */
    public long addressOfNext(T elm) {
        return elm.address() + next;
    }

    /** TAILQ_INIT. */
    public void init() {
        memory.storePointer(head, 0, 0);
        memory.storePointer(head, pointer, head);
    }

    /** TAILQ_FIRST. */
    public T first() {
        return type.at(memory, firstAddress());
    }

    /** TAILQ_EMPTY. */
    public boolean isEmpty() {
        return memory.loadPointer(head, 0) == 0;
    }

    /** TAILQ_NEXT. */
    public T next(T elm) {
        return type.at(memory, nextAddress(elm.address()));
    }

    /** The head's {@code tqh_last}: the address of the last element's {@code tqe_next}, or of the head. */
    public long last() {
        return memory.loadPointer(head, pointer);
    }

    /** The element's {@code tqe_prev}: the address of the pointer that should point at it. */
    public long prev(T elm) {
        return memory.loadPointer(elm.address(), prev);
    }

    /** TAILQ_INSERT_HEAD. */
    public void insertHead(T elm) {
        long first = memory.loadPointer(head, 0);
        memory.storePointer(elm.address(), next, first);
        if (first != 0) {
            memory.storePointer(memory.loadPointer(head, 0), prev, elm.address() + next);
        } else {
            memory.storePointer(head, pointer, elm.address() + next);
        }
        memory.storePointer(head, 0, elm.address());
        memory.storePointer(elm.address(), prev, head);
    }

    /** TAILQ_INSERT_TAIL. */
    public void insertTail(T elm) {
        memory.storePointer(elm.address(), next, 0);
        memory.storePointer(elm.address(), prev, memory.loadPointer(head, pointer));
        memory.storePointer(memory.loadPointer(head, pointer), 0, elm.address());
        memory.storePointer(head, pointer, elm.address() + next);
    }

    /** TAILQ_INSERT_AFTER. */
    public void insertAfter(T listed, T elm) {
        long following = memory.loadPointer(listed.address(), next);
        memory.storePointer(elm.address(), next, following);
        if (following != 0) {
            memory.storePointer(following, prev, elm.address() + next);
        } else {
            memory.storePointer(head, pointer, elm.address() + next);
        }
        memory.storePointer(listed.address(), next, elm.address());
        memory.storePointer(elm.address(), prev, listed.address() + next);
    }

    /** TAILQ_INSERT_BEFORE. */
    public void insertBefore(T listed, T elm) {
        memory.storePointer(elm.address(), prev, memory.loadPointer(listed.address(), prev));
        memory.storePointer(elm.address(), next, listed.address());
        memory.storePointer(memory.loadPointer(listed.address(), prev), 0, elm.address());
        memory.storePointer(listed.address(), prev, elm.address() + next);
    }

    /** TAILQ_REMOVE; the element's own links keep their values. */
    public void remove(T elm) {
        long following = memory.loadPointer(elm.address(), next);
        if (following != 0) {
            memory.storePointer(following, prev, memory.loadPointer(elm.address(), prev));
        } else {
            memory.storePointer(head, pointer, memory.loadPointer(elm.address(), prev));
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
