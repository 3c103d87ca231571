package org.deadc0de.darwin9;

import static org.assertj.core.api.Assertions.assertThat;

import org.deadc0de.world.World;
import org.junit.jupiter.api.Test;

/** Seed 000 at the level of system calls: the alias on a tap that was closed and opened again. */
class SeedTest {
    private static final int ADDRESS = 0xac100101;
    private static final int MASK = 0xffffff00;

    private static Leopard reopened(String... words) {
        Leopard mac = Leopard.with(words);
        int fd = mac.open("/dev/tap0");
        assertThat(mac.alias("tap0", ADDRESS, MASK)).isZero();
        assertThat(mac.close(fd)).isZero();
        assertThat(mac.open("/dev/tap0")).isEqualTo(3);
        mac.console();
        return mac;
    }

    @Test
    void aliasOnAReopenedTapPanicsInIfafree() {
        Leopard mac = reopened();

        mac.alias("tap0", ADDRESS, MASK);

        assertThat(mac.last).isEqualTo(World.Ending.PANIC);
        assertThat(mac.console())
                .contains("\"ifafree\"@/SourceCache/xnu/xnu-1228/bsd/net/route.c:556\nBacktrace, Format");
    }

    @Test
    void theDriverThatFollowsNullFaultsAtTheNetmask() {
        Leopard mac = reopened("tap=tuntaposx-20071114");

        mac.alias("tap0", ADDRESS, MASK);

        assertThat(mac.last).isEqualTo(World.Ending.PANIC);
        assertThat(mac.console()).contains("type 14=page fault, registers:\nCR0: 0x8001003b, CR2: 0x00000008");
    }
}
