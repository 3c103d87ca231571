package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;

/**
 * One story played once in one variant. Nothing is compared yet.
 *
 * @param steps the commands that were typed
 * @param trouble why it could not be played to the end; null when it was
 */
record VariantRun(Variant variant, List<StepRun> steps, Trouble trouble) {
    /**
     * Why a story could not be played.
     *
     * @param line line of the file that is to blame, from 1
     * @param column column there, from 1
     */
    record Trouble(Result.Cause cause, String reason, int line, int column) {}

    VariantRun {
        steps = List.copyOf(steps);
    }

    static VariantRun play(Transcript transcript, Variant variant, SessionFactory factory) {
        List<StepRun> done = new ArrayList<>();
        FrontMatter front = transcript.frontMatter();
        Step current = null;
        try (ConsoleSession session = factory.open(front.setup(variant))) {
            for (Step step : transcript.steps(variant.name())) {
                current = step;
                if (!front.hosts().isEmpty() && !step.prompt().host().isEmpty()) {
                    session.selectHost(step.prompt().host());
                }
                String prompt = session.prompt();
                StepRun run = new StepRun(step, prompt, session.execute(step.command()));
                done.add(run);
                if (run.output().ending() == Ending.BUDGET) {
                    String last = Escapes.shown(run.output().text().strip());
                    String said = last.isEmpty() ? "" : ": " + last.substring(last.lastIndexOf('\n') + 1);
                    return new VariantRun(
                            variant, done, new Trouble(Result.Cause.BUDGET, "a budget ran out" + said, step.line(), 1));
                }
                if (run.output().ending() == Ending.STALE) {
                    return new VariantRun(
                            variant,
                            done,
                            new Trouble(
                                    Result.Cause.REFUSED,
                                    Escapes.shown(run.output().text().strip()),
                                    step.line(),
                                    1));
                }
            }
            return new VariantRun(variant, done, null);
        } catch (SetupRefused e) {
            return new VariantRun(variant, done, refused(transcript, variant, e));
        } catch (RuntimeException | StackOverflowError e) {
            String what = "internal error: " + e.getClass().getSimpleName()
                    + (e.getMessage() == null ? "" : ": " + Escapes.shown(e.getMessage()));
            int line = current == null ? 1 : current.line();
            return new VariantRun(variant, done, new Trouble(Result.Cause.INTERNAL, what, line, 1));
        }
    }

    private static Trouble refused(Transcript transcript, Variant variant, SetupRefused e) {
        FrontMatter.Place place = transcript.frontMatter().places().get(e.key());
        int line = place == null ? 1 : place.line();
        int column = place == null ? 1 : place.column();
        if (place != null) {
            int at = transcript.source().get(line - 1).text().indexOf(e.value(), column - 1);
            column = at < 0 ? column : at + 1;
        }
        if (e.key().equals("variants") && variant.name().equals(e.value()) && variant.line() > 0) {
            line = variant.line();
            column = variant.column();
        }
        StringBuilder reason = new StringBuilder(e.key() + " \"" + Shorten.to(e.value(), 60) + "\": " + e.getMessage());
        String near = Suggest.nearest(e.value(), e.known());
        if (!near.isEmpty()) {
            reason.append("; ").append(near);
        } else if (!e.known().isEmpty()) {
            reason.append("; known are ").append(Suggest.oneOf(e.known()));
        }
        return new Trouble(Result.Cause.REFUSED, reason.toString(), line, column);
    }
}
