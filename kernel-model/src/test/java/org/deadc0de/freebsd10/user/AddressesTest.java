package org.deadc0de.freebsd10.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressesTest {
    @Test
    void inetAtonReadsShortOctalAndHexadecimalForms() {
        assertThat(Addresses.ntoa(Addresses.aton("192.0.2"))).isEqualTo("192.0.0.2");
        assertThat(Addresses.ntoa(Addresses.aton("0x0a000001"))).isEqualTo("10.0.0.1");
        assertThat(Addresses.ntoa(Addresses.aton("010.1"))).isEqualTo("8.0.0.1");
        assertThat(Addresses.aton("300.1.1.1")).isNull();
        assertThat(Addresses.aton("1.2.3.4.5")).isNull();
        assertThat(Addresses.aton("1..2")).isNull();
        assertThat(Addresses.aton("")).isNull();
    }

    @Test
    void inet6AddressesComeBackInTheirShortestForm() {
        for (String text : new String[] {"::", "::1", "fe80::1", "2001:db8::1:0:0:1", "1:2:3:4:5:6:7:8", "1::8"}) {
            assertThat(Addresses.ntop6(Addresses.pton6(text))).isEqualTo(text);
        }
        assertThat(Addresses.ntop6(Addresses.pton6("2001:0db8:0:0:0:0:0:1"))).isEqualTo("2001:db8::1");
        assertThat(Addresses.ntop6(Addresses.pton6("::ffff:192.0.2.1"))).isEqualTo("::ffff:c000:201");
    }

    @Test
    void malformedInet6AddressesAreNone() {
        for (String text : new String[] {"", ":", "1:2:3", "1::2::3", "12345::", "1:2:3:4:5:6:7:8:9", "g::"}) {
            assertThat(Addresses.pton6(text)).as(text).isNull();
        }
    }

    @Test
    void onlyContiguousMasksHaveALength() {
        assertThat(Addresses.prefixLength(new byte[] {-1, -1, -1, 0})).isEqualTo(24);
        assertThat(Addresses.prefixLength(new byte[] {0, 0, 0, 0})).isZero();
        assertThat(Addresses.prefixLength(new byte[] {-1, 0, -1, 0})).isEqualTo(-1);
    }

    @Test
    void flagWordsShowNumberAndNames() {
        assertThat(Text.bits("flags", 0x8802, "BROADCAST", 2, "SIMPLEX", 0x800, "MULTICAST", 0x8000))
                .isEqualTo("flags=8802<BROADCAST,SIMPLEX,MULTICAST>");
        assertThat(Text.bits("flags", 0, "UP", 1)).isEqualTo("flags=0<>");
    }

    @Test
    void datesAreThoseOfTheSimulatedClock() {
        assertThat(new Calendar(1_322_395_200L).ctime()).isEqualTo("Sun Nov 27 12:00:00 2011");
        assertThat(new Calendar(951_782_400L).ctime()).isEqualTo("Tue Feb 29 00:00:00 2000");
        assertThat(new Calendar(0).ctime()).isEqualTo("Thu Jan  1 00:00:00 1970");
    }
}
