package org.deadc0de.dragonfly111;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deadc0de.kernel.IfEntry;
import org.deadc0de.kernel.RouteEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootTest {
    @Test
    void theInterfacesAreThereInTheOrderOfTheirAttachment() {
        Box box = new Box();

        Object[] list = new Object[1];
        box.sys(sys -> {
            list[0] = sys.sysctl("net.routetable.iflist", null);
            return 0;
        });

        assertThat(((List<?>) list[0])
                        .stream().map(each -> ((IfEntry) each).name()).toList())
                .isEqualTo(List.of("em0", "faith0", "lo0", "ppp0", "sl0"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void everyProcessorHasTheRoutesOfBothAddresses(int cpus) {
        Box box = new Box("cpus=" + cpus);

        for (int cpu = 0; cpu < cpus; cpu++) {
            String name = "net.routetable.dump." + cpu;
            Object[] list = new Object[1];
            box.sys(sys -> {
                list[0] = sys.sysctl(name, null);
                return 0;
            });
            assertThat(((List<?>) list[0])
                            .stream().map(each -> ((RouteEntry) each).ifname()).toList())
                    .isEqualTo(List.of("em0", "lo0"));
        }
        assertThat(box.ia("em0").ifa_refcnt()).isEqualTo(cpus);
        assertThat(box.ia("lo0").ifa_refcnt()).isEqualTo(cpus);
    }

    @Test
    void aMachineThatBootsFromTheNetworkSetsItsAddressByAnotherRequestAndComesToTheSame() {
        Box bootp = new Box("BOOTP=on");
        Box plain = new Box();

        InIfaddr ia = bootp.ia("em0");

        assertThat(ia.ia_subnet()).isEqualTo(plain.ia("em0").ia_subnet());
        assertThat(ia.ia_subnetmask()).isEqualTo(0xffffff00);
        assertThat(ia.ifa_refcnt()).isEqualTo(2);
        assertThat(bootp.k.rtsock_c.sysctl_rtsock(1)).isEqualTo(plain.k.rtsock_c.sysctl_rtsock(1));
        bootp.k
                .invariants()
                .forEach((name, invariant) ->
                        assertThat(invariant.check()).as(name).isEmpty());
    }

    @Test
    void aNewAddressIsTwoHundredAndTwelveBytesOfTheClassOf224() {
        assertThat(InIfaddr.TYPE.size()).isEqualTo(212);
        assertThat(Kern_slaballoc_c.CHUNK_SIZE(212)).isEqualTo(224);
        assertThat(Kern_slaballoc_c.CHUNK_SIZE(240)).isEqualTo(240);
        assertThat(Kern_slaballoc_c.CHUNK_SIZE(148)).isEqualTo(160);
    }
}
