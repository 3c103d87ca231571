package org.deadc0de.explore;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.sim.sched.Kind;

/**
 * Reference problem B: threads that create interfaces and look whether the name is taken before they take it, and threads that
 * rename theirs to such a name.
 */
final class NamesModel extends SmallModel {
    private static final int SLOTS = 16;

    private final long unitMutex = word(0, "unit mutex");
    private final long listMutex = word(1, "ifnet lock");
    private final long naming = word(2, "naming lock");
    private final long units = word(3, "units");
    private final long count = word(4, "count");
    private final long table = word(8, "ifnet");

    /**
     * The problem.
     *
     * @param fix 0 none; 1 a lock around all of it; 2 that lock around rename only
     */
    NamesModel(int creators, int renamers, int fix) {
        for (int r = 0; r < renamers; r++) {
            memory.poke(table + 4L * r, 4, 1000 + r);
        }
        memory.poke(count, 4, renamers);
        for (int i = 0; i < creators; i++) {
            thread("create", 0, () -> create(fix == 1));
        }
        for (int r = 0; r < renamers; r++) {
            int tap = r;
            thread("rename", -1, () -> rename(tap, fix != 0));
        }
        invariant("interface-names-are-unique", this::duplicates);
    }

    private void create(boolean guarded) {
        if (guarded) {
            lock(naming);
        }
        int unit;
        boolean found;
        do {
            lock(unitMutex);
            unit = Integer.numberOfTrailingZeros(~get(units));
            set(units, get(units) | 1 << unit);
            unlock(unitMutex);
            lock(listMutex);
            found = isTaken(unit);
            unlock(listMutex);
        } while (found);
        sched.point(Kind.MAY_SLEEP, 0);
        lock(listMutex);
        set(table + 4L * get(count), unit + 1);
        set(count, get(count) + 1);
        unlock(listMutex);
        if (guarded) {
            unlock(naming);
        }
    }

    private void rename(int tap, boolean guarded) {
        if (guarded) {
            lock(naming);
        }
        lock(listMutex);
        boolean found = isTaken(tap);
        unlock(listMutex);
        if (!found) {
            lock(listMutex);
            set(table + 4L * tap, tap + 1);
            unlock(listMutex);
        }
        if (guarded) {
            unlock(naming);
        }
    }

    private boolean isTaken(int unit) {
        int n = get(count);
        for (int i = 0; i < n; i++) {
            if (get(table + 4L * i) == unit + 1) {
                return true;
            }
        }
        return false;
    }

    private List<String> duplicates() {
        List<String> found = new ArrayList<>();
        int n = Math.min(peek(count), SLOTS);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                int name = peek(table + 4L * i);
                if (name == peek(table + 4L * j)) {
                    found.add("two interfaces called bridge" + (name - 1));
                }
            }
        }
        return found;
    }
}
