package org.deadc0de.dragonfly111.user;

/** The resolver: what /etc/hosts of the simulated machine says; there is no name server. */
final class Hosts {
    private static final int LOCALHOST = 0x7f000001;
    private static final int OWN = 0x0a000001;

    private Hosts() {}

    /** gethostbyname(3); null when there is no such host. */
    static Integer inet(String name) {
        return switch (name) {
            case "localhost", "localhost.example.org" -> LOCALHOST;
            case "test28", "test28.example.org" -> OWN;
            default -> null;
        };
    }

    /** gethostbyaddr(3) without the domain that is ours; the address itself when it has no name or numbers are wanted. */
    static String name(int address, boolean numeric) {
        if (numeric || address != LOCALHOST && address != OWN) {
            return Addresses.ntoa(address);
        }
        return address == OWN ? "test28" : "localhost";
    }
}
