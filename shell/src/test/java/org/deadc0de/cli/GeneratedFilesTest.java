package org.deadc0de.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

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
        everySubcommand((name, spec) -> {
            if (spec.usageMessage().hidden()) {
                assertThat(page).as("the hidden %s", name).doesNotContain(name);
                return;
            }
            String section = section(page, name);
            for (OptionSpec option : offered(spec)) {
                assertThat(section)
                        .as("%s of %s", option.longestName(), name)
                        .contains("\\fB" + String.join(", ", option.names()).replace("-", "\\-") + "\\fR");
            }
        });
        assertThat(page.lines()).noneMatch(line -> line.startsWith("'"));
    }

    @Test
    void theCompletionScriptKnowsTheCommands() throws IOException {
        String script = generated("completion", "deadc0de-completion.bash");

        assertThat(script).contains("complete -F _complete_deadc0de", "replay", "--junit-xml", "bashcompinit");
        everySubcommand((name, spec) -> {
            if (spec.usageMessage().hidden()) {
                assertThat(script).as("the hidden %s", name).doesNotContain(name);
                return;
            }
            assertThat(script).contains("function _picocli_deadc0de_" + name + "() {");
            for (OptionSpec option : offered(spec)) {
                assertThat(script).as("%s of %s", option.longestName(), name).contains(option.longestName());
            }
        });
    }

    private static void everySubcommand(BiConsumer<String, CommandSpec> check) {
        Map<String, CommandLine> all = new CommandLine(new RootCommand(null), new WithoutHost()).getSubcommands();
        assertThat(all).hasSizeGreaterThan(5);
        all.forEach((name, line) -> check.accept(name, line.getCommandSpec()));
    }

    private static List<OptionSpec> offered(CommandSpec spec) {
        return spec.options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp() && !option.hidden())
                .toList();
    }

    private static String section(String page, String name) {
        int from = page.indexOf(".SS deadc0de " + name.replace("-", "\\-"));
        assertThat(from).as(name).isNotNegative();
        int to = page.indexOf("\n.S", from + 1);
        return page.substring(from, to);
    }

    /** Makes commands that are looked at and never run. */
    private record WithoutHost() implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            try {
                return type.getDeclaredConstructor(Io.class).newInstance((Io) null);
            } catch (NoSuchMethodException e) {
                return CommandLine.defaultFactory().create(type);
            }
        }
    }
}
