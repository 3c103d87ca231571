package org.deadc0de.transcript;

import java.util.List;
import java.util.Locale;

/** A run's results as JSON, for scripts. */
public final class Json {
    private Json() {}

    /** One object with the counts and an array of results; ends with a newline. */
    public static String of(Summary summary) {
        StringBuilder out = new StringBuilder("{\n");
        out.append("  \"exitCode\": ").append(summary.exitCode()).append(",\n");
        out.append("  \"summary\": ").append(string(summary.line())).append(",\n");
        out.append("  \"results\": [");
        String separator = "\n";
        for (Result result : summary.results()) {
            out.append(separator);
            result(out, result);
            separator = ",\n";
        }
        return out.append(summary.results().isEmpty() ? "]\n}\n" : "\n  ]\n}\n").toString();
    }

    /** A JSON array of strings on one line each, for listings. */
    public static String list(List<String> items) {
        StringBuilder out = new StringBuilder("[");
        String separator = "\n";
        for (String item : items) {
            out.append(separator).append("  ").append(string(item));
            separator = ",\n";
        }
        return out.append(items.isEmpty() ? "]\n" : "\n]\n").toString();
    }

    private static void result(StringBuilder out, Result result) {
        out.append("    {\"file\": ").append(string(result.file()));
        out.append(", \"title\": ").append(string(result.title()));
        out.append(", \"variant\": ").append(string(result.variant()));
        out.append(", \"verdict\": ").append(string(result.verdict().name()));
        if (result.cause() != Result.Cause.NONE) {
            out.append(", \"cause\": ").append(string(result.cause().name().toLowerCase(Locale.ROOT)));
        }
        if (!result.reason().isEmpty()) {
            out.append(", \"reason\": ").append(string(result.reason()));
        }
        if (result.line() > 0) {
            out.append(", \"line\": ").append(result.line());
            out.append(", \"column\": ").append(result.column());
        }
        out.append(", \"commands\": ").append(result.commands());
        out.append(", \"nanoseconds\": ").append(result.nanoseconds());
        if (!result.mismatches().isEmpty()) {
            out.append(", \"accept\": ").append(string(result.acceptCommand()));
            out.append(", \"mismatches\": [");
            String separator = "";
            for (Result.Mismatch mismatch : result.mismatches()) {
                out.append(separator).append("{\"line\": ").append(mismatch.line());
                out.append(", \"command\": ").append(string(mismatch.command()));
                out.append(", \"diff\": ").append(string(mismatch.diff()));
                out.append(", \"meaning\": ")
                        .append(strings(mismatch.meaning()))
                        .append('}');
                separator = ", ";
            }
            out.append(']');
        }
        out.append('}');
    }

    /** One object with string values, in the order given; for listings. */
    public static String object(java.util.Map<String, String> fields) {
        StringBuilder out = new StringBuilder("{");
        fields.forEach((name, value) -> out.append(out.length() == 1 ? "" : ", ")
                .append(string(name))
                .append(": ")
                .append(string(value)));
        return out.append("}").toString();
    }

    private static String strings(List<String> items) {
        StringBuilder out = new StringBuilder("[");
        String separator = "";
        for (String item : items) {
            out.append(separator).append(string(item));
            separator = ", ";
        }
        return out.append(']').toString();
    }

    /** A JSON string; whatever could disturb a terminal or a page is spelled {@code \}{@code uNNNN}. */
    static String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c > 0x7e) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
