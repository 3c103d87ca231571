package org.deadc0de.darwin9;

import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.sim.crash.KernelSource;

/** sysctl(3). */
@KernelSource("bsd/kern/kern_newsysctl.c")
final class Kern_sysctl_c extends KernelFile {
    private static final String IFDATA = "net.link.generic.ifdata.";
    private static final int CTL_NET = 4;
    private static final int PF_ROUTE = 17;
    private static final int PF_LINK = 18;
    private static final int NETLINK_GENERIC = 0;
    private static final int IFMIB_IFDATA = 2;
    private static final int IFDATA_GENERAL = 1;

    Kern_sysctl_c(Darwin9 k) {
        super(k);
    }

    /** The lists that only the kernel can make. kern_newsysctl.c:1290. */
    Object __sysctl(BsdProc p, SyscallArgs uap, long retval) {
        String words = (String) uap.pointer(0).object();
        long name = get_bsdthread_info().kernel_stack() + Darwin9.SYSCTL_NAME;
        int namelen = MIB(words, name);
        return namelen == 0 ? -ENOENT : userland_sysctl(p, name, namelen, uap.pointer(2));
    }

    /** Writes the numbers that a name stands for; gives how many, 0 for a name that is not here. */
    private int MIB(String words, long name) {
        int op = switch (words) {
            case "net.routetable.iflist" -> Rtsock_c.NET_RT_IFLIST;
            case "net.routetable.iflist2" -> Rtsock_c.NET_RT_IFLIST2;
            case "net.routetable.dump" -> Rtsock_c.NET_RT_DUMP2;
            default -> 0;
        };
        if (op == 0 && !words.startsWith(IFDATA)) {
            return 0;
        }
        int[] numbers = op != 0
                ? new int[] {CTL_NET, PF_ROUTE, 0, 0, op, 0}
                : new int[] {CTL_NET, PF_LINK, NETLINK_GENERIC, IFMIB_IFDATA, ROW(words), IFDATA_GENERAL};
        for (int i = 0; i < numbers.length; i++) {
            memory.store4(name, 4 * i, numbers[i]);
        }
        return numbers.length;
    }

    /** kern_newsysctl.c:1390. */
    Object userland_sysctl(BsdProc p, long name, int namelen, UserArgument oldp) {
        if (memory.load4(name, 4) == PF_ROUTE) {
            return k.rtsock_c.sysctl_rtsock(k.rtsock_c.sysctl__net_routetable, name + 8, namelen - 2);
        }
        return k.if_mib_c.sysctl_ifdata(k.if_mib_c.sysctl__net_link_generic_ifdata, name + 16, namelen - 4);
    }

    /** The number that stands for an interface; 0 for none. */
    private static int ROW(String name) {
        String row = name.substring(IFDATA.length());
        return row.matches("[0-9]{1,9}") ? Integer.parseInt(row) : 0;
    }
}
