package org.deadc0de.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a search stands, so that it can be taken up again: names and values, as plain text of one pair a line. */
public final class Checkpoint {
    private static final String FIRST = "deadc0de checkpoint 1";

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
        if (!lines.get(lines.size() - 1).equals("end")) {
            throw new Unfit("the checkpoint is cut off: its last line is not \"end\"");
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
        return text.append("end\n").toString();
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
        try {
            return Long.parseLong(get(name));
        } catch (NumberFormatException e) {
            throw new Unfit("the checkpoint is damaged: " + name + " is \"" + get(name) + "\"");
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
                for (int i = Integer.parseInt(parts[1]); i > 0; i--) {
                    all.add(Integer.parseInt(parts[0]));
                }
            }
            return all.stream().mapToInt(Integer::intValue).toArray();
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new Unfit("the checkpoint is damaged: \"" + text + "\" are no choices");
        }
    }
}
