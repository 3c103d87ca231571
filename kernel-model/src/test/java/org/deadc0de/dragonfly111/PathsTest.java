package org.deadc0de.dragonfly111;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.RouteMessage;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong without any race: one command after the other. */
class PathsTest {
    private static final int UP = 0x8843;
    private static final int DOWN = 0x8842;

    private static List<String> broken(Box box, String invariant) {
        return box.k.invariants().get(invariant).check();
    }

    private static Box emptyAddress(String... words) {
        Box box = new Box(words);
        box.request("SIOCIFCREATE", "gif0", Box.nothing());
        box.request("SIOCAIFADDR", "gif0", request -> request.mask = Sockaddr.inet(0xffffff00));
        return box;
    }

    @Test
    void nothingIsWrongAfterBoot() {
        Box box = new Box();

        box.k
                .invariants()
                .forEach((name, invariant) ->
                        assertThat(invariant.check()).as(name).isEmpty());
    }

    @Test
    void aMaskWithoutAddressMakesAnAddressOfNoFamily() {
        Box box = emptyAddress("SMP=off");

        InIfaddr last = InIfaddr.TYPE.at(box.k.machine().memory(), 0);
        for (InIfaddr ia = box.k.in_c.in_ifaddrhead.first(); !ia.isNull(); ia = box.k.in_c.in_ifaddrhead.next(ia)) {
            last = ia;
        }

        assertThat(last.ifa_ifp().if_xname()).isEqualTo("gif0");
        assertThat(last.ia_addr().sa_family()).isZero();
        assertThat(last.ifa_refcnt()).isZero();
    }

    @Test
    void anAddressFreedOnTheListMakesALoopOfItAndDownNeverReturns() {
        Box box = emptyAddress("SMP=off");
        box.request("SIOCIFDESTROY", "gif0", Box.nothing());
        List<String> freed = broken(box, "lists-hold-live-addresses");
        int alias = box.request("SIOCAIFADDR", "em0", Box.alias(0x0a000009, -1));
        List<String> loop = broken(box, "lists-hold-live-addresses");

        box.request("SIOCSIFFLAGS", "em0", request -> request.value = DOWN);

        assertThat(freed).hasSize(1).first().asString().contains("freed by if_detach");
        assertThat(alias).isZero();
        assertThat(loop).hasSize(1).first().asString().contains("leads back to");
        assertThat(box.last).isEqualTo(World.Ending.HANG);
    }

    @ParameterizedTest
    @CsvSource({"init-reference", "recheck", "netisr0", "ioctl-mutex", "purgeaddrs-nolink"})
    void noOtherFixKeepsTheListWhole(String fix) {
        Box box = emptyAddress("SMP=on", fix);

        box.request("SIOCIFDESTROY", "gif0", Box.nothing());

        assertThat(broken(box, "lists-hold-live-addresses")).isNotEmpty();
    }

    @Test
    void aDetachThatUnlinksKeepsTheListWhole() {
        Box box = emptyAddress("detach-unlinks");

        box.request("SIOCIFDESTROY", "gif0", Box.nothing());
        box.request("SIOCAIFADDR", "em0", Box.alias(0x0a000009, -1));
        box.request("SIOCSIFFLAGS", "em0", request -> request.value = DOWN);

        assertThat(box.last).isEqualTo(World.Ending.DONE);
        assertThat(broken(box, "lists-hold-live-addresses")).isEmpty();
    }

    private static Box closedTap(String... words) {
        Box box = new Box(words);
        box.sys(sys -> sys.moduleLoad("if_tap"));
        int fd = box.sys(sys -> sys.open("/dev/tap0", 2));
        box.request("SIOCAIFADDR", "tap0", Box.alias(0x0a090001, 0xffffff00));
        box.sys(sys -> sys.close(fd));
        return box;
    }

    @Test
    void theCloseOfATapLeavesItsAddressInItsBucketAndUnloadingFreesItThere() {
        Box box = closedTap("SMP=off");
        int delete = box.request("SIOCDIFADDR", "tap0", Box.nothing());

        int unload = box.sys(sys -> sys.moduleUnload("if_tap"));

        assertThat(delete).isEqualTo(-49);
        assertThat(unload).isZero();
        assertThat(broken(box, "lists-hold-live-addresses"))
                .hasSize(2)
                .allMatch(each -> each.contains("freed by if_detach"));
    }

    @Test
    void theFirstCommitAfterThePostClosesThat() {
        Box box = closedTap("SMP=off", "purgeaddrs-nolink");

        int unload = box.sys(sys -> sys.moduleUnload("if_tap"));

        assertThat(unload).isZero();
        box.k
                .invariants()
                .forEach((name, invariant) ->
                        assertThat(invariant.check()).as(name).isEmpty());
    }

    @Test
    void aFailedIoctlLeavesTheAddressTwiceInItsBucket() {
        Box box = new Box("SMP=off");
        box.sys(sys -> sys.moduleLoad("carp"));
        box.request("SIOCIFCREATE", "carp0", Box.nothing());
        box.request("SIOCAIFADDR", "carp0", Box.alias(0x0a000064, -1));
        box.request("SIOCDIFADDR", "em0", Box.nothing());
        box.request("SIOCAIFADDR", "em0", Box.alias(0x0a010001, 0xffffff00));

        int again = box.request("SIOCAIFADDR", "carp0", Box.alias(0x0a000064, -1));
        List<String> loop = broken(box, "lists-hold-live-addresses");
        box.request("SIOCDIFADDR", "carp0", Box.nothing());
        List<String> freed = broken(box, "lists-hold-live-addresses");
        box.request("SIOCAIFADDR", "carp0", Box.alias(0x0a000064, -1));

        assertThat(again).isEqualTo(-49);
        assertThat(loop).hasSize(1).first().asString().contains("leads back to");
        assertThat(freed).hasSize(1).first().asString().contains("freed by in_control");
        assertThat(box.last).isEqualTo(World.Ending.PANIC);
        assertThat(box.faultAddress()).isEqualTo(1);
        assertThat(box.functions().get(0)).isEqualTo("carp_ioctl");
    }

    @Test
    void aFailedRouteLeavesTheAddressInTheWrongBucketAndSaysNothing() {
        Box box = new Box("SMP=off");
        route(box, "RTM_ADD", 0x803, 0x0a050000, 0x0a0000fe, 0xffffff00);

        int error = box.request("SIOCSIFADDR", "em0", Box.address(0x0a050001));

        assertThat(error).isZero();
        assertThat(box.k.in_c.SIN(box.ia("em0").ia_addr())).isEqualTo(0x0a000001);
        assertThat(broken(box, "addresses-are-on-all-lists-or-none"))
                .hasSize(1)
                .first()
                .asString()
                .contains("bucket");
    }

    @Test
    void theCommitOfMay2008PutsItBack() {
        Box box = new Box("SMP=off", "hash-on-failure");
        route(box, "RTM_ADD", 0x803, 0x0a050000, 0x0a0000fe, 0xffffff00);

        box.request("SIOCSIFADDR", "em0", Box.address(0x0a050001));

        assertThat(broken(box, "addresses-are-on-all-lists-or-none")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SMP=off", "SMP=on"})
    void aRefusedAddressOfAnotherFamilyWritesThroughNull(String smp) {
        Box box = new Box(smp);

        box.request("SIOCSIFADDR", "ppp0", request -> request.address = new Sockaddr(18, new byte[4], 0, ""));

        assertThat(box.last).isEqualTo(World.Ending.PANIC);
        assertThat(box.faultAddress()).isZero();
        assertThat(((org.deadc0de.sim.crash.Fault) box.crash().cause()).access())
                .isEqualTo(org.deadc0de.sim.crash.Fault.Access.WRITE);
        assertThat(box.functions())
                .isEqualTo(List.of(
                        "in_control",
                        "so_pru_control",
                        "ifioctl",
                        "soo_ioctl",
                        "mapped_ioctl",
                        "sys_ioctl",
                        "syscall2"));
    }

    private static int route(Box box, String type, int flags, int dst, int gateway, int mask) {
        Map<String, Sockaddr> addresses = new TreeMap<>();
        addresses.put("DST", Sockaddr.inet(dst));
        addresses.put("GATEWAY", Sockaddr.inet(gateway));
        addresses.put("NETMASK", Sockaddr.inet(mask));
        return box.sys(sys -> {
            int fd = sys.socket("PF_ROUTE", "SOCK_RAW", 0);
            int error = sys.write(fd, RouteMessage.request(type, flags, 1, addresses, Map.of()));
            sys.close(fd);
            return error;
        });
    }

    @Test
    void everyRouteDeleteLeaksAReferenceOfEachProcessor() {
        Box box = new Box();
        route(box, "RTM_ADD", 0x803, 0x0a090000, 0x0a0000fe, 0xffff0000);
        int with = box.ia("em0").ifa_refcnt();
        route(box, "RTM_DELETE", 0x803, 0x0a090000, 0x0a0000fe, 0xffff0000);
        int without = box.ia("em0").ifa_refcnt();

        box.request("SIOCDIFADDR", "em0", Box.nothing());

        assertThat(List.of(with, without)).isEqualTo(List.of(6, 6));
        assertThat(broken(box, "addresses-are-on-all-lists-or-none"))
                .hasSize(1)
                .first()
                .asString()
                .contains("is on no list, 2 of the routes name it");
    }

    @Test
    void changingARouteIsNotSupportedAndLockingOneReadsThroughNull() {
        Box box = new Box();

        int change = route(box, "RTM_CHANGE", 0x803, 0x0a000000, 0x0a0000fe, 0xffffff00);
        route(box, "RTM_LOCK", 0x803, 0x0a000000, 0x0a0000fe, 0xffffff00);

        assertThat(change).isEqualTo(-45);
        assertThat(box.last).isEqualTo(World.Ending.PANIC);
        assertThat(box.faultAddress()).isEqualTo(0x4c);
        assertThat(box.functions().get(0)).isEqualTo("route_output_lock_callback");
        assertThat(box.crash().threadName()).isEqualTo("rtable_cpu 0");
    }

    @Test
    void aProcessorBeyondThePowerOfTwoKeepsTheRouteAndTheNextOneMeetsIt() {
        Box box = new Box("cpus=3");
        route(box, "RTM_ADD", 0x803, 0x0a090000, 0x0a0000fe, 0xffff0000);
        box.request("SIOCDIFADDR", "em0", Box.nothing());
        List<String> differ = broken(box, "every-cpu-has-the-same-routes");
        box.request("SIOCAIFADDR", "em0", Box.alias(0x0a000001, 0xffffff00));

        route(box, "RTM_ADD", 0x803, 0x0a090000, 0x0a0000fe, 0xffff0000);

        assertThat(differ).isEqualTo(List.of("cpu 0 has no route to 10.9.0.0/16, cpu 2 has"));
        assertThat(box.last).isEqualTo(World.Ending.PANIC);
        assertThat(box.crash().cause().getMessage())
                .startsWith("rtrequest1_msghandler: rtrequest table error was not on cpu #0: 0x");
    }

    @Test
    void closingATunLeavesNoRouteByItsAddress() {
        Box box = new Box();
        int fd = box.sys(sys -> sys.open("/dev/tun0", 2));
        box.request("SIOCAIFADDR", "tun0", request -> {
            request.address = Sockaddr.inet(0x0a0a0001);
            request.destination = Sockaddr.inet(0x0a0a0002);
        });

        int error = box.sys(sys -> sys.close(fd));

        assertThat(error).isZero();
        assertThat(broken(box, "ifa-route-means-a-route-on-every-cpu")).isEmpty();
    }

    @Test
    void pingMakesACloneThatHoldsAReferenceUntilTheAddressGoes() {
        Box box = new Box();
        int before = box.ia("em0").ifa_refcnt();

        ping(box, 0x0a0000fe);
        int after = box.ia("em0").ifa_refcnt();
        box.request("SIOCSIFFLAGS", "em0", request -> request.value = DOWN);
        int down = box.ia("em0").ifa_refcnt();
        box.request("SIOCSIFFLAGS", "em0", request -> request.value = UP);

        assertThat(List.of(before, after, down, box.ia("em0").ifa_refcnt())).isEqualTo(List.of(2, 3, 0, 2));
    }

    private static int ping(Box box, int address) {
        return box.sys((Syscalls sys) -> {
            int fd = sys.socket("PF_INET", "SOCK_RAW", 1);
            int error = sys.write(fd, Sockaddr.inet(address));
            sys.close(fd);
            return error;
        });
    }

    @Test
    void theGroupOfAllHostsIsJoinedWithEachAddressAndNeverLeft() {
        Box box = new Box();
        int boot = groupCount(box);

        box.request("SIOCAIFADDR", "em0", Box.alias(0x0a050001, 0xffffff00));
        int added = groupCount(box);
        box.request("SIOCDIFADDR", "em0", Box.address(0x0a050001));

        assertThat(List.of(added - boot, groupCount(box) - boot)).isEqualTo(List.of(1, 1));
    }

    private static int groupCount(Box box) {
        return box.k.if_c.ifunit("em0").if_multiaddrs_lh_first().ifma_refcount();
    }

    /** in_control reads the family of an in_ifaddr there, in.c:226, whatever the entry is. */
    @Test
    void theByteThatIsTakenForAFamilyIsZeroInEveryLinkLevelAddress() {
        Box box = new Box();
        box.request("SIOCSIFNAME", "em0", request -> request.text = "fifteenletters0");

        for (Ifnet ifp = box.k.if_c.ifnet.first(); !ifp.isNull(); ifp = box.k.if_c.ifnet.next(ifp)) {
            long link = box.k.if_c.IF_ADDRHEAD(ifp).first().address();
            assertThat(box.k.machine().memory().peek(link + InIfaddr.IA_ADDR.offset() + 1, 1))
                    .as(ifp.if_xname())
                    .isZero();
        }
        assertThat(box.k.if_c.ifunit("fifteenletters0").isNull()).isFalse();
    }
}
