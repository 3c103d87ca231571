package org.deadc0de.explore.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deadc0de.explore.CriticalPair;
import org.deadc0de.explore.DataRace;
import org.deadc0de.explore.Finding;
import org.deadc0de.explore.Trace;
import org.deadc0de.explore.Verdict;

/** A verdict as one JSON object, keys always in the same order. */
public final class Json {
    private Json() {}

    /** The object, on one line, without a newline. */
    public static String of(Verdict verdict, Context context) {
        return of(verdict, context, List.of());
    }

    /**
     * The same with more members behind.
     *
     * @param more each as {@link #least}, {@link #races}, {@link #checkpoint} and {@link #console} give it
     */
    public static String of(Verdict verdict, Context context, List<String> more) {
        List<String> members = new ArrayList<>();
        members.add(member("verdict", string(verdict.word())));
        members.add(member("kernel", string(context.kernel())));
        members.add(member("scenario", string(context.scenario())));
        if (verdict instanceof Verdict.Violated violated) {
            members.add(member("finding", finding(violated.finding())));
            members.add(member("preemptions", String.valueOf(violated.finding().preemptions())));
            members.add(member("certified", String.valueOf(violated.certified())));
            members.add(member("foundBy", string(violated.foundBy())));
            members.add(member("schedule", string(violated.finding().schedule().toString())));
            members.add(member(
                    "replay", string(context.replay() + " " + violated.finding().schedule())));
            members.add(member("pair", pair(violated.pair())));
            members.add(member("why", violated.pair() == null ? "null" : string(InterleavingText.why(violated))));
            members.add(member("threads", strings(violated.trace().threads())));
            members.add(member("steps", steps(violated.trace())));
            members.add(member(
                    "others", list(violated.others().stream().map(Json::finding).toList())));
        } else if (verdict instanceof Verdict.Closed closed) {
            members.add(member("states", String.valueOf(closed.states())));
            members.add(member("executions", String.valueOf(closed.executions())));
            members.add(member("partialOrders", String.valueOf(closed.traces())));
            members.add(member("missProbability", String.format(Locale.ROOT, "%.3e", closed.missProbability())));
            members.add(member("panicked", String.valueOf(closed.panicked())));
            members.add(member("bounds", strings(closed.bounds())));
        } else if (verdict instanceof Verdict.Inconclusive open) {
            members.add(member("why", string(open.why())));
            members.add(member("remaining", string(open.remaining())));
            members.add(member("executions", String.valueOf(open.executions())));
            members.add(member("states", String.valueOf(open.states())));
            members.add(member("checkedPreemptions", String.valueOf(open.checkedPreemptions())));
        }
        members.addAll(more);
        return object(members);
    }

    /**
     * The member that says which commands suffice; null as a value when all are needed.
     *
     * @param lines what is left, or null
     * @param verdict what a search of those came to
     * @param given how many commands there were
     * @param left how many are left
     * @param replay the command that replays its schedule, up to the schedule
     */
    public static String least(List<String> lines, Verdict.Violated verdict, int given, int left, String replay) {
        return member(
                "least",
                lines == null
                        ? "null"
                        : object(List.of(
                                member("given", String.valueOf(given)),
                                member("left", String.valueOf(left)),
                                member("lines", strings(lines)),
                                member(
                                        "preemptions",
                                        String.valueOf(verdict.finding().preemptions())),
                                member("certified", String.valueOf(verdict.certified())),
                                member(
                                        "schedule",
                                        string(verdict.finding().schedule().toString())),
                                member(
                                        "replay",
                                        string(replay + " " + verdict.finding().schedule())))));
    }

    /** The member that lists data races; null as a value where threads give way only where they wait. */
    public static String races(List<DataRace> races) {
        return member(
                "races",
                races == null
                        ? "null"
                        : list(races.stream()
                                .map(race -> object(List.of(
                                        member("word", string(race.word())),
                                        member("first", access(race.first())),
                                        member("second", access(race.second())))))
                                .toList()));
    }

    private static String access(DataRace.Access access) {
        return object(List.of(
                member("write", String.valueOf(access.write())),
                member("address", string("0x" + Long.toHexString(access.address()))),
                member("length", String.valueOf(access.length())),
                member("thread", string(access.thread())),
                member("cpu", String.valueOf(access.cpu())),
                member("functions", strings(access.functions()))));
    }

    /** The member that names the file with which the search can be taken up again; null as a value when there is none. */
    public static String checkpoint(String file) {
        return member("checkpoint", file == null ? "null" : string(file));
    }

    /** The member with what the console shows. */
    public static String console(String text) {
        return member("console", string(text));
    }

    private static String finding(Finding finding) {
        return object(List.of(
                member("kind", string(finding.kind().name())),
                member("text", string(finding.text())),
                member("signature", string(finding.signature())),
                member("details", strings(finding.details()))));
    }

    private static String pair(CriticalPair pair) {
        return pair == null
                ? "null"
                : object(List.of(
                        member("first", String.valueOf(pair.first())),
                        member("second", String.valueOf(pair.second())),
                        member("words", strings(pair.words())),
                        member("turnedRound", string(pair.outcome()))));
    }

    private static String steps(Trace trace) {
        List<String> steps = new ArrayList<>();
        for (Trace.Step step : trace.steps()) {
            steps.add(object(List.of(
                    member("step", String.valueOf(step.number())),
                    member("thread", String.valueOf(step.letter())),
                    member("text", string(step.text())),
                    member("function", string(step.function())),
                    member("writes", strings(step.writes())),
                    member("preempts", String.valueOf(step.preempts())),
                    member("shared", String.valueOf(step.touchesShared())))));
        }
        return list(steps);
    }

    private static String member(String key, String value) {
        return string(key) + ":" + value;
    }

    private static String object(List<String> members) {
        return "{" + String.join(",", members) + "}";
    }

    private static String list(List<String> elements) {
        return "[" + String.join(",", elements) + "]";
    }

    private static String strings(List<String> texts) {
        return list(texts.stream().map(Json::string).toList());
    }

    private static String string(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c > 126) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
