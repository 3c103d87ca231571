package org.deadc0de.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.world.Host;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import org.deadc0de.world.World;

/**
 * How fast the simulated system calls of FreeBSD are, each against the real 9.1 network stack compiled for user space on the same
 * class of machine (about 450,000 create+destroy pairs and 200,000 alias add+delete pairs in a second).
 */
public final class FreeBsdBench {
    private static final double REAL_CLONE_PAIRS = 450_000;
    private static final double REAL_ALIAS_PAIRS = 200_000;
    private static final int ROUNDS = 7;

    private FreeBsdBench() {}

    /** One pair of system calls. */
    private interface Pair {
        void run(Syscalls sys, int socket);
    }

    public static void main(String[] arguments) throws Exception {
        System.out.printf("java %s%n", Runtime.version());
        for (String kernel : List.of("freebsd-9.0", "freebsd-10-current")) {
            for (int others : new int[] {0, 10_000}) {
                Host host = host(kernel);
                populate(host, others);
                String what = kernel + ", " + (others + 2) + " other interfaces";
                measure(
                        host,
                        what + ": create+destroy",
                        REAL_CLONE_PAIRS,
                        others > 0 ? 2_000 : 40_000,
                        FreeBsdBench::clonePair);
                measure(host, what + ": alias+delete", REAL_ALIAS_PAIRS, 40_000, FreeBsdBench::aliasPair);
            }
        }
        memoryPerInterface();
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
        on(host, sys -> {
            int socket = sys.socket("PF_LOCAL", "SOCK_DGRAM", 0);
            for (int i = 0; i < others; i++) {
                require(sys.ioctl(socket, "SIOCIFCREATE2", new IfReq("lo")));
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
        double best = 0;
        double[] rates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long[] nanoseconds = new long[1];
            on(host, sys -> {
                int socket = sys.socket("PF_INET", "SOCK_DGRAM", 0);
                long start = System.nanoTime();
                for (int i = 0; i < pairs; i++) {
                    pair.run(sys, socket);
                }
                nanoseconds[0] = System.nanoTime() - start;
                sys.close(socket);
            });
            rates[round] = pairs * 1e9 / nanoseconds[0];
            best = Math.max(best, rates[round]);
        }
        java.util.Arrays.sort(rates);
        double median = rates[ROUNDS / 2];
        System.out.printf(
                Locale.ROOT,
                "%-66s %9.0f/s median, %9.0f/s best, %.2f of the real stack%n",
                what,
                median,
                best,
                median / real);
    }

    private static void memoryPerInterface() throws Exception {
        Host host = host("freebsd-10-current");
        long before = used();
        populate(host, 10_000);
        System.out.printf(Locale.ROOT, "memory per idle interface: %.1f KiB%n", (used() - before) / 1024.0 / 10_000);
        if (host.machine() == null) {
            throw new IllegalStateException();
        }
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
