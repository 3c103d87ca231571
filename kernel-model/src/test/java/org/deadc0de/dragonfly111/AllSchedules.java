package org.deadc0de.dragonfly111;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.crash.Fault;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.mem.Journal;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.RunOn;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.sim.sched.Strategy;

/**
 * Tries every schedule of two calls into the kernel, at the grain of a model that was written by hand: a call goes from one place
 * where it sleeps to the next, a table handles a message in one step, everything else happens at once.
 */
final class AllSchedules {
    /** What one of the two does. */
    interface Call {
        void run(DragonFly111 k);
    }

    /** What an execution came to. */
    interface Judge {
        String judge(DragonFly111 k, InIfaddr x);
    }

    private final Box box;
    private final DragonFly111 k;
    private final InIfaddr x;
    private final Judge judge;
    private final List<SimThread> everybody;
    private final SimThread[] pair = new SimThread[2];
    private final int[] cpu = new int[2];
    private final Map<String, Integer> counts = new TreeMap<>(Comparator.naturalOrder());
    private final Map<String, String> shortest = new HashMap<>();
    private int schedules;
    private ArrayDeque<String> script;

    private final List<int[]> stack = new ArrayList<>();
    private int depth;
    private final StringBuilder steps = new StringBuilder();
    private final int[] syncs = new int[2];

    AllSchedules(Box box, Call a, Call b, Judge judge) {
        this(box, "em0", a, b, judge);
    }

    AllSchedules(Box box, String ifname, Call a, Call b, Judge judge) {
        this.box = box;
        this.judge = judge;
        k = box.k;
        x = box.ia(ifname);
        List<Call> calls = List.of(a, b);
        for (int i = 0; i < 2; i++) {
            int me = i;
            pair[i] = box.world.sched().spawn("test28", 0, 300 + i, "ifconfig", () -> {
                k.lwkt.setCpu(cpu[me]);
                k.lwkt.curthread().td_pri(Lwkt.TDPRI_USER_NORM);
                calls.get(me).run(k);
            });
            k.adopt(pair[i]);
        }
        everybody = List.copyOf(box.world.sched().threads());
    }

    /** Tries everything: the first call on processor 0, the second on 0 and, if there is one, on 1. */
    AllSchedules run() {
        k.ledger.keep(false);
        Journal journal = k.machine().memory().journal();
        int mark = journal.mark();
        for (cpu[1] = 0; cpu[1] < Math.min(2, k.ncpus()); cpu[1]++) {
            stack.clear();
            boolean more = true;
            while (more) {
                journal.undoTo(mark);
                execute();
                more = backtrack();
            }
        }
        return this;
    }

    /**
     * Follows one schedule from the first state and stops where it ends.
     *
     * @param schedule such as {@code A rt0 B}: who makes a step
     * @return what it came to, {@code stopped} when both could go on or wait
     */
    String follow(String schedule) {
        script = new ArrayDeque<>(List.of(schedule.split(" ", -1)));
        execute();
        box.world.sched().strategy(new RunOn());
        return counts.keySet().iterator().next();
    }

    /** The address at first. */
    InIfaddr x() {
        return x;
    }

    private void execute() {
        Sched sched = box.world.sched();
        depth = 0;
        steps.setLength(0);
        Arrays.fill(syncs, 0);
        sched.restart(everybody);
        sched.strategy(new Search());
        sched.fuelPerSystemCall(1_000_000);
        Sched.Outcome outcome = sched.run(() -> false);
        String came;
        if (outcome == Sched.Outcome.CRASHED) {
            Crash crash = sched.crash();
            String top = crash.frames().get(0).function();
            came = crash.cause() instanceof Fault fault
                    ? String.format(Locale.ROOT, "0x%x in %s", fault.address() & 0xffff_ffffL, top)
                    : crash.cause().getMessage().replaceFirst("0x[0-9a-f]+", "X");
        } else if (script != null && (pair[0].isAlive() || pair[1].isAlive())) {
            came = "stopped";
        } else if (outcome != Sched.Outcome.STUCK) {
            came = outcome.toString();
        } else {
            came = pair[0].isAlive() || pair[1].isAlive() ? "deadlock" : judge.judge(k, x);
        }
        schedules++;
        counts.merge(came, 1, Integer::sum);
        String now = steps.toString().trim() + (cpu[1] == 0 ? "" : " (B on cpu 1)");
        shortest.merge(came, now, (one, other) -> one.length() <= other.length() ? one : other);
    }

    private boolean backtrack() {
        while (!stack.isEmpty()) {
            int[] last = stack.get(stack.size() - 1);
            if (last[0] + 1 < last[1]) {
                last[0]++;
                return true;
            }
            stack.remove(stack.size() - 1);
        }
        return false;
    }

    private final class Search implements Strategy {
        @Override
        public SimThread choose(Sched sched, SimThread running, SimThread[] enabled, int count) {
            List<SimThread> candidates = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                SimThread thread = enabled[i];
                int letter = letter(thread);
                boolean table = thread.name().startsWith("rtable");
                if (letter < 0 && (!table || thread.pendingKind() == Kind.START)) {
                    return thread;
                }
                if (letter >= 0 && isFurtherSync(thread, letter)) {
                    return thread;
                }
                candidates.add(thread);
            }
            if (candidates.isEmpty()) {
                return null;
            }
            if (script != null) {
                return scripted(candidates);
            }
            if (depth == stack.size()) {
                stack.add(new int[] {0, candidates.size()});
            }
            SimThread chosen = candidates.get(stack.get(depth)[0]);
            depth++;
            steps.append(nameOf(chosen)).append(' ');
            return chosen;
        }

        private SimThread scripted(List<SimThread> candidates) {
            String next = script.poll();
            for (SimThread thread : candidates) {
                if (nameOf(thread).equals(next)) {
                    return thread;
                }
            }
            if (next != null) {
                throw new IllegalStateException(next + " cannot go on, but " + candidates + ", after " + steps);
            }
            return null;
        }

        private String nameOf(SimThread thread) {
            int letter = letter(thread);
            return letter < 0 ? "rt" + thread.name().substring(11) : letter == 0 ? "A" : "B";
        }

        private int letter(SimThread thread) {
            return thread == pair[0] ? 0 : thread == pair[1] ? 1 : -1;
        }

        /** netmsg_service_sync asks one thread after the other: only the first time counts. */
        private boolean isFurtherSync(SimThread thread, int letter) {
            boolean inSync = false;
            for (Frame frame : thread.stack().frames()) {
                inSync |= frame.function().equals("netmsg_service_sync");
            }
            if (!inSync) {
                syncs[letter] = 0;
                return false;
            }
            return syncs[letter] > 0;
        }

        @Override
        public void granted(Sched sched, SimThread thread) {
            int letter = letter(thread);
            if (letter >= 0) {
                for (Frame frame : thread.stack().frames()) {
                    if (frame.function().equals("netmsg_service_sync")) {
                        syncs[letter]++;
                        return;
                    }
                }
                syncs[letter] = 0;
            }
        }
    }

    int schedules() {
        return schedules;
    }

    /** How many schedules came to what. */
    Map<String, Integer> counts() {
        return counts;
    }

    /** The shortest schedule that came to that. */
    String shortest(String what) {
        return shortest.get(what);
    }

    // ---- calls and judges ----------------------------------------------------------------------------------------

    static void ioctl(DragonFly111 k, int cmd, String ifname, int address, int mask, int flags) {
        Ifreq ifr = Ifreq.TYPE.at(k.machine().memory(), k.lwkt.stackSlot(0));
        k.machine().memory().fill(ifr.address(), Ifreq.TYPE.size(), 0);
        ifr.ifr_name(ifname);
        if (address != 0) {
            k.in_c.SIN_SET(ifr.ifr_addr(), address);
        }
        if (mask != 0) {
            k.in_c.SIN_SET(ifr.ifra_mask(), mask);
        }
        if (flags >= 0) {
            ifr.ifr_addr().sin_s_addr(flags);
        }
        Socket so = k.uipc_socket_c.socreate(KernelFile.AF_INET, KernelFile.SOCK_DGRAM, 0);
        k.trap_c.syscall2(0, () -> k.if_c.ifioctl(so, cmd, ifr.address(), k.lwkt.curthread()));
    }

    /** ifconfig em0 delete. */
    static Call delete() {
        return k -> ioctl(k, KernelFile.SIOCDIFADDR, "em0", 0, 0, -1);
    }

    /** SIOCSIFADDR, as the Linux ifconfig makes it. */
    static Call set(int address) {
        return k -> ioctl(k, KernelFile.SIOCSIFADDR, "em0", address, 0, -1);
    }

    /** ifconfig em0 alias ADDRESS netmask 255.255.255.0. */
    static Call alias(int address) {
        return k -> ioctl(k, KernelFile.SIOCAIFADDR, "em0", address, 0xffffff00, -1);
    }

    /** ifconfig em0 up. */
    static Call up() {
        return k -> ioctl(k, KernelFile.SIOCSIFFLAGS, "em0", 0, 0, 0x8843);
    }

    /** ifconfig em0 down. */
    static Call down() {
        return k -> ioctl(k, KernelFile.SIOCSIFFLAGS, "em0", 0, 0, 0x8842);
    }

    /** What became of the address that em0 had at first. */
    static String fate(DragonFly111 k, InIfaddr x) {
        boolean live = k.heap().chunkAt(x.address()).live();
        boolean listed = false;
        for (InIfaddr ia = k.in_c.in_ifaddrhead.first(); !ia.isNull(); ia = k.in_c.in_ifaddrhead.next(ia)) {
            listed |= ia.is(x);
        }
        int routes = 0;
        for (int cpu = 0; cpu < k.ncpus(); cpu++) {
            boolean has = false;
            for (Rtentry rt = k.radix_c.FIRST(k.radix_c.RT_TABLE(cpu, KernelFile.AF_INET));
                    !rt.isNull();
                    rt = rt.rt_nodes_next()) {
                has |= rt.rt_ifa().is(x);
            }
            routes += has ? 1 : 0;
        }
        String extent = routes == k.ncpus() ? "full" : "partial";
        if (!live) {
            return routes == 0 ? "clean" : "dead route " + extent;
        }
        if (!listed) {
            return routes == 0 ? "leak" : "ghost " + extent;
        }
        boolean flag = (x.ifa_flags() & KernelFile.IFA_ROUTE) != 0;
        if (routes == 0) {
            return flag ? "listed, flag without route" : "listed, no route";
        }
        return "listed, " + extent + (flag ? "" : " without flag");
    }
}
