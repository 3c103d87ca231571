package org.deadc0de.kernel;

import java.util.List;

/**
 * One interface as the routing socket's list of interfaces shows it: the link level first, then its addresses in list order. A
 * copy: what happens to the interface afterwards does not show in it.
 *
 * @param name its name at that moment
 * @param index its index
 * @param flags its IFF_ flags
 * @param type its IFT_ type
 * @param mtu bytes
 * @param metric its metric
 * @param link its link-level address
 * @param addresses the others, in the order of its list
 * @param counters what passed through it
 */
public record IfEntry(
        String name,
        int index,
        int flags,
        int type,
        long mtu,
        long metric,
        Sockaddr link,
        List<Address> addresses,
        Counters counters) {
    public IfEntry {
        addresses = List.copyOf(addresses);
    }

    /**
     * One address.
     *
     * @param address itself
     * @param mask its netmask, or null
     * @param destination its broadcast address or the other end, or null
     * @param flags the flags its family keeps with it
     */
    public record Address(Sockaddr address, Sockaddr mask, Sockaddr destination, int flags) {}

    /** The packet counters of struct if_data. */
    public record Counters(long ipackets, long ierrors, long iqdrops, long opackets, long oerrors, long collisions) {
        /** Nothing has passed. */
        public static final Counters NONE = new Counters(0, 0, 0, 0, 0, 0);
    }
}
