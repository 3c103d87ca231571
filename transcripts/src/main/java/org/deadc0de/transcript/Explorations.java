package org.deadc0de.transcript;

import java.util.List;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.session.Exploration;
import org.deadc0de.session.Focus;
import org.deadc0de.session.Limits;
import org.deadc0de.session.Scenario;
import org.deadc0de.world.Host;

/** Judges explore fences by searching. A search is bounded by a number of executions, so that a row always gets the same answer. */
public final class Explorations implements ExploreJudge {
    private final long maxExecutions;

    /** A judge that gives up after so many executions. */
    public Explorations(long maxExecutions) {
        this.maxExecutions = maxExecutions;
    }

    @Override
    public Judgement judge(Setup setup, ExploreFence fence, ExploreFence.Row row) throws SetupRefused {
        List<String> lines =
                fence.commands().stream().map(ExploreFence.Typed::command).toList();
        Exploration.Judged judged;
        try {
            judged = Exploration.judge(
                    SimulatedSessions.setup(setup, Limits.DEFAULT),
                    lines,
                    new Focus(fence.lookingFor()),
                    maxExecutions);
        } catch (FixSet.Refused e) {
            throw new SetupRefused("variants", row.variant(), e.getMessage(), List.of());
        } catch (Host.UnknownOption e) {
            throw new SetupRefused("options", String.join(", ", setup.options()), e.getMessage(), List.of());
        } catch (Scenario.Unfit e) {
            return new Judgement(false, "cannot be explored: " + e.getMessage(), "");
        }
        return new Judgement(
                agrees(row, judged.words(), judged.extent()),
                judged.words() + "  (" + judged.extent() + ")",
                judged.detail());
    }

    private static boolean agrees(ExploreFence.Row row, String words, String extent) {
        String expected = row.word().word();
        if (row.word() == ExploreFence.Word.VIOLATES && !row.invariants().isEmpty()) {
            boolean named = row.invariants().stream().anyMatch(name -> words.equals("violates " + name));
            return named && (row.extent().isEmpty() || row.extent().equals(extent));
        }
        return words.split(" ", 2)[0].equals(expected)
                && (row.extent().isEmpty() || row.extent().equals(extent));
    }
}
