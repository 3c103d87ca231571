package org.deadc0de.transcript;

/** A run's results for GitHub: annotations on the files, and a summary of the job. */
public final class GitHub {
    private static final int LONGEST_MESSAGE = 4_000;
    private static final int LONGEST_DETAIL = 20_000;
    private static final int MOST_DETAILS = 30;

    private GitHub() {}

    /** Workflow commands, one per red result and line. */
    public static String annotations(Summary summary) {
        StringBuilder out = new StringBuilder();
        for (Result result : summary.results()) {
            if (!result.verdict().isGreen()) {
                out.append("::error file=").append(property(result.file()));
                out.append(",line=").append(Math.max(1, result.line()));
                out.append(",col=").append(Math.max(1, result.column()));
                out.append(",title=").append(property(result.verdict() + " " + result.name()));
                String message = Shorten.to(result.reason() + "\n" + result.detail(), LONGEST_MESSAGE);
                out.append("::").append(data(message.stripTrailing())).append('\n');
            }
        }
        if (summary.results().isEmpty()) {
            out.append("::error title=transcripts::nothing was selected\n");
        }
        return out.toString();
    }

    /** Markdown for the job's page. */
    public static String jobSummary(Summary summary) {
        StringBuilder out = new StringBuilder("## Transcripts\n\n");
        out.append(markdown(summary.line())).append(".\n");
        int told = 0;
        for (Result result : summary.results()) {
            if (result.verdict().isGreen()) {
                continue;
            }
            if (++told > MOST_DETAILS) {
                out.append("\nAnd more.\n");
                break;
            }
            out.append("\n### ")
                    .append(result.verdict())
                    .append(' ')
                    .append(markdown(result.name()))
                    .append("\n\n");
            String reason = Shorten.to(result.reason(), LONGEST_MESSAGE);
            String detail = Shorten.to(Escapes.shown(reason) + "\n" + result.detail(), LONGEST_DETAIL);
            String fence = fence(detail);
            out.append(fence).append("diff\n").append(detail);
            out.append(detail.endsWith("\n") ? "" : "\n").append(fence).append('\n');
        }
        return out.toString();
    }

    /** More backticks than the text has in a row. */
    private static String fence(String text) {
        int longest = 2;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return "`".repeat(longest + 1);
    }

    private static String markdown(String text) {
        StringBuilder out = new StringBuilder();
        String shown = Escapes.shown(text.replace('\n', ' '));
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (c == '<') {
                out.append("&lt;");
            } else if (c == '&') {
                out.append("&amp;");
            } else {
                out.append("\\`*_[]|#!@".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return out.toString();
    }

    private static String data(String text) {
        return Escapes.shown(text).replace("%", "%25").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
