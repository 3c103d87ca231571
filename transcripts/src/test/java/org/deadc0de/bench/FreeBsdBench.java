package org.deadc0de.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.world.Host;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import org.deadc0de.world.World;

/**
 * How fast the simulated system calls of FreeBSD are, each against the real 9.1 network stack compiled for user space on the same
 * class of machine (about 450,000 create+destroy pairs and 200,000 alias add+delete pairs in a second).
 *
 * <p>Times are processor time of the one thread that runs the model, so that a busy machine disturbs them little. Beside each rate
 * stands what a pair costs in the model: accesses of the simulated processor, scheduling points, kernel functions entered; and in
 * Java: bytes allocated.
 *
 * <p>Arguments, all optional: the kernel, the number of other interfaces, {@code clone} or {@code alias}; without any, everything.
 */
public final class FreeBsdBench {
    private static final double REAL_CLONE_PAIRS = 450_000;
    private static final double REAL_ALIAS_PAIRS = 200_000;
    private static final int ROUNDS = 9;
    private static final String WALKS = """
                every step beyond those of a small machine is one of a walk of if.c:
                    1984 ifunit_ref   once: by name along V_ifnet
                    2001 ifunit       twice: by name along V_ifnet, before and after the cloner
                     240 ifindex_alloc_locked   once: the first free slot of the index table
                     810 if_detach_internal   once: by pointer along V_ifnet
                    1032 if_delgroup  once: by pointer along the members of group "all"
            """;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private FreeBsdBench() {}

    /** One pair of system calls. */
    private interface Pair {
        void run(Syscalls sys, int socket);
    }

    public static void main(String[] arguments) throws Exception {
        System.out.printf("java %s%n", Runtime.version());
        List<String> kernels =
                arguments.length > 0 ? List.of(arguments[0]) : List.of("freebsd-9.0", "freebsd-10-current");
        List<Integer> crowds = arguments.length > 1 ? List.of(Integer.valueOf(arguments[1])) : List.of(0, 10_000);
        String only = arguments.length > 2 ? arguments[2] : "";
        for (String kernel : kernels) {
            for (int others : crowds) {
                Host host = host(kernel);
                populate(host, others);
                String what = kernel + ", " + (others + 2) + " other interfaces";
                if (!only.equals("alias")) {
                    int pairs = others > 1_000 ? 2_000 : 40_000;
                    measure(host, what + ": create+destroy", REAL_CLONE_PAIRS, pairs, FreeBsdBench::clonePair);
                    System.out.print(others > 1_000 ? WALKS : "");
                }
                if (!only.equals("clone")) {
                    measure(host, what + ": alias+delete", REAL_ALIAS_PAIRS, 40_000, FreeBsdBench::aliasPair);
                }
            }
        }
        if (arguments.length == 0) {
            memoryPerInterface("lo");
            memoryPerInterface("bridge");
        }
    }

    private static Host host(String kernel) throws Exception {
        World world =
                new World(List.of(new HostSetup("bench", Kernels.named(kernel).orElseThrow(), List.of(), Map.of())), 0);
        world.sched().fuelPerSystemCall(Long.MAX_VALUE);
        world.boot();
        Host host = world.hosts().get(0);
        on(host, sys -> sys.moduleLoad("if_bridge"));
        return host;
    }

    private interface Calls {
        void make(Syscalls sys);
    }

    private static void on(Host host, Calls calls) {
        Syscalls sys = host.kernel().syscalls(host.shell());
        SimThread thread = host.asShell(() -> calls.make(sys));
        host.machine().sched().run(() -> !thread.isAlive());
        if (host.machine().sched().crash() != null) {
            throw new IllegalStateException(host.machine().sched().crash().cause());
        }
        host.console().take();
    }

    private static void populate(Host host, int others) {
        create(host, "lo", others);
    }

    private static void create(Host host, String cloner, int count) {
        on(host, sys -> {
            int socket = sys.socket("PF_LOCAL", "SOCK_DGRAM", 0);
            for (int i = 0; i < count; i++) {
                require(sys.ioctl(socket, "SIOCIFCREATE2", new IfReq(cloner)));
            }
            sys.close(socket);
        });
    }

    private static void clonePair(Syscalls sys, int socket) {
        IfReq request = new IfReq("bridge");
        require(sys.ioctl(socket, "SIOCIFCREATE2", request));
        require(sys.ioctl(socket, "SIOCIFDESTROY", new IfReq(request.name)));
    }

    private static void aliasPair(Syscalls sys, int socket) {
        IfReq request = new IfReq("em0");
        request.address = Sockaddr.inet(0xc0000201);
        request.mask = Sockaddr.inet(0xffffff00);
        require(sys.ioctl(socket, "SIOCAIFADDR", request));
        IfReq remove = new IfReq("em0");
        remove.address = request.address;
        require(sys.ioctl(socket, "SIOCDIFADDR", remove));
    }

    private static void measure(Host host, String what, double real, int pairs, Pair pair) {
        double[] rates = new double[ROUNDS];
        long[] allocated = new long[ROUNDS];
        long points = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long[] nanoseconds = new long[1];
            int now = round;
            long before = host.machine().sched().steps();
            on(host, sys -> {
                int socket = sys.socket("PF_INET", "SOCK_DGRAM", 0);
                long bytes = THREADS.getCurrentThreadAllocatedBytes();
                long start = THREADS.getCurrentThreadCpuTime();
                for (int i = 0; i < pairs; i++) {
                    pair.run(sys, socket);
                }
                nanoseconds[0] = THREADS.getCurrentThreadCpuTime() - start;
                allocated[now] = (THREADS.getCurrentThreadAllocatedBytes() - bytes) / pairs;
                sys.close(socket);
            });
            rates[round] = pairs * 1e9 / nanoseconds[0];
            points = (host.machine().sched().steps() - before) / pairs;
        }
        long bytes = allocated[ROUNDS - 1];
        Arrays.sort(rates);
        double median = rates[ROUNDS / 2];
        System.out.printf(
                Locale.ROOT,
                "%-62s %9.0f/s median, %9.0f/s best, %.2f of the real stack%n",
                what,
                median,
                rates[ROUNDS - 1],
                median / real);
        System.out.printf(
                Locale.ROOT, "    per pair: %s, %d points, %d bytes of Java heap%n", cost(host, pair), points, bytes);
    }

    /** What one pair does in the model. */
    private static String cost(Host host, Pair pair) {
        long[] counts = new long[4];
        Memory memory = host.machine().memory();
        memory.watch((address, length, write) -> {
            counts[write ? 1 : 0]++;
            counts[2] += length > 8 && write ? length : 0;
        });
        host.machine().sched().traceCalls(line -> counts[3]++);
        on(host, sys -> {
            int socket = sys.socket("PF_INET", "SOCK_DGRAM", 0);
            Arrays.fill(counts, 0);
            pair.run(sys, socket);
            memory.watch(null);
            sys.close(socket);
        });
        host.machine().sched().traceCalls(null);
        return counts[0] + " loads, " + counts[1] + " stores, " + counts[2] + " bytes filled, " + counts[3]
                + " functions";
    }

    private static void memoryPerInterface(String cloner) throws Exception {
        Host host = host("freebsd-10-current");
        int count = 10_000;
        long before = used();
        create(host, cloner, count);
        System.out.printf(
                Locale.ROOT,
                "Java heap per idle %s: %.1f KiB (%s)%n",
                cloner,
                (used() - before) / 1024.0 / count,
                host.name());
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void require(int result) {
        if (result < 0) {
            throw new IllegalStateException("error " + -result);
        }
    }
}
