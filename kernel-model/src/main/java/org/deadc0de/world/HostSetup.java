package org.deadc0de.world;

import java.util.List;
import java.util.Map;
import org.deadc0de.kernel.KernelRelease;

/**
 * What one host of a world is to be.
 *
 * @param name its host name
 * @param release the kernel it boots
 * @param fixes the names of the candidate fixes built into it, none for history
 * @param options the options that differ from the release's defaults, by their real names
 */
public record HostSetup(String name, KernelRelease release, List<String> fixes, Map<String, String> options) {
    public HostSetup {
        fixes = List.copyOf(fixes);
        options = Map.copyOf(options);
    }

    /** A host as its release makes it by default. */
    public static HostSetup of(KernelRelease release) {
        return new HostSetup(release.defaultHost(), release, List.of(), Map.of());
    }

    /** The machines that a world of this release has by default, all built alike. */
    public static List<HostSetup> all(KernelRelease release, List<String> fixes, Map<String, String> options) {
        return release.defaultHosts().stream()
                .map(name -> new HostSetup(name, release, fixes, options))
                .toList();
    }
}
