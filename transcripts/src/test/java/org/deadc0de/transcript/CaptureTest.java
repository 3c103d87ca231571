package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CaptureTest {
    @Test
    void aPastedSessionBecomesAConsoleFence() {
        String pasted = """
                [root@vitsch ~]# ifconfig bridge create
                bridge0
                [root@vitsch ~]# netstat -rn
                Routing tables

                Internet:
                Destination        Gateway            Flags
                vitsch# ifconfig tap0 \\
                > name bridge0
                Fatal trap 12: page fault while in kernel mode
                db> bt
                """;

        String text = Capture.transcript(pasted, "freebsd", "Two names");

        assertThat(text).isEqualTo("""
                        ---
                        kernel: freebsd
                        ---
                        # Two names

                        ```console
                        # ifconfig bridge create
                        bridge0
                        # netstat -rn
                        Routing tables

                        Internet:
                        Destination        Gateway            Flags
                        vitsch# ifconfig tap0 \\
                        > name bridge0
                        Fatal trap 12: page fault while in kernel mode
                        [panic]
                        db> bt
                        ```
                        """);
    }

    @Test
    void aMailKeepsItsProseAndLosesItsQuotes() {
        String mail = """
                On Monday somebody wrote:
                > Hello,
                >
                >   # ifconfig tap0 create
                >   # ifconfig tap0
                >   tap0: flags=8802<BROADCAST,SIMPLEX,MULTICAST> metric 0 mtu 1500
                >
                >   That is what I see here, and it is wrong.
                >
                >   % id
                >   uid=0(root)

                Works for me.
                """;

        String text = Capture.transcript(mail, "", "A mail");

        assertThat(text).isEqualTo("""
                        # A mail

                        On Monday somebody wrote:
                        > Hello,

                        ```console
                        # ifconfig tap0 create
                        # ifconfig tap0
                        tap0: flags=8802<BROADCAST,SIMPLEX,MULTICAST> metric 0 mtu 1500
                        ```

                        That is what I see here, and it is wrong.

                        ```console
                        $ id
                        uid=0(root)
                        ```


                        Works for me.
                        """);
    }

    @Test
    void aTextWithoutPromptIsNoSession() {
        assertThat(Capture.transcript("Hello,\nworld.\n", "", "x")).isNull();
    }

    @Test
    void whatIsEchoedCanBeCapturedAndReplays() throws Exception {
        int replayed = 0;
        for (int seed = 0; seed < 500; seed++) {
            StringBuilder session = new StringBuilder();
            FakeConsole console = new FakeConsole();
            Random random = new Random(seed);
            for (int i = 0; i < 4; i++) {
                String out = "tap" + random.nextInt(9) + ": flags=8802<BROADCAST>\n\tinet 10.0.0." + i
                        + " \n".repeat(1 + random.nextInt(2)) + "x\n";
                console.says("ifconfig tap" + i, out);
                session.append(TranscriptWriter.echo("# ", "ifconfig tap" + i, Output.of(out, 0)));
            }

            String text = Capture.transcript(session.toString(), "", "echoed");

            assertThat(ReplayerTest.replay(text, console))
                    .extracting(Result::verdict)
                    .containsExactly(Verdict.PASS);
            replayed++;
        }
        assertThat(replayed).isEqualTo(500);
    }

    @Test
    void whateverIsPastedTheOutcomeCanBeRead() throws Exception {
        String[] pieces = {
            "# ls",
            "> # ls",
            ">> # ls",
            "> ",
            "$ x",
            "% y",
            "db> bt",
            "  # in",
            "```console",
            "~~~",
            "---",
            "[1]",
            "text",
            "\tx",
            "",
            "a  {b}",
            "<n:hex>",
            "x (re)",
            "(esc) (esc)",
            "\u001b[1m",
            "root@h:~ # z",
            "mac:~ root# q",
            "...",
            "Sentences of many words end here.",
            "panic: x",
            "<script>",
            "\r"
        };
        int sessions = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            StringBuilder pasted = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                pasted.append(pieces[random.nextInt(pieces.length)]);
                pasted.append(random.nextInt(6) == 0 ? " " : random.nextInt(6) == 0 ? "\r\n" : "\n");
            }

            String text = Capture.transcript(pasted.toString(), "", "pasted");

            if (text != null) {
                sessions++;
                assertThat(TranscriptReader.read("p.md", text).steps()).isNotEmpty();
            }
        }
        assertThat(sessions).isGreaterThan(1_500);
    }
}
