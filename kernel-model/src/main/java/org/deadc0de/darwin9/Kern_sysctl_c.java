package org.deadc0de.darwin9;

import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.sim.crash.KernelSource;

/** sysctl(3). */
@KernelSource("bsd/kern/kern_newsysctl.c")
final class Kern_sysctl_c extends KernelFile {
    private static final String IFDATA = "net.link.generic.ifdata.";

    Kern_sysctl_c(Darwin9 k) {
        super(k);
    }

    /** The lists that only the kernel can make. kern_newsysctl.c:1290. */
    Object __sysctl(String name) {
        return userland_sysctl(name);
    }

    /** kern_newsysctl.c:1390. */
    private Object userland_sysctl(String name) {
        return switch (name) {
            case "net.routetable.iflist" -> k.rtsock_c.sysctl_rtsock(Rtsock_c.NET_RT_IFLIST);
            case "net.routetable.iflist2" -> k.rtsock_c.sysctl_rtsock(Rtsock_c.NET_RT_IFLIST2);
            case "net.routetable.dump" -> k.rtsock_c.sysctl_rtsock(Rtsock_c.NET_RT_DUMP2);
            default -> name.startsWith(IFDATA) ? k.if_mib_c.sysctl_ifdata(ROW(name)) : -ENOENT;
        };
    }

    /** The number that stands for an interface; 0 for none. */
    private static int ROW(String name) {
        String row = name.substring(IFDATA.length());
        return row.matches("[0-9]{1,9}") ? Integer.parseInt(row) : 0;
    }
}
