package org.deadc0de.kernel;

import java.util.Map;
import org.deadc0de.sim.crash.Image;
import org.deadc0de.sim.mem.DataSegment;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.time.Clock;

/**
 * The machine a kernel is booted on. Scheduler and clock are shared by all hosts of a world, the rest is this host's own.
 *
 * @param host its name
 * @param sched who runs
 * @param clock virtual time
 * @param memory its memory
 * @param image its kernel text
 * @param data its kernel data
 * @param console where its output appears
 * @param processes its process table
 * @param options build options and machine options by their real names; a plain {@code NAME} has the value {@code "on"} or
 *     {@code "off"}
 * @param seed what random bytes are derived from
 * @param disk what outlives this boot
 */
public record Machine(
        String host,
        Sched sched,
        Clock clock,
        Memory memory,
        Image image,
        DataSegment data,
        Console console,
        ProcessTable processes,
        Map<String, String> options,
        long seed,
        Disk disk) {
    public Machine {
        options = Map.copyOf(options);
    }

    /** A machine with an empty disk. */
    public Machine(
            String host,
            Sched sched,
            Clock clock,
            Memory memory,
            Image image,
            DataSegment data,
            Console console,
            ProcessTable processes,
            Map<String, String> options,
            long seed) {
        this(host, sched, clock, memory, image, data, console, processes, options, seed, new Disk());
    }

    /** Whether a plain option is on. */
    public boolean has(String option) {
        return "on".equals(options.get(option));
    }

    /** The value of an option, or {@code otherwise}. */
    public String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }
}
