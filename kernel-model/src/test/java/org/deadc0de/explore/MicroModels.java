package org.deadc0de.explore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.deadc0de.sim.lock.WaitChannels;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/** The smallest models that have each kind of operation in them, small enough to try every interleaving of. */
final class MicroModels {
    private MicroModels() {}

    /** All of them, by name; each call of a maker gives a fresh one. */
    static Map<String, Supplier<SmallModel>> all() {
        Map<String, Supplier<SmallModel>> models = new LinkedHashMap<>();
        models.put("mutex", MicroModels::mutex);
        models.put("lock order", MicroModels::lockOrder);
        models.put("readers and writer", MicroModels::readersAndWriter);
        models.put("recursive lock", MicroModels::recursive);
        models.put("sleep with interlock", () -> new SerializerModel(2, 1, SerializerModel.Test.WHILE));
        models.put("sleep with interlock, if", MicroModels::sleepOnce);
        models.put("sleep without interlock", MicroModels::lostWakeup);
        models.put("wakeup counts", MicroModels::wakeupCounts);
        models.put("wakeup one", MicroModels::wakeupOne);
        models.put("wakeup one counts", MicroModels::wakeupOneCounts);
        models.put("wakeup and wakeup one", MicroModels::bothWakeups);
        models.put("early wakeup one", MicroModels::earlyWakeupOne);
        models.put("timeout", () -> timeout(false));
        models.put("timeout, wakeup one", () -> timeout(true));
        models.put("signal", () -> signal(false));
        models.put("signal, wakeup one", () -> signal(true));
        models.put("interrupt", MicroModels::interrupt);
        models.put("callout", MicroModels::callout);
        models.put("data choice", MicroModels::dataChoice);
        models.put("allocation", MicroModels::allocation);
        models.put("load and store", MicroModels::loadAndStore);
        models.put("two stores", MicroModels::twoStores);
        models.put("gate", MicroModels::gate);
        return models;
    }

    /** Three that take a lock to look at something, and change nothing. */
    static SmallModel lookers() {
        SmallModel m = new SmallModel();
        long a = m.word(0, "a");
        long x = m.word(1, "x");
        for (int i = 0; i < 3; i++) {
            m.thread("t", () -> {
                m.lock(a);
                m.get(x);
                m.unlock(a);
            });
        }
        return m;
    }

    /** Two threads that touch nothing of each other's; what should not be holds only while the second is ahead of the first. */
    static SmallModel brokenInBetween() {
        SmallModel m = new SmallModel();
        long x = m.word(0, "x");
        long y = m.word(1, "y");
        m.thread("first", () -> m.storeAt(x, 1));
        m.thread("second", () -> m.storeAt(y, 1));
        m.invariant("not-both", () -> m.peek(y) == 1 && m.peek(x) == 0 ? List.of("the second was first") : List.of());
        return m;
    }

    private static SmallModel mutex() {
        SmallModel m = new SmallModel();
        long a = m.word(0, "a");
        long x = m.word(1, "x");
        for (int i = 0; i < 3; i++) {
            int n = i + 1;
            m.thread("t", () -> {
                m.lock(a);
                m.set(x, m.get(x) * 3 + n);
                m.unlock(a);
                m.lock(a);
                m.set(x, m.get(x) * 3 + n);
                m.unlock(a);
            });
        }
        return m;
    }

    private static SmallModel lockOrder() {
        SmallModel m = new SmallModel();
        long a = m.word(0, "a");
        long b = m.word(1, "b");
        long x = m.word(2, "x");
        m.thread("ab", () -> both(m, a, b, x, 1));
        m.thread("ba", () -> both(m, b, a, x, 2));
        m.thread("a", () -> {
            m.lock(a);
            m.set(x, 3);
            m.unlock(a);
        });
        return m;
    }

    private static void both(SmallModel m, long first, long second, long word, int value) {
        m.lock(first);
        m.lock(second);
        m.set(word, value);
        m.unlock(second);
        m.unlock(first);
    }

    /** A lock word with -1 for a writer, else the number of readers; detail 1 wants to write. */
    private static SmallModel readersAndWriter() {
        SmallModel m = new SmallModel();
        long rw = m.word(0, "rw");
        long x = m.word(1, "x");
        Guard guard = new Guard() {
            @Override
            public boolean permits(SimThread thread, long object, long detail) {
                int state = (int) m.memory.peek(object, 4);
                return detail == 1 ? state == 0 : state >= 0;
            }

            @Override
            public boolean commute(long object, long detail, long otherDetail) {
                return detail == 0 && otherDetail == 0;
            }

            @Override
            public String describe(long object) {
                return m.name(object);
            }
        };
        for (int i = 0; i < 2; i++) {
            int slot = i;
            m.thread("reader", () -> {
                m.sched.point(Kind.ACQUIRE, guard, rw, 0);
                m.memory.poke(rw, 4, m.memory.peek(rw, 4) + 1);
                m.sched.point(Kind.PREEMPT, 0);
                m.set(m.word(2 + slot, "seen"), m.get(x));
                m.memory.poke(rw, 4, m.memory.peek(rw, 4) - 1);
            });
        }
        m.thread("writer", () -> {
            m.sched.point(Kind.ACQUIRE, guard, rw, 1);
            m.memory.poke(rw, 4, -1);
            m.set(x, 7);
            m.memory.poke(rw, 4, 0);
        });
        return m;
    }

    /** The owner may take it again; the count lies in the next word. */
    private static SmallModel recursive() {
        SmallModel m = new SmallModel();
        long sx = m.word(0, "sx");
        long depth = m.word(1, "depth");
        long x = m.word(2, "x");
        Guard guard = new Guard() {
            @Override
            public boolean permits(SimThread thread, long object, long detail) {
                long owner = m.memory.peek(object, 4);
                return owner == 0 || owner == thread.letter() + 1;
            }

            @Override
            public String describe(long object) {
                return m.name(object);
            }
        };
        Consumer<Integer> twice = value -> {
            for (int i = 0; i < 2; i++) {
                m.sched.point(Kind.ACQUIRE, guard, sx, 0);
                m.set(sx, m.me() + 1);
                m.set(depth, m.get(depth) + 1);
            }
            m.set(x, m.get(x) + value);
            for (int i = 0; i < 2; i++) {
                m.sched.point(Kind.PREEMPT, 0);
                m.set(depth, m.get(depth) - 1);
                if (m.get(depth) == 0) {
                    m.set(sx, 0);
                }
            }
        };
        m.thread("one", () -> twice.accept(1));
        m.thread("two", () -> twice.accept(10));
        return m;
    }

    /**
     * A lock that can be asked for, in vain, while its owner waits for another: what the guard asks then is where the owner stands,
     * not only what lies in memory. Whoever gets on so notes it.
     */
    static SmallModel sleepingOwner() {
        SmallModel m = new SmallModel();
        long a = m.word(0, "a");
        long sx = m.word(1, "sx");
        long x = m.word(2, "x");
        long vain = m.word(3, "vain");
        Guard guard = new Guard() {
            @Override
            public boolean permits(SimThread thread, long object, long detail) {
                int owner = m.peek(object);
                return owner == 0 || waits(m.threads().get(owner - 1));
            }

            private boolean waits(SimThread owner) {
                return owner.pendingGuard() == m.free && !m.free.permits(owner, owner.pendingObject(), 0);
            }

            @Override
            public boolean asksWhetherHolderWaits(Kind kind, Guard elsewhere) {
                return elsewhere == m.free;
            }

            @Override
            public String describe(long object) {
                return m.name(object);
            }
        };
        Runnable take = () -> {
            m.sched.point(Kind.ACQUIRE, guard, a, 0);
            if (m.get(a) == 0) {
                m.set(a, m.me() + 1);
            } else {
                m.set(vain, m.me() + 1);
            }
        };
        m.thread("holder", () -> {
            m.lock(sx);
            m.set(x, m.get(x) + 1);
            m.storeAt(x, m.get(x) * 2);
            m.unlock(sx);
        });
        m.thread("owner", () -> {
            take.run();
            m.lock(sx);
            m.set(x, m.get(x) * 3);
            m.unlock(sx);
            if (m.get(a) == m.me() + 1) {
                m.set(a, 0);
            }
        });
        m.thread("waiter", () -> {
            take.run();
            if (m.get(a) == m.me() + 1) {
                m.set(a, 0);
            }
        });
        return m;
    }

    /** Waits once for a word that another thread has set to zero meanwhile, and that a third sets again. */
    private static SmallModel sleepOnce() {
        SmallModel m = new SmallModel();
        long a = m.word(0, "a");
        long busy = m.word(1, "busy");
        long wrong = m.word(2, "wrong");
        m.thread("owner", () -> {
            m.lock(a);
            m.set(busy, 1);
            m.unlock(a);
            m.lock(a);
            m.set(busy, 0);
            m.channels.wakeup(busy);
            m.unlock(a);
        });
        m.thread("waiter", () -> {
            m.lock(a);
            if (m.get(busy) != 0) {
                m.msleep(busy, a);
            }
            m.set(wrong, m.get(busy));
            m.unlock(a);
        });
        m.thread("third", () -> {
            m.lock(a);
            m.set(busy, m.get(busy) + 2);
            m.unlock(a);
        });
        m.invariant("not-busy", () -> m.peek(wrong) == 0 ? List.of() : List.of("busy after all"));
        return m;
    }

    private static SmallModel lostWakeup() {
        SmallModel m = new SmallModel();
        long channel = m.word(0, "channel");
        m.thread("s", () -> m.channels.sleep(channel, "x", false, WaitChannels.NEVER, () -> {}));
        m.thread("s", () -> m.channels.sleep(channel, "x", false, WaitChannels.NEVER, () -> {}));
        m.thread("w", () -> m.channels.wakeup(channel));
        return m;
    }

    private static SmallModel wakeupCounts() {
        SmallModel m = new SmallModel();
        long channel = m.word(0, "channel");
        m.thread("s", () -> m.channels.sleep(channel, "x", false, WaitChannels.NEVER, () -> {}));
        for (int i = 0; i < 2; i++) {
            long slot = m.word(1 + i, "count");
            m.thread("w", () -> m.set(slot, 1 + m.channels.wakeup(channel)));
        }
        return m;
    }

    /** Two sleepers lie down in some order; when both sleep, one is woken. */
    private static SmallModel wakeupOne() {
        SmallModel m = new SmallModel();
        long channel = m.word(0, "channel");
        long asleep = m.word(1, "asleep");
        Guard two = new Guard() {
            @Override
            public boolean permits(SimThread thread, long object, long detail) {
                return m.memory.peek(asleep, 4) + m.memory.peek(asleep + 4, 4) == 2;
            }

            @Override
            public String describe(long object) {
                return "both asleep";
            }
        };
        for (int i = 0; i < 2; i++) {
            long mine = asleep + 4L * i;
            long first = m.word(4 + i, "woken");
            m.thread("s", () -> {
                m.channels.sleep(channel, "x", false, WaitChannels.NEVER, () -> m.set(mine, 1));
                m.set(first, 1);
            });
        }
        m.thread("w", () -> {
            m.sched.point(Kind.AWAIT, two, asleep, 0);
            m.channels.wakeupOne(channel);
        });
        return m;
    }

    private static SmallModel wakeupOneCounts() {
        SmallModel m = new SmallModel();
        long channel = m.word(0, "channel");
        m.thread("s", () -> m.channels.sleep(channel, "x", false, WaitChannels.NEVER, () -> {}));
        for (int i = 0; i < 2; i++) {
            long slot = m.word(1 + i, "found");
            m.thread("w", () -> m.set(slot, m.channels.wakeupOne(channel) ? 2 : 1));
        }
        return m;
    }

    private static SmallModel bothWakeups() {
        SmallModel m = new SmallModel();
        long channel = m.word(0, "channel");
        long all = m.word(1, "all");
        long one = m.word(2, "one");
        m.thread("s", () -> m.channels.sleep(channel, "x", false, WaitChannels.NEVER, () -> {}));
        m.thread("w", () -> m.set(all, 1 + m.channels.wakeup(channel)));
        m.thread("w1", () -> m.set(one, m.channels.wakeupOne(channel) ? 2 : 1));
        return m;
    }

    private static SmallModel earlyWakeupOne() {
        SmallModel m = new SmallModel();
        long channel = m.word(0, "channel");
        m.thread("s", () -> m.channels.sleep(channel, "x", false, WaitChannels.NEVER, () -> {}));
        m.thread("w", () -> m.channels.wakeupOne(channel));
        return m;
    }

    /** A sleeper whose time runs out, a second whose time runs out at once with it and who wakes then. */
    private static SmallModel timeout(boolean single) {
        SmallModel m = new SmallModel();
        long channel = m.word(0, "channel");
        long other = m.word(1, "other");
        long how = m.word(2, "how");
        long count = m.word(3, "count");
        m.thread("s", () -> m.set(how, number(m.channels.sleep(channel, "x", false, 5, () -> {}))));
        m.thread("w", () -> {
            m.channels.sleep(other, "y", false, 5, () -> {});
            m.set(count, single ? (m.channels.wakeupOne(channel) ? 2 : 1) : 1 + m.channels.wakeup(channel));
        });
        return m;
    }

    private static int number(WaitChannels.Woken how) {
        return switch (how) {
            case WAKEUP -> 1;
            case TIMEOUT -> 2;
            case SIGNAL -> 3;
        };
    }

    /** A sleep that a signal ends, while somebody wakes. */
    private static SmallModel signal(boolean single) {
        SmallModel m = new SmallModel();
        long channel = m.word(0, "channel");
        long how = m.word(1, "how");
        long count = m.word(2, "count");
        m.thread("s", () -> m.set(how, number(m.channels.sleep(channel, "x", true, WaitChannels.NEVER, () -> {}))));
        m.thread("k", () -> {
            m.sched.point(Kind.SYSCALL, 0);
            m.channels.post(m.threads().get(0), 2);
        });
        m.thread(
                "w",
                () -> m.set(count, single ? (m.channels.wakeupOne(channel) ? 2 : 1) : 1 + m.channels.wakeup(channel)));
        return m;
    }

    /** A thread that raises its level, and an interrupt that comes when the level allows. */
    private static SmallModel interrupt() {
        SmallModel m = new SmallModel();
        long level = m.word(0, "level");
        long raised = m.word(1, "irq");
        long x = m.word(2, "x");
        Guard window = new Guard() {
            @Override
            public boolean permits(SimThread thread, long object, long detail) {
                return m.memory.peek(level, 4) == 0 && m.memory.peek(raised, 4) != 0;
            }

            @Override
            public String describe(long object) {
                return "interrupt";
            }
        };
        m.thread("main", () -> {
            m.sched.point(Kind.SYSCALL, 0);
            m.set(level, 1);
            m.set(x, m.get(x) + 1);
            m.sched.point(Kind.PREEMPT, 0);
            m.set(x, m.get(x) * 2);
            m.set(level, 0);
            m.sched.point(Kind.INTERRUPT_WINDOW, 0);
            m.set(x, m.get(x) + 3);
        });
        m.thread("device", () -> m.storeAt(raised, 1));
        m.thread("irq", () -> {
            m.sched.point(Kind.AWAIT, window, level, 0);
            m.set(x, m.get(x) * 5 + 1);
        });
        return m;
    }

    /** A callout that is due when time has moved, which it does when nobody else can go on. */
    private static SmallModel callout() {
        SmallModel m = new SmallModel();
        long x = m.word(0, "x");
        Guard due = new Guard() {
            @Override
            public boolean permits(SimThread thread, long object, long detail) {
                return m.clock.now() >= detail;
            }

            @Override
            public String describe(long object) {
                return "its time";
            }
        };
        m.clock.add(() -> m.clock.now() < 9 ? 9 : Long.MAX_VALUE);
        m.thread("a", () -> m.storeAt(x, m.get(x) + 1));
        m.thread("callout", () -> {
            m.sched.point(Kind.AWAIT, due, 0, 9);
            m.set(x, m.get(x) * 3);
        });
        m.thread("b", () -> m.storeAt(x, m.get(x) + 5));
        return m;
    }

    private static SmallModel dataChoice() {
        SmallModel m = new SmallModel();
        long x = m.word(0, "x");
        m.thread("chooser", () -> {
            int outcome = m.sched.chooseOutcome(3);
            if (outcome != 2) {
                m.storeAt(x, outcome + 10);
            }
        });
        m.thread("other", () -> m.storeAt(x, 1));
        return m;
    }

    private static SmallModel allocation() {
        SmallModel m = new SmallModel();
        long a = m.word(0, "free list");
        long top = m.word(1, "top");
        for (int i = 0; i < 2; i++) {
            long mine = m.word(2 + i, "mine");
            m.thread("t", () -> {
                m.sched.point(Kind.MAY_SLEEP, 0);
                m.lock(a);
                m.set(top, m.get(top) + 1);
                m.set(mine, m.get(top));
                m.unlock(a);
                m.sched.point(Kind.MAY_SLEEP, 0);
            });
        }
        return m;
    }

    private static SmallModel loadAndStore() {
        SmallModel m = new SmallModel();
        long x = m.word(0, "x");
        long seen = m.word(2, "seen");
        m.thread("reader", () -> {
            int first = m.loadAt(x);
            m.set(seen, first * 10 + m.loadAt(x));
        });
        m.thread("writer", () -> m.storeAt(x, 1));
        return m;
    }

    private static SmallModel twoStores() {
        SmallModel m = new SmallModel();
        long x = m.word(0, "x");
        m.thread("one", () -> m.storeAt(x, 1));
        m.thread("two", () -> m.storeAt(x, 2));
        return m;
    }

    /** A gate that is open, is shut and opened again; who waits at it reads nothing. */
    private static SmallModel gate() {
        SmallModel m = new SmallModel();
        long shut = m.word(0, "gate");
        m.thread("walker", () -> m.sched.point(Kind.AWAIT, m.free, shut, 0));
        m.thread("keeper", () -> {
            m.storeAt(shut, 1);
            m.storeAt(shut, 0);
        });
        return m;
    }
}
