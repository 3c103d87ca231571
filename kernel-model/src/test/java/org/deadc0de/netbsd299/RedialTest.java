package org.deadc0de.netbsd299;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deadc0de.sim.sched.Sched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two machines, their daemons, and a line that is hung up and dialled again: what the post says to set up. */
class RedialTest {
    private static final List<String> OSPFD_FIRST = List.of("zebra", "ospfd", "ripngd");
    private static final List<String> RIPNGD_FIRST = List.of("zebra", "ripngd", "ospfd");

    private static Pair connected(String profile, String... fixes) {
        Pair pair = new Pair(profile, fixes);
        pair.start(OSPFD_FIRST, RIPNGD_FIRST);
        pair.pass(60);
        return pair;
    }

    @Test
    void theLineComesUpOnBothMachines() {
        Pair pair = connected("K2");

        assertThat(pair.on(pair.caller, "ifconfig ppp0")).contains("inet 10.1.1.1 -> 10.1.1.2 netmask 0xff000000");
        assertThat(pair.on(pair.called, "ifconfig ppp0")).contains("inet 10.1.1.2 -> 10.1.1.1 netmask 0xff000000");
        assertThat(pair.log(pair.caller)).contains("interface 10.1.1.1 join AllSPFRouters Multicast group.");
        assertThat(pair.on(pair.caller, "netstat -rn -f inet"))
                .contains("10.1.1.2           10.1.1.1           UH          0        0      -  ppp0\n");
    }

    @Test
    void theOrderOfTheDaemonsDecidesWhetherTheGroupIsLeftInTime() {
        Pair pair = connected("K2");

        pair.on(pair.caller, "pkill -HUP pppd");
        pair.pass(10);

        assertThat(pair.log(pair.caller)).contains("interface 10.1.1.1 leave AllSPFRouters Multicast group.");
        assertThat(pair.log(pair.called))
                .contains("LCP terminated by peer (User request)")
                .contains("can't setsockopt IP_DROP_MEMBERSHIP (fd 3, addr 10.1.1.2, ifindex 3, AllSPFRouters): "
                        + "Can't assign requested address")
                .contains("Modem hangup");
        assertThat(new IfnetPointers(pair.caller).violations())
                .noneSatisfy(each -> assertThat(each).contains("imo_membership"));
        assertThat(new IfnetPointers(pair.called).violations())
                .anySatisfy(each -> assertThat(each).contains("of ospfd").contains("imo_membership[1]->inm_ifp"));
    }

    @Test
    void threeDaysTakeNoMoreOfTheMachinesThanOne() {
        Pair pair = connected("K0");
        pair.pass(86_400);
        long mapped = mapped(pair);
        int threads = pair.sched.threads().size();
        int timers = pair.clock.sources().size();

        pair.pass(2 * 86_400);

        assertThat(mapped(pair)).isEqualTo(mapped);
        assertThat(pair.sched.threads()).hasSize(threads);
        assertThat(pair.clock.sources()).hasSize(timers);
        assertThat(pair.log(pair.called).length()).isLessThan(200_100);
    }

    private static long mapped(Pair pair) {
        return pair.caller.machine().memory().mappedBytes()
                + pair.called.machine().memory().mappedBytes();
    }

    @Test
    void killingOspfdThenJumpsThroughThePoisonedPointer() {
        Pair pair = connected("K2");
        pair.on(pair.caller, "pkill -HUP pppd");
        pair.pass(10);
        pair.called.machine().console().take();

        pair.on(pair.called, "pkill ospfd");
        pair.called.report(pair.sched.takeCrash());

        String pid = pair.log(pair.called).replaceAll("(?s).*ospfd\\[(\\d+)\\].*", "$1");
        assertThat(pair.called.machine().console().take())
                .matches("uvm_fault\\(0x[0-9a-f]+, 0xdeadb000, 0, 1\\) -> 0xe\n"
                        + "kernel: supervisor trap page fault, code=0\n"
                        + "Stopped in pid " + pid + "\\.1 \\(ospfd\\) at 0xdeadbeef:     invalid address\n");
        pair.called.debugger().command(List.of("bt"));
        assertThat(pair.called.machine().console().take()).endsWith("Faulted in DDB; continuing...\n");
        pair.called.debugger().command(List.of("trace", "$ebp"));
        assertThat(pair.called.machine().console().take())
                .startsWith("ip_freemoptions(")
                .contains("\nsyscall_plain() at netbsd:syscall_plain+0x")
                .contains("--- syscall (number 1) ---\n");
    }

    @Test
    void killMinusNineOfOspfdEndsInPostsig() {
        Pair pair = connected("K2");
        pair.on(pair.caller, "pkill -HUP pppd");
        pair.pass(10);

        pair.on(pair.called, "pkill -9 ospfd");

        assertThat(Box.functions(pair.sched.crash()))
                .startsWith("in_delmulti", "ip_freemoptions", "in_pcbdetach", "rip_usrreq", "soclose")
                .endsWith("exit1", "sigexit", "postsig", "syscall_plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"K0", "K1"})
    void withoutFullPoisonTheStalePointerStillFindsTheOldDriver(String profile) {
        Pair pair = connected(profile);
        pair.on(pair.caller, "pkill -HUP pppd");
        pair.pass(10);

        pair.on(pair.called, "pkill ospfd");
        pair.pass(1);

        assertThat(pair.sched.crash()).isNull();
    }

    @Test
    void aKilledPppdLeavesItsAddressesSoThatEverythingIsPurgedButTheLogLooksTheSame() {
        Pair pair = new Pair("K2");
        pair.start(RIPNGD_FIRST, OSPFD_FIRST);
        pair.pass(60);

        pair.on(pair.caller, "pkill -9 pppd");
        pair.pass(10);

        assertThat(new IfnetPointers(pair.caller).violations()).isEmpty();
        assertThat(pair.log(pair.caller)).contains("can't setsockopt IP_DROP_MEMBERSHIP");
    }

    @ParameterizedTest
    @CsvSource({"K0,0", "K1,1c", "K2,deadbef7"})
    void ripngdSendsIntoTheHopLimitOfAFreedInterface(String profile, String address) {
        Pair pair = connected(profile);
        pair.on(pair.called, "pkill ripngd");
        pair.pass(1);
        pair.on(pair.called, "ripngd -d");
        pair.pass(1.8);

        pair.on(pair.caller, "pkill -HUP pppd");
        pair.pass(50);

        assertThat(pair.sched.crash() == null ? "0" : Long.toHexString(Box.faultAddress(pair.sched.crash())))
                .isEqualTo(address);
        if (pair.sched.crash() != null) {
            assertThat(pair.sched.crash().host()).isEqualTo("caller");
            assertThat(Box.functions(pair.sched.crash())).startsWith("in6_selecthlim", "udp6_output");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"purge-all-families", "pr-purgeif"})
    void aDayOfRedialsWithAFixCrashesNobody(String fix) {
        Pair pair = connected("K2", fix);

        Sched.Outcome outcome = pair.pass(86_400);

        assertThat(outcome).isEqualTo(Sched.Outcome.FINISHED);
        assertThat(new IfnetPointers(pair.caller).violations()).isEmpty();
        assertThat(new IfnetPointers(pair.called).violations()).isEmpty();
    }

    @Test
    void cronHangsUpEveryTenMinutesAndTheLineComesBack() {
        Pair pair = connected("K0");

        pair.pass(3600);

        assertThat(pair.log(pair.caller).split("Hangup \\(SIGHUP\\)", -1)).hasSizeGreaterThanOrEqualTo(7);
        assertThat(pair.caller.disk().read("/var/log/cron")).contains("(root) CMD START (pkill -HUP pppd)");
    }

    @Test
    void interfacesThatAreNotClonedAreNeverFreed() {
        Pair pair = new Pair(NetBsdRelease.STABLE, "K2", 1);
        pair.start(RIPNGD_FIRST, RIPNGD_FIRST);

        Sched.Outcome outcome = pair.pass(7200);
        pair.on(pair.called, "pkill ospfd");

        assertThat(outcome).isEqualTo(Sched.Outcome.FINISHED);
        assertThat(pair.sched.crash()).isNull();
        assertThat(pair.log(pair.called)).contains("IP_ADD_MEMBERSHIP").contains("Address already in use");
    }
}
