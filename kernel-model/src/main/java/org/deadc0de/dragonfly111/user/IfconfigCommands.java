package org.deadc0de.dragonfly111.user;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.deadc0de.kernel.Clause;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Sockaddr;

/** The parameters ifconfig(8) knows, with what each does. */
final class IfconfigCommands {
    /** What a parameter does. */
    interface Action {
        void run(Clause clause);
    }

    /**
     * One parameter.
     *
     * @param arguments how many words it needs
     */
    record Parameter(int arguments, Action action) {}

    private final Ifconfig ifconfig;
    private final Map<String, Parameter> known = new HashMap<>();

    IfconfigCommands(Ifconfig ifconfig) {
        this.ifconfig = ifconfig;
        flags();
        capabilities();
        general();
        addresses();
        carp();
    }

    /** The parameter of that name, or null: then it is an address as far as ifconfig knows. */
    Parameter lookup(String keyword) {
        return known.get(keyword);
    }

    private void word(String keyword, Runnable action) {
        known.put(keyword, new Parameter(0, clause -> action.run()));
    }

    private void argument(String keyword, Consumer<String> action) {
        known.put(
                keyword,
                new Parameter(1, clause -> action.accept(clause.arguments().get(0))));
    }

    // ---- flags and capabilities ----------------------------------------------------------------------------------

    private void flags() {
        flag("up", 0x1);
        flag("down", -0x1);
        flag("debug", 0x4);
        flag("-debug", -0x4);
        flag("arp", -0x80);
        flag("-arp", 0x80);
        flag("promisc", 0x20000);
        flag("-promisc", -0x20000);
        for (int i = 0; i < 3; i++) {
            flag("link" + i, 0x1000 << i);
            flag("-link" + i, -(0x1000 << i));
        }
        flag("normal", -0x1000);
        flag("compress", 0x1000);
        flag("noicmp", 0x2000);
        flag("monitor", 0x40000);
        flag("-monitor", -0x40000);
        flag("staticarp", 0x80000);
        flag("-staticarp", -0x80000);
        flag("polling", 0x10000);
        flag("-polling", -0x10000);
    }

    private void flag(String keyword, int value) {
        word(keyword, () -> setFlags(keyword, value));
    }

    private void setFlags(String keyword, int value) {
        IfReq request = new IfReq(ifconfig.name);
        int error = ifconfig.sys.ioctl(ifconfig.s, "SIOCGIFFLAGS", request);
        if (error < 0) {
            throw ifconfig.perror(error, "ioctl (SIOCGIFFLAGS)");
        }
        request.value = value < 0 ? request.value & ~(long) -value : request.value | value;
        error = ifconfig.sys.ioctl(ifconfig.s, "SIOCSIFFLAGS", request);
        if (error < 0) {
            throw ifconfig.perror(error, keyword);
        }
    }

    private void capabilities() {
        capability("rxcsum", 0x1);
        capability("txcsum", 0x2);
        capability("netcons", 0x4);
    }

    private void capability(String keyword, int value) {
        word(keyword, () -> setCapability(keyword, value));
        word("-" + keyword, () -> setCapability("-" + keyword, -value));
    }

    private void setCapability(String keyword, int value) {
        IfReq request = new IfReq(ifconfig.name);
        int error = ifconfig.sys.ioctl(ifconfig.s, "SIOCGIFCAP", request);
        if (error < 0) {
            throw ifconfig.perror(error, "ioctl (SIOCGIFCAP)");
        }
        long flags = request.numbers.getOrDefault("ifr_curcap", 0L);
        request.numbers.put("ifr_reqcap", value < 0 ? flags & ~(long) -value : flags | value);
        error = ifconfig.sys.ioctl(ifconfig.s, "SIOCSIFCAP", request);
        if (error < 0) {
            throw ifconfig.perror(error, keyword);
        }
    }

    // ---- the interface itself ------------------------------------------------------------------------------------

    private void general() {
        word("destroy", this::destroy);
        word("unplumb", this::destroy);
        argument("name", this::rename);
        argument("mtu", word -> number("SIOCSIFMTU", "ioctl (set mtu)", word));
        argument("metric", word -> number("SIOCSIFMETRIC", "ioctl (set metric)", word));
        argument("lladdr", this::linkAddress);
        IfconfigMedia media = new IfconfigMedia(ifconfig);
        argument("media", media::media);
        argument("mediaopt", word -> media.options(word, true));
        argument("-mediaopt", word -> media.options(word, false));
    }

    private void destroy() {
        int error = ifconfig.sys.ioctl(ifconfig.s, "SIOCIFDESTROY", new IfReq(ifconfig.name));
        if (error < 0) {
            throw ifconfig.err(1, error, "SIOCIFDESTROY");
        }
    }

    private void rename(String wanted) {
        IfReq request = new IfReq(ifconfig.name);
        request.text = wanted;
        int error = ifconfig.sys.ioctl(ifconfig.s, "SIOCSIFNAME", request);
        if (error < 0) {
            throw ifconfig.err(1, error, "ioctl (set name)");
        }
        ifconfig.name = wanted;
    }

    private void linkAddress(String word) {
        IfReq request = new IfReq(ifconfig.name);
        request.address = new Sockaddr(Sockaddr.AF_LINK, Addresses.link(word), 0, "");
        warnUnless(ifconfig.sys.ioctl(ifconfig.s, "SIOCSIFLLADDR", request), "ioctl (set lladdr)");
    }

    private void number(String what, String words, String word) {
        IfReq request = new IfReq(ifconfig.name);
        request.value = Text.atoi(word);
        warnUnless(ifconfig.sys.ioctl(ifconfig.s, what, request), words);
    }

    private void warnUnless(int error, String what) {
        if (error < 0) {
            ifconfig.warn(error, what);
        }
    }

    // ---- addresses -----------------------------------------------------------------------------------------------

    private void addresses() {
        IfconfigAddress address = ifconfig.address;
        word("alias", () -> address.alias(1));
        word("add", () -> address.alias(1));
        word("-alias", () -> address.alias(-1));
        word("delete", () -> address.alias(-1));
        word("remove", () -> address.alias(-1));
        argument("netmask", address::netmask);
        argument("broadcast", address::broadcast);
        known.put(
                "tunnel",
                new Parameter(
                        2,
                        clause -> tunnel(
                                clause.arguments().get(0), clause.arguments().get(1))));
        word("deletetunnel", () -> {
            int error = ifconfig.sys.ioctl(ifconfig.s, "SIOCDIFPHYADDR", new IfReq(ifconfig.name));
            if (error < 0) {
                throw ifconfig.err(1, error, "SIOCDIFPHYADDR");
            }
        });
        for (String inet6 : new String[] {"anycast", "tentative", "deprecated", "autoconf"}) {
            word(inet6, this::onlyInet6);
            word("-" + inet6, this::onlyInet6);
        }
    }

    private void onlyInet6() {
        throw ifconfig.errx(1, "address flags can be set only for inet6 addresses");
    }

    private void tunnel(String source, String destination) {
        IfReq request = new IfReq(ifconfig.name);
        request.address = tunnelEnd(source);
        request.destination = tunnelEnd(destination);
        int error = ifconfig.sys.ioctl(ifconfig.s, "SIOCSIFPHYADDR", request);
        if (error < 0) {
            ifconfig.warn(error, "SIOCSIFPHYADDR");
        }
    }

    private Sockaddr tunnelEnd(String word) {
        Integer inet = Addresses.aton(word);
        inet = inet == null ? Hosts.inet(word) : inet;
        if (inet == null) {
            throw ifconfig.errx(1, "error in parsing address string: hostname nor servname provided, or not known");
        }
        return Sockaddr.inet(inet);
    }

    // ---- carp ----------------------------------------------------------------------------------------------------

    private void carp() {
        argument("vhid", word -> carp("carpr_vhid", "vhid must be between 1 and 255", 1, 255, word));
        argument("advbase", word -> carp("carpr_advbase", "advbase must be between 0 and 255", 0, 255, word));
        argument("advskew", word -> carp("carpr_advskew", "advskew must be between 0 and 254", 0, 254, word));
        argument("pass", word -> carp(request -> request.text = word));
    }

    private void carp(String field, String complaint, int least, int most, String word) {
        int value = Text.atoi(word);
        if (value < least || value > most) {
            throw ifconfig.errx(1, complaint);
        }
        carp(request -> request.numbers.put(field, (long) value));
    }

    private void carp(Consumer<IfReq> change) {
        IfReq request = new IfReq(ifconfig.name);
        int error = ifconfig.sys.ioctl(ifconfig.s, "SIOCGVH", request);
        if (error < 0) {
            throw ifconfig.err(1, error, "SIOCGVH");
        }
        change.accept(request);
        error = ifconfig.sys.ioctl(ifconfig.s, "SIOCSVH", request);
        if (error < 0) {
            throw ifconfig.err(1, error, "SIOCSVH");
        }
    }
}
