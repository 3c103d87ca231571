package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;

/** IPv6 protocol control blocks. */
@KernelSource("sys/netinet6/in6_pcb.c")
class In6_pcb_c extends KernelFile {
    static final int IN6P_HOPS_DEFAULT = -1;

    In6_pcb_c(NetBsd299 k) {
        super(k);
    }

    ListHead<In6pcb> QUEUE(Inpcbtable table) {
        return new ListHead<>(
                mem, table.addressOf(Inpcbtable.INPT_QUEUE_LH_FIRST), In6pcb.TYPE, In6pcb.IN6P_QUEUE_LE_NEXT);
    }

    ListHead<In6MultiMship> MEMBERSHIPS(Ip6Moptions im6o) {
        return new ListHead<>(
                mem,
                im6o.addressOf(Ip6Moptions.IM6O_MEMBERSHIPS_LH_FIRST),
                In6MultiMship.TYPE,
                In6MultiMship.I6MM_CHAIN_LE_NEXT);
    }

    /** in6_pcb.c:150. */
    int in6_pcballoc(Socket so, Inpcbtable table) {
        In6pcb in6p = pool_get(In6pcb.TYPE);
        bzero(in6p, In6pcb.TYPE);
        in6p.in6p_af(AF_INET6);
        in6p.in6p_table(table);
        in6p.in6p_socket(so);
        in6p.in6p_hops(IN6P_HOPS_DEFAULT);
        so.so_pcb(in6p.address());
        int s = splnet();
        QUEUE(table).insertHead(in6p);
        splx(s);
        return 0;
    }

    /** in6_pcb.c:440. */
    void in6_pcbdetach(In6pcb in6p) {
        Socket so = in6p.in6p_socket();
        so.so_pcb(0);
        k.uipc_socket_c.sofree(so);
        if (!in6p.in6p_route().ro_rt().isNull()) {
            k.route_c.rtfree(in6p.in6p_route().ro_rt());
        }
        k.ip6_output_c.ip6_freemoptions(in6p.in6p_moptions());
        int s = splnet();
        QUEUE(in6p.in6p_table()).remove(in6p);
        splx(s);
        pool_put(in6p, In6pcb.TYPE);
    }

    /** in6_pcb.c:716. Looks into the group's record to see which interface it is of. */
    void in6_pcbpurgeif0(Inpcbtable table, Ifnet ifp) {
        for (In6pcb in6p = QUEUE(table).first(); !in6p.isNull(); in6p = in6p.in6p_queue_le_next()) {
            if (in6p.in6p_af() != AF_INET6) {
                continue;
            }
            Ip6Moptions im6o = in6p.in6p_moptions();
            if (im6o.isNull()) {
                continue;
            }
            if (im6o.im6o_multicast_ifp().is(ifp)) {
                im6o.im6o_multicast_ifp(nil(Ifnet.TYPE));
            }
            In6MultiMship imm = im6o.im6o_memberships_lh_first();
            while (!imm.isNull()) {
                In6MultiMship nimm = imm.i6mm_chain_le_next();
                if (imm.i6mm_maddr().in6m_ifp().is(ifp)) {
                    MEMBERSHIPS(im6o).remove(imm);
                    k.in6_c.in6_delmulti(imm.i6mm_maddr());
                    FREE(imm, "in_multi");
                }
                imm = nimm;
            }
        }
    }

    /** in6_pcb.c:759. */
    void in6_pcbpurgeif(Inpcbtable table, Ifnet ifp) {
        In6pcb in6p = QUEUE(table).first();
        while (!in6p.isNull()) {
            In6pcb nin6p = in6p.in6p_queue_le_next();
            if (in6p.in6p_af() == AF_INET6
                    && !in6p.in6p_route().ro_rt().isNull()
                    && in6p.in6p_route().ro_rt().rt_ifp().is(ifp)) {
                in6_rtchange(in6p, 0);
            }
            in6p = nin6p;
        }
    }

    /** in6_pcb.c:820. */
    void in6_rtchange(In6pcb in6p, int errno) {
        if (!in6p.in6p_route().ro_rt().isNull()) {
            k.route_c.rtfree(in6p.in6p_route().ro_rt());
            in6p.in6p_route().ro_rt(nil(Rtentry.TYPE));
        }
    }
}
