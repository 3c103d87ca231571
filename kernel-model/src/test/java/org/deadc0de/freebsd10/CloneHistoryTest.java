package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import org.deadc0de.kernel.FixSet;
import org.junit.jupiter.api.Test;

/** The stories of one command after the other: what 9.0's unit bitmap leads to. */
class CloneHistoryTest {
    private final NetBox net = new NetBox();

    CloneHistoryTest() throws FixSet.Refused {}

    private void bridges() {
        net.kldload("if_bridge");
    }

    @Test
    void aBridgeRenamedToTheNextNameMakesADuplicate() {
        bridges();
        net.create("bridge0");
        net.rename("bridge0", "bridge1");

        String created = net.create("bridge");

        assertThat(created).isEqualTo("bridge1");
        assertThat(net.names()).endsWith("lo0 bridge1 bridge1");
    }

    @Test
    void destroyingADuplicatePanicsOnABadLink() {
        bridges();
        net.create("bridge0");
        long older = net.find("bridge0").address();
        net.rename("bridge0", "bridge1");
        net.create("bridge");

        net.destroy("bridge1");

        assertThat(net.crash()).isEqualTo("Bad link elm 0x" + Long.toHexString(older) + " next->prev != elm");
        assertThat(net.backtrace())
                .containsSubsequence("panic", "if_clone_destroyif", "if_clone_destroy", "ifioctl", "soo_ioctl");
    }
}
