package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes up machines, transcripts of them, and changes to both; the same seed makes up the same. */
final class Stories {
    private static final List<String> LINES = List.of(
            "tap0: flags=8842<BROADCAST,RUNNING,SIMPLEX,MULTICAST> mtu 1500",
            "\tinet 10.0.0.1 netmask 0xffffff00 broadcast 10.0.0.255 ",
            "\tether 00:00:5e:00:53:01",
            "",
            "...",
            "# not a prompt",
            "db> not a prompt",
            "vitsch# not a prompt",
            "> not a continuation",
            ">",
            "[1]",
            "[panic]",
            "[0]",
            "looks labelled  {history}",
            "looks labelled  {a, b}   ",
            "a suffix (re)",
            "two suffixes (glob) (?)",
            "no newline (no-eol)",
            "escaped (esc)",
            "back\\slash \\x41",
            "trailing blank ",
            "trailing tab\t",
            "\u001b[31mred\u001b[0m",
            "bell\u0007 and \u202e reversed",
            "<n1:hex>",
            "<n1> stands here",
            "<x:bogus>",
            "<w:/[/>",
            "<full-duplex>",
            "```",
            "````console",
            "~~~",
            "   ```",
            "panic() at panic+0x43",
            "#3 0xffffffff80950f33 at panic+0x43",
            "caf\u00e9 \ud83d\ude00 ok",
            "lone \ud83d surrogate",
            "---",
            "refcount 3",
            "softc 0xc2a51a40 at unit 0",
            "pid 734 (ifconfig), uid 0: exited");

    private final Random random;
    final List<String> variants = new ArrayList<>();
    final List<String> commands = new ArrayList<>();
    private final Map<String, Output> answers = new TreeMap<>();

    Stories(long seed) {
        random = new Random(seed);
        variants.add("history");
        for (int i = random.nextInt(3); i > 0; i--) {
            variants.add("fix-" + i);
        }
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            commands.add("command " + i);
        }
        for (String command : commands) {
            Output shared = output();
            for (String variant : variants) {
                answers.put(variant + "|" + command, random.nextInt(3) == 0 ? changed(shared) : shared);
            }
        }
    }

    private String line() {
        String line = LINES.get(random.nextInt(LINES.size()));
        return random.nextInt(3) == 0 ? line + " " + random.nextInt(10) : line;
    }

    private Output output() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(line()).append('\n');
        }
        return ended(text.toString());
    }

    private Output ended(String text) {
        String cut = random.nextInt(8) == 0 && text.length() > 1 && !text.endsWith("\n\n")
                ? text.substring(0, text.length() - 1)
                : text;
        Ending ending = random.nextInt(10) == 0 ? Ending.PANIC : random.nextInt(20) == 0 ? Ending.HANG : Ending.NONE;
        int status = ending == Ending.NONE && random.nextInt(4) == 0 ? 1 + random.nextInt(255) : 0;
        return new Output(cut, status, ending);
    }

    private Output changed(Output output) {
        List<String> lines = new ArrayList<>(output.text().lines().toList());
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(lines.size() + 1);
            int how = random.nextInt(3);
            if (how == 0 || at == lines.size()) {
                lines.add(at, line());
            } else if (how == 1) {
                lines.remove(at);
            } else {
                lines.set(at, random.nextBoolean() ? line() : lines.get(at).replaceAll("[0-9]+", "7") + "x");
            }
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return random.nextInt(3) == 0
                ? ended(text.toString())
                : new Output(text.toString(), output.status(), output.ending());
    }

    /** Changes some of the machine's answers. */
    void change() {
        answers.replaceAll((key, output) -> random.nextInt(3) == 0 ? changed(output) : output);
    }

    /** A transcript with the commands alone. */
    String skeleton() {
        String newline = random.nextInt(8) == 0 ? "\r\n" : "\n";
        StringBuilder text = new StringBuilder("---\nvariants: " + String.join(", ", variants) + "  # all\n---\n");
        text.append("# A story\n\nprose with trailing blanks  \n");
        boolean open = false;
        String indent = random.nextInt(5) == 0 ? "  " : "";
        for (String command : commands) {
            if (!open) {
                text.append(indent).append("```console\n");
            }
            text.append(indent).append("# ").append(command).append('\n');
            open = random.nextBoolean();
            if (!open) {
                text.append(indent).append("```\n\nMore prose: # command 1\n");
            }
        }
        if (open && random.nextBoolean()) {
            text.append(indent).append("```\nThe end, without newline");
        }
        return text.toString().replace("\n", newline);
    }

    /** Puts captures, references, any-lines and suffixes into a transcript that passes, so that it may still pass. */
    String patterned(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean special = line.contains("(esc)") || line.contains("(no-eol)") || line.contains("{");
            if (special || line.startsWith("#") || line.startsWith("db> ") || line.contains("```")) {
                continue;
            }
            switch (random.nextInt(8)) {
                case 0 ->
                    lines.set(i, line.replaceFirst("0xc2a51a40", "<softc:ptr>").replace("pid 734", "pid <p:pid>"));
                case 1 ->
                    lines.set(i, line.replaceFirst("0xc2a51a40", "<softc>+0x0").replace("flags=8842", "flags=<:hex>"));
                case 2 -> lines.set(i, line.startsWith("tap0: ") ? "tap0: * (glob)" : line);
                case 3 -> lines.set(i, line.startsWith("\tether") ? "\tether <mac:mac>" : line);
                case 4 -> lines.set(i, line.startsWith("refcount") ? "refcount \\d+ (re) (?)" : line);
                case 5 -> lines.set(i, line.startsWith("\tinet") ? "..." : line);
                default -> lines.set(i, line);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** The machine: each command answers as told, and a panic moves the console to the debugger. */
    SessionFactory machine() {
        FakeConsole console = new FakeConsole();
        console.answers.putAll(answers);
        return console;
    }

    Random random() {
        return random;
    }
}
