package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.deadc0de.transcript.Variant.Expectation;

/** Reads the lines between the two {@code ---}: {@code key: value}, a comment after a blank and {@code # }. */
final class FrontMatterReader {
    private static final int LONGEST_LINE = 20_000;
    private static final List<String> KEYS =
            List.of("kernel", "hosts", "options", "variants", "seed", "schedule", "clock");
    private static final String VARIANT_FORM = "a name, then perhaps (xfail: reason), (skip: reason) or (slow: reason)";

    private static final Map<String, Expectation> MARKS =
            new TreeMap<>(Map.of("skip", Expectation.SKIP, "slow", Expectation.SLOW, "xfail", Expectation.XFAIL));

    private record Value(SourceLine line, int at, String text) {}

    private final Problems problems;
    private final Map<String, Value> values = new TreeMap<>();

    private FrontMatterReader(Problems problems) {
        this.problems = problems;
    }

    /** Reads the lines between the markers. */
    static FrontMatter read(List<SourceLine> lines, Problems problems) {
        FrontMatterReader reader = new FrontMatterReader(problems);
        lines.forEach(reader::line);
        return reader.build();
    }

    private void line(SourceLine line) {
        String text = line.text();
        int start = 0;
        while (start < text.length() && text.charAt(start) <= ' ') {
            start++;
        }
        if (start == text.length() || text.charAt(start) == '#') {
            return;
        }
        if (text.length() > LONGEST_LINE) {
            problems.add(line, 0, 1, "a line of " + text.length() + " characters", "at most " + LONGEST_LINE, "");
            return;
        }
        int control = firstControl(text);
        if (control >= 0) {
            problems.add(line, control, 1, "a control character in the front matter", "plain text", "");
            return;
        }
        int colon = text.indexOf(':', start);
        if (colon < 0) {
            String near = Suggest.nearest(text.substring(start).strip(), KEYS);
            problems.add(line, start, text.length() - start, "a line without a colon", "\"key: value\"", near);
            return;
        }
        String key = text.substring(start, colon).strip();
        if (!KEYS.contains(key)) {
            String near = Suggest.nearest(key, KEYS);
            problems.add(line, start, colon - start, "unknown key \"" + key + "\"", Suggest.oneOf(KEYS), near);
            return;
        }
        int at = colon + 1;
        int end = commentStart(text, at);
        while (at < end && text.charAt(at) <= ' ') {
            at++;
        }
        while (end > at && text.charAt(end - 1) <= ' ') {
            end--;
        }
        if (at == end) {
            problems.add(line, colon, 1, "nothing after \"" + key + ":\"", "a value", "leave the line out otherwise");
        } else if (values.containsKey(key)) {
            int first = values.get(key).line().number();
            problems.add(
                    line,
                    start,
                    key.length(),
                    "\"" + key + "\" a second time",
                    "one line",
                    "the first is line " + first);
        } else {
            values.put(key, new Value(line, at, text.substring(at, end)));
        }
    }

    private static int firstControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Escapes.needsSpelling(text.substring(i, i + 1)) && !Character.isSurrogate(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static int commentStart(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            boolean blankAfter = i + 1 == text.length() || text.charAt(i + 1) <= ' ';
            if (text.charAt(i) == '#' && text.charAt(i - 1) <= ' ' && blankAfter) {
                return i;
            }
        }
        return text.length();
    }

    private FrontMatter build() {
        Map<String, FrontMatter.Place> places = new TreeMap<>();
        values.forEach((key, value) ->
                places.put(key, new FrontMatter.Place(value.line().number(), value.at() + 1)));
        if (values.containsKey("kernel") && values.containsKey("hosts")) {
            Value hosts = values.get("hosts");
            problems.add(
                    hosts.line(), 0, 5, "both \"kernel\" and \"hosts\"", "one of them", "hosts name their kernels");
        }
        return new FrontMatter(
                word("kernel"), hosts(), options(), variants(), seed(), text("schedule"), text("clock"), places);
    }

    private String text(String key) {
        Value value = values.get(key);
        return value == null ? "" : value.text();
    }

    private String word(String key) {
        Value value = values.get(key);
        if (value == null) {
            return "";
        }
        int blank = value.text().indexOf(' ');
        if (blank >= 0) {
            problems.add(
                    value.line(),
                    value.at() + blank + 1,
                    value.text().length() - blank - 1,
                    "a second word",
                    "one",
                    "");
        }
        return value.text();
    }

    private List<Setup.Host> hosts() {
        List<Setup.Host> hosts = new ArrayList<>();
        for (Value item : items("hosts")) {
            int equals = item.text().indexOf('=');
            String name =
                    equals < 0 ? item.text() : item.text().substring(0, equals).strip();
            String kernel = equals < 0 ? "" : item.text().substring(equals + 1).strip();
            Prompt prompt = Prompt.at(name + "# ");
            if (kernel.isEmpty() || kernel.indexOf(' ') >= 0) {
                bad(item, "a host without a kernel", "\"name=kernel\"", "");
            } else if (prompt == null || !prompt.host().equals(name) || name.isEmpty()) {
                bad(item, "a host name that no prompt can show", "letters, digits, dots and hyphens", "");
            } else if (hosts.stream().anyMatch(host -> host.name().equals(name))) {
                bad(item, "host \"" + name + "\" a second time", "another name", "");
            } else {
                hosts.add(new Setup.Host(name, kernel));
            }
        }
        return hosts;
    }

    private List<String> options() {
        List<String> options = new ArrayList<>();
        for (Value item : items("options")) {
            if (item.text().indexOf(' ') >= 0) {
                bad(item, "an option with a blank in it", "\"NAME\" or \"name=value\"", "commas stand between options");
            } else {
                options.add(item.text());
            }
        }
        return options;
    }

    private OptionalLong seed() {
        Value value = values.get("seed");
        if (value == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.decode(value.text()));
        } catch (NumberFormatException e) {
            bad(value, "a seed that is no number", "a decimal or 0x number of 64 bits", "");
            return OptionalLong.empty();
        }
    }

    private List<Variant> variants() {
        List<Variant> variants = new ArrayList<>();
        for (Value item : items("variants")) {
            Variant variant = variant(item);
            if (variant == null) {
                continue;
            }
            if (variants.stream().anyMatch(other -> other.name().equals(variant.name()))) {
                bad(item, "variant \"" + variant.name() + "\" a second time", "each once", "");
            } else {
                variants.add(variant);
            }
        }
        return variants.isEmpty() ? List.of(FrontMatter.historyAt(0, 0)) : variants;
    }

    private Variant variant(Value item) {
        int open = item.text().indexOf('(');
        String name = open < 0 ? item.text() : item.text().substring(0, open).strip();
        int line = item.line().number();
        if (!LineSyntax.isVariantName(name)) {
            bad(item, "\"" + name + "\", which is no variant name", "history, or names of fixes joined by +", "");
            return null;
        }
        if (open < 0) {
            return new Variant(name, Expectation.PASS, "", line, item.at() + 1);
        }
        Value mark = new Value(item.line(), item.at() + open, item.text().substring(open));
        int colon = mark.text().indexOf(':');
        if (!mark.text().endsWith(")") || colon < 0) {
            boolean cut = commentStart(mark.line().text(), mark.at())
                    < mark.line().text().length();
            String why = cut ? "a blank and \"# \" begin a comment" : "";
            bad(mark, "a mark without a reason", VARIANT_FORM, why);
            return null;
        }
        String word = mark.text().substring(1, colon).strip();
        String reason =
                mark.text().substring(colon + 1, mark.text().length() - 1).strip();
        Expectation expectation = MARKS.get(word);
        if (expectation == null) {
            bad(
                    mark,
                    "unknown mark \"" + word + "\"",
                    VARIANT_FORM,
                    Suggest.nearest(word, List.copyOf(MARKS.keySet())));
            return null;
        }
        if (reason.isEmpty()) {
            bad(mark, "a mark without a reason", VARIANT_FORM, "");
            return null;
        }
        return new Variant(name, expectation, reason, line, item.at() + 1);
    }

    /** The values between commas; commas between parentheses do not count. */
    private List<Value> items(String key) {
        List<Value> items = new ArrayList<>();
        Value value = values.get(key);
        if (value == null) {
            return items;
        }
        int depth = 0;
        int start = 0;
        String text = value.text() + ",";
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
            if (c == ',' && (depth == 0 || i == text.length() - 1)) {
                String raw = text.substring(start, i);
                int blanks = raw.length() - raw.stripLeading().length();
                Value item = new Value(value.line(), value.at() + start + blanks, raw.strip());
                if (item.text().isEmpty()) {
                    bad(item, "nothing between commas", "a value", "");
                } else {
                    items.add(item);
                }
                start = i + 1;
            }
        }
        return items;
    }

    private void bad(Value value, String what, String expected, String suggestion) {
        int at = Math.min(value.at(), value.line().text().length());
        problems.add(value.line(), at, value.text().length(), what, expected, suggestion);
    }
}
