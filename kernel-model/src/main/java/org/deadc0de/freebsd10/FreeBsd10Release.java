package org.deadc0de.freebsd10;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deadc0de.kernel.Fix;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.kernel.KernelRelease;
import org.deadc0de.kernel.Machine;
import org.deadc0de.sim.mem.Memory;

/** FreeBSD/amd64 GENERIC in two builds of the same code: the development branch of November 2011 and the release of that winter. */
public final class FreeBsd10Release implements KernelRelease {
    /** Head as of 27 November 2011: INVARIANTS, WITNESS and DDB. */
    public static final FreeBsd10Release CURRENT = new FreeBsd10Release(
            "freebsd-10-current",
            List.of("freebsd"),
            "FreeBSD 10.0-CURRENT, November 2011, amd64 GENERIC: DDB, INVARIANTS, WITNESS",
            true);

    /** 9.0-RELEASE: no debugger, no INVARIANTS, a backtrace on panic. */
    public static final FreeBsd10Release RELEASE_9_0 = new FreeBsd10Release(
            "freebsd-9.0",
            List.of(),
            "FreeBSD 9.0-RELEASE, amd64 GENERIC: KDB_TRACE, no debugger, no INVARIANTS",
            false);

    private final String name;
    private final List<String> aliases;
    private final String description;
    private final boolean current;

    private FreeBsd10Release(String name, List<String> aliases, String description, boolean current) {
        this.name = name;
        this.aliases = aliases;
        this.description = description;
        this.current = current;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> aliases() {
        return aliases;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Memory.Abi abi() {
        return Memory.Abi.AMD64;
    }

    @Override
    public String defaultHost() {
        return "vitsch";
    }

    @Override
    public long textStart() {
        return 0xffffffff80200000L;
    }

    @Override
    public long dataStart() {
        return 0xffffffff81200000L;
    }

    @Override
    public Map<String, String> options() {
        String debug = current ? "on" : "off";
        Map<String, String> options = new LinkedHashMap<>();
        options.put("INVARIANTS", debug);
        options.put("WITNESS", debug);
        options.put("DDB", debug);
        options.put("KDB_TRACE", current ? "off" : "on");
        options.put("KDB_UNATTENDED", "off");
        options.put("SMP", "on");
        options.put("MALLOC_DEBUG_MAXZONES", current ? "8" : "1");
        options.put("nics", "1");
        options.put("reuse", "uma");
        options.put("devd", "off");
        options.put("klog", "on");
        return Collections.unmodifiableMap(options);
    }

    @Override
    public Map<String, String> optionValues() {
        return Map.of("MALLOC_DEBUG_MAXZONES", "1..16", "nics", "0..99", "reuse", "uma|lifo|never");
    }

    @Override
    public List<Fix> fixes() {
        return List.of(
                new FixAllocUnr(),
                new FixAllocUnrEnospc(),
                new FixNaming(FixNaming.LockKind.IFNET_SX),
                new FixNaming(FixNaming.LockKind.MUTEX),
                new FixIoctlSerializer(FixIoctlSerializer.AfterSleep.ENTER),
                new FixIoctlSerializer(FixIoctlSerializer.AfterSleep.LOOK_AGAIN),
                new FixAtomicNames());
    }

    @Override
    public Kernel build(Machine machine, FixSet fixes) {
        FreeBsd10 k = new FreeBsd10(this, machine, fixes);
        for (Fix fix : fixes.fixes()) {
            ((FreeBsdFix) fix).apply(k);
        }
        return k;
    }

    /** Whether this is the development branch. */
    boolean isCurrent() {
        return current;
    }
}
