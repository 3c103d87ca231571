package org.deadc0de.freebsd10.user;

import java.util.Locale;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Sockaddr;

/** What ifconfig(8) gathers about an address while it reads its words, and what it asks of the kernel at the end. */
final class IfconfigAddress {
    private final Ifconfig ifconfig;
    private IfReq remove;
    private IfReq add;
    private boolean addressSeen;
    private boolean maskSeen;
    private boolean clearAddress;
    private boolean newAddress;
    private boolean explicitPrefix;
    private int alias;

    IfconfigAddress(Ifconfig ifconfig) {
        this.ifconfig = ifconfig;
    }

    /** Nothing is known yet. */
    void begin() {
        remove = new IfReq("");
        add = new IfReq("");
        add.numbers.put("ia6t_vltime", 0xffff_ffffL);
        add.numbers.put("ia6t_pltime", 0xffff_ffffL);
        newAddress = true;
    }

    /** A word that is no parameter: the address first, then the other end of the line. */
    void unknownWord(String word) {
        if (addressSeen) {
            read(word, Where.DESTINATION);
            return;
        }
        addressSeen = true;
        if (alias == 0 && !ifconfig.family.isLink()) {
            clearAddress = true;
        }
        read(word, alias >= 0 ? Where.ADDRESS : Where.REMOVED);
    }

    /** {@code alias}, {@code add} (1); {@code -alias}, {@code delete}, {@code remove} (-1). */
    void alias(int sign) {
        if (addressSeen && alias == 0 && sign < 0) {
            remove.address = add.address;
        }
        alias = sign;
        if (sign < 0) {
            clearAddress = true;
            newAddress = false;
        } else {
            clearAddress = false;
        }
    }

    void netmask(String word) {
        maskSeen = true;
        read(word, Where.MASK);
    }

    void broadcast(String word) {
        read(word, Where.DESTINATION);
    }

    /** {@code prefixlen}: inet6 alone has one. */
    void prefixlen(String word) {
        if (ifconfig.family == IfconfigFamily.INET6) {
            prefix6(word);
        }
        explicitPrefix = true;
    }

    /** {@code anycast}, {@code tentative}, {@code deprecated}, {@code autoconf} and their opposites. */
    void flag6(int flag) {
        if (ifconfig.family != IfconfigFamily.INET6) {
            throw ifconfig.errx(1, "address flags can be set only for inet6 addresses");
        }
        long flags = add.numbers.getOrDefault("ifra_flags", 0L);
        add.numbers.put("ifra_flags", flag < 0 ? flags & ~(long) -flag : flags | flag);
    }

    /** {@code pltime}, {@code vltime}: seconds. */
    void lifetime6(String field, String what, String word) {
        if (ifconfig.family != IfconfigFamily.INET6) {
            throw ifconfig.errx(1, what + " not allowed for the AF");
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (!lower.equals("infty")) {
            long value = Addresses.number(word);
            if (value < 0) {
                throw ifconfig.errx(1, "invalid " + what + ": " + word);
            }
            add.numbers.put(field, value);
        }
    }

    void eui64() {
        if (ifconfig.family != IfconfigFamily.INET6) {
            throw ifconfig.errx(1, "not allowed for the AF");
        }
        if (add.address == null) {
            throw ifconfig.errx(1, "'eui64' requires an address");
        }
        byte[] bytes = add.address.address();
        for (int i = 8; i < 16; i++) {
            if (bytes[i] != 0) {
                throw ifconfig.errx(1, "interface index is already filled");
            }
        }
        for (org.deadc0de.kernel.IfEntry entry : ifconfig.interfaces()) {
            if (entry.name().equals(ifconfig.name)) {
                for (org.deadc0de.kernel.IfEntry.Address known : entry.addresses()) {
                    byte[] other = known.address().address();
                    if (known.address().family() == Addresses.AF_INET6 && Addresses.isLinkLocal(other)) {
                        System.arraycopy(other, 8, bytes, 8, 8);
                        add.address = Addresses.inet6(bytes, add.address.index());
                        return;
                    }
                }
            }
        }
        throw ifconfig.errx(1, "could not determine link local address");
    }

    /** inet6 without a prefix length means 64. */
    void finish6() {
        if (!explicitPrefix) {
            prefix6("64");
        }
    }

    /** Removes what is to be removed, then adds what is to be added. */
    void apply() {
        IfconfigFamily family = ifconfig.family;
        boolean cannot = family == IfconfigFamily.IPX || family == IfconfigFamily.ATALK;
        if (clearAddress && (cannot || family.isLink())) {
            ifconfig.warnx("interface " + ifconfig.name + " cannot change " + (family.isLink() ? "ether" : "these")
                    + " addresses!");
            clearAddress = false;
        }
        if (clearAddress) {
            remove.name = ifconfig.name;
            int error = ifconfig.sys.ioctl(
                    ifconfig.s, family == IfconfigFamily.INET6 ? "SIOCDIFADDR_IN6" : "SIOCDIFADDR", remove);
            if (error < 0 && !(error == -Errno.EADDRNOTAVAIL && alias >= 0)) {
                throw ifconfig.perror(error, "ioctl (SIOCDIFADDR)");
            }
        }
        if (newAddress && (addressSeen || maskSeen)) {
            add.name = ifconfig.name;
            String request = switch (family) {
                case INET6 -> "SIOCAIFADDR_IN6";
                case LINK -> "SIOCSIFLLADDR";
                default -> "SIOCAIFADDR";
            };
            int error = ifconfig.sys.ioctl(ifconfig.s, request, add);
            if (error < 0) {
                throw ifconfig.perror(error, "ioctl (SIOCAIFADDR)");
            }
        }
    }

    // ---- reading -------------------------------------------------------------------------------------------------

    private enum Where {
        REMOVED,
        ADDRESS,
        MASK,
        DESTINATION
    }

    private void read(String word, Where where) {
        switch (ifconfig.family) {
            case INET -> put(where, inet(word, where));
            case INET6 -> inet6(word, where);
            case LINK -> link(word, where);
            default -> throw ifconfig.errx(1, word + ": bad value");
        }
    }

    private void put(Where where, Sockaddr value) {
        switch (where) {
            case REMOVED -> remove.address = value;
            case ADDRESS -> add.address = value;
            case MASK -> add.mask = value;
            case DESTINATION -> add.destination = value;
        }
    }

    private Sockaddr inet(String word, Where where) {
        String plain = word;
        int slash = where == Where.ADDRESS ? word.lastIndexOf('/') : -1;
        if (slash >= 0) {
            int length = prefix(word, word.substring(slash + 1));
            plain = word.substring(0, slash);
            add.mask = new Sockaddr(Sockaddr.AF_INET, Addresses.mask(length, 4), 0, "");
        }
        Integer address = Addresses.aton(plain);
        if (address == null) {
            address = Hosts.inet(plain);
        }
        if (address == null) {
            throw ifconfig.errx(1, plain + ": bad value");
        }
        return Sockaddr.inet(address);
    }

    private int prefix(String word, String digits) {
        boolean negative = digits.startsWith("-");
        String plain = negative || digits.startsWith("+") ? digits.substring(1) : digits;
        if (!Text.isNumber(plain)) {
            throw ifconfig.errx(1, word + ": bad value (width invalid)");
        }
        int length = plain.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(plain);
        if (negative && length > 0) {
            throw ifconfig.errx(1, word + ": bad value (width too small)");
        }
        if (length > 32) {
            throw ifconfig.errx(1, word + ": bad value (width too large)");
        }
        return length;
    }

    private void inet6(String word, Where where) {
        if (where == Where.MASK) {
            prefix6(word);
            return;
        }
        String plain = word;
        int slash = where == Where.ADDRESS ? word.lastIndexOf('/') : -1;
        if (slash >= 0) {
            prefix6(word.substring(slash + 1));
            explicitPrefix = true;
            plain = word.substring(0, slash);
        }
        put(where, Hosts.inet6(plain, () -> ifconfig.interfaces().iterator()));
        Sockaddr read =
                where == Where.REMOVED ? remove.address : where == Where.ADDRESS ? add.address : add.destination;
        if (read == null) {
            throw ifconfig.errx(1, plain + ": bad value");
        }
    }

    private void prefix6(String word) {
        int length = Text.atoi(word);
        if (length < 0 || length > 128) {
            throw ifconfig.errx(1, word + ": bad value");
        }
        add.mask = new Sockaddr(Addresses.AF_INET6, Addresses.mask(length, 16), 0, "");
    }

    private void link(String word, Where where) {
        if (where == Where.MASK || where == Where.DESTINATION) {
            throw ifconfig.errx(1, "can't set link-level netmask or broadcast");
        }
        byte[] bytes = Addresses.link(word);
        if (bytes.length > 14) {
            throw ifconfig.errx(1, "malformed link-level address");
        }
        put(where, new Sockaddr(Sockaddr.AF_LINK, bytes, 0, ""));
    }
}
