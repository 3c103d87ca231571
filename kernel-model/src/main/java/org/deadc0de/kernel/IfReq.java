package org.deadc0de.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The argument of a network ioctl in user memory: struct ifreq, ifaliasreq, in6_aliasreq and their kin, as far as they carry what
 * the request needs. A program fills it, the kernel copies it in and out; nobody shares it.
 */
public final class IfReq {
    /** The interface name, as it stands in ifr_name. */
    public String name;

    /** The one number of requests that carry one: flags, index, mtu, metric, a media word. */
    public long value;

    /** ifr_addr, ifra_addr. */
    public Sockaddr address;

    /** ifr_dstaddr, ifra_broadaddr, ifra_dstaddr. */
    public Sockaddr destination;

    /** ifra_mask, ifra_prefixmask. */
    public Sockaddr mask;

    /** A string in or out: a new name, a description. */
    public String text;

    /** Strings out: groups, cloners, members. */
    public final List<String> names = new ArrayList<>();

    /** Further numbers of bigger requests, by their field names. */
    public final Map<String, Long> numbers = new HashMap<>();

    /** A request about an interface. */
    public IfReq(String name) {
        this.name = name;
    }
}
