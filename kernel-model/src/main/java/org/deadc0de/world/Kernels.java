package org.deadc0de.world;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deadc0de.darwin9.Darwin9Release;
import org.deadc0de.dragonfly111.DragonFly111Release;
import org.deadc0de.freebsd10.FreeBsd10Release;
import org.deadc0de.kernel.KernelRelease;
import org.deadc0de.netbsd299.NetBsdRelease;

/** The kernels in the box. */
public final class Kernels {
    private static final List<KernelRelease> ALL = List.of(
            FreeBsd10Release.CURRENT,
            FreeBsd10Release.RELEASE_9_0,
            new Darwin9Release(),
            new DragonFly111Release(),
            NetBsdRelease.CURRENT,
            NetBsdRelease.STABLE);

    private Kernels() {}

    /** Every kernel, in the order in which they are listed; the first is the default. */
    public static List<KernelRelease> all() {
        return ALL;
    }

    /** The kernel of that name or short name. */
    public static Optional<KernelRelease> named(String name) {
        return ALL.stream()
                .filter(release ->
                        release.name().equals(name) || release.aliases().contains(name))
                .findFirst();
    }

    /** The names of all, for a message. */
    public static String names() {
        return ALL.stream().map(KernelRelease::name).collect(Collectors.joining(", "));
    }
}
