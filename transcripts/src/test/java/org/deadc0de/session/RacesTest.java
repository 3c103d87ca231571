package org.deadc0de.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deadc0de.explore.Options;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import org.junit.jupiter.api.Test;

class RacesTest {
    private static final String RENAMES = "ifconfig em0 name foo & ifconfig lo0 name foo & wait";

    @Test
    void aRenameStoresANameThatOthersReadUnderAnotherLockOrNone() throws Exception {
        String races = races("freebsd", "", RENAMES);

        assertThat(races.lines().filter(line -> line.startsWith("BUG")))
                .contains(
                        "BUG: KCSAN: data-race in ifhwioctl / ifunit on foo.if_xname",
                        "BUG: KCSAN: data-race in ifhwioctl / ifunit_ref on foo.if_xname");
        assertThat(races)
                .containsPattern(
                        "\nwrite to 0x[0-9a-f]+ of 1 byte by ifconfig\\[\\d+] on cpu \\d:\n ifhwioctl\n ifioctl\n")
                .containsPattern(
                        "\nread to 0x[0-9a-f]+ of 1 byte by ifconfig\\[\\d+] on cpu \\d:\n ifunit_ref\n ifioctl\n")
                .endsWith(" data races in random executions: warnings, no verdict\n");
        assertThat(races.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
        assertThat(races("freebsd", "", RENAMES)).isEqualTo(races);
    }

    @Test
    void whatASerializerPutsInAnOrderDoesNotRace() throws Exception {
        assertThat(races("freebsd", "ioctl-serializer-while", RENAMES)).doesNotContain("if_xname");
    }

    @Test
    void whoGivesWayOnlyWhereHeWaitsDoesNotRace() throws Exception {
        assertThat(races("dragonfly", "", "ifconfig em0 10.0.1.1 & ifconfig em0 down & wait"))
                .isEqualTo("no data race: a thread inside this kernel gives way only where it waits\n");
    }

    private static String races(String kernel, String fix, String line) throws Exception {
        HostSetup host = HostSetup.of(Kernels.named(kernel).orElseThrow());
        List<String> fixes = fix.isEmpty() ? List.of() : List.of(fix);
        Setup setup = new Setup(
                List.of(new HostSetup(host.name(), host.release(), fixes, Map.of())),
                0,
                Optional.empty(),
                Limits.DEFAULT);
        return new Exploration(setup, List.of(line), Options.DEFAULT).races(() -> false);
    }
}
