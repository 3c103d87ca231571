package org.deadc0de.dragonfly111.user;

/** The address families ifconfig(8) knows by name, af_*.c. */
enum IfconfigFamily {
    INET("PF_INET", 2),
    INET6("PF_INET6", 28),
    LINK("PF_LINK", 18),
    IPX("PF_IPX", 23),
    ATALK("PF_APPLETALK", 16);

    private final String domain;
    private final int number;

    IfconfigFamily(String domain, int number) {
        this.domain = domain;
        this.number = number;
    }

    /** The family of that name, or null. */
    static IfconfigFamily named(String word) {
        return switch (word) {
            case "inet" -> INET;
            case "inet6" -> INET6;
            case "ether", "link", "lladdr" -> LINK;
            case "ipx" -> IPX;
            case "atalk" -> ATALK;
            default -> null;
        };
    }

    /** What kind of socket its requests go through; link-level requests use one of inet. */
    String domain() {
        return this == LINK ? "PF_INET" : domain;
    }

    /** Its number in sys/socket.h. */
    int number() {
        return number;
    }

    boolean isLink() {
        return this == LINK;
    }
}
