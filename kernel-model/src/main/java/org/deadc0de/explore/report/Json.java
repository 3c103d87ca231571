package org.deadc0de.explore.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deadc0de.explore.CriticalPair;
import org.deadc0de.explore.Finding;
import org.deadc0de.explore.Trace;
import org.deadc0de.explore.Verdict;

/** A verdict as one JSON object, keys always in the same order. */
public final class Json {
    private Json() {}

    /** The object, on one line, without a newline. */
    public static String of(Verdict verdict, Context context) {
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
            members.add(member("pair", pair(violated.pair())));
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
        return object(members);
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
                    member("preempts", String.valueOf(step.preempts())))));
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
