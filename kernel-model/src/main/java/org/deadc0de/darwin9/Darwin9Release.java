package org.deadc0de.darwin9;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deadc0de.kernel.Fix;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.kernel.KernelRelease;
import org.deadc0de.kernel.Machine;
import org.deadc0de.sim.mem.Memory;

/** darwin-9.0: Mac OS X 10.5.0 on one i386 processor. */
public final class Darwin9Release implements KernelRelease {
    @Override
    public String name() {
        return "darwin-9.0";
    }

    @Override
    public List<String> aliases() {
        return List.of("darwin");
    }

    @Override
    public String description() {
        return "Mac OS X 10.5.0 (xnu-1228, October 2007), i386: interface structures are recycled, address lists are not";
    }

    @Override
    public Memory.Abi abi() {
        return Memory.Abi.I386;
    }

    @Override
    public String defaultHost() {
        return "leopard.local";
    }

    @Override
    public long textStart() {
        return 0x0010_0000L;
    }

    @Override
    public long dataStart() {
        return 0x0045_a000L;
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("tap", "kerio");
        options.put("uniqueid", "constant");
        options.put("tapunits", "16");
        options.put("reuse", "lifo");
        return options;
    }

    @Override
    public Map<String, String> optionValues() {
        return Map.of(
                "reuse",
                "lifo|never",
                "tap",
                TapDriver.options(),
                "tapunits",
                "1..2000",
                "uniqueid",
                "constant|none|fresh");
    }

    @Override
    public List<Fix> fixes() {
        return List.of(
                new FixPrimaryNullTest(),
                new FixReleaseNullTest(),
                new FixPurgeOnDetach(),
                new FixReleaseListReference(),
                new FixReattachFoundNaive(),
                new FixReattachFound(),
                new FixDetachOnAttach(),
                new FixAddressIoctlMutex(),
                new FixRoutesOnDetach(),
                new FixRouteFlagUnderLock(),
                new FixAddressListEnd(),
                new FixBpfFree(),
                new FixReleaseLinkRecord(),
                new FixGenerationCount(),
                new FixIoctlReference(),
                new FixDriverCleanup(),
                new FixNullTestAndPurge(),
                new FixNullTestPurgeReference());
    }

    @Override
    public Kernel build(Machine machine, FixSet fixes) {
        Darwin9 k = new Darwin9(machine);
        for (Fix fix : fixes.fixes()) {
            ((DarwinFix) fix).apply(k);
        }
        return k;
    }
}
