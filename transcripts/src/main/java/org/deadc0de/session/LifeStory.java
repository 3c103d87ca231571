package org.deadc0de.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.sim.crash.Fault;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.mem.DataSegment;
import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.HeapView;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.world.Host;

/**
 * Who wrote a word and what became of an object: runs a session again, from its boot, and watches the places that a finding names.
 * Equal sessions have equal addresses, so what was found in one run can be watched in the next.
 */
final class LifeStory {
    private static final Pattern ADDRESS = Pattern.compile("0x([0-9a-f]{5,16})");
    private static final int MOST_OBJECTS = 6;
    private static final int MOST_WORDS = 8;
    private static final int MOST_WRITERS = 4;
    private static final int LOADS_KEPT = 64;

    /** What is to be watched on one host. */
    private static final class Places {
        private final Set<Long> words = new LinkedHashSet<>();
        private final Set<Long> objects = new LinkedHashSet<>();
    }

    private final Setup setup;
    private final List<String> lines;
    private final Map<String, Places> places = new LinkedHashMap<>();

    LifeStory(Setup setup, List<String> lines) {
        this.setup = setup;
        this.lines = lines;
    }

    // ---- what to watch -------------------------------------------------------------------------------------------

    /** Adds the objects and fields that a sentence of an invariant speaks of, as they are now. */
    void add(Host host, String sentence) {
        Set<Long> named = new LinkedHashSet<>();
        Matcher matcher = ADDRESS.matcher(sentence);
        while (matcher.find()) {
            named.add(Long.parseUnsignedLong(matcher.group(1), 16));
        }
        int before = of(host).words.size();
        for (long address : named) {
            HeapView.Chunk chunk = host.kernel().heap().chunkAt(address);
            if (chunk != null) {
                addObject(host, chunk.address());
                if (chunk.type() != null) {
                    addFields(host, chunk.type(), chunk.address(), sentence);
                }
            }
        }
        if (of(host).words.size() > before) {
            return;
        }
        for (DataSegment.Variable variable : host.machine().data().variables()) {
            Memory memory = host.machine().memory();
            if (variable.pointer() && named.contains(memory.peekPointer(variable.address()))) {
                addWord(host, variable.address());
            }
        }
    }

    private void addFields(Host host, StructType<?> type, long address, String sentence) {
        Memory memory = host.machine().memory();
        for (Field field : type.fields()) {
            long at = address + field.offset();
            if (!memory.isMapped(at, Math.max(1, field.width()))) {
                continue;
            }
            boolean spokenOf = sentence.contains(field.name() + " ");
            switch (field.kind()) {
                case EMBEDDED -> addFields(host, field.target().get(), at, sentence);
                case STRING -> {
                    String value = memory.peekString(at, field.width());
                    if (spokenOf || !value.isEmpty() && sentence.contains(value)) {
                        addWord(host, at);
                    }
                }
                default -> {
                    if (spokenOf) {
                        addWord(host, at);
                    }
                }
            }
        }
    }

    private Places of(Host host) {
        return places.computeIfAbsent(host.name(), name -> new Places());
    }

    private void addObject(Host host, long address) {
        if (of(host).objects.size() < MOST_OBJECTS) {
            of(host).objects.add(address);
        }
    }

    private void addWord(Host host, long address) {
        if (of(host).words.size() < MOST_WORDS) {
            of(host).words.add(address);
        }
    }

    /**
     * Adds the word from which a crashed kernel took the pointer that it could not follow. Runs the line again to find it.
     *
     * @param line the line in which it crashed, from 0
     * @return a sentence about it; empty when the kernel did not crash in that way, or the pointer came from nowhere
     */
    String addFault(int line) throws FixSet.Refused, Host.UnknownOption {
        Session again = Session.open(setup);
        try {
            again.rerun(lines.subList(0, line));
            Map<Host, Deque<Long>> loads = new LinkedHashMap<>();
            for (Host host : again.world().hosts()) {
                Deque<Long> kept = new ArrayDeque<>();
                loads.put(host, kept);
                Memory memory = host.machine().memory();
                Memory.Watcher before = memory.watcher();
                memory.watch((address, length, write) -> {
                    if (before != null) {
                        before.access(address, length, write);
                    }
                    if (!write && length == memory.abi().pointerBytes() && memory.isMapped(address, length)) {
                        kept.addLast(address);
                        if (kept.size() > LOADS_KEPT) {
                            kept.removeFirst();
                        }
                    }
                });
            }
            again.rerun(lines.subList(line, line + 1));
            for (Host host : again.world().hosts()) {
                if (host.crash() != null && host.crash().cause() instanceof Fault fault) {
                    return origin(host, fault.base(), loads.get(host));
                }
            }
            return "";
        } finally {
            again.close();
        }
    }

    private String origin(Host host, long pointer, Deque<Long> loads) {
        Memory memory = host.machine().memory();
        String followed = "it followed the pointer " + hex(pointer);
        while (!loads.isEmpty()) {
            long at = loads.removeLast();
            if (memory.peekPointer(at) == pointer) {
                addWord(host, at);
                HeapView.Chunk chunk = host.kernel().heap().chunkAt(at);
                if (chunk != null) {
                    addObject(host, chunk.address());
                }
                return followed + ", which it read from " + name(host, at)
                        + (chunk != null && !chunk.live() ? ", in memory that " + chunk.freedBy() + " had freed" : "");
            }
        }
        return followed;
    }

    // ---- telling -------------------------------------------------------------------------------------------------

    /** The last writers of each word, and the life of each object, in lines; empty when there is nothing to watch. */
    List<String> tell() throws FixSet.Refused, Host.UnknownOption {
        List<String> told = new ArrayList<>();
        if (places.isEmpty()) {
            return told;
        }
        Session again = Session.open(setup);
        try {
            List<Observer> observers = new ArrayList<>();
            for (Host host : again.world().hosts()) {
                if (places.containsKey(host.name())) {
                    String where = again.world().hosts().size() > 1 ? " on " + host.name() : "";
                    observers.add(new Observer(host, places.get(host.name()), where));
                }
            }
            again.observe((sched, thread) -> observers.forEach(observer -> observer.look(sched)));
            for (int i = 0; i < lines.size(); i++) {
                int line = i + 1;
                observers.forEach(observer -> observer.begin(line));
                again.rerun(lines.subList(i, i + 1));
                observers.forEach(observer -> observer.look(again.world().sched()));
            }
            observers.forEach(observer -> told.addAll(observer.tell()));
            return told;
        } finally {
            again.close();
        }
    }

    /** Watches the places of one host. */
    private static final class Observer implements Memory.Watcher {
        private record State(boolean live, String allocatedBy, String freedBy, String what) {}

        private static final class Writes {
            private final Deque<String> last = new ArrayDeque<>();
            private String pending;
            private int more;
        }

        private final Host host;
        private final Map<Long, Writes> words = new LinkedHashMap<>();
        private final Map<Long, State> states = new LinkedHashMap<>();
        private final Map<Long, List<String>> lives = new LinkedHashMap<>();
        private final String where;
        private Memory memory;
        private Memory.Watcher before;
        private int line;
        private String ran = "";

        Observer(Host host, Places watched, String where) {
            this.host = host;
            this.where = where;
            watched.words.forEach(word -> words.put(word, new Writes()));
            for (long object : watched.objects) {
                lives.put(object, new ArrayList<>());
                State now = state(object);
                states.put(object, now);
                if (now != null && now.live()) {
                    lives.get(object).add("while booting: allocated by " + now.allocatedBy() + now.what());
                }
            }
        }

        /** A line begins; a reboot before it has given the host another memory. */
        void begin(int number) {
            line = number;
            ran = "by the machine";
            if (host.machine().memory() != memory) {
                memory = host.machine().memory();
                before = memory.watcher();
                memory.watch(this);
            }
        }

        @Override
        public void access(long address, int length, boolean write) {
            if (before != null) {
                before.access(address, length, write);
            }
            if (!write) {
                return;
            }
            words.forEach((word, writes) -> {
                if (address < word + memory.abi().pointerBytes() && address + length > word) {
                    String by = "line " + line + ": " + who(host.machine().sched());
                    if (!by.equals(writes.pending)) { // otherwise it goes on writing, byte by byte
                        settle(word, writes);
                        writes.pending = by;
                    }
                }
            });
        }

        /** Now it can be seen what was written last. */
        private void settle(long word, Writes writes) {
            if (writes.pending != null && memory.isMapped(word, memory.abi().pointerBytes())) {
                writes.last.addLast(writes.pending + ": now " + value(word));
                if (writes.last.size() > MOST_WRITERS) {
                    writes.last.removeFirst();
                    writes.more++;
                }
            }
            writes.pending = null;
        }

        private String value(long word) {
            String text = hex(memory.peekPointer(word));
            HeapView.Chunk chunk = host.kernel().heap().chunkAt(word);
            Field field = chunk == null || chunk.type() == null ? null : fieldAt(chunk.type(), word - chunk.address());
            if (field == null || field.kind() != Field.Kind.STRING) {
                return text;
            }
            String string = memory.peekString(word, field.width());
            return string.chars().allMatch(c -> c >= ' ' && c < 0x7f) ? "\"" + string + "\"" : text;
        }

        /** Looks whether an object was allocated or freed since the last look, by whoever went on then. */
        void look(Sched sched) {
            states.forEach((object, before) -> {
                State now = state(object);
                if (now == null || now.equals(before)) {
                    return;
                }
                List<String> life = lives.get(object);
                boolean wasLive = before != null && before.live();
                if (wasLive && !now.live()) {
                    life.add("line " + line + ": freed by " + now.freedBy() + ", " + ran);
                } else if (now.live()) {
                    life.add("line " + line + ": " + (wasLive ? "freed, and " : "") + "allocated by "
                            + now.allocatedBy() + now.what() + ", " + ran);
                }
                states.put(object, now);
            });
            ran = thread(sched);
        }

        private State state(long object) {
            HeapView.Chunk chunk = host.kernel().heap().chunkAt(object);
            return chunk == null
                    ? null
                    : new State(
                            chunk.live(),
                            chunk.allocatedBy(),
                            chunk.freedBy(),
                            " as "
                                    + (chunk.type() == null
                                            ? chunk.kind()
                                            : chunk.type().name()));
        }

        List<String> tell() {
            List<String> told = new ArrayList<>();
            words.forEach((word, writes) -> {
                settle(word, writes);
                told.add("  who wrote " + name(host, word) + where + ":");
                if (writes.last.isEmpty()) {
                    told.add("    nobody since the machine was booted");
                } else if (writes.more > 0) {
                    told.add("    (" + writes.more + " before)");
                }
                writes.last.forEach(write -> told.add("    " + write));
            });
            lives.forEach((object, life) -> {
                told.add("  the life of " + name(host, object) + where + ":");
                life.forEach(event -> told.add("    " + event));
                if (life.isEmpty()) {
                    told.add("    it was never allocated");
                }
            });
            return told;
        }

        /** The thread and the innermost functions that run. */
        private static String who(Sched sched) {
            StringBuilder text = new StringBuilder(thread(sched));
            int shown = 0;
            for (Frame frame : sched.currentStack().frames()) {
                if (shown == 3) {
                    break;
                }
                text.append(shown++ == 0 ? " in " : " < ").append(frame.function());
            }
            return text.toString();
        }

        private static String thread(Sched sched) {
            SimThread thread = sched.current();
            return thread == null ? "by the machine" : "by " + thread;
        }
    }

    // ---- names ---------------------------------------------------------------------------------------------------

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    /** {@code if_link.tqe_next of ifnet 0xfffffe00012a4000 "lo0"}, a variable, or the bare address. */
    private static String name(Host host, long address) {
        Memory memory = host.machine().memory();
        HeapView.Chunk chunk = host.kernel().heap().chunkAt(address);
        if (chunk == null) {
            DataSegment.Variable variable = host.machine().data().at(address);
            return variable == null ? hex(address) : variable.name();
        }
        StringBuilder text = new StringBuilder(
                        chunk.type() == null ? chunk.kind() : chunk.type().name())
                .append(' ')
                .append(hex(chunk.address()));
        if (chunk.type() == null) {
            return address == chunk.address() ? text.toString() : hex(address) + " in " + text;
        }
        for (Field field : chunk.type().fields()) {
            if (field.kind() == Field.Kind.STRING && chunk.live()) {
                String value = memory.peekString(chunk.address() + field.offset(), field.width());
                text.append(value.isEmpty() ? "" : " \"" + value + "\"");
                break;
            }
        }
        long offset = address - chunk.address();
        return offset == 0 ? text.toString() : fieldName(chunk.type(), offset) + " of " + text;
    }

    private static String fieldName(StructType<?> type, long offset) {
        for (Field field : type.fields()) {
            if (covers(field, offset)) {
                return field.kind() == Field.Kind.EMBEDDED
                        ? field.name() + "." + fieldName(field.target().get(), offset - field.offset())
                        : field.name();
            }
        }
        return "+" + hex(offset);
    }

    private static boolean covers(Field field, long offset) {
        return offset == field.offset() || offset > field.offset() && offset < field.offset() + field.width();
    }

    private static Field fieldAt(StructType<?> type, long offset) {
        for (Field field : type.fields()) {
            if (covers(field, offset)) {
                return field.kind() == Field.Kind.EMBEDDED
                        ? fieldAt(field.target().get(), offset - field.offset())
                        : field;
            }
        }
        return null;
    }
}
