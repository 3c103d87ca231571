package org.deadc0de.kernel;

/**
 * One route as a routing table dump shows it: a copy.
 *
 * @param destination its key
 * @param mask its mask, or null for a host route
 * @param gateway a socket address of the same family, or a link address
 * @param flags its RTF_ flags
 * @param references how many hold it, besides the table
 * @param use packets sent
 * @param ifname the name of its interface
 * @param mtu its own mtu
 * @param expire seconds until it goes, 0 when never
 */
public record RouteEntry(
        Sockaddr destination,
        Sockaddr mask,
        Sockaddr gateway,
        int flags,
        long references,
        long use,
        String ifname,
        long mtu,
        long expire) {}
