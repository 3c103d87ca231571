package org.deadc0de.freebsd10.user;

import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.IfReq;

/** Bridge parameters and status, ifbridge.c. */
final class IfconfigBridge {
    static final int BRDGADD = 0;
    static final int BRDGDEL = 1;
    static final int BRDGGIFFLGS = 2;
    static final int BRDGSIFFLGS = 3;
    static final int BRDGSCACHE = 4;
    static final int BRDGGCACHE = 5;
    static final int BRDGGIFS = 6;
    static final int BRDGRTS = 7;
    static final int BRDGSADDR = 8;
    static final int BRDGSTO = 9;
    static final int BRDGGTO = 10;
    static final int BRDGDADDR = 11;
    static final int BRDGFLUSH = 12;
    static final int BRDGSPRI = 14;
    static final int BRDGSHT = 16;
    static final int BRDGSFD = 18;
    static final int BRDGSMA = 20;
    static final int BRDGSIFPRIO = 21;
    static final int BRDGSIFCOST = 22;
    static final int BRDGADDS = 23;
    static final int BRDGDELS = 24;
    static final int BRDGPARAM = 25;
    static final int BRDGSPROTO = 28;
    static final int BRDGSTXHC = 29;
    static final int BRDGSIFAMAX = 30;

    /** Member flags by the word that sets them. */
    static final Map<String, Integer> MEMBER_FLAGS = new TreeMap<>();

    static {
        MEMBER_FLAGS.put("learn", 0x1);
        MEMBER_FLAGS.put("discover", 0x2);
        MEMBER_FLAGS.put("stp", 0x4);
        MEMBER_FLAGS.put("sticky", 0x10);
        MEMBER_FLAGS.put("edge", 0x20);
        MEMBER_FLAGS.put("autoedge", 0x40);
        MEMBER_FLAGS.put("ptp", 0x80);
        MEMBER_FLAGS.put("autoptp", 0x100);
        MEMBER_FLAGS.put("private", 0x800);
    }

    private static final Object[] FLAG_NAMES = {
        "LEARNING", 0x1,
        "DISCOVER", 0x2,
        "STP", 0x4,
        "SPAN", 0x8,
        "STICKY", 0x10,
        "PRIVATE", 0x800,
        "EDGE", 0x20,
        "AUTOEDGE", 0x40,
        "PTP", 0x80,
        "AUTOPTP", 0x100
    };
    private static final String[] PROTOCOLS = {"stp", "-", "rstp"};
    private static final String[] STATES = {"disabled", "listening", "learning", "forwarding", "blocking", "discarding"
    };
    private static final String[] ROLES = {"disabled", "root", "designated", "alternate", "backup"};

    private final Ifconfig ifconfig;

    IfconfigBridge(Ifconfig ifconfig) {
        this.ifconfig = ifconfig;
    }

    private IfReq request(int command) {
        IfReq request = new IfReq(ifconfig.name);
        request.numbers.put("ifd_cmd", (long) command);
        return request;
    }

    private int get(int s, IfReq request) {
        return ifconfig.sys.ioctl(s, "SIOCGDRVSPEC", request);
    }

    private int set(IfReq request) {
        return ifconfig.sys.ioctl(ifconfig.s, "SIOCSDRVSPEC", request);
    }

    /** {@code addm}, {@code deletem}, {@code span}, {@code -span}. */
    void member(int command, String what, String member) {
        IfReq request = request(command);
        request.text = member;
        int error = set(request);
        if (error < 0) {
            throw ifconfig.err(1, error, what + " " + member);
        }
    }

    /** Sets or clears one flag of a member. */
    void memberFlag(String member, int flag, boolean on) {
        IfReq request = request(BRDGGIFFLGS);
        request.text = member;
        int error = get(ifconfig.s, request);
        if (error < 0) {
            throw ifconfig.err(1, error, "unable to get bridge flags");
        }
        long flags = request.numbers.getOrDefault("ifbr_ifsflags", 0L);
        request = request(BRDGSIFFLGS);
        request.text = member;
        request.numbers.put("ifbr_ifsflags", on ? flags | flag : flags & ~(long) flag);
        error = set(request);
        if (error < 0) {
            throw ifconfig.err(1, error, "unable to set bridge flags");
        }
    }

    /** {@code ifpriority}, {@code ifpathcost}, {@code ifmaxaddr}. */
    void memberNumber(int command, String what, String field, String member, String word) {
        IfReq request = request(command);
        request.text = member;
        request.numbers.put(field, number(word));
        int error = set(request);
        if (error < 0) {
            throw ifconfig.err(1, error, what + " " + word);
        }
    }

    /** A number of the bridge itself. */
    void number(int command, String what, String field, String word) {
        IfReq request = request(command);
        request.numbers.put(field, number(word));
        int error = set(request);
        if (error < 0) {
            throw ifconfig.err(1, error, what + " " + word);
        }
    }

    private long number(String word) {
        long value = Addresses.number(word);
        if (value < 0) {
            throw ifconfig.errx(1, "invalid value: " + word);
        }
        return value;
    }

    /** {@code proto}. */
    void protocol(String word) {
        if (!word.equals("stp") && !word.equals("rstp")) {
            throw ifconfig.errx(1, "unknown stp protocol");
        }
        IfReq request = request(BRDGSPROTO);
        request.numbers.put("ifbrp_proto", word.equals("stp") ? 0L : 2L);
        int error = set(request);
        if (error < 0) {
            throw ifconfig.err(1, error, "BRDGSPROTO " + word);
        }
    }

    /** {@code flush}, {@code flushall}. */
    void flush(boolean all) {
        IfReq request = request(BRDGFLUSH);
        request.numbers.put("ifbr_ifsflags", all ? 1L : 0L);
        int error = set(request);
        if (error < 0) {
            throw ifconfig.err(1, error, "BRDGFLUSH");
        }
    }

    /** {@code static MEMBER ADDRESS} and {@code deladdr ADDRESS}. */
    void address(String member, String word) {
        byte[] bytes = Addresses.link(word);
        if (bytes.length != 6) {
            throw ifconfig.errx(1, word + ": invalid address: No error: 0");
        }
        IfReq request = request(member == null ? BRDGDADDR : BRDGSADDR);
        request.text = member;
        request.address = new org.deadc0de.kernel.Sockaddr(org.deadc0de.kernel.Sockaddr.AF_LINK, bytes, 0, "");
        int error = set(request);
        if (error < 0) {
            throw ifconfig.err(1, error, member == null ? "BRDGDADDR " + word : "BRDGSADDR " + member);
        }
    }

    /** {@code addr}: the addresses it has learned. */
    void addresses() {
        IfReq request = request(BRDGRTS);
        int error = get(ifconfig.s, request);
        if (error < 0) {
            throw ifconfig.err(1, error, "unable to get address cache");
        }
        request.names.forEach(line -> ifconfig.print("\t" + line + "\n"));
    }

    /** The bridge block, when it is one. */
    void status(int s) {
        IfReq cache = request(BRDGGCACHE);
        IfReq timeout = request(BRDGGTO);
        IfReq bridge = request(BRDGPARAM);
        if (get(s, cache) < 0 || get(s, timeout) < 0 || get(s, bridge) < 0) {
            return;
        }
        ifconfig.print("\tid " + macOf(bridge, "ifbop_bridgeid") + " priority " + of(bridge, "ifbop_priority")
                + " hellotime " + of(bridge, "ifbop_hellotime") + " fwddelay " + of(bridge, "ifbop_fwddelay") + "\n");
        ifconfig.print(
                "\tmaxage " + of(bridge, "ifbop_maxage") + " holdcnt " + of(bridge, "ifbop_holdcount") + " proto "
                        + PROTOCOLS[(int) (of(bridge, "ifbop_protocol") % 3)] + " maxaddr " + of(cache, "ifbrp_csize")
                        + " timeout " + of(timeout, "ifbrp_ctime") + "\n");
        ifconfig.print("\troot id " + macOf(bridge, "ifbop_designated_root") + " priority "
                + (of(bridge, "ifbop_designated_root") >>> 48) + " ifcost " + of(bridge, "ifbop_root_path_cost")
                + " port " + (of(bridge, "ifbop_root_port") & 0xfff) + "\n");
        IfReq members = request(BRDGGIFS);
        if (get(s, members) < 0) {
            return;
        }
        for (int i = 0; i < members.names.size(); i++) {
            memberStatus(members, i);
        }
    }

    private void memberStatus(IfReq members, int i) {
        long flags = of(members, "ifbr_ifsflags", i);
        StringBuilder text = new StringBuilder("\tmember: ")
                .append(members.names.get(i))
                .append(' ')
                .append(Text.bits("flags", flags, FLAG_NAMES))
                .append("\n\t        ifmaxaddr ")
                .append(of(members, "ifbr_addrmax", i))
                .append(" port ")
                .append(of(members, "ifbr_portno", i))
                .append(" priority ")
                .append(of(members, "ifbr_priority", i))
                .append(" path cost ")
                .append(of(members, "ifbr_path_cost", i));
        if ((flags & 0x4) != 0) {
            int protocol = (int) of(members, "ifbr_proto", i);
            int state = (int) of(members, "ifbr_state", i);
            int role = (int) of(members, "ifbr_role", i);
            text.append(" proto ")
                    .append(protocol < PROTOCOLS.length ? PROTOCOLS[protocol] : "<unknown proto " + protocol + ">");
            text.append("\n\t        role ").append(role < ROLES.length ? ROLES[role] : "<unknown role " + role + ">");
            text.append(" state ").append(state < STATES.length ? STATES[state] : "<unknown state " + state + ">");
        }
        ifconfig.print(text.append('\n').toString());
    }

    private static long of(IfReq request, String field) {
        return request.numbers.getOrDefault(field, 0L);
    }

    /** A field of the element {@code i} of a list. */
    private static long of(IfReq request, String field, int i) {
        return of(request, field + "." + i);
    }

    private static String macOf(IfReq request, String field) {
        long id = of(request, field);
        byte[] bytes = new byte[6];
        for (int i = 0; i < 6; i++) {
            bytes[i] = (byte) (id >>> 40 - 8 * i);
        }
        return Text.mac(bytes);
    }
}
