package org.deadc0de.darwin9.user;

import java.util.ArrayList;
import java.util.List;

/** Bit names, as printb and bprintf print them. */
final class Flags {
    static final String[] INTERFACE = {
        "UP",
        "BROADCAST",
        "DEBUG",
        "LOOPBACK",
        "POINTOPOINT",
        "SMART",
        "RUNNING",
        "NOARP",
        "PROMISC",
        "ALLMULTI",
        "OACTIVE",
        "SIMPLEX",
        "LINK0",
        "LINK1",
        "LINK2",
        "MULTICAST"
    };
    static final String[] MONITORED_INTERFACE = {
        "UP",
        "BROADCAST",
        "DEBUG",
        "LOOPBACK",
        "PTP",
        "b6",
        "RUNNING",
        "NOARP",
        "PPROMISC",
        "ALLMULTI",
        "OACTIVE",
        "SIMPLEX",
        "LINK0",
        "LINK1",
        "LINK2",
        "MULTICAST"
    };
    static final String[] ROUTE = {
        "UP",
        "GATEWAY",
        "HOST",
        "REJECT",
        "DYNAMIC",
        "MODIFIED",
        "DONE",
        "MASK_PRESENT",
        "CLONING",
        "XRESOLVE",
        "LLINFO",
        "STATIC",
        "BLACKHOLE",
        "b016",
        "PROTO2",
        "PROTO1",
        "PRCLONING",
        "WASCLONED",
        "PROTO3",
        "CHAINDELETE",
        "PINNED",
        "LOCAL",
        "BROADCAST",
        "MULTICAST"
    };
    static final String[] ADDRESSES = {"DST", "GATEWAY", "NETMASK", "GENMASK", "IFP", "IFA", "AUTHOR", "BRD"};

    private Flags() {}

    /** The names of the bits set, between angle brackets. */
    static String names(int bits, String[] names) {
        List<String> set = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            if ((bits & 1 << i) != 0) {
                set.add(names[i]);
            }
        }
        return "<" + String.join(",", set) + ">";
    }
}
