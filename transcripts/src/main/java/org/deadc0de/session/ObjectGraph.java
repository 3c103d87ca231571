package org.deadc0de.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.deadc0de.sim.mem.DataSegment;
import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.HeapView;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;
import org.deadc0de.world.Host;

/** Draws what hangs together in a kernel's memory, following the pointers that the layouts know. Reading disturbs nothing. */
final class ObjectGraph {
    private static final int DEEPEST = 4;
    private static final int MOST_LINES = 200;
    private static final int LONGEST_STRING = 24;

    private final Host host;
    private final Memory memory;
    private final List<String> lines = new ArrayList<>();
    private final Set<Long> drawn = new LinkedHashSet<>();

    private ObjectGraph(Host host) {
        this.host = host;
        this.memory = host.machine().memory();
    }

    /** The variables that point to something, and what they point to. */
    static List<String> roots(Host host) {
        ObjectGraph graph = new ObjectGraph(host);
        for (DataSegment.Variable variable : host.machine().data().variables()) {
            if (variable.type() != null && variable.pointer()) {
                long target = graph.pointerAt(variable.address());
                if (target != 0) {
                    graph.add(0, variable.name() + " -> " + graph.label(target, variable.type()));
                }
            }
        }
        return graph.lines;
    }

    /**
     * What can be reached from one object.
     *
     * @param name a variable, an address in hexadecimal, or the name that a struct holds, such as an interface's
     * @return null when there is no such object
     */
    static List<String> from(Host host, String name) {
        ObjectGraph graph = new ObjectGraph(host);
        DataSegment.Variable variable = host.machine().data().variable(name);
        if (variable != null && variable.type() != null) {
            long address = variable.pointer() ? graph.pointerAt(variable.address()) : variable.address();
            if (address == 0) {
                return List.of(name + " is NULL");
            }
            graph.draw(0, name + " -> ", address, variable.type());
            return graph.lines;
        }
        HeapView.Chunk chunk = name.matches("0x[0-9a-fA-F]{1,16}")
                ? host.kernel().heap().chunkAt(Long.parseUnsignedLong(name.substring(2), 16))
                : graph.named(name);
        if (chunk == null || chunk.type() == null) {
            return null;
        }
        graph.draw(0, "", chunk.address(), chunk.type());
        return graph.lines;
    }

    /** The live object that holds this string, such as an interface's name. */
    private HeapView.Chunk named(String name) {
        List<HeapView.Chunk> found = new ArrayList<>();
        host.kernel().heap().forEachChunk(chunk -> {
            if (chunk.live() && chunk.type() != null && found.isEmpty()) {
                for (Field field : chunk.type().fields()) {
                    if (field.kind() == Field.Kind.STRING
                            && memory.peekString(chunk.address() + field.offset(), field.width())
                                    .equals(name)) {
                        found.add(chunk);
                        return;
                    }
                }
            }
        });
        return found.isEmpty() ? null : found.get(0);
    }

    private void draw(int depth, String arrow, long address, StructType<?> type) {
        boolean known = !drawn.add(address);
        add(depth, arrow + label(address, type) + (known ? "  (above)" : ""));
        if (known || depth >= DEEPEST || !memory.isMapped(address, type.size())) {
            return;
        }
        drawFields(depth, "", address, type);
    }

    private void drawFields(int depth, String prefix, long address, StructType<?> type) {
        for (Field field : type.fields()) {
            StructType<?> target =
                    field.target() == null ? null : field.target().get();
            if (target == null) {
                continue;
            }
            switch (field.kind()) {
                case EMBEDDED -> drawFields(depth, prefix + field.name() + ".", address + field.offset(), target);
                case POINTER, REFERENCE -> {
                    long pointer = pointerAt(address + field.offset());
                    if (pointer != 0) {
                        String mark = field.kind() == Field.Kind.REFERENCE ? " => " : " -> ";
                        draw(depth + 1, prefix + field.name() + mark, pointer, target);
                    }
                }
                default -> {}
            }
        }
    }

    private long pointerAt(long address) {
        return memory.isMapped(address, memory.abi().pointerBytes()) ? memory.peekPointer(address) : 0;
    }

    /** {@code ifnet 0xfffffe00012a4000 "lo0"}, and whether it is freed or no such object. */
    private String label(long address, StructType<?> type) {
        StringBuilder text = new StringBuilder(type.name()).append(" 0x").append(Long.toHexString(address));
        if (!memory.isMapped(address, type.size())) {
            return text.append("  (not mapped)").toString();
        }
        for (Field field : type.fields()) {
            if (field.kind() == Field.Kind.STRING) {
                String value = memory.peekString(address + field.offset(), Math.min(field.width(), LONGEST_STRING));
                text.append(value.isEmpty() ? "" : " \"" + value + "\"");
                break;
            }
        }
        HeapView.Chunk chunk = host.kernel().heap().chunkAt(address);
        if (chunk != null && !chunk.live()) {
            text.append("  (freed")
                    .append(chunk.freedBy().isEmpty() ? "" : " by " + chunk.freedBy())
                    .append(')');
        } else if (chunk != null && chunk.type() != null && !chunk.type().equals(type) && chunk.address() == address) {
            text.append("  (now a ").append(chunk.type().name()).append(')');
        }
        return text.toString();
    }

    private void add(int depth, String line) {
        if (lines.size() < MOST_LINES) {
            lines.add("  ".repeat(depth) + line);
        } else if (lines.size() == MOST_LINES) {
            lines.add(String.format(Locale.ROOT, "... (more than %d lines; name an object to see less)", MOST_LINES));
        }
    }
}
