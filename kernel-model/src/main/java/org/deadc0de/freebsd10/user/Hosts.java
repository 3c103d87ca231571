package org.deadc0de.freebsd10.user;

import org.deadc0de.kernel.IfEntry;
import org.deadc0de.kernel.Sockaddr;

/** The resolver: what /etc/hosts of the simulated machine says; there is no name server. */
final class Hosts {
    private static final int LOCALHOST = 0x7f000001;

    private Hosts() {}

    /** gethostbyname(3); null when there is no such host. */
    static Integer inet(String name) {
        return name.equals("localhost") || name.equals("localhost.my.domain") ? (Integer) LOCALHOST : null;
    }

    /**
     * getaddrinfo(3) for inet6, with a scope such as {@code %lo0}; null when it is no address.
     *
     * @param interfaces the interfaces a scope may name
     */
    static Sockaddr inet6(String text, Iterable<IfEntry> interfaces) {
        int percent = text.indexOf('%');
        String plain = percent < 0 ? text : text.substring(0, percent);
        byte[] bytes = plain.equals("localhost") ? Addresses.pton6("::1") : Addresses.pton6(plain);
        if (bytes == null) {
            return null;
        }
        if (percent < 0) {
            return Addresses.inet6(bytes, 0);
        }
        String scope = text.substring(percent + 1);
        for (IfEntry entry : interfaces) {
            if (entry.name().equals(scope)) {
                return Addresses.inet6(bytes, entry.index());
            }
        }
        return Text.isNumber(scope) && scope.length() < 6 ? Addresses.inet6(bytes, Integer.parseInt(scope)) : null;
    }
}
