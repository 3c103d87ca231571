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
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.world.Host;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import org.deadc0de.world.World;

/**
 * How fast the simulated address ioctls of Darwin are: alias add+delete pairs in a second of processor time, against the same bar as
 * FreeBSD's (200,000 pairs of the real 9.1 network stack compiled for user space).
 */
public final class DarwinBench {
    private static final double REAL_ALIAS_PAIRS = 200_000;
    private static final int ROUNDS = 9;
    private static final int PAIRS = 20_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private DarwinBench() {}

    public static void main(String[] arguments) throws Exception {
        System.out.printf("java %s%n", Runtime.version());
        measure(host(), "en0");
        measure(host(), "tap0");
    }

    private static Host host() throws Exception {
        World world = new World(
                List.of(new HostSetup("bench", Kernels.named("darwin-9.0").orElseThrow(), List.of(), Map.of())), 0);
        world.sched().fuelPerSystemCall(Long.MAX_VALUE);
        world.boot();
        Host host = world.hosts().get(0);
        on(host, sys -> {
            require(sys.open("/dev/tap0", 2));
            int socket = sys.socket("PF_INET", "SOCK_DGRAM", 0);
            IfReq up = new IfReq("tap0");
            up.value = 0x8843;
            require(sys.ioctl(socket, "SIOCSIFFLAGS", up));
            sys.close(socket);
        });
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

    private static void aliasPair(Syscalls sys, int socket, String name) {
        IfReq request = new IfReq(name);
        request.address = Sockaddr.inet(0xc0000201);
        request.mask = Sockaddr.inet(0xffffff00);
        require(sys.ioctl(socket, "SIOCAIFADDR", request));
        IfReq remove = new IfReq(name);
        remove.address = request.address;
        require(sys.ioctl(socket, "SIOCDIFADDR", remove));
    }

    private static void measure(Host host, String name) {
        double[] rates = new double[ROUNDS];
        long[] bytes = new long[1];
        long[] points = new long[1];
        for (int round = 0; round < ROUNDS; round++) {
            long[] nanoseconds = new long[1];
            on(host, sys -> {
                int socket = sys.socket("PF_INET", "SOCK_DGRAM", 0);
                long steps = host.machine().sched().steps();
                long allocated = THREADS.getCurrentThreadAllocatedBytes();
                long start = THREADS.getCurrentThreadCpuTime();
                for (int i = 0; i < PAIRS; i++) {
                    aliasPair(sys, socket, name);
                }
                nanoseconds[0] = THREADS.getCurrentThreadCpuTime() - start;
                bytes[0] = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / PAIRS;
                points[0] = (host.machine().sched().steps() - steps) / PAIRS;
                sys.close(socket);
            });
            rates[round] = PAIRS * 1e9 / nanoseconds[0];
        }
        Arrays.sort(rates);
        System.out.printf(
                Locale.ROOT,
                "darwin-9.0, %-5s alias+delete %9.0f/s median, %9.0f/s best, %.2f of the real stack;"
                        + " per pair %d points, %d bytes of Java heap%n",
                name + ":",
                rates[ROUNDS / 2],
                rates[ROUNDS - 1],
                rates[ROUNDS / 2] / REAL_ALIAS_PAIRS,
                points[0],
                bytes[0]);
    }

    private static void require(int result) {
        if (result < 0) {
            throw new IllegalStateException("error " + -result);
        }
    }
}
