package org.deadc0de.kernel;

import java.util.Arrays;

/** One entry of the table of neighbours: a copy. */
public final class ArpEntry {
    private final Sockaddr address;
    private final byte[] link;
    private final String ifname;
    private final long expireSeconds;

    /**
     * An entry.
     *
     * @param address the neighbour's protocol address
     * @param link its link-level address, empty while it is not known
     * @param ifname the interface it is reached through
     * @param expireSeconds when it is forgotten, 0 when never
     */
    public ArpEntry(Sockaddr address, byte[] link, String ifname, long expireSeconds) {
        this.address = address;
        this.link = link.clone();
        this.ifname = ifname;
        this.expireSeconds = expireSeconds;
    }

    public Sockaddr address() {
        return address;
    }

    public byte[] link() {
        return link.clone();
    }

    public String ifname() {
        return ifname;
    }

    public long expireSeconds() {
        return expireSeconds;
    }

    @Override
    public String toString() {
        return address + " at " + Arrays.toString(link) + " on " + ifname;
    }
}
