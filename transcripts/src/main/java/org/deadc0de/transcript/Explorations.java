package org.deadc0de.transcript;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.session.Exploration;
import org.deadc0de.session.Focus;
import org.deadc0de.session.Limits;
import org.deadc0de.session.Scenario;
import org.deadc0de.world.Host;

/**
 * Judges explore fences by searching. A search is bounded by a number of executions, so that a row always gets the same answer; a row
 * that takes too long besides gets none.
 */
public final class Explorations implements ExploreJudge {
    private final long maxExecutions;
    private final Watch watch;

    /** Somebody who has a clock. */
    public interface Watch {
        /** Told that a search begins; what it gives says whether it has taken too long. */
        BooleanSupplier beginSearch();

        /** How long a search may take, such as {@code 60 seconds}. */
        String budget();
    }

    /** A judge that gives up after so many executions, and takes any time for them. */
    public Explorations(long maxExecutions) {
        this(maxExecutions, new Watch() {
            @Override
            public BooleanSupplier beginSearch() {
                return () -> false;
            }

            @Override
            public String budget() {
                return "";
            }
        });
    }

    /** A judge that gives up after so many executions, watched by somebody. */
    public Explorations(long maxExecutions, Watch watch) {
        this.maxExecutions = maxExecutions;
        this.watch = watch;
    }

    @Override
    public Judgement judge(Setup setup, ExploreFence fence, ExploreFence.Row row) throws SetupRefused {
        List<String> lines =
                fence.commands().stream().map(ExploreFence.Typed::command).toList();
        Exploration.Judged judged;
        BooleanSupplier isLate = watch.beginSearch();
        try {
            judged = Exploration.judge(
                    SimulatedSessions.setup(setup, Limits.DEFAULT),
                    lines,
                    new Focus(fence.lookingFor()),
                    maxExecutions,
                    isLate);
        } catch (FixSet.Refused e) {
            throw new SetupRefused("variants", row.variant(), e.getMessage(), List.of());
        } catch (Host.UnknownOption e) {
            throw new SetupRefused("options", String.join(", ", setup.options()), e.getMessage(), List.of());
        } catch (Scenario.Unfit e) {
            return new Judgement(false, "cannot be explored: " + e.getMessage(), "", "");
        }
        return new Judgement(
                agrees(row, judged.words(), judged.extent()),
                judged.words() + "  (" + judged.extent() + ")",
                judged.detail(),
                judged.isDecided() || !isLate.getAsBoolean() ? "" : watch.budget());
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
