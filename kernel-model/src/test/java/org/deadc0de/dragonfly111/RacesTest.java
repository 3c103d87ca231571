package org.deadc0de.dragonfly111;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.oracle.Ledger;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.world.World;
import org.junit.jupiter.api.Test;

/** Single schedules of two ioctls, step by step, and what memory looks like then. */
class RacesTest {
    private static final AllSchedules.Call SET = AllSchedules.set(0x0a000101);
    private static final AllSchedules.Call DELETE = AllSchedules.delete();

    private static AllSchedules races(Box box, AllSchedules.Call a, AllSchedules.Call b) {
        return new AllSchedules(box, a, b, AllSchedules::fate);
    }

    private static List<String> functions(Crash crash) {
        return crash.frames().stream().map(frame -> frame.function()).toList();
    }

    @Test
    void theFreedAddressLooksAsThePostSaysItLooked() {
        Box box = new Box("cpus=1");
        AllSchedules races = races(box, SET, DELETE);

        String came = races.follow("A rt0 B A");

        long x = races.x().address();
        Memory memory = box.k.machine().memory();
        assertThat(came).isEqualTo("stopped");
        assertThat(box.k.heap().chunkAt(x).live()).isFalse();
        assertThat(memory.peekPointer(x)).isEqualTo(x + 0xa4);
        assertThat(memory.peekPointer(x + 4)).isEqualTo(0xdeadc0deL);
        assertThat(memory.peekPointer(x + 8)).isEqualTo(0xdeadc0deL);
        assertThat(races.x().ifa_ifp().if_xname()).isEqualTo("em0");
    }

    @Test
    void itsMaskIsWhatTheTableThreadDiesOf() {
        Box box = new Box("cpus=1");

        String came = races(box, SET, DELETE).follow("A rt0 B A rt0");

        Crash crash = box.world.sched().takeCrash();
        assertThat(came).isEqualTo("0xdeadc0de in rt_maskedcopy");
        assertThat(crash.threadName()).isEqualTo("rtable_cpu 0");
        assertThat(functions(crash))
                .isEqualTo(List.of("rt_maskedcopy", "rtrequest1", "rtrequest1_msghandler", "rtable_service_loop"));
    }

    @Test
    void withThreeProcessorsTheScrubItselfDropsTheLastReference() {
        Box box = new Box("cpus=3");
        AllSchedules races = races(box, SET, DELETE);

        String came = races.follow("A rt0 B B B rt1 rt2 A rt0");

        List<Ledger.Entry> entries = box.k.ledger.of(races.x().address());
        Ledger.Entry last = entries.get(entries.size() - 1);
        assertThat(came).isEqualTo("0xdeadc0de in rt_maskedcopy");
        assertThat(last.what()).isEqualTo(Ledger.What.FREED);
        assertThat(last.thread()).startsWith("rtable_cpu 2");
        assertThat(last.functions())
                .isEqualTo(
                        List.of("rtfree", "rtinit_rtrequest_callback", "rtrequest1_msghandler", "rtable_service_loop"));
    }

    @Test
    void theLedgerNamesWhoTookAndWhoDropped() {
        Box box = new Box("cpus=2");

        List<Ledger.Entry> entries = box.k.ledger.of(box.ia("em0").address());

        assertThat(entries.stream().map(entry -> entry.what() + " " + entry.count() + " cpu" + entry.cpu()))
                .hasSize(3)
                .first()
                .isEqualTo("CREATED 0 cpu0");
        assertThat(entries.get(2).functions()).startsWith("rtrequest1", "rtrequest1_msghandler");
    }

    @Test
    void onAPointToPointInterfaceTheDestinationIsReadFirst() {
        Box box = new Box("cpus=1");
        box.request("SIOCAIFADDR", "ppp0", request -> {
            request.address = Sockaddr.inet(0x0a0a0001);
            request.destination = Sockaddr.inet(0x0a0a0002);
        });
        AllSchedules races = new AllSchedules(
                box,
                "ppp0",
                k -> AllSchedules.ioctl(k, KernelFile.SIOCSIFADDR, "ppp0", 0x0a0a0003, 0, -1),
                k -> AllSchedules.ioctl(k, KernelFile.SIOCDIFADDR, "ppp0", 0, 0, -1),
                AllSchedules::fate);

        String came = races.follow("A rt0 B A rt0");

        assertThat(came).isEqualTo("0xdeadc0df in rtrequest1");
    }

    @Test
    void aRouteToAFreedAddressKillsThePacketThatClonesIt() {
        Box box = new Box("cpus=1");
        String came = races(box, SET, DELETE).follow("A rt0 A B rt0 A");

        box.sys(sys -> {
            int fd = sys.socket("PF_INET", "SOCK_RAW", 1);
            return sys.write(fd, Sockaddr.inet(0x0a0001fe));
        });

        assertThat(came).isEqualTo("dead route full");
        assertThat(box.last).isEqualTo(World.Ending.PANIC);
        assertThat(box.faultAddress()).isEqualTo(4);
        assertThat(box.host.console().take())
                .contains("current process\t\t= Idle\ncurrent thread          = pri 44 (CRIT)\n");
        assertThat(box.crash().threadName()).isEqualTo("netisr_cpu 0");
        assertThat(box.functions())
                .isEqualTo(List.of(
                        "in_addroute",
                        "rtrequest1",
                        "rtrequest",
                        "_rtlookup",
                        "rtalloc_ign",
                        "ip_output",
                        "rip_output",
                        "rip_send",
                        "netmsg_pru_send",
                        "netmsg_service_loop"));
    }

    @Test
    void aNewAddressInTheSameChunkIsFreedThroughTheDeadRoute() {
        Box box = new Box("cpus=1");
        AllSchedules races = races(box, SET, DELETE);
        races.follow("A rt0 A B rt0 A");
        box.request("SIOCAIFADDR", "em0", Box.alias(0x0a020001, 0xffffff00));
        long reused = box.ia("em0").address();

        box.request("SIOCDIFADDR", "em0", Box.nothing());

        assertThat(reused).isEqualTo(races.x().address());
        assertThat(box.last).isEqualTo(World.Ending.PANIC);
        assertThat(box.crash().cause().getMessage()).contains("free");
        assertThat(box.functions()).contains("in_control").doesNotContain("rtrequest1");
    }

    @Test
    void theInvariantsSeeADeadRouteAndAGhostBeforeAnythingFaults() {
        Box dead = new Box("cpus=1");
        races(dead, SET, DELETE).follow("A rt0 A B rt0 A");
        Box ghost = new Box("cpus=2");
        String came = races(ghost, SET, DELETE).follow("A rt0 rt1 A B rt0 B rt1 A B");

        assertThat(dead.k.invariants().get("routes-name-live-addresses").check())
                .hasSize(1)
                .first()
                .asString()
                .contains("10.0.1.0/24", "freed by in_control");
        assertThat(came).isEqualTo("ghost full");
        assertThat(ghost.k
                        .invariants()
                        .get("addresses-are-on-all-lists-or-none")
                        .check())
                .hasSize(1)
                .first()
                .asString()
                .contains("is on no list, 2 of the routes name it");
    }

    @Test
    void pppThatChangesAnAddressWritesIntoOneThatWasDeletedMeanwhileAndListsItAgain() {
        Box box = new Box("cpus=1");
        box.request("SIOCAIFADDR", "ppp0", request -> {
            request.address = Sockaddr.inet(0x0a0a0001);
            request.destination = Sockaddr.inet(0x0a0a0002);
        });
        AllSchedules races = new AllSchedules(
                box,
                "ppp0",
                k -> k.if_spppsubr_c.sppp_set_ip_addr(k.if_c.ifunit("ppp0"), 0x0a0a0009),
                k -> AllSchedules.ioctl(k, KernelFile.SIOCDIFADDR, "ppp0", 0, 0, -1),
                AllSchedules::fate);

        races.follow("A rt0 B A");

        assertThat(box.k.heap().chunkAt(races.x().address()).live()).isFalse();
        assertThat(box.k.in_c.SIN(races.x().ia_addr())).isEqualTo(0x0a0a0009);
        assertThat(box.k.in_c.HASH(box.k.in_c.INADDR_HASH(0x0a0a0009)).first().address())
                .isEqualTo(races.x().address());
    }

    @Test
    void settingTheDestinationSleepsWithTheSerializerAndADeleteWaitsForIt() {
        Box box = new Box("cpus=1");
        box.request("SIOCAIFADDR", "ppp0", request -> {
            request.address = Sockaddr.inet(0x0a0a0001);
            request.destination = Sockaddr.inet(0x0a0a0002);
        });
        AllSchedules races = new AllSchedules(
                        box,
                        "ppp0",
                        k -> AllSchedules.ioctl(k, KernelFile.SIOCSIFDSTADDR, "ppp0", 0x0a0a0003, 0, -1),
                        k -> AllSchedules.ioctl(k, KernelFile.SIOCDIFADDR, "ppp0", 0, 0, -1),
                        AllSchedules::fate)
                .run();

        assertThat(races.counts().keySet()).noneMatch(each -> each.startsWith("0x") || each.contains("free"));
        assertThat(races.counts()).containsKey("clean").hasSizeGreaterThan(1);
    }
}
