package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.Strategy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What FreeBSD's own if_clone_test does: two loops create and destroy one interface, and nothing happens. The same must hold here, in
 * whatever order the scheduler lets them run; what may go wrong is refused with an error number.
 */
class CloneStressTest {
    private static final int ORDERS = 12;

    /** Lets somebody else go on one time in four. */
    private static Strategy walk(long seed) {
        Random random = new Random(seed);
        return (sched, running, enabled, count) -> {
            for (int i = 0; i < count; i++) {
                if (enabled[i] == running && random.nextInt(4) != 0) {
                    return running;
                }
            }
            return count == 0 ? null : enabled[random.nextInt(count)];
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bridge", "disc", "edsc", "epair", "faith", "gif", "gre", "lagg", "lo", "tap", "tun", "vlan", "vmnet"
            })
    void createAgainstDestroyRunsInWhateverOrder(String kind) throws FixSet.Refused {
        String created = kind.equals("lo") ? "lo7" : kind + "0";
        String destroyed = kind.equals("epair") ? "epair0a" : created;
        for (int seed = 0; seed < ORDERS; seed++) {
            NetBox net = new NetBox();
            net.kldload(kind.equals("vmnet") ? "if_tap" : "if_" + kind);
            List<int[]> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                results.add(new int[] {1});
                net.process(
                        "ifconfig",
                        results.get(i),
                        i % 2 == 0 ? NetBox.creating(created) : NetBox.destroying(destroyed));
            }
            net.box.sched.strategy(walk(seed));

            assertThat(net.run()).as(kind + ", order " + seed).isEqualTo(Sched.Outcome.FINISHED);

            for (int i = 0; i < 4; i++) {
                assertThat(results.get(i)[0]).isIn(0, i % 2 == 0 ? -17 : -6);
            }
            net.k
                    .invariants()
                    .forEach((name, invariant) ->
                            assertThat(invariant.check()).as(name).isEmpty());
        }
    }
}
