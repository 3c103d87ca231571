package org.deadc0de.netbsd299;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.netbsd299.user.NetBsdSyscalls;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.sim.sched.Strategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * pppd takes its interface down while a daemon makes its own system calls: every order of the two processes' calls there is, one
 * execution each, none left out. A process in this kernel keeps the processor until it sleeps or returns to user mode, so that
 * the choices are made there and nowhere else.
 */
class EveryOrderingTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int EX0 = 0xc0a80101;

    /** Follows a list of choices and the first of each from there on; remembers how many there were. Interrupts are no choice. */
    private static final class Choices implements Strategy {
        private final List<Integer> prefix;
        private final List<Integer> taken = new ArrayList<>();
        private final List<Integer> of = new ArrayList<>();

        Choices(List<Integer> prefix) {
            this.prefix = prefix;
        }

        @Override
        public SimThread choose(Sched sched, SimThread running, SimThread[] enabled, int count) {
            for (int i = 0; i < count; i++) {
                if (enabled[i].pid() == 0) {
                    return enabled[i];
                }
            }
            if (count < 2) {
                return count == 0 ? null : enabled[0];
            }
            int choice = taken.size() < prefix.size() ? prefix.get(taken.size()) : 0;
            taken.add(choice);
            of.add(count);
            return enabled[choice];
        }

        /** The next list of choices in lexical order, or null when this was the last. */
        List<Integer> next() {
            for (int i = taken.size() - 1; i >= 0; i--) {
                if (taken.get(i) + 1 < of.get(i)) {
                    List<Integer> next = new ArrayList<>(taken.subList(0, i));
                    next.add(taken.get(i) + 1);
                    return next;
                }
            }
            return null;
        }
    }

    /** What the daemon is. */
    private interface Daemon {
        /** Opens its sockets, waits for {@link #untilOneSecond}, and makes its calls. */
        void run(NetBsdSyscalls sys);
    }

    /**
     * How often each outcome came out of all orders.
     *
     * @param exits whether the daemon ends then, which closes its sockets, or stays
     */
    private static Map<String, Integer> everyOrder(String profile, Daemon daemon, boolean exits, String... fixes) {
        Map<String, Integer> outcomes = new TreeMap<>();
        List<Integer> prefix = List.of();
        while (prefix != null) {
            Box box = new Box(profile, fixes);
            boolean[] done = new boolean[1];
            Proc pppd = box.start("pppd", EveryOrderingTest::pppd);
            box.pass(0.4);
            Proc other = box.start("daemon", sys -> {
                daemon.run(sys);
                done[0] = true;
                if (!exits) {
                    sys.nanosleep(10 * SECOND);
                }
            });
            box.pass(0.4);
            Choices choices = new Choices(prefix);
            box.sched.strategy(choices);
            box.sched.run(() -> ended(box, pppd) && (exits ? ended(box, other) : done[0]));
            outcomes.merge(outcome(box), 1, Integer::sum);
            box.sched.abandonAll();
            prefix = choices.next();
        }
        return outcomes;
    }

    private static boolean ended(Box box, Proc proc) {
        return box.k.machine().processes().get(proc.pid()) != proc;
    }

    private static String outcome(Box box) {
        if (box.crash() != null) {
            return "dies in " + Box.functions(box.crash()).get(0);
        }
        for (String each : new IfnetPointers(box.k).violations()) {
            for (String holder : List.of("imo_membership", "imo_multicast_ifp", "cached route", "im6o_memberships")) {
                if (each.startsWith("socket") && each.contains(holder)) {
                    return "stray " + holder;
                }
            }
        }
        return "clean";
    }

    /** Both sleep until the same moment; then the orders begin. */
    private static void untilOneSecond(NetBsdSyscalls sys) {
        sys.nanosleep(SECOND - sys.uptime() % SECOND);
    }

    /** P1, P2, P2', P3 of section 6.1, the line and all sockets open before. */
    private static void pppd(NetBsdSyscalls sys) {
        int tty = Box.open(sys);
        int inet = sys.socket("PF_INET", "SOCK_DGRAM", 0);
        int inet6 = sys.socket("PF_INET6", "SOCK_DGRAM", 0);
        sys.ioctl(inet6, "SIOCAIFADDR_IN6", Box.alias6(1, 2));
        Box.up(sys);
        untilOneSecond(sys);
        sys.ioctl(inet, "SIOCSIFFLAGS", Box.flags("ppp0", 0x8010));
        IfReq request = new IfReq("ppp0");
        request.address = Sockaddr.inet(Box.LOCAL);
        sys.ioctl(inet, "SIOCDIFADDR", request);
        sys.ioctl(inet6, "SIOCDIFADDR_IN6", Box.alias6(1, 2));
        sys.ioctl(tty, "TIOCSETD", Tty.TTYDISC);
    }

    /** ospfd when it hears that the interface is down: leaves the group, chooses the other one for its next hello. */
    private static void ospfd(NetBsdSyscalls sys) {
        int socket = sys.socket("PF_INET", "SOCK_RAW", 89);
        sys.setsockopt(socket, "IP_ADD_MEMBERSHIP", new int[] {Box.ALLSPF, Box.LOCAL});
        sys.setsockopt(socket, "IP_MULTICAST_IF", Box.LOCAL);
        untilOneSecond(sys);
        sys.setsockopt(socket, "IP_DROP_MEMBERSHIP", new int[] {Box.ALLSPF, Box.LOCAL});
        sys.setsockopt(socket, "IP_MULTICAST_IF", EX0);
    }

    /** Somebody with a group that is not local, who does not leave it. */
    private static void member(NetBsdSyscalls sys) {
        int socket = sys.socket("PF_INET", "SOCK_DGRAM", 0);
        sys.setsockopt(socket, "IP_ADD_MEMBERSHIP", new int[] {0xef010101, Box.LOCAL});
        untilOneSecond(sys);
    }

    /** ripngd: its socket still has the route to the peer when it sends on the other interface. */
    private static void ripngd(NetBsdSyscalls sys) {
        int socket = sys.socket("PF_INET6", "SOCK_DGRAM", 0);
        sys.setsockopt(socket, "IPV6_JOIN_GROUP", Box.inet6(0xff02L << 48, 9, 3));
        sys.sendmsg(socket, new byte[24], Box.inet6(0xfe80L << 48, 2, 3), 521, 3);
        untilOneSecond(sys);
        sys.sendmsg(socket, new byte[24], Box.inet6(0xff02L << 48, 9, 1), 521, 1);
    }

    @Test
    void ospfdLeavesInTimeInSomeOrdersAndKeepsAStraySlotInTheOthers() {
        Map<String, Integer> outcomes = everyOrder("K2", EveryOrderingTest::ospfd, false);

        assertThat(outcomes).containsOnlyKeys("clean", "stray imo_membership");
    }

    @Test
    void ospfdThatEndsThenDiesOfItInSomeOrdersAndNowhereElse() {
        Map<String, Integer> outcomes = everyOrder("K2", EveryOrderingTest::ospfd, true);

        assertThat(outcomes).containsOnlyKeys("clean", "dies in in_delmulti");
    }

    @Test
    void aMemberThatDoesNotLeaveIsStrayInEveryOrder() {
        Map<String, Integer> outcomes = everyOrder("K2", EveryOrderingTest::member, false);

        assertThat(outcomes).containsOnlyKeys("stray imo_membership");
    }

    @Test
    void ripngdThatEndsMeetsTheHopLimitOrTheDoneMessageUnlessItIsFirst() {
        Map<String, Integer> outcomes = everyOrder("K1", EveryOrderingTest::ripngd, true);

        assertThat(outcomes).containsOnlyKeys("clean", "dies in in6_selecthlim", "dies in in6ifa_ifpforlinklocal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"purge-all-families", "purge-with-last-address", "pr-purgeif"})
    void withEachFixNoOrderLeavesASocketWithAStrayPointer(String fix) {
        List<Map<String, Integer>> outcomes = List.of(
                everyOrder("K2", EveryOrderingTest::ospfd, false, fix),
                everyOrder("K2", EveryOrderingTest::member, false, fix),
                everyOrder("K2", EveryOrderingTest::ripngd, false, fix));

        assertThat(outcomes).allSatisfy(each -> assertThat(each).containsOnlyKeys("clean"));
    }
}
