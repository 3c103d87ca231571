package org.deadc0de.kernel;

import java.util.Map;
import java.util.TreeMap;

/**
 * A message on a routing socket: struct rt_msghdr, if_msghdr, ifa_msghdr or if_announcemsghdr with the addresses that follow it.
 * Immutable.
 *
 * @param type the header's name for it, such as {@code RTM_ADD}
 * @param length bytes of the whole message as the system would lay it out
 * @param index the interface index, or 0
 * @param name the interface name in announcements, else empty
 * @param flags RTF_ flags of a route, IFF_ flags of an interface
 * @param pid who asked
 * @param sequence the asker's number
 * @param errno how it ended, 0 when well
 * @param what arrival or departure in announcements, else 0
 * @param addresses by the header's names without RTA_: DST, GATEWAY, NETMASK, GENMASK, IFP, IFA, AUTHOR, BRD
 * @param metrics rmx_ values by their field names: mtu, hopcount, expire, recvpipe, sendpipe, ssthresh, rtt, rttvar, weight
 */
public record RouteMessage(
        String type,
        int length,
        int index,
        String name,
        int flags,
        int pid,
        int sequence,
        int errno,
        int what,
        Map<String, Sockaddr> addresses,
        Map<String, Long> metrics) {
    public RouteMessage {
        addresses = new TreeMap<>(addresses);
        metrics = new TreeMap<>(metrics);
    }

    @Override
    public Map<String, Sockaddr> addresses() {
        return new TreeMap<>(addresses);
    }

    @Override
    public Map<String, Long> metrics() {
        return new TreeMap<>(metrics);
    }

    /** A request about a route. */
    public static RouteMessage request(
            String type, int flags, int sequence, Map<String, Sockaddr> addresses, Map<String, Long> metrics) {
        return new RouteMessage(type, 0, 0, "", flags, 0, sequence, 0, 0, addresses, metrics);
    }
}
