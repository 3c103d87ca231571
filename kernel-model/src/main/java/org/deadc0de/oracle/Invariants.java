package org.deadc0de.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.HeapView;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;

/** What should hold of any kernel's pointers. Each gives one sentence for each place where it does not. */
public final class Invariants {
    private Invariants() {}

    /**
     * No pointer found leads to a struct of that layout in memory that was freed, nor to nowhere. The link of an element that is on no
     * queue is no such pointer: nobody follows it.
     */
    public static List<String> pointersAreLive(HeapWalk walk, Memory memory, StructType<?> type) {
        List<String> broken = new ArrayList<>();
        for (HeapWalk.Edge edge : walk.edges()) {
            if (edge.to().type() != type || isLink(edge) && !isQueued(edge, memory)) {
                continue;
            }
            HeapView.Chunk chunk = edge.to().chunk();
            if (edge.to().isFreed()) {
                broken.add(edge.name() + " points to freed memory: 0x"
                        + Long.toHexString(edge.to().address()) + ", freed by " + chunk.freedBy());
            } else if (!memory.isMapped(edge.to().address(), 1) && edge.to().address() != -1) {
                broken.add(edge.name() + " points nowhere: 0x"
                        + Long.toHexString(edge.to().address()));
            }
        }
        return broken;
    }

    /** Whatever follows on a queue points back at the pointer that led to it. */
    public static List<String> queuesAreCoherent(HeapWalk walk, Memory memory) {
        List<String> broken = new ArrayList<>();
        for (HeapWalk.Edge edge : walk.edges()) {
            if (edge.field() == null
                    || edge.to().isFreed()
                    || !memory.isMapped(edge.to().address(), 1)) {
                continue;
            }
            if (!isLink(edge) || !isQueued(edge, memory)) {
                continue;
            }
            String link = edge.field().name();
            boolean le = link.endsWith(".le_next");
            String back = link.substring(0, link.lastIndexOf('.')) + (le ? ".le_prev" : ".tqe_prev");
            for (Field field : edge.to().type().fields()) {
                if (field.name().equals(back)) {
                    long prev = memory.peekPointer(edge.to().address() + field.offset());
                    if (prev != edge.at()) {
                        broken.add(edge.name() + " points to 0x"
                                + Long.toHexString(edge.to().address()) + ", whose " + back + " points to 0x"
                                + Long.toHexString(prev));
                    }
                }
            }
        }
        return broken;
    }

    private static boolean isLink(HeapWalk.Edge edge) {
        return edge.field() != null
                && (edge.field().name().endsWith(".le_next")
                        || edge.field().name().endsWith(".tqe_next"));
    }

    /** Whether the element that a link belongs to is on its queue: one that was taken off keeps its links and means nothing by them. */
    private static boolean isQueued(HeapWalk.Edge edge, Memory memory) {
        long element = edge.at() - edge.field().offset();
        long back = memory.peekPointer(edge.at() + memory.abi().pointerBytes());
        return memory.isMapped(back, 1) && memory.peekPointer(back) == element;
    }

    /**
     * A struct's counter is not below the number of pointers that hold a reference to it.
     *
     * @param exact whether the counter must equal that number: only while no function holds references of its own
     */
    public static List<String> referencesAreCounted(
            HeapWalk walk, Memory memory, StructType<?> type, Field counter, boolean exact) {
        Map<Long, Integer> holders = new LinkedHashMap<>();
        for (HeapWalk.Node node : walk.nodes()) {
            if (node.type() == type && !node.isFreed()) {
                holders.put(node.address(), 0);
            }
        }
        for (HeapWalk.Edge edge : walk.edges()) {
            if (edge.holdsReference() && edge.to().type() == type) {
                holders.computeIfPresent(edge.to().address(), (address, count) -> count + 1);
            }
        }
        List<String> broken = new ArrayList<>();
        holders.forEach((address, count) -> {
            long counted = memory.peek(address + counter.offset(), counter.width());
            if (counted < count || exact && counted != count) {
                broken.add(type.name() + " 0x" + Long.toHexString(address) + ": " + counter.name() + " is " + counted
                        + ", " + count + (count == 1 ? " pointer holds" : " pointers hold") + " a reference");
            }
        });
        return broken;
    }
}
