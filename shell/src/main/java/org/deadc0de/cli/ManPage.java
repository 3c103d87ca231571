package org.deadc0de.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes the manual page of the host command line, from what the commands say of themselves. */
final class ManPage {
    private final StringBuilder out = new StringBuilder();

    private ManPage() {}

    /** The page in the man(7) language. */
    static String of(CommandLine line) {
        ManPage page = new ManPage();
        CommandSpec root = line.getCommandSpec();
        page.out
                .append(".TH DEADC0DE 1\n.SH NAME\ndeadc0de \\- ")
                .append(text(root))
                .append('\n');
        page.out.append(".SH SYNOPSIS\n.B deadc0de\n[\\fICOMMAND\\fR] [\\fIOPTION\\fR]...\n.SH OPTIONS\n");
        page.options(root);
        page.out.append(".SH COMMANDS\n");
        line.getSubcommands().forEach((name, sub) -> {
            if (!sub.getCommandSpec().usageMessage().hidden()) {
                page.command(name, sub.getCommandSpec());
            }
        });
        page.out.append(".SH EXIT STATUS\n");
        for (String status : List.of(
                "0: as expected, nothing found",
                "1: a transcript differs, or a violation was found",
                "2: wrong usage",
                "3: something cannot be read or parsed, a schedule cannot be followed, or nothing was selected",
                "4: a budget ran out",
                "5: a defect of deadc0de",
                "134: the simulated kernel of run panicked, hung or deadlocked")) {
            int colon = status.indexOf(':');
            page.out
                    .append(".TP\n")
                    .append(status, 0, colon)
                    .append('\n')
                    .append(escaped(status.substring(colon + 2)))
                    .append('\n');
        }
        return page.out.toString();
    }

    private void command(String name, CommandSpec spec) {
        out.append(".SS deadc0de ").append(escaped(name));
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            boolean optional = parameter.arity().min() == 0;
            out.append(optional ? " [" : " ")
                    .append(escaped(parameter.paramLabel()))
                    .append(optional ? "]" : "");
        }
        out.append('\n').append(text(spec)).append('\n');
        options(spec);
    }

    private void options(CommandSpec spec) {
        for (OptionSpec option : spec.options()) {
            if (option.usageHelp() || option.versionHelp() || option.hidden()) {
                continue;
            }
            out.append(".TP\n\\fB")
                    .append(escaped(String.join(", ", option.names())))
                    .append("\\fR");
            if (option.arity().max() > 0) {
                out.append(" \\fI").append(escaped(option.paramLabel())).append("\\fR");
            }
            String said = String.join(" ", option.description());
            out.append('\n')
                    .append(escaped(said.replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValue()))))
                    .append('\n');
        }
    }

    private static String text(CommandSpec spec) {
        return escaped(String.join(" ", spec.usageMessage().description()));
    }

    /** A dash is a minus, and no line begins with a dot or an apostrophe. */
    private static String escaped(String plain) {
        String text = plain.replace("\\", "\\e").replace("-", "\\-");
        return text.startsWith(".") || text.startsWith("'") ? "\\&" + text : text;
    }
}
