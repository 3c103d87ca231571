package org.deadc0de.session;

import java.util.List;
import java.util.Optional;
import org.deadc0de.sim.sched.Schedule;
import org.deadc0de.world.HostSetup;

/**
 * What a session starts from. Equal setups and equal lines give equal output.
 *
 * @param hosts the machines; the first is the one at whose console the session starts
 * @param seed what random bytes inside the world are derived from
 * @param schedule the interleaving to follow, if any
 * @param limits what it may use up
 */
public record Setup(List<HostSetup> hosts, long seed, Optional<Schedule> schedule, Limits limits) {
    public Setup {
        hosts = List.copyOf(hosts);
    }

    /** One host, no seed of its own, no schedule. */
    public static Setup of(HostSetup host) {
        return new Setup(List.of(host), 0, Optional.empty(), Limits.DEFAULT);
    }
}
