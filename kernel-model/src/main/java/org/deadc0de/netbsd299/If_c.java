package org.deadc0de.netbsd299;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.TailQ;

/** Network interfaces: the master list, attach, detach, clone, and the ioctls that are no protocol's. */
@KernelSource("sys/net/if.c")
class If_c extends KernelFile {
    static final int IFNAMSIZ = 16;
    private static final int USHRT_MAX = 65535;

    final TailQ<Ifnet> ifnet;
    private final long if_index;
    private final long if_indexlim;
    private final long ifindex2ifnet;
    private final long ifnet_addrs;

    If_c(NetBsd299 k) {
        super(k);
        var data = k.machine().data();
        ifnet = new TailQ<>(mem, data.defineHead("ifnet", 2, Ifnet.TYPE), Ifnet.TYPE, Ifnet.IF_LIST_TQE_NEXT);
        if_index = data.define("if_index", 4);
        if_indexlim = data.define("if_indexlim", 4);
        ifindex2ifnet = data.define("ifindex2ifnet", 4);
        ifnet_addrs = data.define("ifnet_addrs", 4);
    }

    /** The addresses of an interface. */
    TailQ<Ifaddr> IF_ADDRLIST(Ifnet ifp) {
        return new TailQ<>(mem, ifp.addressOf(Ifnet.IF_ADDRLIST_TQH_FIRST), Ifaddr.TYPE, Ifaddr.IFA_LIST_TQE_NEXT);
    }

    /** {@code ifindex2ifnet[idx]}. */
    Ifnet IFINDEX2IFNET(int idx) {
        return Ifnet.TYPE.at(mem, mem.loadPointer(mem.loadPointer(ifindex2ifnet, 0), 4 * idx));
    }

    /** Where the array of interfaces by index lies, and how many slots it has. */
    long IFINDEX_ARRAY() {
        return mem.peekPointer(ifindex2ifnet);
    }

    int IF_INDEXLIM() {
        return mem.load4(if_indexlim, 0);
    }

    int LAST_IF_INDEX() {
        return mem.load4(if_index, 0);
    }

    private void IFNET_SLOT(int idx, Ifnet ifp) {
        mem.storePointer(mem.loadPointer(ifindex2ifnet, 0), 4 * idx, ifp.address());
    }

    private void ADDRS_SLOT(int idx, long ifa) {
        mem.storePointer(mem.loadPointer(ifnet_addrs, 0), 4 * idx, ifa);
    }

    // ---- attach --------------------------------------------------------------------------------------------------

    /**
     * Puts an interface on the master list and gives it an index; if.c:348.
     *
     * <p>The static index is not advanced past the one chosen: after a destroy the same number is given again.
     */
    void if_attach(Ifnet ifp) {
        if (mem.load4(if_indexlim, 0) == 0) {
            ifnet.init();
            mem.store4(if_indexlim, 0, 8);
        }
        IF_ADDRLIST(ifp).init();
        ifnet.insertTail(ifp);
        int indx = mem.load4(if_index, 0);
        if (indx == 0) {
            indx = 1;
            mem.store4(if_index, 0, 1);
        } else {
            boolean wrapped = false;
            while (mem.loadPointer(ifindex2ifnet, 0) != 0
                    && indx < mem.load4(if_indexlim, 0)
                    && !IFINDEX2IFNET(indx).isNull()) {
                indx++;
                if (indx == USHRT_MAX) {
                    if (wrapped) {
                        throw panic("too many interfaces");
                    }
                    wrapped = true;
                    indx = 1;
                }
            }
            mem.store4(if_index, 0, indx);
        }
        ifp.if_index(indx);
        GROW(indx);
        IFNET_SLOT(indx, ifp);
        if (ifp.if_snd_ifq_maxlen() == 0) {
            ifp.if_snd_ifq_maxlen(50);
        }
        if_attachdomain1(ifp);
        k.rtsock_c.rt_ifannouncemsg(ifp, 0);
    }

    private void GROW(int indx) {
        long array = mem.loadPointer(ifindex2ifnet, 0);
        int limit = mem.load4(if_indexlim, 0);
        if (array != 0 && indx < limit) {
            return;
        }
        int old = array == 0 ? 0 : limit;
        while (indx >= limit) {
            limit <<= 1;
        }
        mem.store4(if_indexlim, 0, limit);
        for (long root : new long[] {ifnet_addrs, ifindex2ifnet}) {
            long before = mem.loadPointer(root, 0);
            long grown = k.kern_malloc_c.ALLOCATE(4 * limit, "ifaddr", M_WAITOK | M_ZERO, null);
            if (before != 0) {
                bcopy(before, grown, 4 * old);
                k.kern_malloc_c.free(before, "ifaddr");
            }
            mem.storePointer(root, 0, grown);
        }
    }

    /** Lets each domain hang its data on an interface; if.c:482. */
    void if_attachdomain1(Ifnet ifp) {
        int s = splnet();
        ifp.if_afdata_inet6(nil(In6Ifextra.TYPE));
        for (Domain dp = k.uipc_domain_c.DOMAINS(); !dp.isNull(); dp = dp.dom_next()) {
            if (dp.dom_ifattach() != 0) {
                long aux = k.text.call(dp.dom_ifattach(), Text.IfAttach.class).attach(ifp);
                ifp.if_afdata_inet6(In6Ifextra.TYPE.at(mem, aux));
            }
        }
        splx(s);
    }

    /** Gives an interface its link-level address; if.c:284. */
    void if_alloc_sadl(Ifnet ifp) {
        if (!ifp.if_sadl().isNull()) {
            if_free_sadl(ifp);
        }
        Ifaddr ifa = MALLOC(LinkIfaddr.TYPE, "ifaddr", M_WAITOK | M_ZERO).ifa();
        SockaddrS sdl = LinkIfaddr.TYPE.at(mem, ifa.address()).sdl();
        sdl.sa_len(20);
        sdl.sa_family(AF_LINK);
        sdl.sin_port(ifp.if_index());
        ifa.ifa_addr(sdl);
        ifa.ifa_ifp(ifp);
        ifa.ifa_refcnt(1);
        ADDRS_SLOT(ifp.if_index(), ifa.address());
        IF_ADDRLIST(ifp).insertHead(ifa);
        ifp.if_sadl(ifa);
    }

    /** Takes it away again; if.c:318. */
    void if_free_sadl(Ifnet ifp) {
        Ifaddr ifa = ifp.if_sadl();
        if (ifa.isNull()) {
            return;
        }
        int s = splnet();
        IF_ADDRLIST(ifp).remove(ifa);
        ifp.if_sadl(nil(Ifaddr.TYPE));
        ADDRS_SLOT(ifp.if_index(), 0);
        k.route_c.IFAFREE(ifa);
        splx(s);
    }

    // ---- detach --------------------------------------------------------------------------------------------------

    /**
     * Takes an interface out of the system; if.c:536. The caller frees it afterwards.
     *
     * <p>Only protocols of families that have an address on the interface at this moment are told to forget it. That is the
     * bug: pppd has removed the addresses before it closes the line.
     */
    void if_detach(Ifnet ifp) {
        Socket so = onStack(Socket.TYPE);
        bzero(so, Socket.TYPE);
        int s = splnet();
        if_down(ifp);
        k.seams.purgeProtocols.purge(ifp, so); // 590-650
        if_free_sadl(ifp);
        for (int i = 1; i <= AF_INET6; i++) {
            k.route_c.RN_WALKTREE(i, rt -> if_rt_walktree(rt, ifp));
        }
        for (Domain dp = k.uipc_domain_c.DOMAINS(); !dp.isNull(); dp = dp.dom_next()) {
            if (dp.dom_ifdetach() != 0 && !ifp.if_afdata_inet6().isNull()) {
                k.text.call(dp.dom_ifdetach(), Text.IfDetach.class)
                        .detach(ifp, ifp.if_afdata_inet6().address());
            }
            k.seams.afterDomainDetach.purge(dp, ifp, so);
        }
        k.rtsock_c.rt_ifannouncemsg(ifp, 1);
        IFNET_SLOT(ifp.if_index(), nil(Ifnet.TYPE));
        ifnet.remove(ifp);
        if_detach_queues(ifp, k.netisr.arpintrq);
        if_detach_queues(ifp, k.netisr.ipintrq);
        if_detach_queues(ifp, k.netisr.ip6intrq);
        splx(s);
    }

    /** The address loop of {@link #if_detach}: each address's family is purged until the list holds AF_LINK alone. */
    void PURGE_FAMILIES_WITH_ADDRESSES(Ifnet ifp, Socket so) {
        Ifaddr ifa = ifp.if_addrlist_tqh_first();
        while (!ifa.isNull()) {
            int family = ifa.ifa_addr().sa_family();
            if (family == AF_LINK) {
                ifa = ifa.ifa_list_tqe_next();
                continue;
            }
            Domain dp = k.uipc_domain_c.pffinddomain(family);
            if (k.machine().has("DIAGNOSTIC") && dp.isNull()) {
                throw panic(String.format(Locale.ROOT, "if_detach: no domain for AF %d", family));
            }
            boolean purged = PURGE_DOMAIN(dp, ifp, so);
            if (!purged) {
                printf(String.format(Locale.ROOT, "if_detach: WARNING: AF %d not purged\n", family));
                IF_ADDRLIST(ifp).remove(ifa);
            }
            ifa = ifp.if_addrlist_tqh_first();
            if (!ifa.isNull() && ifa.ifa_addr().sa_family() == AF_LINK) {
                ifa = ifa.ifa_list_tqe_next();
            }
        }
    }

    /** PRU_PURGEIF to every protocol of a domain that takes user requests; whether there was one. */
    boolean PURGE_DOMAIN(Domain dp, Ifnet ifp, Socket so) {
        boolean purged = false;
        for (Protosw pr : k.uipc_domain_c.PROTOCOLS(dp)) {
            so.so_proto(pr);
            if (pr.pr_usrreq() != 0) {
                purged = true;
                k.text.call(pr.pr_usrreq(), Text.Usrreq.class)
                        .usrreq(so, PRU_PURGEIF, nil(Mbuf.TYPE), nil(Mbuf.TYPE), ifp, k.cpu.curlwp());
            }
        }
        return purged;
    }

    private void if_detach_queues(Ifnet ifp, Ifqueue q) {
        long at = q.addressOf(Ifqueue.IFQ_HEAD);
        Mbuf last = nil(Mbuf.TYPE);
        Mbuf m = q.ifq_head();
        while (!m.isNull()) {
            Mbuf next = m.m_nextpkt();
            if (m.m_pkthdr_rcvif().is(ifp)) {
                mem.storePointer(at, 0, next.address());
                q.ifq_len(q.ifq_len() - 1);
                m_freem(m);
            } else {
                at = m.addressOf(Mbuf.M_NEXTPKT);
                last = m;
            }
            m = next;
        }
        q.ifq_tail(last);
    }

    /** Deletes a route of the interface; if.c:727. */
    void if_rt_walktree(Rtentry rt, Ifnet ifp) {
        if (!rt.rt_ifp().is(ifp)) {
            return;
        }
        int error = k.route_c.rtrequest1_delete(rt);
        if (error != 0) {
            printf(String.format(
                    Locale.ROOT,
                    "%s: warning: unable to delete rtentry @ 0x%x, error = %d\n",
                    ifp.if_xname(),
                    rt.address(),
                    error));
        }
    }

    // ---- whose address, whose net -------------------------------------------------------------------------------

    private boolean SAME(SockaddrS a, SockaddrS b) {
        return a.sa_family() == b.sa_family()
                && (a.sa_family() == AF_INET6 ? a.sin6_addr().equals(b.sin6_addr()) : a.sin_addr() == b.sin_addr());
    }

    /** The address record of exactly that address, or NULL; if.c:960. */
    Ifaddr ifa_ifwithaddr(SockaddrS addr) {
        for (Ifnet ifp = ifnet.first(); !ifp.isNull(); ifp = ifp.if_list_tqe_next()) {
            for (Ifaddr ifa = ifp.if_addrlist_tqh_first(); !ifa.isNull(); ifa = ifa.ifa_list_tqe_next()) {
                if (SAME(ifa.ifa_addr(), addr)) {
                    return ifa;
                }
            }
        }
        return nil(Ifaddr.TYPE);
    }

    /** The address record whose other end that is, or NULL; if.c:1000. */
    Ifaddr ifa_ifwithdstaddr(SockaddrS addr) {
        for (Ifnet ifp = ifnet.first(); !ifp.isNull(); ifp = ifp.if_list_tqe_next()) {
            if (!has(ifp.if_flags(), IFF_POINTOPOINT)) {
                continue;
            }
            for (Ifaddr ifa = ifp.if_addrlist_tqh_first(); !ifa.isNull(); ifa = ifa.ifa_list_tqe_next()) {
                if (!ifa.ifa_dstaddr().isNull() && SAME(ifa.ifa_dstaddr(), addr)) {
                    return ifa;
                }
            }
        }
        return nil(Ifaddr.TYPE);
    }

    /** The address record on whose net that address lies, the longest mask first, or NULL; if.c:1030. */
    Ifaddr ifa_ifwithnet(SockaddrS addr) {
        Ifaddr best = nil(Ifaddr.TYPE);
        int longest = -1;
        for (Ifnet ifp = ifnet.first(); !ifp.isNull(); ifp = ifp.if_list_tqe_next()) {
            for (Ifaddr ifa = ifp.if_addrlist_tqh_first(); !ifa.isNull(); ifa = ifa.ifa_list_tqe_next()) {
                if (ifa.ifa_addr().sa_family() != addr.sa_family()
                        || ifa.ifa_netmask().isNull()) {
                    continue;
                }
                int length = ON_NET(ifa, addr);
                if (length > longest) {
                    best = ifa;
                    longest = length;
                }
            }
        }
        return best;
    }

    /** How many bits the net has that an address record gives to an address, or -1 when it gives none. */
    private int ON_NET(Ifaddr ifa, SockaddrS addr) {
        if (addr.sa_family() == AF_INET6) {
            In6Addr mask = ifa.ifa_netmask().sin6_addr();
            int length = Long.bitCount(mask.high()) + Long.bitCount(mask.low());
            boolean on = addr.sin6_addr()
                    .masked(length)
                    .equals(ifa.ifa_addr().sin6_addr().masked(length));
            return on ? length : -1;
        }
        int mask = ifa.ifa_netmask().sin_addr();
        return ((addr.sin_addr() ^ ifa.ifa_addr().sin_addr()) & mask) == 0 ? Integer.bitCount(mask) : -1;
    }

    // ---- clones --------------------------------------------------------------------------------------------------

    /** The names of the interfaces that can be cloned, in the order in which they attached. */
    List<String> CLONERS() {
        return k.pppIsCloned()
                ? List.of("lo", "ppp", "sl", "strip", "tun", "gif", "gre", "stf", "bridge", "vlan", "faith", "pppoe")
                : List.of("tun", "gif", "gre", "stf", "bridge", "vlan", "faith", "pppoe");
    }

    /** SIOCIFCREATE; if.c:750. */
    int if_clone_create(String name) {
        String cloner = if_clone_lookup(name);
        if (cloner.isEmpty()) {
            return EINVAL;
        }
        if (!ifunit(name).isNull()) {
            return EEXIST;
        }
        int unit = Integer.parseInt(name.substring(cloner.length()));
        return switch (cloner) {
            case "ppp" -> k.if_ppp_c.ppp_clone_create(unit);
            case "lo" -> k.if_loop_c.loop_clone_create(unit);
            default -> ENXIO;
        };
    }

    /** SIOCIFDESTROY; if.c:770. */
    int if_clone_destroy(String name) {
        String cloner = if_clone_lookup(name);
        if (cloner.isEmpty()) {
            return EINVAL;
        }
        Ifnet ifp = ifunit(name);
        if (ifp.isNull()) {
            return ENXIO;
        }
        return switch (cloner) {
            case "ppp" -> k.if_ppp_c.ppp_clone_destroy(ifp);
            case "lo" -> k.if_loop_c.loop_clone_destroy(ifp);
            default -> EOPNOTSUPP;
        };
    }

    private String if_clone_lookup(String name) {
        int digits = name.length();
        while (digits > 0 && Character.isDigit(name.charAt(digits - 1))) {
            digits--;
        }
        String prefix = name.substring(0, digits);
        String unit = name.substring(digits);
        boolean sane = !unit.isEmpty() && unit.length() <= 5 && (unit.length() == 1 || unit.charAt(0) != '0');
        return sane && CLONERS().contains(prefix) ? prefix : "";
    }

    // ---- up, down, ioctl -----------------------------------------------------------------------------------------

    /** if.c:1153; at splnet. */
    void if_down(Ifnet ifp) {
        ifp.if_flags(ifp.if_flags() & ~IFF_UP);
        for (Ifaddr ifa = ifp.if_addrlist_tqh_first(); !ifa.isNull(); ifa = ifa.ifa_list_tqe_next()) {
            k.uipc_domain_c.pfctlinput(ifa.ifa_addr());
        }
        IFQ_PURGE(ifp);
        k.rtsock_c.rt_ifmsg(ifp);
    }

    /** if.c:1190; at splnet. */
    void if_up(Ifnet ifp) {
        ifp.if_flags(ifp.if_flags() | IFF_UP);
        k.rtsock_c.rt_ifmsg(ifp);
        k.in6_c.in6_if_up(ifp);
    }

    private void IFQ_PURGE(Ifnet ifp) {
        Mbuf m = ifp.if_snd_ifq_head();
        while (!m.isNull()) {
            Mbuf next = m.m_nextpkt();
            m_freem(m);
            m = next;
        }
        ifp.if_snd_ifq_head(nil(Mbuf.TYPE));
        ifp.if_snd_ifq_tail(nil(Mbuf.TYPE));
        ifp.if_snd_ifq_len(0);
    }

    /** The interface of that name, or NULL; if.c:1236. */
    Ifnet ifunit(String name) {
        for (Ifnet ifp = ifnet.first(); !ifp.isNull(); ifp = ifp.if_list_tqe_next()) {
            if (mem.stringEquals(ifp.address(), Ifnet.IF_XNAME.offset(), IFNAMSIZ, name)) {
                return ifp;
            }
        }
        return nil(Ifnet.TYPE);
    }

    private static final Set<Integer> PRIVILEGED =
            Set.of(SIOCSIFFLAGS, SIOCSIFMETRIC, SIOCSIFMTU, SIOCIFCREATE, SIOCIFDESTROY, SIOCADDMULTI, SIOCDELMULTI);

    /** if.c:1273. */
    int ifioctl(Socket so, int cmd, Ifreq ifr, Lwp l) {
        if (PRIVILEGED.contains(cmd) && l.p_uid() != 0) {
            return EPERM;
        }
        if (cmd == SIOCIFCREATE) {
            return if_clone_create(ifr.ifr_name());
        }
        if (cmd == SIOCIFDESTROY) {
            return if_clone_destroy(ifr.ifr_name());
        }
        Ifnet ifp = ifunit(ifr.ifr_name());
        if (ifp.isNull()) {
            return ENXIO;
        }
        int oif_flags = ifp.if_flags();
        switch (cmd) {
            case SIOCGIFFLAGS -> ifr.ifr_value(ifp.if_flags());
            case SIOCGIFMETRIC -> ifr.ifr_value((int) ifp.if_metric());
            case SIOCGIFMTU -> ifr.ifr_value(ifp.if_mtu());
            case SIOCSIFMETRIC -> ifp.if_metric(ifr.ifr_value());
            case SIOCSIFFLAGS -> {
                if (has(ifp.if_flags(), IFF_UP) && !has(ifr.ifr_value(), IFF_UP)) {
                    int s = splnet();
                    if_down(ifp);
                    splx(s);
                }
                if (has(ifr.ifr_value(), IFF_UP) && !has(ifp.if_flags(), IFF_UP)) {
                    int s = splnet();
                    if_up(ifp);
                    splx(s);
                }
                ifp.if_flags(ifp.if_flags() & IFF_CANTCHANGE | ifr.ifr_value() & ~IFF_CANTCHANGE & 0xffff);
                if (ifp.if_ioctl() != 0) {
                    IF_IOCTL(ifp, cmd, ifr);
                }
            }
            case SIOCSIFMTU -> {
                return IF_IOCTL(ifp, cmd, ifr);
            }
            default -> {
                if (so.so_proto().isNull()) {
                    return EOPNOTSUPP;
                }
                int error = k.text.call(so.so_proto().pr_usrreq(), Text.Usrreq.class)
                        .usrreq(so, PRU_CONTROL, Mbuf.TYPE.at(mem, cmd & 0xffff_ffffL), ifr, ifp, l);
                if (has(oif_flags ^ ifp.if_flags(), IFF_UP) && has(ifp.if_flags(), IFF_UP)) {
                    int s = splnet();
                    k.in6_c.in6_if_up(ifp);
                    splx(s);
                }
                return error;
            }
        }
        return 0;
    }

    /** {@code (*ifp->if_ioctl)(ifp, cmd, data)}: loads the pointer, then jumps. */
    int IF_IOCTL(Ifnet ifp, int cmd, Struct data) {
        return k.text.call(ifp.if_ioctl(), Text.IfIoctl.class).ioctl(ifp, cmd, data);
    }

    /** {@code (*ifp->if_output)(ifp, m, dst, rt)}. */
    int IF_OUTPUT(Ifnet ifp, Mbuf m, SockaddrS dst, Rtentry rt) {
        return k.text.call(ifp.if_output(), Text.IfOutput.class).output(ifp, m, dst, rt);
    }
}
