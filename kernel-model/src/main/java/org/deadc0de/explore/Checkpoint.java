package org.deadc0de.explore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
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
     * Reads what {@link #text} gave.
     *
     * @throws Unfit when it is something else
     */
    public static Checkpoint parse(String text) {
        try {
            return read(new BufferedReader(new StringReader(text)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws Unfit when it is something else
     * @throws IOException when it cannot be read
     */
    public static Checkpoint read(BufferedReader lines) throws IOException {
        if (!FIRST.equals(lines.readLine())) {
            throw new Unfit("this is no checkpoint: its first line is not \"" + FIRST + "\"");
        }
        CRC32 crc = new CRC32();
        sum(crc, FIRST);
        Checkpoint checkpoint = new Checkpoint();
        String last = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (last != null) {
                sum(crc, last);
                int blank = last.indexOf(' ');
                checkpoint.add(blank < 0 ? last : last.substring(0, blank), blank < 0 ? "" : last.substring(blank + 1));
            }
            last = line;
        }
        if (last == null || !last.startsWith(LAST)) {
            throw new Unfit("the checkpoint is cut off: its last line does not begin with \"" + LAST.strip() + "\"");
        }
        if (!last.equals(LAST + hex(crc))) {
            throw new Unfit("the checkpoint is damaged: its checksum is " + hex(crc) + ", not "
                    + last.substring(LAST.length()));
        }
        return checkpoint;
    }

    /** All of it; of a search of many millions of states it is more than a string can hold: {@link #write} that. */
    public String text() {
        StringBuilder text = new StringBuilder();
        try {
            write(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /**
     * Writes all of it.
     *
     * @throws IOException when that fails
     */
    public void write(Appendable out) throws IOException {
        CRC32 crc = new CRC32();
        line(out, crc, FIRST);
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            for (String value : entry.getValue()) {
                line(out, crc, (entry.getKey() + " " + value).stripTrailing());
            }
        }
        out.append(LAST).append(hex(crc)).append('\n');
    }

    private static void line(Appendable out, CRC32 crc, String line) throws IOException {
        sum(crc, line);
        out.append(line).append('\n');
    }

    private static void sum(CRC32 crc, String line) {
        crc.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(CRC32 crc) {
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
