package org.deadc0de.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deadc0de.kernel.Clause;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.Invocation;
import org.deadc0de.kernel.KernelRelease;
import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.sched.SimThread;
import org.junit.jupiter.api.Test;

class HostTest {
    private static World freebsd(Map<String, String> options) throws FixSet.Refused, Host.UnknownOption {
        KernelRelease release = Kernels.named("freebsd").orElseThrow();
        World world = new World(List.of(new HostSetup(release.defaultHost(), release, List.of(), options)), 0);
        world.hosts().get(0).boot();
        return world;
    }

    private static void ifconfig(World world, String... words) {
        List<String> argv = new ArrayList<>(List.of("ifconfig"));
        argv.addAll(List.of(words));
        Host host = world.hosts().get(0);
        Invocation typed = new Invocation(
                argv, List.of(), words[0], "", List.of(new Clause(words.length > 1 ? words[1] : "up", List.of())));
        Proc process = host.spawn(typed, host.console()::print, host.console()::print, "");
        assertThat(world.runUntilEnded(process.thread())).isEqualTo(World.Ending.DONE);
    }

    private static long threadsInMemory(Host host) {
        long[] threads = {0};
        host.kernel().heap().forEachChunk(chunk -> {
            if (chunk.live() && chunk.allocatedBy().equals("thread_alloc")) {
                threads[0]++;
            }
        });
        return threads[0];
    }

    @Test
    void whatTheShellDoesByItselfLeavesNoThreadBehind() throws Exception {
        World world = freebsd(Map.of());
        Host host = world.hosts().get(0);
        for (int i = 0; i < 5; i++) {
            SimThread thread = host.asShell(
                    () -> host.kernel().syscalls(host.shell()).kill(host.shell().pid(), 0));
            world.runUntilEnded(thread);
        }

        assertThat(threadsInMemory(host)).isLessThanOrEqualTo(1);
    }

    @Test
    void devdAnswersAnInterfaceThatComesBesideTheNextCommand() throws Exception {
        World world = freebsd(Map.of("devd", "on"));
        Host host = world.hosts().get(0);

        ifconfig(world, "bridge0", "create");

        assertThat(host.running())
                .extracting(Proc::command)
                .as("it has been started, and runs when somebody else does")
                .containsExactly("ifconfig bridge0 inet6 ifdisabled");
        ifconfig(world, "lo0", "up");
        assertThat(host.running()).isEmpty();
    }
}
