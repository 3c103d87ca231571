package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A run's results as the XML that CI servers read: one suite per file, one case per variant. Written so that both the
 * strict schema of Ant's days and the one Jenkins validates with accept it.
 */
public final class JUnitXml {
    private JUnitXml() {}

    /**
     * The whole document.
     *
     * @param timestamp when the run began, as {@code 2026-11-20T09:36:27}, without zone
     * @param hostname where it ran
     */
    public static String of(Summary summary, String timestamp, String hostname) {
        Map<String, List<Result>> suites = new LinkedHashMap<>();
        summary.results()
                .forEach(result -> suites.computeIfAbsent(result.file(), none -> new ArrayList<>())
                        .add(result));
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        int id = 0;
        for (Map.Entry<String, List<Result>> suite : suites.entrySet()) {
            suite(out, suite.getKey(), suite.getValue(), id++, timestamp, hostname);
        }
        return out.append("</testsuites>\n").toString();
    }

    private static void suite(
            StringBuilder out, String file, List<Result> results, int id, String timestamp, String hostname) {
        Summary summary = new Summary(results);
        long nanoseconds = results.stream().mapToLong(Result::nanoseconds).sum();
        int skipped = summary.count(Verdict.SKIP) + summary.count(Verdict.XFAIL);
        int errors = summary.count(Verdict.ERROR);
        int failures = summary.count(Verdict.FAIL) + summary.count(Verdict.NONDET) + summary.count(Verdict.XPASS);
        out.append("  <testsuite");
        attribute(out, "name", file);
        attribute(out, "package", "transcripts");
        attribute(out, "id", Integer.toString(id));
        attribute(out, "timestamp", timestamp);
        attribute(out, "hostname", hostname);
        attribute(out, "tests", Integer.toString(results.size()));
        attribute(out, "failures", Integer.toString(failures));
        attribute(out, "errors", Integer.toString(errors));
        attribute(out, "skipped", Integer.toString(skipped));
        attribute(out, "time", seconds(nanoseconds));
        out.append(">\n    <properties/>\n");
        results.forEach(result -> testcase(out, result));
        out.append("    <system-out/>\n    <system-err/>\n  </testsuite>\n");
    }

    private static void testcase(StringBuilder out, Result result) {
        out.append("    <testcase");
        attribute(out, "name", result.variant().isEmpty() ? "reading" : result.variant());
        attribute(out, "classname", className(result.file()));
        attribute(out, "time", seconds(result.nanoseconds()));
        switch (result.verdict()) {
            case PASS -> out.append("/>\n");
            case SKIP, XFAIL -> {
                out.append(">\n      <skipped");
                attribute(
                        out,
                        "message",
                        result.verdict() == Verdict.XFAIL ? "fails as expected: " + result.reason() : result.reason());
                out.append("/>\n    </testcase>\n");
            }
            case ERROR -> problem(out, "error", result);
            case FAIL, NONDET, XPASS -> problem(out, "failure", result);
        }
    }

    private static void problem(StringBuilder out, String element, Result result) {
        out.append(">\n      <").append(element);
        attribute(out, "message", result.reason().lines().findFirst().orElse(""));
        attribute(out, "type", result.verdict().name());
        out.append('>').append(text(where(result) + result.reason() + "\n" + result.detail()));
        out.append("</").append(element).append(">\n    </testcase>\n");
    }

    private static String where(Result result) {
        return result.line() > 0 ? result.file() + ":" + result.line() + ": " : "";
    }

    /** Dots make packages of folders in most viewers. */
    private static String className(String file) {
        int end = file.endsWith(".md") ? file.length() - 3 : file.length();
        return file.substring(0, end).replace('.', '_').replace('/', '.').replace('\\', '.');
    }

    private static String seconds(long nanoseconds) {
        return String.format(Locale.ROOT, "%d.%06d", nanoseconds / 1_000_000_000, nanoseconds % 1_000_000_000 / 1_000);
    }

    private static void attribute(StringBuilder out, String name, String value) {
        String safe = text(value).replace("\"", "&quot;").replace("\n", "&#10;").replace("\t", "&#9;");
        out.append(' ').append(name).append("=\"").append(safe).append('"');
    }

    private static String text(String value) {
        return Escapes.shown(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
