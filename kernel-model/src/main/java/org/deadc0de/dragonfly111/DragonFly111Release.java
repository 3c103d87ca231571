package org.deadc0de.dragonfly111;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deadc0de.kernel.Fix;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.kernel.KernelRelease;
import org.deadc0de.kernel.Machine;
import org.deadc0de.sim.mem.Memory;

/** DragonFly/i386 1.11-DEVELOPMENT of the last week of 2007. */
public final class DragonFly111Release implements KernelRelease {
    @Override
    public String name() {
        return "dragonfly-1.11";
    }

    @Override
    public List<String> aliases() {
        return List.of("dragonfly");
    }

    @Override
    public String description() {
        return "DragonFly/i386 1.11-DEVELOPMENT (December 2007): the in_ifaddr full of deadc0de";
    }

    @Override
    public Memory.Abi abi() {
        return Memory.Abi.I386;
    }

    @Override
    public String defaultHost() {
        return "test28.example.org";
    }

    @Override
    public long textStart() {
        return 0xc0200000L;
    }

    @Override
    public long dataStart() {
        return 0xc0600000L;
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("SMP", "on");
        options.put("cpus", "2");
        options.put("usched", "any");
        options.put("INVARIANTS", "on");
        options.put("DDB", "on");
        options.put("DDB_TRACE", "on");
        options.put("DDB_UNATTENDED", "off");
        options.put("dumpdev", "none");
        options.put("VKERNEL", "off");
        options.put("BOOTP", "off");
        return options;
    }

    @Override
    public Map<String, String> optionValues() {
        return Map.of("cpus", "1..4", "usched", "any|cpu0", "dumpdev", "none|ad0s1b");
    }

    @Override
    public List<Fix> fixes() {
        return List.of(
                new FixInitReference(),
                new FixCallReference(),
                new FixRecheck(),
                new FixRecheckUndo(),
                new FixRecheckUndoAll(),
                new FixDetachUnlinks(),
                new FixNetisr0(),
                new FixIfaddrContainers(),
                new FixCachedRouteSameCpu(),
                new FixIoctlMutex(),
                new FixSerializerAcrossRtinit(),
                new FixPurgeAddrsNolink(),
                new FixHashOnFailure(),
                new FixUnhashHashed(),
                new FixAllCpus(),
                new FixOwnCpuWalk(),
                new FixLockChecksRoute(),
                new FixSetAddressTells(),
                new FixLoopbackDestination(),
                new FixDeletedRouteFreed(),
                new FixArpProxySerialized());
    }

    @Override
    public Kernel build(Machine machine, FixSet fixes) {
        return new DragonFly111(machine, fixes, this);
    }
}
