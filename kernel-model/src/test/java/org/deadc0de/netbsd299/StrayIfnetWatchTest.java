package org.deadc0de.netbsd299;

import static org.assertj.core.api.Assertions.assertThat;

import org.deadc0de.netbsd299.user.NetBsdSyscalls;
import org.junit.jupiter.api.Test;

/** The invariant of the post fires at the step that breaks it. */
class StrayIfnetWatchTest {
    private static void leak(NetBsdSyscalls sys) {
        int tty = Box.open(sys);
        Box.up(sys);
        int s = sys.socket("PF_INET", "SOCK_RAW", 89);
        sys.setsockopt(s, "IP_ADD_MEMBERSHIP", new int[] {Box.ALLSPF, Box.LOCAL});
        Box.removeAddress(sys);
        sys.close(tty);
        sys.nanosleep(1);
    }

    @Test
    void theFirstStrayPointerIsLeftInsideIfDetachAndItsHolderIsNamed() {
        Box box = new Box("K2");
        StrayIfnetWatch watch = new StrayIfnetWatch(box.k);

        box.run("ospfd", StrayIfnetWatchTest::leak);

        assertThat(watch.frames().get(0).function()).isEqualTo("if_detach");
        assertThat(watch.violations())
                .anySatisfy(each ->
                        assertThat(each).contains("of ospfd[", "imo_membership[0]->inm_ifp", "not in the list"));
    }

    @Test
    void withTheFixNothingIsEverStray() {
        Box box = new Box("K2", "pr-purgeif");
        StrayIfnetWatch watch = new StrayIfnetWatch(box.k);

        box.run("ospfd", StrayIfnetWatchTest::leak);

        assertThat(watch.violations()).isEmpty();
    }
}
