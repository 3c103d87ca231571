package org.deadc0de.session;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.Proc;
import org.deadc0de.world.Host;

/** The background jobs of a session, by number. */
final class Jobs {
    private static final int MOST_REMEMBERED = 50;

    private final List<Job> jobs = new ArrayList<>();
    private final List<Job> ended = new ArrayList<>();
    private Job last;

    Job add(Host host, Proc process, String command) {
        int number = jobs.isEmpty() ? 1 : jobs.get(jobs.size() - 1).number + 1;
        Job job = new Job(number, host, process, command);
        jobs.add(job);
        last = job;
        return job;
    }

    /** The process of the last job started, or null: what {@code $!} names. */
    Proc last() {
        return last == null ? null : last.process;
    }

    int count() {
        return jobs.size();
    }

    List<Job> all() {
        return List.copyOf(jobs);
    }

    /** What bash marks a job with among those known: + is what {@code %+} names, - the one before it. */
    static char mark(List<Job> known, Job job) {
        int after = known.size() - 1 - known.indexOf(job);
        return after == 0 ? '+' : after == 1 ? '-' : ' ';
    }

    /** The job that {@code %N}, or a process number, names; null when there is none. */
    Job named(String target) {
        for (Job job : jobs) {
            if (target.equals("%" + job.number) || target.equals(String.valueOf(job.process.pid()))) {
                return job;
            }
        }
        if ((target.equals("%") || target.equals("%%") || target.equals("%+")) && !jobs.isEmpty()) {
            return jobs.get(jobs.size() - 1);
        }
        return null;
    }

    /** The job of that name, also when it ended lately: {@code wait} still tells its status, once. */
    Job takeForWait(String target) {
        Job job = named(target);
        if (job != null) {
            return job;
        }
        for (Job past : ended) {
            if (target.equals("%" + past.number) || target.equals(String.valueOf(past.process.pid()))) {
                ended.remove(past);
                return past;
            }
        }
        return null;
    }

    /** Takes out the jobs that have ended and gives them. */
    List<Job> reap() {
        if (jobs.isEmpty()) {
            return List.of();
        }
        List<Job> gone = new ArrayList<>();
        for (Job job : jobs) {
            if (job.process.hasEnded()) {
                gone.add(job);
            }
        }
        jobs.removeAll(gone);
        gone.forEach(job -> job.host.machine().processes().remove(job.process));
        ended.addAll(0, gone);
        while (ended.size() > MOST_REMEMBERED) {
            ended.remove(ended.size() - 1);
        }
        return gone;
    }

    void forget(Host host) {
        jobs.removeIf(job -> job.host == host);
        ended.removeIf(job -> job.host == host);
        last = last == null || last.host == host ? null : last;
    }
}
