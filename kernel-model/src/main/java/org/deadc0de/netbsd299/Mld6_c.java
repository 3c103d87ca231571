package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;

/** Multicast listener discovery. */
@KernelSource("sys/netinet6/mld6.c")
class Mld6_c extends KernelFile {
    private static final int MLD_OTHERLISTENER = 0;
    private static final int MLD_IREPORTEDLAST = 1;
    private static final int MLD_LISTENER_REPORT = 131;
    private static final int MLD_LISTENER_DONE = 132;
    private static final int MLD_UNSOLICITED_REPORT_INTERVAL = 10;
    private static final int PR_FASTHZ = 5;
    private static final int IPPROTO_ICMPV6 = 58;
    private static final In6Addr ALLROUTERS = new In6Addr(0xff02L << 48, 2);

    private final long mld_timers_are_running;
    private final long mld_random;

    Mld6_c(NetBsd299 k) {
        super(k);
        mld_timers_are_running = k.machine().data().define("mld_timers_are_running", 4);
        mld_random = k.machine().data().define("mld_random", 8);
        mem.store8(mld_random, 0, k.machine().seed() + 1);
    }

    boolean TIMERS_RUN() {
        return mem.load4(mld_timers_are_running, 0) != 0;
    }

    private int RANDOM_DELAY(int limit) {
        long next = mem.load8(mld_random, 0) * 6364136223846793005L + 1442695040888963407L;
        mem.store8(mld_random, 0, next);
        return 1 + (int) Long.remainderUnsigned(next >>> 33, limit);
    }

    /** mld6.c:150. */
    void mld6_start_listening(In6Multi in6m) {
        int s = splsoftnet();
        In6Addr all_nodes = In6_c.ALLNODES.withScope(in6m.in6m_ifp().if_index());
        if (in6m.in6m_addr().equals(all_nodes) || has(in6m.in6m_ifp().if_flags(), IFF_LOOPBACK)) {
            in6m.in6m_timer(0);
            in6m.in6m_state(MLD_OTHERLISTENER);
        } else {
            mld6_sendpkt(in6m, MLD_LISTENER_REPORT, in6m.in6m_addr());
            in6m.in6m_timer(RANDOM_DELAY(MLD_UNSOLICITED_REPORT_INTERVAL * PR_FASTHZ));
            in6m.in6m_state(MLD_IREPORTEDLAST);
            mem.store4(mld_timers_are_running, 0, 1);
            k.uipc_domain_c.FASTTIMO_NEEDED();
        }
        splx(s);
    }

    /** mld6.c:190. */
    void mld6_stop_listening(In6Multi in6m) {
        int index = in6m.in6m_ifp().if_index();
        In6Addr all_nodes = In6_c.ALLNODES.withScope(index);
        if (in6m.in6m_state() == MLD_IREPORTEDLAST && !in6m.in6m_addr().equals(all_nodes)) {
            mld6_sendpkt(in6m, MLD_LISTENER_DONE, ALLROUTERS.withScope(index));
        }
    }

    /** Every 200 ms; visits the groups that are linked on addresses; mld6.c:370. */
    void mld6_fasttimeo(long unused) {
        if (mem.load4(mld_timers_are_running, 0) == 0) {
            return;
        }
        int s = splsoftnet();
        mem.store4(mld_timers_are_running, 0, 0);
        for (In6Ifaddr ia = k.in6_c.FIRST(); !ia.isNull(); ia = ia.ia6_next()) {
            for (In6Multi in6m = k.in6_c.MULTIADDRS(ia).first(); !in6m.isNull(); in6m = in6m.in6m_entry_le_next()) {
                int timer = in6m.in6m_timer();
                if (timer == 0) {
                    continue;
                }
                in6m.in6m_timer(timer - 1);
                if (timer == 1) {
                    mld6_sendpkt(in6m, MLD_LISTENER_REPORT, in6m.in6m_addr());
                    in6m.in6m_state(MLD_IREPORTEDLAST);
                } else {
                    mem.store4(mld_timers_are_running, 0, 1);
                }
            }
        }
        splx(s);
    }

    /** Sends from the interface's link-local address, or not at all; mld6.c:420. */
    private void mld6_sendpkt(In6Multi in6m, int type, In6Addr dst) {
        Ifnet ifp = in6m.in6m_ifp();
        In6Ifaddr ia = k.in6_c.in6ifa_ifpforlinklocal(ifp, 0);
        if (ia.isNull()) {
            return;
        }
        byte[] packet = new byte[64];
        packet[40] = (byte) type;
        Mbuf m = m_get(packet);
        Ip6 ip6 = m.ip6();
        ip6.ip6_plen(24);
        ip6.ip6_nxt(IPPROTO_ICMPV6);
        ip6.ip6_src(ia.ia6_addr().sin6_addr());
        ip6.ip6_dst(dst);
        Ip6Moptions im6o = onStack(Ip6Moptions.TYPE);
        im6o.im6o_multicast_ifp(ifp);
        im6o.im6o_multicast_hlim(1);
        im6o.im6o_multicast_loop(0);
        k.ip6_output_c.ip6_output(m, nil(Ip6Pktopts.TYPE), nil(Route.TYPE), 0, im6o, nil(Socket.TYPE));
    }
}
