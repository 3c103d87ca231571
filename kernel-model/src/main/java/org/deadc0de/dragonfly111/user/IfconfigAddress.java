package org.deadc0de.dragonfly111.user;

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
    private int alias;

    IfconfigAddress(Ifconfig ifconfig) {
        this.ifconfig = ifconfig;
    }

    /** Nothing is known yet. */
    void begin() {
        remove = new IfReq("");
        add = new IfReq("");
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

    /** Removes what is to be removed, then adds what is to be added. */
    void apply() {
        IfconfigFamily family = ifconfig.family;
        if (clearAddress && family.isLink()) {
            ifconfig.warnx("interface " + ifconfig.name + " cannot change ether addresses!");
            clearAddress = false;
        }
        if (clearAddress) {
            remove.name = ifconfig.name;
            int error = ifconfig.sys.ioctl(ifconfig.s, "SIOCDIFADDR", remove);
            if (error < 0 && !(error == -Errno.EADDRNOTAVAIL && alias >= 0)) {
                throw ifconfig.perror(error, "ioctl (SIOCDIFADDR)");
            }
        }
        if (newAddress && (addressSeen || maskSeen)) {
            add.name = ifconfig.name;
            int error = ifconfig.sys.ioctl(ifconfig.s, family.isLink() ? "SIOCSIFLLADDR" : "SIOCAIFADDR", add);
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
        Sockaddr value = switch (ifconfig.family) {
            case INET -> inet(word, where);
            case LINK -> link(word, where);
            default -> throw ifconfig.errx(1, word + ": bad value");
        };
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
            String digits = word.substring(slash + 1);
            if (!Text.isNumber(digits) || digits.length() > 2 || Text.atoi(digits) > 32) {
                throw ifconfig.errx(1, word + ": bad value");
            }
            plain = word.substring(0, slash);
            add.mask = new Sockaddr(Sockaddr.AF_INET, Addresses.mask(Text.atoi(digits), 4), 0, "");
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

    private Sockaddr link(String word, Where where) {
        if (where == Where.MASK || where == Where.DESTINATION) {
            throw ifconfig.errx(1, "can't set link-level netmask or broadcast");
        }
        byte[] bytes = Addresses.link(word);
        if (bytes.length > 14) {
            throw ifconfig.errx(1, "malformed link-level address");
        }
        return new Sockaddr(Sockaddr.AF_LINK, bytes, 0, "");
    }
}
