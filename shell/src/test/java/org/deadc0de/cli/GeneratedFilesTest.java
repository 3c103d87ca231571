package org.deadc0de.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Makes the files that a package installs beside the program; the build leaves them in target/generated. */
class GeneratedFilesTest {
    private static final Path FOLDER = Path.of("target", "generated");

    private static String generated(String what, String file) throws IOException {
        Console console = new Console();
        assertThat(console.run("", Map.of(), "generate", what)).isZero();
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(file), console.out());
        return console.out();
    }

    @Test
    void theManualPageNamesEveryCommandAndOption() throws IOException {
        String page = generated("man", "deadc0de.1");

        assertThat(page)
                .startsWith(".TH DEADC0DE 1\n")
                .contains(".SS deadc0de replay", "\\fB\\-\\-junit\\-xml\\fR \\fIFILE\\fR", ".SS deadc0de demo [BUG]")
                .doesNotContain("${");
        assertThat(page.lines()).noneMatch(line -> line.startsWith("'"));
    }

    @Test
    void theCompletionScriptKnowsTheCommands() throws IOException {
        String script = generated("completion", "deadc0de-completion.bash");

        assertThat(script).contains("complete -F _complete_deadc0de", "replay", "--junit-xml", "bashcompinit");
    }
}
