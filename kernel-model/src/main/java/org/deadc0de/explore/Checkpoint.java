package org.deadc0de.explore;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Where a search stands, so that it can be taken up again: names and values, as plain text of one pair a line, and a checksum, for a
 * search that goes on from a place where it never stood would prove nothing.
 */
public final class Checkpoint {
    private static final String FIRST = "deadc0de checkpoint 1";
    private static final String LAST = "end ";

    /** More choices than any execution makes. */
    private static final int MOST_CHOICES = 10_000_000;

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** The text is no checkpoint, or one for another search. The message is for people. */
    public static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** A reason for people. */
        public Unfit(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws Unfit when it is something else
     */
    public static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(FIRST)) {
            throw new Unfit("this is no checkpoint: its first line is not \"" + FIRST + "\"");
        }
        String last = lines.get(lines.size() - 1);
        if (!last.startsWith(LAST)) {
            throw new Unfit("the checkpoint is cut off: its last line does not begin with \"" + LAST.strip() + "\"");
        }
        String body = String.join("\n", lines.subList(0, lines.size() - 1)) + "\n";
        if (!last.equals(LAST + checksum(body))) {
            throw new Unfit("the checkpoint is damaged: its checksum is " + checksum(body) + ", not "
                    + last.substring(LAST.length()));
        }
        Checkpoint checkpoint = new Checkpoint();
        for (String line : lines.subList(1, lines.size() - 1)) {
            int blank = line.indexOf(' ');
            checkpoint.add(blank < 0 ? line : line.substring(0, blank), blank < 0 ? "" : line.substring(blank + 1));
        }
        return checkpoint;
    }

    /** All of it. */
    public String text() {
        StringBuilder text = new StringBuilder(FIRST).append('\n');
        values.forEach((name, all) -> all.forEach(
                value -> text.append((name + " " + value).stripTrailing()).append('\n')));
        String body = text.toString();
        return body + LAST + checksum(body) + "\n";
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    /** One more value of that name. */
    public void add(String name, String value) {
        values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    /** The first value of a name, or the empty string. */
    public String get(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.get(0);
    }

    /** All values of a name. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    void add(String name, long value) {
        add(name, Long.toString(value));
    }

    long number(String name) {
        return number(name, get(name));
    }

    /** All values of a name, as numbers. */
    List<Long> numbers(String name) {
        return all(name).stream().map(value -> number(name, value)).toList();
    }

    private static long number(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new Unfit("the checkpoint is damaged: " + name + " is \"" + value + "\"");
        }
    }

    /** Choices, equal neighbours together: {@code 1x21,0x3}. */
    void addChoices(String name, int[] choices) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < choices.length; ) {
            int from = i;
            while (i < choices.length && choices[i] == choices[from]) {
                i++;
            }
            text.append(from == 0 ? "" : ",").append(choices[from]).append('x').append(i - from);
        }
        add(name, text.toString());
    }

    static int[] choices(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        try {
            List<Integer> all = new ArrayList<>();
            for (String run : text.split(",", -1)) {
                String[] parts = run.split("x", 2);
                int choice = Integer.parseInt(parts[0]);
                int times = Integer.parseInt(parts[1]);
                if (choice < 0 || times > MOST_CHOICES - all.size()) {
                    throw new Unfit("the checkpoint is damaged: \"" + run + "\" are no choices");
                }
                all.addAll(Collections.nCopies(times, choice));
            }
            return all.stream().mapToInt(Integer::intValue).toArray();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new Unfit("the checkpoint is damaged: \"" + text + "\" are no choices");
        }
    }
}
