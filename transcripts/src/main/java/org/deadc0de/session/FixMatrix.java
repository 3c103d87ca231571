package org.deadc0de.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.deadc0de.explore.Finding;
import org.deadc0de.explore.Verdict;
import org.deadc0de.explore.report.Columns;
import org.deadc0de.kernel.Fix;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.sim.sched.Schedule;
import org.deadc0de.world.Host;

/**
 * History and every candidate fix, judged by the same commands under the same bounds. A fix that holds proves nothing if history holds as
 * well, or if the fix changed nothing of what these commands do; and a fix that closes one hole may open another.
 */
public final class FixMatrix {
    /** The kernel as it was. */
    public static final String HISTORY = "history";

    private static final Schedule ONE_AFTER_THE_OTHER = new Schedule("00000000", List.of());

    private final Exploration exploration;
    private final Supplier<BooleanSupplier> budget;

    /**
     * A matrix that is yet to be filled.
     *
     * @param exploration what is judged; its own fixes do not count
     * @param budget gives, for each search, what says when to stop
     */
    public FixMatrix(Exploration exploration, Supplier<BooleanSupplier> budget) {
        this.exploration = exploration;
        this.budget = budget;
    }

    /**
     * One kernel judged.
     *
     * @param name {@link #HISTORY} or the name of a fix
     * @param verdict what the search came to
     * @param notes what is to be said against believing it, or against the fix; may be empty
     */
    public record Row(String name, Verdict verdict, List<String> notes) {
        public Row {
            notes = List.copyOf(notes);
        }

        /** The row, and below it what is to be said against it, in lines of at most 78 characters; the last has no end of line. */
        public String text() {
            StringBuilder text = new StringBuilder();
            Columns.hang(
                    text,
                    String.format("%-24s %-12s ", name, verdict.word()),
                    Exploration.words(verdict) + " (" + Exploration.extent(verdict) + ")");
            notes.forEach(note -> Columns.hang(text, "    ", note));
            return text.substring(0, text.length() - 1);
        }
    }

    /**
     * Judges history, then every fix by itself.
     *
     * @param jobs how many threads of the host may judge; the rows and their order are the same for any number
     * @param each is given every row, in their order, as soon as it is there
     * @throws FixSet.Refused when a fix cannot be loaded
     * @throws Host.UnknownOption when an option is unknown
     * @throws Scenario.Unfit when the lines are none that can be explored
     */
    public List<Row> judge(int jobs, Consumer<Row> each) throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        List<FutureTask<Row>> tasks = new ArrayList<>();
        FutureTask<Row> history = new FutureTask<>(this::history);
        tasks.add(history);
        for (Fix fix : exploration.release().fixes()) {
            tasks.add(new FutureTask<>(() -> fixed(fix, history)));
        }
        ExecutorService pool = jobs > 1 ? Executors.newFixedThreadPool(jobs, FixMatrix::daemon) : null;
        try {
            if (pool != null) {
                tasks.forEach(pool::execute);
            }
            List<Row> rows = new ArrayList<>();
            for (FutureTask<Row> task : tasks) {
                if (pool == null) {
                    task.run();
                }
                add(rows, result(task), each);
            }
            return rows;
        } finally {
            if (pool != null) {
                pool.shutdownNow();
            }
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "fix matrix");
        thread.setDaemon(true);
        return thread;
    }

    private static Row result(FutureTask<Row> task) throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof FixSet.Refused refused) {
                throw refused;
            }
            if (cause instanceof Host.UnknownOption unknown) {
                throw unknown;
            }
            if (cause instanceof Scenario.Unfit unfit) {
                throw unfit;
            }
            if (cause instanceof RuntimeException ours) {
                throw ours;
            }
            throw new IllegalStateException(cause);
        }
    }

    private Row history() throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        Verdict before = exploration.withFixes(List.of()).run(budget.get(), status -> {});
        return new Row(
                HISTORY,
                before,
                before instanceof Verdict.Violated
                        ? List.of()
                        : List.of("history does not fail either: what follows proves nothing of a fix"));
    }

    private Row fixed(Fix fix, FutureTask<Row> judged) throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        Exploration history = exploration.withFixes(List.of());
        Exploration fixed = exploration.withFixes(List.of(fix.name()));
        Verdict verdict = fixed.run(budget.get(), status -> {});
        Verdict before = result(judged).verdict();
        List<String> notes = new ArrayList<>();
        boolean reached = !history.steps(ONE_AFTER_THE_OTHER).equals(fixed.steps(ONE_AFTER_THE_OTHER));
        if (before instanceof Verdict.Violated failed) {
            Schedule schedule = failed.finding().schedule();
            reached |= !history.steps(schedule).equals(fixed.steps(schedule));
            Finding again = fixed.replay(schedule);
            notes.add("the schedule that breaks history, as far as it goes: "
                    + (again == null ? "harmless" : again.text()));
        }
        if (!reached) {
            notes.add("these commands never reach what this fix changes");
        }
        if (verdict instanceof Verdict.Violated violated && !isOf(before, violated.finding())) {
            Verdict old = history.lookingFor(violated.finding()).run(budget.get(), status -> {});
            if (!(old instanceof Verdict.Violated)) {
                notes.add("opens something new: history "
                        + (old instanceof Verdict.Closed ? "never does that" : "was not seen to do that"));
            }
        }
        return new Row(fix.name(), verdict, notes);
    }

    private static void add(List<Row> rows, Row row, Consumer<Row> each) {
        rows.add(row);
        each.accept(row);
    }

    private static boolean isOf(Verdict verdict, Finding finding) {
        return verdict instanceof Verdict.Violated violated
                && (violated.finding().signature().equals(finding.signature())
                        || violated.others().stream()
                                .anyMatch(other -> other.signature().equals(finding.signature())));
    }
}
