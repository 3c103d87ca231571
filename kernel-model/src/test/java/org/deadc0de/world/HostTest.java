package org.deadc0de.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "freebsd @ WITNESS @ 1 @ option WITNESS of freebsd-10-current cannot be \"1\"; it is one of on, off",
                "freebsd @ nics @ -1 @ option nics of freebsd-10-current cannot be \"-1\"; it is a number from 0 to 99",
                "freebsd @ reuse @ fifo @ option reuse of freebsd-10-current cannot be \"fifo\"; it is one of uma, lifo, never",
                "darwin @ tapunits @ 2001 @ option tapunits of darwin-9.0 cannot be \"2001\"; it is a number from 1 to 2000",
                "dragonfly @ cpus @ 0 @ option cpus of dragonfly-1.11 cannot be \"0\"; it is a number from 1 to 4",
                "netbsd @ load @ 99999999999 @ option load of netbsd-2.99.16 cannot be \"99999999999\"; it is a number from 0 to 99",
            })
    void anOptionTakesNoValueThatItCannotHave(String kernel, String option, String value, String message) {
        KernelRelease release = Kernels.named(kernel).orElseThrow();
        HostSetup setup = new HostSetup("host", release, List.of(), Map.of(option, value));

        assertThatThrownBy(() -> new World(List.of(setup), 0))
                .isInstanceOf(Host.UnknownOption.class)
                .hasMessage(message);
    }

    @Test
    void everyDefaultOfAnOptionIsAValueThatItTakes() throws Exception {
        for (KernelRelease release : Kernels.all()) {
            assertThat(release.options().keySet())
                    .containsAll(release.optionValues().keySet());
            World world = new World(List.of(new HostSetup("host", release, List.of(), release.options())), 0);
            assertThat(world.hosts()).hasSize(1);
        }
    }
}
