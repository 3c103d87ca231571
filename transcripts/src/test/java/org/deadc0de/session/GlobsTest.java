package org.deadc0de.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that stand for names of files. */
class GlobsTest {
    private Session session;

    @BeforeEach
    void boot() throws Exception {
        HostSetup host = HostSetup.of(Kernels.named("darwin").orElseThrow());
        session = Session.open(new Setup(List.of(host), 0, Optional.empty(), Limits.DEFAULT));
    }

    @AfterEach
    void close() {
        session.close();
    }

    /** Each row: a word, and what echo makes of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/dev/tap1? | /dev/tap10 /dev/tap11 /dev/tap12 /dev/tap13 /dev/tap14 /dev/tap15",
                "/dev/t*n[0-2] | /dev/tun0 /dev/tun1 /dev/tun2",
                "/dev/ta[!q]1[45] | /dev/tap14 /dev/tap15",
                "/d*/n* | /dev/null",
                "/dev/*x*y* | /dev/*x*y*",
                "/dev/tap[ | /dev/tap[",
                "\"/dev/tap*\" | /dev/tap*",
                "/dev/'tap*' | /dev/tap*",
                "/de'v'/nu?l | /dev/null",
                "/dev/tap\\*  | /dev/tap*",
                "tap* | tap*",
                "/nowhere/* | /nowhere/*",
                "/dev/****************************************************************z | /dev/****************************************************************z",
            })
    void aPatternBecomesTheNamesItMatches(String word, String words) {
        assertThat(session.execute("echo " + word).text()).isEqualTo(words + "\n");
    }

    @Test
    void aLoopGoesOverThem() {
        assertThat(session.execute("for f in /dev/tap1[0-2]; do echo $f; done").text())
                .isEqualTo("/dev/tap10\n/dev/tap11\n/dev/tap12\n");
    }

    @Test
    void theLogOfAPanicIsFoundWithoutItsDate() {
        session.execute("exec 3<>/dev/tap0");
        session.execute("ifconfig tap0 172.16.1.1/24 alias");
        session.execute("exec 3>&-");
        session.execute("exec 3<>/dev/tap0");
        session.execute("ifconfig tap0 172.16.1.1/24 alias");
        session.execute("reboot");

        assertThat(session.execute("cat /Library/Logs/PanicReporter/*.panic | head -n 2")
                        .text())
                .startsWith("Mon Nov 19 12:00:00 2007\npanic(cpu 0 caller 0x");
    }
}
