package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;

/** Internet Group Management: reports, leaves, and the timer between. */
@KernelSource("sys/netinet/igmp.c")
class Igmp_c extends KernelFile {
    private static final int IGMP_DELAYING_MEMBER = 1;
    private static final int IGMP_IDLE_MEMBER = 2;
    private static final int IGMP_v1_ROUTER = 1;
    private static final int IGMP_v2_ROUTER = 2;
    private static final int IGMP_V1_HOST_MEMBERSHIP_REPORT = 0x12;
    private static final int IGMP_V2_HOST_MEMBERSHIP_REPORT = 0x16;
    private static final int IGMP_HOST_LEAVE_MESSAGE = 0x17;
    private static final int INADDR_ALLRTRS_GROUP = 0xe0000002;
    private static final int IGMP_MAX_HOST_REPORT_DELAY = 10;
    private static final int PR_FASTHZ = 5;
    private static final int IP_MULTICASTOPTS = 8;

    private final long rti_head;
    private final long igmp_timers_are_running;
    private final long igmp_random;

    Igmp_c(NetBsd299 k) {
        super(k);
        var data = k.machine().data();
        rti_head = data.definePointer("rti_head", RouterInfo.TYPE);
        igmp_timers_are_running = data.define("igmp_timers_are_running", 4);
        igmp_random = data.define("igmp_random", 8);
        mem.store8(igmp_random, 0, k.machine().seed());
    }

    /** The first router_info. */
    RouterInfo RTI_HEAD() {
        return RouterInfo.TYPE.at(mem, mem.peekPointer(rti_head));
    }

    boolean TIMERS_RUN() {
        return mem.load4(igmp_timers_are_running, 0) != 0;
    }

    private boolean IN_LOCAL_GROUP(int addr) {
        return addr >>> 8 == 0xe00000;
    }

    private int RANDOM_DELAY(int limit) {
        long next = mem.load8(igmp_random, 0) * 6364136223846793005L + 1442695040888963407L;
        mem.store8(igmp_random, 0, next);
        return 1 + (int) Long.remainderUnsigned(next >>> 33, limit);
    }

    /** Finds or makes the record of which IGMP version is spoken on the interface; igmp.c:160. */
    int rti_fill(InMulti inm) {
        for (RouterInfo rti = RTI_HEAD(); !rti.isNull(); rti = rti.rti_link_le_next()) {
            if (rti.rti_ifp().is(inm.inm_ifp())) {
                inm.inm_rti(rti);
                return rti.rti_type() == IGMP_v1_ROUTER
                        ? IGMP_V1_HOST_MEMBERSHIP_REPORT
                        : IGMP_V2_HOST_MEMBERSHIP_REPORT;
            }
        }
        RouterInfo rti = pool_get(RouterInfo.TYPE);
        rti.rti_ifp(inm.inm_ifp());
        rti.rti_type(IGMP_v2_ROUTER);
        rti.rti_age(0);
        rti.rti_link_le_next(RTI_HEAD());
        mem.storePointer(rti_head, 0, rti.address());
        inm.inm_rti(rti);
        return IGMP_V2_HOST_MEMBERSHIP_REPORT;
    }

    /** A group was joined; igmp.c:431. Local groups are not reported, and for them the interface is not looked at. */
    int igmp_joingroup(InMulti inm) {
        int s = splsoftnet();
        inm.inm_state(IGMP_IDLE_MEMBER);
        if (!IN_LOCAL_GROUP(inm.inm_addr()) && !has(inm.inm_ifp().if_flags(), IFF_LOOPBACK)) {
            int report_type = rti_fill(inm);
            if (report_type == 0) {
                return 12;
            }
            igmp_sendpkt(inm, report_type);
            inm.inm_state(IGMP_DELAYING_MEMBER);
            inm.inm_timer(RANDOM_DELAY(IGMP_MAX_HOST_REPORT_DELAY * PR_FASTHZ));
            mem.store4(igmp_timers_are_running, 0, 1);
            k.uipc_domain_c.FASTTIMO_NEEDED();
        } else {
            inm.inm_timer(0);
        }
        splx(s);
        return 0;
    }

    /** The last member left a group; igmp.c:456; at splsoftnet. */
    void igmp_leavegroup(InMulti inm) {
        switch (inm.inm_state()) {
            case IGMP_DELAYING_MEMBER, IGMP_IDLE_MEMBER -> {
                if (!IN_LOCAL_GROUP(inm.inm_addr()) && !has(inm.inm_ifp().if_flags(), IFF_LOOPBACK)) {
                    if (inm.inm_rti().rti_type() != IGMP_v1_ROUTER) {
                        igmp_sendpkt(inm, IGMP_HOST_LEAVE_MESSAGE);
                    }
                }
            }
            default -> {}
        }
    }

    /** Every 200 ms, in the context of whatever softclock interrupted; igmp.c:476. */
    void igmp_fasttimo(long unused) {
        if (mem.load4(igmp_timers_are_running, 0) == 0) {
            return;
        }
        int s = splsoftnet();
        mem.store4(igmp_timers_are_running, 0, 0);
        for (int i = 0; i < In_c.MULTI_BUCKETS(); i++) {
            ListHead<InMulti> head = k.in_c.MULTI_BUCKET(i);
            for (InMulti inm = head.first(); !inm.isNull(); inm = inm.inm_list_le_next()) {
                if (inm.inm_timer() == 0) {
                    continue;
                }
                int left = inm.inm_timer() - 1;
                inm.inm_timer(left);
                if (left != 0) {
                    mem.store4(igmp_timers_are_running, 0, 1);
                } else if (inm.inm_state() == IGMP_DELAYING_MEMBER) {
                    if (inm.inm_rti().rti_type() == IGMP_v1_ROUTER) {
                        igmp_sendpkt(inm, IGMP_V1_HOST_MEMBERSHIP_REPORT);
                    } else {
                        igmp_sendpkt(inm, IGMP_V2_HOST_MEMBERSHIP_REPORT);
                    }
                    inm.inm_state(IGMP_IDLE_MEMBER);
                }
            }
        }
        splx(s);
    }

    /** Sends one report or leave over the group's interface; igmp.c:530; at splsoftnet. */
    void igmp_sendpkt(InMulti inm, int type) {
        byte[] packet = new byte[28];
        packet[20] = (byte) type;
        Mbuf m = m_get(packet);
        Ip ip = m.ip();
        ip.ip_len(28);
        ip.ip_p(2);
        ip.ip_src(0);
        ip.ip_dst(type == IGMP_HOST_LEAVE_MESSAGE ? INADDR_ALLRTRS_GROUP : inm.inm_addr());
        IpMoptions imo = onStack(IpMoptions.TYPE);
        imo.imo_multicast_ifp(inm.inm_ifp());
        imo.imo_multicast_ttl(1);
        imo.imo_multicast_loop(0);
        k.ip_output_c.ip_output(m, nil(Mbuf.TYPE), nil(Route.TYPE), IP_MULTICASTOPTS, imo, nil(Socket.TYPE));
    }

    /** An interface loses its IPv4: drops its router_info; igmp.c:590. */
    void igmp_purgeif(Ifnet ifp) {
        long at = rti_head;
        while (mem.loadPointer(at, 0) != 0) {
            RouterInfo rti = RouterInfo.TYPE.at(mem, mem.loadPointer(at, 0));
            if (rti.rti_ifp().is(ifp)) {
                mem.storePointer(at, 0, rti.rti_link_le_next().address());
                pool_put(rti, RouterInfo.TYPE);
                return;
            }
            at = rti.addressOf(RouterInfo.RTI_LINK_LE_NEXT);
        }
    }
}
