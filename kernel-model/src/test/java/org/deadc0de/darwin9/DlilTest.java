package org.deadc0de.darwin9;

import static org.assertj.core.api.Assertions.assertThat;

import org.deadc0de.kernel.Proc;
import org.deadc0de.world.World;
import org.junit.jupiter.api.Test;

/** The data link layer where no system call leads: what drivers could do to it. */
class DlilTest {
    private static Ifnet tap0(Leopard mac) {
        return mac.k.if_c.ifunit("tap0");
    }

    @Test
    void aDetachByAReaderIsFinishedByTheDelayedThread() {
        Leopard mac = Leopard.with();
        mac.open("/dev/tap0");
        Proc driver = mac.start("driver", s -> {
            mac.k.dlil_c.dlil_read_begin();
            int error = mac.k.dlil_c.ifnet_detach(tap0(mac));
            mac.k.dlil_c.dlil_read_end();
            return error;
        });

        mac.world.runUntilEnded(driver);
        mac.world.settle();

        assertThat(driver.exitStatus()).isZero();
        assertThat(tap0(mac).isNull()).isTrue();
    }

    @Test
    void aProtocolDetachedByAReaderIsFinishedByTheDelayedThread() {
        Leopard mac = Leopard.with();
        mac.open("/dev/tap0");
        mac.alias("tap0", 0xac100101, 0xffffff00);
        Proc driver = mac.start("driver", s -> {
            mac.k.dlil_c.dlil_read_begin();
            int error = mac.k.dlil_c.ifnet_detach_protocol(tap0(mac), Headers.PF_INET);
            mac.k.dlil_c.dlil_read_end();
            return error;
        });

        mac.world.runUntilEnded(driver);
        mac.world.settle();

        assertThat(mac.k.dlil_c.find_attached_proto(tap0(mac), Headers.PF_INET).isNull())
                .isTrue();
        assertThat(mac.run("netstat -rn")).doesNotContain("172.16.1");
    }

    @Test
    void theDelayedThreadThatHasNothingToDoDoesNotCountAsBeingInTheKernel() {
        Leopard mac = Leopard.with();
        mac.open("/dev/tap0");
        Proc driver = mac.start("driver", s -> {
            mac.k.dlil_c.dlil_read_begin();
            int error = mac.k.dlil_c.ifnet_detach(tap0(mac));
            mac.k.dlil_c.dlil_read_end();
            return error;
        });

        mac.world.runUntilEnded(driver);
        mac.world.settle();

        assertThat(mac.k.invariants.somebodyIsInTheKernel()).isFalse();
        InIfaddr first = mac.k.in_c.in_ifaddrhead.first();
        mac.host.machine().memory().poke(first.address() + Ifaddr.IFA_REFCNT.offset(), 4, 0);
        assertThat(mac.k.invariants().get("address-references").check()).hasSize(1);
    }

    @Test
    void attachingInsideAReadSectionDiesAtTheEndOfTheWriteItNeverBegan() {
        Leopard mac = Leopard.with();
        Proc driver = mac.start("driver", s -> {
            mac.k.dlil_c.dlil_read_begin();
            return s.open("/dev/tap0", 2);
        });

        World.Ending ending = mac.world.runUntilEnded(driver);

        assertThat(ending).isEqualTo(World.Ending.PANIC);
        assertThat(mac.console())
                .contains("\"dlil_write_end - thread is not a writer\"")
                .contains("dlil.c:297");
    }

    /** 9.cc: the mutex of plumbers is held while the dlil write lock is waited for. */
    @Test
    void aPlumberRegisteredInAReadSectionAndAProtocolThatIsPlumbedWaitForEachOther() {
        Leopard mac = Leopard.with();
        mac.open("/dev/tap0");
        Proc driver = mac.start("driver", s -> {
            mac.k.dlil_c.dlil_read_begin();
            return mac.k.kpi_protocol_c.proto_register_plumber(77, 77, 0, 0);
        });
        Proc ifconfig = mac.start("ifconfig", s -> Leopard.request(s, "SIOCAIFADDR", "tap0", 0xac100101, 0xffffff00));
        mac.strategy(new Interleaving()
                .upTo(driver, "proto_register_plumber")
                .toTheEnd(ifconfig)
                .toTheEnd(driver));

        World.Ending ending = mac.world.runUntilEnded(ifconfig);

        assertThat(ending).isEqualTo(World.Ending.DEADLOCK);
        assertThat(Interleaving.isIn(ifconfig.thread(), "dlil_write_begin")).isTrue();
        assertThat(Interleaving.isIn(ifconfig.thread(), "proto_plumb")).isTrue();
        assertThat(Interleaving.isIn(driver.thread(), "proto_register_plumber")).isTrue();
    }

    @Test
    void aPlumberRegisteredOutsideAReadSectionWaitsForNobody() {
        Leopard mac = Leopard.with();
        mac.open("/dev/tap0");

        assertThat(mac.sys(s -> mac.k.kpi_protocol_c.proto_register_plumber(77, 77, 0, 0)))
                .isZero();
        assertThat(mac.sys(s -> mac.k.kpi_protocol_c.proto_register_plumber(77, 77, 0, 0)))
                .isEqualTo(org.deadc0de.kernel.Errno.EEXIST);
    }

    /** 9.q: in_interfaces counts every address that was ever given to an interface other than loopback ones. */
    @Test
    void theCountOfIpv4InterfacesOnlyGrows() {
        Leopard mac = Leopard.with();
        int before = (int) mac.host.machine().memory().peek(mac.k.in_c.in_interfaces, 4);

        for (int i = 0; i < 3; i++) {
            mac.alias("en1", 0x0a000001, 0xffffff00);
            mac.delete("en1", 0x0a000001);
        }

        assertThat((int) mac.host.machine().memory().peek(mac.k.in_c.in_interfaces, 4))
                .isEqualTo(before + 3);
    }

    @Test
    void aShutdownTakesNoInterfaceDown() {
        Leopard mac = Leopard.with();

        mac.sys(s -> {
            mac.k.if_c.if_down_all();
            return 0;
        });

        assertThat(mac.run("ifconfig -d -l")).isEqualTo("gif0 stf0\n");
    }

    @Test
    void aSecondDetachIsRefused() {
        Leopard mac = Leopard.with();
        mac.open("/dev/tap0");
        mac.alias("tap0", 0xac100101, 0xffffff00);
        Ifnet ifp = tap0(mac);

        int first = mac.sys(s -> mac.k.dlil_c.ifnet_detach(ifp));
        int second = mac.sys(s -> mac.k.dlil_c.ifnet_detach(ifp));

        assertThat(first).isZero();
        assertThat(second).isEqualTo(org.deadc0de.kernel.Errno.ENXIO);
    }

    @Test
    void theKernelFindsAnInterfaceByTheBeginningOfItsName() {
        Leopard mac = Leopard.with();
        mac.open("/dev/tap0");

        assertThat(mac.k.if_c.ifunit("t0").isNull()).isFalse();
        assertThat(mac.k.if_c.ifunit("tap").isNull()).isTrue();
        assertThat(mac.k.if_c.ifunit("x0").isNull()).isTrue();
    }

    @Test
    void aDetachedInterfaceSwallowsIoctls() {
        Leopard mac = Leopard.with();
        int fd = mac.open("/dev/tap0");
        Ifnet ifp = tap0(mac);
        mac.close(fd);

        int error = mac.sys(s -> mac.k.dlil_c.ifnet_ioctl(ifp, Headers.PF_INET, Headers.SIOCSIFADDR, 0));

        assertThat(error).isEqualTo(org.deadc0de.kernel.Errno.EOPNOTSUPP);
    }
}
