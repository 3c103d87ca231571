package org.deadc0de.sim.mem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueuesTest {
    private static final long BASE = 0x10_0000;

    /** An element with links at offset 8. */
    private static final class Node extends Struct {
        static final StructType<Node> TYPE = new StructType<>("node", 32, Node::new);
        static final Field LINK = TYPE.pointer("link", 8, () -> Node.TYPE);

        Node(Memory memory, long address) {
            super(memory, address);
        }
    }

    private static Memory memory(Memory.Abi abi) {
        Memory memory = new Memory(abi);
        memory.map(BASE, 4096);
        return memory;
    }

    private static Node node(Memory memory, int number) {
        return Node.TYPE.at(memory, BASE + 32L * number);
    }

    private static List<Long> numbers(ListHead<Node> list) {
        List<Long> found = new ArrayList<>();
        for (Node n = list.first(); !n.isNull() && found.size() < 9; n = list.next(n)) {
            found.add((n.address() - BASE) / 32);
        }
        return found;
    }

    private static List<Long> numbers(TailQ<Node> queue) {
        List<Long> found = new ArrayList<>();
        for (Node n = queue.first(); !n.isNull() && found.size() < 9; n = queue.next(n)) {
            found.add((n.address() - BASE) / 32);
        }
        return found;
    }

    @ParameterizedTest
    @EnumSource
    void aLayoutFindsTheElementsThatTheQueueFinds(Memory.Abi abi) {
        Memory memory = memory(abi);
        TailQ<Node> queue = new TailQ<>(memory, BASE, Node.TYPE, Node.LINK);
        ListHead<Node> list = new ListHead<>(memory, BASE + 16, Node.TYPE, Node.LINK);
        queue.init();
        list.init();
        queue.insertTail(node(memory, 1));
        queue.insertTail(node(memory, 2));
        list.insertHead(node(memory, 3));
        list.insertHead(node(memory, 4));

        assertThat(Node.TYPE.first(queue)).isEqualTo(node(memory, 1));
        assertThat(Node.TYPE.next(queue, node(memory, 1))).isEqualTo(node(memory, 2));
        assertThat(Node.TYPE.next(queue, node(memory, 2)).isNull()).isTrue();
        assertThat(Node.TYPE.first(list)).isEqualTo(node(memory, 4));
        assertThat(Node.TYPE.next(list, node(memory, 4))).isEqualTo(node(memory, 3));
        assertThat(Node.TYPE.next(list, node(memory, 3)).isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aListKeepsTheOrderOfItsMacros(Memory.Abi abi) {
        Memory memory = memory(abi);
        ListHead<Node> list = new ListHead<>(memory, BASE, Node.TYPE, Node.LINK);
        list.init();

        list.insertHead(node(memory, 1));
        list.insertHead(node(memory, 2));
        list.insertAfter(node(memory, 2), node(memory, 3));
        list.insertAfter(node(memory, 1), node(memory, 4));
        List<Long> full = numbers(list);
        list.remove(node(memory, 2));
        list.remove(node(memory, 4));

        assertThat(full).containsExactly(2L, 3L, 1L, 4L);
        assertThat(numbers(list)).containsExactly(3L, 1L);
        assertThat(list.prev(node(memory, 3))).isEqualTo(BASE);
        assertThat(list.prev(node(memory, 1))).isEqualTo(list.addressOfNext(node(memory, 3)));
        assertThat(list.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void anElementRemovedTwiceFromAListTakesItsOldNeighboursAlong(Memory.Abi abi) {
        Memory memory = memory(abi);
        ListHead<Node> list = new ListHead<>(memory, BASE, Node.TYPE, Node.LINK);
        list.init();
        list.insertHead(node(memory, 1));
        list.insertHead(node(memory, 2));
        list.remove(node(memory, 2));
        list.insertHead(node(memory, 3));

        list.remove(node(memory, 2));

        assertThat(numbers(list)).containsExactly(1L);
    }

    @ParameterizedTest
    @EnumSource
    void aTailQueueKeepsTheOrderOfItsMacros(Memory.Abi abi) {
        Memory memory = memory(abi);
        TailQ<Node> queue = new TailQ<>(memory, BASE, Node.TYPE, Node.LINK);
        queue.init();

        queue.insertTail(node(memory, 1));
        queue.insertTail(node(memory, 2));
        queue.insertHead(node(memory, 3));
        queue.insertAfter(node(memory, 2), node(memory, 4));
        queue.insertBefore(node(memory, 3), node(memory, 5));
        queue.insertBefore(node(memory, 2), node(memory, 6));
        List<Long> full = numbers(queue);
        queue.remove(node(memory, 4));
        queue.remove(node(memory, 5));

        assertThat(full).containsExactly(5L, 3L, 1L, 6L, 2L, 4L);
        assertThat(numbers(queue)).containsExactly(3L, 1L, 6L, 2L);
        assertThat(queue.last()).isEqualTo(queue.addressOfNext(node(memory, 2)));
        assertThat(queue.prev(node(memory, 3))).isEqualTo(BASE);
    }

    @ParameterizedTest
    @EnumSource
    void anEmptiedTailQueuePointsAtItself(Memory.Abi abi) {
        Memory memory = memory(abi);
        TailQ<Node> queue = new TailQ<>(memory, BASE, Node.TYPE, Node.LINK);
        queue.init();
        queue.insertTail(node(memory, 1));

        queue.remove(node(memory, 1));

        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.last()).isEqualTo(BASE);
    }
}
