package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import org.deadc0de.kernel.FixSet;
import org.junit.jupiter.api.Test;

/** The machine right after boot, byte for byte as the programs show it. */
class BootTest {
    private final FreeBsdBox box = new FreeBsdBox();

    BootTest() throws FixSet.Refused {}

    @Test
    void theRoutesAreThoseOfTheTwoInterfacesAndTheDefault() {
        assertThat(box.shows("netstat -rn -f inet")).isEqualTo("""
                        Routing tables

                        Internet:
                        Destination        Gateway            Flags    Refs      Use  Netif Expire
                        default            10.0.2.2           UGS         0        0    em0
                        10.0.2.0/24        link#1             U           0        0    em0
                        10.0.2.15          link#1             UHS         0        0    lo0
                        127.0.0.1          link#2             UH          0        0    lo0
                        """);
    }

    @Test
    void theInterfacesAreConfigured() {
        assertThat(box.shows("ifconfig -a")).isEqualTo("""
                        em0: flags=8843<UP,BROADCAST,RUNNING,SIMPLEX,MULTICAST> metric 0 mtu 1500
                        \toptions=9b<RXCSUM,TXCSUM,VLAN_MTU,VLAN_HWTAGGING,VLAN_HWCSUM>
                        \tether 08:00:27:4f:6a:11
                        \tinet 10.0.2.15 netmask 0xffffff00 broadcast 10.0.2.255\s
                        \tnd6 options=29<PERFORMNUD,IFDISABLED,AUTO_LINKLOCAL>
                        \tmedia: Ethernet autoselect (1000baseT <full-duplex>)
                        \tstatus: active
                        lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> metric 0 mtu 16384
                        \toptions=3<RXCSUM,TXCSUM>
                        \tinet6 ::1 prefixlen 128\s
                        \tinet6 fe80::1%lo0 prefixlen 64 scopeid 0x2\s
                        \tinet 127.0.0.1 netmask 0xff000000\s
                        \tnd6 options=21<PERFORMNUD,AUTO_LINKLOCAL>
                        """);
    }

    @Test
    void theProcessesOfRootsTerminalsAreListed() {
        assertThat(box.shows("ps")).startsWith("""
                          PID  TT  STAT      TIME COMMAND
                         1561  v0  Is     0:00.02 login [pam] (login)
                         1570  v0  S      0:00.05 -csh (csh)
                         1834  v0  R+     0:00.00 ps
                         1562  v1  Is+    0:00.00 /usr/libexec/getty Pc ttyv1
                        """);
    }
}
