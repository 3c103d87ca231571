package org.deadc0de.netbsd299;

import static org.assertj.core.api.Assertions.assertThat;

import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.netbsd299.user.NetBsdSyscalls;
import org.deadc0de.sim.sched.Sched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stories of the post at system call level: one process plays all parts, in the order that matters. */
class StrayPointerTest {
    private static final int GROUP = 0xef010101;

    private static int[] mreq(int group, int local) {
        return new int[] {group, local};
    }

    /** A raw OSPF socket that has joined AllSPFRouters on ppp0. */
    private static int joined(NetBsdSyscalls sys, int tty) {
        assertThat(tty).isPositive();
        assertThat(Box.up(sys)).isZero();
        int s = sys.socket("PF_INET", "SOCK_RAW", 89);
        assertThat(sys.setsockopt(s, "IP_ADD_MEMBERSHIP", mreq(Box.ALLSPF, Box.LOCAL)))
                .isZero();
        return s;
    }

    @Test
    void closingTheLineFreesTheInterface() {
        Box box = new Box("K0");

        box.run("pppd", sys -> {
            int tty = Box.open(sys);
            assertThat(box.k.if_c.ifunit("ppp0").isNull()).isFalse();
            assertThat(box.k.if_c.ifunit("ppp0").if_index()).isEqualTo(3);
            sys.close(tty);
        });

        assertThat(box.crash()).isNull();
        assertThat(box.k.if_c.ifunit("ppp0").isNull()).isTrue();
    }

    @Test
    void dropFailsOnceTheAddressIsGoneAndTheSlotIsLeftPointingAtFreedMemory() {
        Box box = new Box("K0");
        int[] drop = new int[1];

        box.run("all", sys -> {
            int tty = Box.open(sys);
            int s = joined(sys, tty);
            Box.removeAddress(sys);
            drop[0] = sys.setsockopt(s, "IP_DROP_MEMBERSHIP", mreq(Box.ALLSPF, Box.LOCAL));
            sys.close(tty);
            sys.nanosleep(1);
            assertThat(box.k.invariants().values().iterator().next().check())
                    .anySatisfy(each -> assertThat(each).contains("imo_membership[0]->inm_ifp", "freed"));
        });

        assertThat(drop[0]).isEqualTo(-49);
    }

    @ParameterizedTest
    @CsvSource({"K0,0", "K1,0", "K2,deadbeef"})
    void closingTheSocketCallsThroughThePoisonedPointerWhereMemoryIsPoisonedWhole(String profile, String address) {
        Box box = new Box(profile);

        Sched.Outcome outcome = box.run("ospfd", sys -> {
            int tty = Box.open(sys);
            joined(sys, tty);
            Box.removeAddress(sys);
            sys.close(tty);
            // ospfd exits without closing its socket.
        });

        if (address.equals("0")) {
            assertThat(box.crash()).isNull();
        } else {
            assertThat(outcome).isEqualTo(Sched.Outcome.CRASHED);
            assertThat(Long.toHexString(Box.faultAddress(box.crash()))).isEqualTo(address);
            assertThat(Box.functions(box.crash()))
                    .containsExactly(
                            "in_delmulti",
                            "ip_freemoptions",
                            "in_pcbdetach",
                            "rip_usrreq",
                            "soclose",
                            "soo_close",
                            "closef",
                            "fdfree",
                            "exit1",
                            "sys_exit",
                            "syscall_plain");
        }
    }

    @Test
    void aGroupThatIsNotLocalReachesTheInterfaceThroughIgmpWhenItsSocketIsClosed() {
        Box box = new Box("K1");

        box.run("mjoin", sys -> {
            int tty = Box.open(sys);
            Box.up(sys);
            int s = sys.socket("PF_INET", "SOCK_DGRAM", 0);
            sys.setsockopt(s, "IP_ADD_MEMBERSHIP", mreq(GROUP, Box.LOCAL));
            sys.nanosleep(11_000_000_000L);
            Box.removeAddress(sys);
            sys.close(tty);
            sys.close(s);
        });

        assertThat(Box.faultAddress(box.crash())).isEqualTo(0xdeadbeefL);
        assertThat(Box.functions(box.crash()))
                .startsWith("ip_output", "igmp_sendpkt", "igmp_leavegroup", "in_delmulti", "ip_freemoptions");
    }

    @Test
    void aPoisonedFlagsWordLooksLikeALoopbackInterfaceSoTheLeaveIsSkipped() {
        Box box = new Box("K2");

        box.run("mjoin", sys -> {
            int tty = Box.open(sys);
            Box.up(sys);
            int s = sys.socket("PF_INET", "SOCK_DGRAM", 0);
            sys.setsockopt(s, "IP_ADD_MEMBERSHIP", mreq(GROUP, Box.LOCAL));
            sys.nanosleep(11_000_000_000L);
            Box.removeAddress(sys);
            sys.close(tty);
            sys.close(s);
        });

        assertThat(Box.functions(box.crash())).startsWith("in_delmulti", "ip_freemoptions");
        assertThat(Box.faultAddress(box.crash())).isEqualTo(0xdeadbeefL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"K1", "K2"})
    void aReportStillDueIsSentFromTheTimerInsideAnInterrupt(String profile) {
        Box box = new Box(profile);

        box.run("mjoin", sys -> {
            int tty = Box.open(sys);
            Box.up(sys);
            int s = sys.socket("PF_INET", "SOCK_DGRAM", 0);
            sys.setsockopt(s, "IP_ADD_MEMBERSHIP", mreq(GROUP, Box.LOCAL));
            Box.removeAddress(sys);
            sys.close(tty);
            sys.nanosleep(11_000_000_000L);
        });

        assertThat(Box.faultAddress(box.crash())).isEqualTo(0xdeadbeefL);
        assertThat(Box.functions(box.crash()))
                .startsWith("ip_output", "igmp_sendpkt", "igmp_fasttimo", "pffasttimo", "softclock");
        assertThat(box.crash().threadName()).isEqualTo("softclock");
    }

    @ParameterizedTest
    @CsvSource({"K0,1f8,pppoutput", "K1,deadbeef,ip_output", "K2,deadbeef,ip_output"})
    void aStaleMulticastInterfaceIsFollowedByTheNextSend(String profile, String address, String function) {
        Box box = new Box(profile);

        box.run("ospfd", sys -> {
            int tty = Box.open(sys);
            int s = joined(sys, tty);
            sys.setsockopt(s, "IP_HDRINCL", 1);
            sys.setsockopt(s, "IP_MULTICAST_IF", Box.LOCAL);
            Box.removeAddress(sys);
            sys.close(tty);
            sys.sendmsg(s, hello(), Sockaddr.inet(Box.ALLSPF), 0, 0);
        });

        // K0: the softc's first word is the free list's link. It is the tail when the bucket holds nothing freed later.
        assertThat(Box.functions(box.crash()).get(0)).isEqualTo(function);
        assertThat(Long.toHexString(Box.faultAddress(box.crash()))).isEqualTo(address);
    }

    private static byte[] hello() {
        byte[] packet = new byte[64];
        packet[9] = 89;
        packet[2] = 64;
        byte[] source = {1, 1, 1, 10};
        byte[] group = {5, 0, 0, (byte) 0xe0};
        System.arraycopy(source, 0, packet, 12, 4);
        System.arraycopy(group, 0, packet, 16, 4);
        return packet;
    }

    @Test
    void theFourthRedialAfterTheLeakGetsTheBlockBackAndTheJoinFails() {
        Box box = new Box("K2");
        int[] joins = new int[6];

        box.run("all", sys -> {
            int s = sys.socket("PF_INET", "SOCK_RAW", 89);
            for (int i = 0; i < 5; i++) {
                int tty = Box.open(sys);
                Box.up(sys);
                joins[i] = sys.setsockopt(s, "IP_ADD_MEMBERSHIP", mreq(Box.ALLSPF, Box.LOCAL));
                Box.removeAddress(sys);
                sys.close(tty);
            }
            sys.kill(sys.getpid(), 0);
            joins[5] = box.k.if_c.LAST_IF_INDEX();
            // Whoever closes the socket now jumps through the poison; this process is left alone.
            sys.nanosleep(1);
        });

        assertThat(joins).containsExactly(0, 0, 0, 0, -48, 3);
    }

    @ParameterizedTest
    @CsvSource({"K0,0", "K1,1c", "K2,deadbef7"})
    void theHopLimitIsTakenFromTheInterfaceOfARouteThatThePreviousPacketLeft(String profile, String address) {
        Box box = new Box(profile);

        box.run("ripngd", StrayPointerTest::ripng);

        assertThat(box.crash() == null ? "0" : Long.toHexString(Box.faultAddress(box.crash())))
                .isEqualTo(address);
        if (box.crash() != null) {
            assertThat(Box.functions(box.crash()))
                    .containsExactly(
                            "in6_selecthlim",
                            "udp6_output",
                            "udp6_usrreq",
                            "sosend",
                            "sendit",
                            "sys_sendmsg",
                            "syscall_plain");
        }
    }

    private static void ripng(NetBsdSyscalls sys) {
        int tty = Box.open(sys);
        int s4 = sys.socket("PF_INET", "SOCK_DGRAM", 0);
        int s6 = sys.socket("PF_INET6", "SOCK_DGRAM", 0);
        assertThat(sys.ioctl(s6, "SIOCAIFADDR_IN6", Box.alias6(0x11, 0x22))).isZero();
        sys.ioctl(s4, "SIOCSIFFLAGS", Box.flags("ppp0", 0x8011));
        sys.ioctl(tty, "PPPIOCSNPMODE.ipv6", 0);
        int s = sys.socket("PF_INET6", "SOCK_DGRAM", 0);
        sys.bind(s, Box.inet6(0, 0, 0), 521);
        assertThat(sys.setsockopt(s, "IPV6_JOIN_GROUP", Box.inet6(0xff02L << 48, 9, 3)))
                .isZero();
        assertThat(sys.sendmsg(s, new byte[24], Box.inet6(0xfe80L << 48, 0x22, 3), 521, 3))
                .isZero();
        sys.ioctl(s4, "SIOCSIFFLAGS", Box.flags("ppp0", 0x8010));
        assertThat(sys.ioctl(s6, "SIOCDIFADDR_IN6", Box.alias6(0x11, 0x22))).isZero();
        sys.close(tty);
        sys.sendmsg(s, new byte[24], Box.inet6(0xff02L << 48, 9, 1), 521, 1);
        sys.nanosleep(1);
    }

    @Test
    void withAnAutomaticLinkLocalAddressTheFamilyIsPurgedAfterAll() {
        Box box = new Box("K2");

        Sched.Outcome outcome = box.run("ripngd", sys -> {
            int tty = Box.open(sys);
            int s4 = sys.socket("PF_INET", "SOCK_DGRAM", 0);
            int s6 = sys.socket("PF_INET6", "SOCK_DGRAM", 0);
            sys.ioctl(s4, "SIOCSIFFLAGS", Box.flags("ppp0", 0x8011));
            sys.ioctl(s6, "SIOCAIFADDR_IN6", Box.alias6(0x11, 0x22));
            sys.ioctl(tty, "PPPIOCSNPMODE.ipv6", 0);
            int s = sys.socket("PF_INET6", "SOCK_DGRAM", 0);
            sys.bind(s, Box.inet6(0, 0, 0), 521);
            sys.setsockopt(s, "IPV6_JOIN_GROUP", Box.inet6(0xff02L << 48, 9, 3));
            sys.sendmsg(s, new byte[24], Box.inet6(0xfe80L << 48, 0x22, 3), 521, 3);
            sys.ioctl(s4, "SIOCSIFFLAGS", Box.flags("ppp0", 0x8010));
            sys.ioctl(s6, "SIOCDIFADDR_IN6", Box.alias6(0x11, 0x22));
            sys.close(tty);
            sys.sendmsg(s, new byte[24], Box.inet6(0xff02L << 48, 9, 1), 521, 1);
            assertThat(new IfnetPointers(box.k).violations()).isEmpty();
        });

        assertThat(outcome).isEqualTo(Sched.Outcome.FINISHED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"purge-all-families", "pr-purgeif"})
    void purgingAllFamiliesLeavesNoStrayPointer(String fix) {
        Box box = new Box("K2", fix);

        box.run("ripngd", sys -> {
            int tty = Box.open(sys);
            joined(sys, tty);
            Box.removeAddress(sys);
            sys.close(tty);
            assertThat(new IfnetPointers(box.k).violations()).isEmpty();
        });
        box.run("ripngd", sys -> {
            Proc6.once(sys);
            assertThat(new IfnetPointers(box.k).violations()).isEmpty();
        });

        assertThat(box.crash()).isNull();
    }

    @Test
    void purgingWithTheLastAddressClosesBothCrashesButLeavesTheKludgeRecordPointingAtTheFreedInterface() {
        Box box = new Box("K2", "purge-with-last-address");

        box.run("ospfd", sys -> {
            int tty = Box.open(sys);
            joined(sys, tty);
            Box.removeAddress(sys);
            sys.close(tty);
        });
        box.run("ripngd", Proc6::once);

        assertThat(box.crash()).isNull();
        assertThat(new IfnetPointers(box.k).violations())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each).startsWith("multi6_kludge mk_ifp"));
    }

    /** The IPv6 story up to the send after the line was closed. */
    private static final class Proc6 {
        static void once(NetBsdSyscalls sys) {
            int tty = Box.open(sys);
            int s4 = sys.socket("PF_INET", "SOCK_DGRAM", 0);
            int s6 = sys.socket("PF_INET6", "SOCK_DGRAM", 0);
            sys.ioctl(s6, "SIOCAIFADDR_IN6", Box.alias6(0x11, 0x22));
            sys.ioctl(s4, "SIOCSIFFLAGS", Box.flags("ppp0", 0x8011));
            sys.ioctl(tty, "PPPIOCSNPMODE.ipv6", 0);
            int s = sys.socket("PF_INET6", "SOCK_DGRAM", 0);
            sys.bind(s, Box.inet6(0, 0, 0), 521);
            sys.setsockopt(s, "IPV6_JOIN_GROUP", Box.inet6(0xff02L << 48, 9, 3));
            sys.sendmsg(s, new byte[24], Box.inet6(0xfe80L << 48, 0x22, 3), 521, 3);
            sys.ioctl(s6, "SIOCDIFADDR_IN6", Box.alias6(0x11, 0x22));
            sys.close(tty);
            sys.sendmsg(s, new byte[24], Box.inet6(0xff02L << 48, 9, 1), 521, 1);
        }
    }

    @Test
    void whatIsNotClonedIsNotFreedAndTheNextJoinFindsTheOldMembership() {
        Box box = new Box(NetBsdRelease.STABLE, "K2");
        int[] joins = new int[2];

        Sched.Outcome outcome = box.run("all", sys -> {
            int s = sys.socket("PF_INET", "SOCK_RAW", 89);
            for (int i = 0; i < 2; i++) {
                int tty = Box.open(sys);
                Box.up(sys);
                joins[i] = sys.setsockopt(s, "IP_ADD_MEMBERSHIP", mreq(Box.ALLSPF, Box.LOCAL));
                Box.removeAddress(sys);
                sys.close(tty);
            }
        });

        assertThat(outcome).isEqualTo(Sched.Outcome.FINISHED);
        assertThat(joins).containsExactly(0, -48);
    }

    @Test
    void aKilledLineWithItsAddressInPlaceIsPurged() {
        Box box = new Box("K2");

        box.run("all", sys -> {
            int tty = Box.open(sys);
            joined(sys, tty);
            sys.close(tty);
            assertThat(new IfnetPointers(box.k).violations()).isEmpty();
        });

        assertThat(box.crash()).isNull();
    }
}
