package org.deadc0de.freebsd10.user;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.deadc0de.kernel.Clause;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.IfReq;

/** The parameters ifconfig(8) knows, with what each does. Those of a creation are a table of their own. */
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
    private final Map<String, Parameter> ofCreation = new HashMap<>();

    IfconfigCommands(Ifconfig ifconfig) {
        this.ifconfig = ifconfig;
    }

    /** The parameter of that name, or null: then it is an address as far as ifconfig knows. */
    Parameter lookup(String keyword, boolean cloning) {
        if (cloning) {
            if (ofCreation.isEmpty()) {
                creation();
            }
            return ofCreation.get(keyword);
        }
        if (known.isEmpty()) {
            flags();
            capabilities();
            general();
            addresses();
            neighbours();
            drivers();
        }
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

    private void creation() {
        Runnable create = ifconfig::cloneCreate;
        Parameter creation = new Parameter(0, clause -> ifconfig.callback(create));
        ofCreation.put("create", creation);
        ofCreation.put("plumb", creation);
        ofCreation.put(
                "vlan",
                new Parameter(1, clause -> ifconfig.vlan.tag(clause.arguments().get(0), true)));
        ofCreation.put(
                "vlandev",
                new Parameter(
                        1, clause -> ifconfig.vlan.parent(clause.arguments().get(0), true)));
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
        capability("vlanmtu", 0x8);
        capability("vlanhwtag", 0x10);
        capability("polling", 0x40);
        capability("vlanhwcsum", 0x80);
        capability("tso4", 0x100);
        capability("tso6", 0x200);
        capability("tso", 0x300);
        capability("lro", 0x400);
        capability("wol_ucast", 0x800);
        capability("wol_mcast", 0x1000);
        capability("wol_magic", 0x2000);
        capability("wol", 0x3800);
        capability("vlanhwfilter", 0x10000);
        capability("vlanhwtso", 0x40000);
    }

    private void capability(String keyword, int value) {
        word(keyword, () -> setCapability(keyword, value));
        word("-" + keyword, () -> setCapability("-" + keyword, -value));
    }

    private void setCapability(String keyword, int value) {
        IfReq request = ifconfig.ifr;
        int error = ifconfig.sys.ioctl(ifconfig.s, "SIOCGIFCAP", request);
        if (error < 0) {
            throw ifconfig.perror(error, "ioctl (SIOCGIFCAP)");
        }
        long flags = request.numbers.getOrDefault("ifr_curcap", 0L);
        flags = value < 0 ? flags & ~(long) -value : flags | value;
        request.numbers.put("ifr_reqcap", flags & request.numbers.getOrDefault("ifr_reqcap", 0L));
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
        argument("fib", word -> {
            IfReq request = new IfReq(ifconfig.name);
            request.value = Text.atoi(word);
            warnUnless(ifconfig.sys.ioctl(ifconfig.s, "SIOCSIFFIB", request), "ioctl (SIOCSIFFIB)");
        });
        argument("vnet", jail -> vnet("SIOCSIFVNET", jail));
        argument("-vnet", jail -> vnet("SIOCSIFRVNET", jail));
        argument("description", this::description);
        argument("descr", this::description);
        word("-description", () -> description(""));
        word("-descr", () -> description(""));
        argument("group", word -> group(word, "SIOCAIFGROUP", " SIOCAIFGROUP", Errno.EEXIST));
        argument("-group", word -> group(word, "SIOCDIFGROUP", "SIOCDIFGROUP", Errno.ENOENT));
        IfconfigMedia media = new IfconfigMedia(ifconfig);
        argument("media", media::media);
        argument("mediaopt", word -> media.options(word, true));
        argument("-mediaopt", word -> media.options(word, false));
    }

    /** Moves the interface to a jail's network stack, or back: a jail has a number, and no jail has a name here. */
    private void vnet(String request, String jail) {
        if (!jail.matches("\\s*[-+]?[0-9]+")) {
            throw ifconfig.errx(1, "jail \"" + jail + "\" not found");
        }
        IfReq move = new IfReq(ifconfig.name);
        move.value = Text.atoi(jail);
        int error = ifconfig.sys.ioctl(ifconfig.s, request, move);
        if (error < 0) {
            throw ifconfig.err(1, error, request);
        }
    }

    private void destroy() {
        IfReq request = new IfReq(ifconfig.name);
        int error = ifconfig.sys.ioctl(ifconfig.s, "SIOCIFDESTROY", request);
        if (error < 0) {
            throw ifconfig.err(1, error, "SIOCIFDESTROY");
        }
    }

    /** Uses the request that still has the name from the command line: after a wildcard create that is no interface. */
    private void rename(String wanted) {
        ifconfig.ifr.text = wanted;
        int error = ifconfig.sys.ioctl(ifconfig.s, "SIOCSIFNAME", ifconfig.ifr);
        if (error < 0) {
            ifconfig.warn(error, "ioctl (set name)");
            return;
        }
        ifconfig.name = wanted;
    }

    private void description(String text) {
        ifconfig.ifr.text = text;
        warnUnless(ifconfig.sys.ioctl(ifconfig.s, "SIOCSIFDESCR", ifconfig.ifr), "ioctl (set descr)");
    }

    private void number(String request, String what, String word) {
        ifconfig.ifr.name = ifconfig.name;
        ifconfig.ifr.value = Text.atoi(word);
        warnUnless(ifconfig.sys.ioctl(ifconfig.s, request, ifconfig.ifr), what);
    }

    private void warnUnless(int error, String what) {
        if (error < 0) {
            ifconfig.warn(error, what);
        }
    }

    private void group(String group, String request, String what, int harmless) {
        if (!group.isEmpty() && Text.isDigit(group.charAt(group.length() - 1))) {
            throw ifconfig.errx(1, "setifgroup: group names may not end in a digit");
        }
        if (group.length() >= Ifconfig.IFNAMSIZ) {
            throw ifconfig.errx(1, "setifgroup: group name too long");
        }
        IfReq membership = new IfReq(ifconfig.name);
        membership.text = group;
        int error = ifconfig.sys.ioctl(ifconfig.s, request, membership);
        if (error < 0 && error != -harmless) {
            throw ifconfig.err(1, error, what);
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
        argument("prefixlen", address::prefixlen);
        flag6("anycast", 0x1);
        flag6("tentative", 0x2);
        flag6("deprecated", 0x10);
        flag6("autoconf", 0x40);
        argument("pltime", word -> address.lifetime6("ia6t_pltime", "pltime", word));
        argument("vltime", word -> address.lifetime6("ia6t_vltime", "vltime", word));
        word("eui64", address::eui64);
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
    }

    private void flag6(String keyword, int flag) {
        word(keyword, () -> ifconfig.address.flag6(flag));
        word("-" + keyword, () -> ifconfig.address.flag6(-flag));
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

    private org.deadc0de.kernel.Sockaddr tunnelEnd(String word) {
        Integer inet = Addresses.aton(word);
        inet = inet == null ? Hosts.inet(word) : inet;
        if (inet == null) {
            throw ifconfig.errx(1, "error in parsing address string: hostname nor servname provided, or not known");
        }
        return org.deadc0de.kernel.Sockaddr.inet(inet);
    }

    // ---- neighbour discovery -------------------------------------------------------------------------------------

    private void neighbours() {
        neighbour("nud", 0x1);
        neighbour("accept_rtadv", 0x2);
        neighbour("prefer_source", 0x4);
        neighbour("ifdisabled", 0x8);
        neighbour("auto_linklocal", 0x20);
        neighbour("no_radr", 0x40);
    }

    private void neighbour(String keyword, int flag) {
        word(keyword, () -> setNeighbour(flag));
        word("-" + keyword, () -> setNeighbour(-flag));
    }

    private void setNeighbour(int flag) {
        IfReq request = new IfReq(ifconfig.name);
        int error = ifconfig.sys.ioctl(ifconfig.s, "SIOCGIFINFO_IN6", request);
        if (error < 0) {
            ifconfig.warn(error, "ioctl(SIOCGIFINFO_IN6)");
            return;
        }
        request.value = flag < 0 ? request.value & ~(long) -flag : request.value | flag;
        error = ifconfig.sys.ioctl(ifconfig.s, "SIOCSIFINFO_IN6", request);
        if (error < 0) {
            ifconfig.warn(error, "ioctl(SIOCSIFINFO_IN6)");
        }
    }

    // ---- drivers -------------------------------------------------------------------------------------------------

    private void drivers() {
        argument("vlan", word -> ifconfig.vlan.tag(word, false));
        argument("vlandev", word -> ifconfig.vlan.parent(word, false));
        known.put("-vlandev", new Parameter(0, clause -> ifconfig.vlan.detach()));
        IfconfigLagg lagg = new IfconfigLagg(ifconfig);
        argument("laggport", word -> lagg.port("SIOCSLAGGPORT", word));
        argument("-laggport", word -> lagg.port("SIOCSLAGGDELPORT", word));
        argument("laggproto", lagg::protocol);
        IfconfigBridge bridge = new IfconfigBridge(ifconfig);
        argument("addm", word -> bridge.member(IfconfigBridge.BRDGADD, "BRDGADD", word));
        argument("deletem", word -> bridge.member(IfconfigBridge.BRDGDEL, "BRDGDEL", word));
        argument("span", word -> bridge.member(IfconfigBridge.BRDGADDS, "BRDGADDS", word));
        argument("-span", word -> bridge.member(IfconfigBridge.BRDGDELS, "BRDGDELS", word));
        IfconfigBridge.MEMBER_FLAGS.forEach((keyword, flag) -> {
            argument(keyword, word -> bridge.memberFlag(word, flag, true));
            argument("-" + keyword, word -> bridge.memberFlag(word, flag, false));
        });
        word("flush", () -> bridge.flush(false));
        word("flushall", () -> bridge.flush(true));
        word("addr", bridge::addresses);
        argument("deladdr", word -> bridge.address(null, word));
        known.put(
                "static",
                new Parameter(
                        2,
                        clause -> bridge.address(
                                clause.arguments().get(0), clause.arguments().get(1))));
        argument("maxage", word -> bridge.number(IfconfigBridge.BRDGSMA, "BRDGSMA", "ifbrp_maxage", word));
        argument("fwddelay", word -> bridge.number(IfconfigBridge.BRDGSFD, "BRDGSFD", "ifbrp_fwddelay", word));
        argument("hellotime", word -> bridge.number(IfconfigBridge.BRDGSHT, "BRDGSHT", "ifbrp_hellotime", word));
        argument("priority", word -> bridge.number(IfconfigBridge.BRDGSPRI, "BRDGSPRI", "ifbrp_prio", word));
        argument("maxaddr", word -> bridge.number(IfconfigBridge.BRDGSCACHE, "BRDGSCACHE", "ifbrp_csize", word));
        argument("timeout", word -> bridge.number(IfconfigBridge.BRDGSTO, "BRDGSTO", "ifbrp_ctime", word));
        argument("holdcnt", word -> bridge.number(IfconfigBridge.BRDGSTXHC, "BRDGSTXHC", "ifbrp_txhc", word));
        argument("proto", bridge::protocol);
        memberNumber(bridge, "ifpriority", IfconfigBridge.BRDGSIFPRIO, "BRDGSIFPRIO", "ifbr_priority");
        memberNumber(bridge, "ifpathcost", IfconfigBridge.BRDGSIFCOST, "BRDGSIFCOST", "ifbr_path_cost");
        memberNumber(bridge, "ifmaxaddr", IfconfigBridge.BRDGSIFAMAX, "BRDGSIFAMAX", "ifbr_addrmax");
    }

    private void memberNumber(IfconfigBridge bridge, String keyword, int command, String what, String field) {
        known.put(
                keyword,
                new Parameter(
                        2,
                        clause -> bridge.memberNumber(
                                command,
                                what,
                                field,
                                clause.arguments().get(0),
                                clause.arguments().get(1))));
    }
}
