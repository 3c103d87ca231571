package org.deadc0de.netbsd299;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deadc0de.kernel.Fix;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.kernel.KernelRelease;
import org.deadc0de.kernel.Machine;
import org.deadc0de.sim.mem.Memory;

/** NetBSD/i386 of March 2005, whose ppp interfaces are cloned, and 2.0, whose are not. */
public final class NetBsdRelease implements KernelRelease {
    /** The kernel of the post. */
    public static final NetBsdRelease CURRENT = new NetBsdRelease("netbsd-2.99.16", "2.99.16", true);

    /** The negative control. */
    public static final NetBsdRelease STABLE = new NetBsdRelease("netbsd-2.0", "2.0", false);

    private final String name;
    private final String osrelease;
    private final boolean clonesPpp;

    private NetBsdRelease(String name, String osrelease, boolean clonesPpp) {
        this.name = name;
        this.osrelease = osrelease;
        this.clonesPpp = clonesPpp;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> aliases() {
        return clonesPpp ? List.of("netbsd") : List.of();
    }

    @Override
    public String description() {
        return clonesPpp
                ? "NetBSD/i386 2.99.16 (March 2005): closing a ppp line destroys its interface"
                : "NetBSD/i386 2.0: ppp interfaces live for ever (negative control)";
    }

    @Override
    public Memory.Abi abi() {
        return Memory.Abi.I386;
    }

    @Override
    public String defaultHost() {
        return "caller";
    }

    /** The post's two machines. */
    @Override
    public List<String> defaultHosts() {
        return List.of("caller", "called");
    }

    @Override
    public long textStart() {
        return 0xc0100000L;
    }

    @Override
    public long dataStart() {
        return 0xc0500000L;
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("DIAGNOSTIC", "on");
        options.put("DEBUG", "on");
        options.put("INET6", "on");
        options.put("churn", "0");
        options.put("disk", "auto");
        options.put("line", "steady");
        options.put("load", "0");
        return options;
    }

    @Override
    public Map<String, String> optionValues() {
        return Map.of("churn", "0..99", "disk", "auto|caller|called", "line", "steady|varying", "load", "0..99");
    }

    @Override
    public List<Fix> fixes() {
        return List.of(new FixPurgeAllFamilies(), new FixPurgeWithLastAddress(), new FixPrPurgeif());
    }

    @Override
    public Kernel build(Machine machine, FixSet fixes) {
        return new NetBsd299(machine, fixes, this);
    }

    String osrelease() {
        return osrelease;
    }

    boolean clonesPpp() {
        return clonesPpp;
    }
}
