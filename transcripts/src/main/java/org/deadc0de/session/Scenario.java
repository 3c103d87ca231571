package org.deadc0de.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.deadc0de.explore.Execution;
import org.deadc0de.explore.Words;
import org.deadc0de.kernel.Identified;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.mem.Journal;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.world.Host;

/**
 * The background jobs of one line of a session, as something that can be executed again and again: the lines before it have been
 * run once, the jobs stand at their first step, and every execution starts from there.
 */
public final class Scenario implements Execution {
    private final Session session;
    private final List<SimThread> jobs;
    private final SimThread afterwards;
    private final List<SimThread> kernelThreads;
    private final List<SimThread> lettered;
    private final List<SimThread> everybody;
    private final List<Journal> journals;
    private final List<Host> hosts;
    private final Kernel[] kernels;
    private final int[] marks;
    private final List<SortedMap<Integer, Object>> firstDescriptors = new ArrayList<>();
    private SortedMap<Integer, Object> descriptors;
    private final String digest;

    private Scenario(Session session, List<SimThread> jobs, SimThread afterwards) {
        this.session = session;
        this.jobs = List.copyOf(jobs);
        this.afterwards = afterwards;
        kernelThreads = List.copyOf(session.kernelThreads());
        List<SimThread> both = new ArrayList<>(jobs);
        both.addAll(kernelThreads);
        lettered = List.copyOf(both);
        everybody = List.copyOf(session.world().sched().threads());
        hosts = session.world().hosts();
        kernels = hosts.stream().map(Host::kernel).toArray(Kernel[]::new);
        journals = session.world().journals();
        marks = journals.stream().mapToInt(Journal::mark).toArray();
        digest = session.digest();
        jobs.forEach(job -> firstDescriptors.add(processOf(job).descriptors()));
    }

    private Proc processOf(SimThread thread) {
        return hosts.get(hostOf(thread)).machine().processes().of(thread);
    }

    /**
     * Runs all lines but the last, and starts the jobs of the last one without letting them make a step. What stands behind a
     * {@code wait} in it runs whenever the jobs have ended, and belongs to the execution.
     *
     * @throws Unfit when that is not how these lines look
     */
    public static Scenario of(Session session, List<String> lines) throws Unfit {
        if (lines.isEmpty()) {
            throw new Unfit("there are no lines to explore");
        }
        for (Host host : session.world().hosts()) {
            String daemon = host.kernel().startsProcesses();
            if (!daemon.isEmpty()) {
                throw new Unfit(daemon + " of " + host.name()
                        + " starts processes by itself, which no schedule names: explore without it");
            }
        }
        for (String line : lines.subList(0, lines.size() - 1)) {
            Result result = session.execute(line);
            if (result.ending() != Result.Ending.DONE) {
                throw new Unfit("\"" + line + "\" ends the session before anything runs at once: " + result.ending());
            }
        }
        String last = lines.get(lines.size() - 1);
        Session.Started started = session.startJobs(last);
        List<SimThread> jobs = started.jobs();
        if (jobs.size() < 2) {
            throw new Unfit(
                    "\"" + last + "\" starts " + jobs.size()
                            + " background jobs; at least two are needed, as in: ifconfig bridge create & ifconfig bridge0 name foo & wait");
        }
        return new Scenario(session, jobs, started.afterwards());
    }

    /** The lines are none that can be explored. The message is for people. */
    public static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }
    }

    /** The session at whose console this runs. */
    public Session session() {
        return session;
    }

    @Override
    public void reset() {
        for (int i = 0; i < marks.length; i++) {
            journals.get(i).undoTo(marks[i]);
        }
        sched().restart(everybody);
        session.begin(kernelThreads);
    }

    @Override
    public Sched sched() {
        return session.world().sched();
    }

    @Override
    public List<Memory> memories() {
        List<Memory> memories = new ArrayList<>();
        hosts.forEach(host -> memories.add(host.machine().memory()));
        return memories;
    }

    @Override
    public List<SimThread> threads() {
        return lettered;
    }

    @Override
    public boolean isOver() {
        for (int i = 0; i < jobs.size(); i++) {
            if (jobs.get(i).isAlive()) {
                return false;
            }
        }
        for (int i = 0; i < kernelThreads.size(); i++) {
            if (!isIdle(kernelThreads.get(i))) {
                return false;
            }
        }
        return afterwards == null || !afterwards.isAlive();
    }

    private boolean isIdle(SimThread thread) {
        return session.world().host(thread.host()).kernel().isIdle(thread);
    }

    @Override
    public Map<String, Supplier<List<String>>> invariants() {
        Map<String, Supplier<List<String>>> all = new LinkedHashMap<>();
        for (Host host : hosts) {
            host.kernel()
                    .invariants()
                    .forEach((name, invariant) -> all.merge(name, invariant::check, (a, b) -> () -> {
                        List<String> both = new ArrayList<>(a.get());
                        both.addAll(b.get());
                        return both;
                    }));
        }
        return all;
    }

    /** The names of the invariants that a search looks for only where it is told to. */
    Set<String> unsought() {
        Set<String> names = new TreeSet<>();
        for (Host host : hosts) {
            host.kernel().invariants().forEach((name, invariant) -> {
                if (!invariant.isSoughtUnasked()) {
                    names.add(name);
                }
            });
        }
        return names;
    }

    @Override
    public boolean isQuiet() {
        for (Kernel kernel : kernels) {
            if (!kernel.isQuiet()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public long surroundings() {
        long all = 0;
        for (Kernel kernel : kernels) {
            all = all * 31 + kernel.surroundings();
        }
        return all;
    }

    private int hostOf(SimThread thread) {
        for (int i = 0; i < kernels.length; i++) {
            if (kernels[i].machine().host().equals(thread.host())) {
                return i;
            }
        }
        return kernels.length;
    }

    /** Programs of one host that share no descriptor: what they do follows from what they read in its memory. */
    @Override
    public boolean isMemoryOnly() {
        return kernels.length == 1
                && kernels[0].readsMemoryOnly()
                && everybody.size() == jobs.size()
                && jobs.stream().noneMatch(job -> job.name().equals("sh"))
                && firstDescriptors.stream().allMatch(Map::isEmpty);
    }

    @Override
    public List<Journal> journals() {
        return journals;
    }

    @Override
    public void beforePlayBack(SimThread thread) {
        Proc process = processOf(thread);
        descriptors = process.descriptors();
        process.restoreDescriptors(firstDescriptors.get(thread.letter()));
    }

    @Override
    public void afterPlayBack(SimThread thread) {
        Proc process = processOf(thread);
        SortedMap<Integer, Object> repeated = process.descriptors();
        boolean same = repeated.keySet().equals(descriptors.keySet());
        for (Map.Entry<Integer, Object> each : descriptors.entrySet()) {
            same = same
                    && each.getValue() instanceof Identified file
                    && repeated.get(each.getKey()) instanceof Identified again
                    && file.identity().equals(again.identity());
        }
        process.restoreDescriptors(descriptors);
        if (!same) {
            throw new IllegalStateException(process + " has other descriptors than it had");
        }
    }

    @Override
    public long time() {
        return session.world().clock().now();
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public String describe(SimThread thread) {
        String text = Words.of(thread);
        if (thread.pendingGuard() == null && thread.pendingObject() != 0) {
            String name = describe(memoryOf(thread), thread.pendingObject());
            if (name != null) {
                return text.replace("0x" + Long.toHexString(thread.pendingObject()), name);
            }
        }
        return text;
    }

    /** Where locks are taken and memory is had: who does that is told by the function that asks for it. */
    private static final Set<String> SERVANTS = Set.of(
            "kern_malloc.c",
            "kern_mutex.c",
            "kern_rwlock.c",
            "kern_slaballoc.c",
            "kern_sx.c",
            "kern_synch.c",
            "lwkt_ipiq.c",
            "lwkt_msgport.c",
            "lwkt_serialize.c",
            "lwkt_thread.c",
            "subr_lock.c",
            "subr_pool.c",
            "subr_turnstile.c",
            "uma_core.c",
            "uma_dbg.c");

    @Override
    public String where(SimThread thread) {
        for (Frame frame : thread.stack().frames()) {
            if (!SERVANTS.contains(frame.file().substring(frame.file().lastIndexOf('/') + 1))) {
                return frame.function();
            }
        }
        return thread.stack().topFunction();
    }

    @Override
    public String describe(Memory memory, long address) {
        for (Host host : hosts) {
            if (host.machine().memory() == memory) {
                return host.kernel().describe(address);
            }
        }
        return null;
    }

    @Override
    public boolean isPreemptible() {
        return hosts.stream().allMatch(host -> host.kernel().isPreemptible());
    }

    /** Counters of allocators by type or zone, their maps, and stacks. */
    private static final Pattern BOOKKEEPING =
            Pattern.compile("(zone_array|kernel_stack_map|mbuf_cache|M_[A-Z0-9_]+|the stack of .*)(@.*)?([.+].*)?");

    @Override
    public boolean isBookkeeping(String name) {
        return BOOKKEEPING.matcher(name).matches();
    }

    /** Counts of references: refcount(9) and its like are locked instructions. */
    @Override
    public boolean isAtomic(String name) {
        return name.endsWith("refcount") || name.endsWith("refcnt");
    }
}
