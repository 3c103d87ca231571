package org.deadc0de.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.crash.KernelStack;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.world.Host;

/**
 * Finds the stores that break a host's invariants: asks again after every store of the processor while a line runs. What breaks and
 * is whole again while locks are held is nobody's business; what stays broken began with the store remembered here.
 */
final class Origins implements Memory.Watcher {
    private static final int MOST_CHECKS = 20_000;
    private static final int CALLERS = 5;

    private final Host host;
    private final Consumer<String> listener;
    private final Memory memory;
    private final Map<String, String> since = new LinkedHashMap<>();
    private Map<String, String> before = Map.of();
    private String lastStore = "";
    private boolean dirty;
    private boolean looking;
    private int checks;

    Origins(Host host) {
        this(host, sentence -> {});
    }

    /** @param listener told the sentence of each invariant that breaks, while it is broken */
    Origins(Host host, Consumer<String> listener) {
        this.host = host;
        this.listener = listener;
        memory = host.machine().memory();
    }

    /** Each invariant of a host that does not hold, with its first sentence. */
    static Map<String, String> broken(Host host) {
        Map<String, String> broken = new LinkedHashMap<>();
        host.kernel().invariants().forEach((name, invariant) -> {
            List<String> sentences = invariant.check();
            if (!sentences.isEmpty()) {
                broken.put(name, sentences.get(0));
            }
        });
        return broken;
    }

    /** Watches from now on. */
    void begin() {
        since.clear();
        before = broken(host);
        dirty = false;
        checks = 0;
        memory.watch(this);
    }

    /** Watches no longer; gives those that hold no more, each with where it broke. */
    Map<String, String> end() {
        memory.watch(null);
        if (host.crash() == null) {
            look();
        }
        return since;
    }

    @Override
    public void access(long address, int length, boolean write) {
        if (looking || checks >= MOST_CHECKS) {
            return;
        }
        if (dirty) {
            look();
        }
        if (write) {
            dirty = true;
            lastStore = where(address, length);
        }
    }

    private void look() {
        dirty = false;
        looking = true;
        checks++;
        Map<String, String> now = broken(host);
        if (host.kernel().isQuiet()) {
            since.keySet().removeIf(name -> !now.containsKey(name));
        }
        for (String name : now.keySet()) {
            if (!before.containsKey(name) && !since.containsKey(name)) {
                listener.accept(now.get(name));
                since.putIfAbsent(name, checks >= MOST_CHECKS ? "too far into this line to say where" : lastStore);
            }
        }
        looking = false;
    }

    /** Where the kernel stands that is about to store. */
    private String where(long address, int length) {
        KernelStack stack = host.machine().sched().currentStack();
        if (stack == null || stack.depth() == 0) {
            return "";
        }
        String name = host.kernel().describe(address);
        StringBuilder text = new StringBuilder(stack.where())
                .append(": stored ")
                .append(length)
                .append(" bytes at ")
                .append(name == null ? "0x" + Long.toHexString(address) : name);
        List<Frame> frames = stack.frames();
        for (int i = 1; i < frames.size() && i <= CALLERS; i++) {
            text.append(i == 1 ? "; called by " : ", ").append(frames.get(i).function());
        }
        return text.toString();
    }
}
