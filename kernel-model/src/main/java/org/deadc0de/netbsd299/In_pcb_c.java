package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;

/** IPv4 protocol control blocks. IPv6 pcbs stand in the same tables, told apart by {@code inp_af}. */
@KernelSource("sys/netinet/in_pcb.c")
class In_pcb_c extends KernelFile {
    final Inpcbtable udbtable;
    final Inpcbtable tcbtable;
    final Inpcbtable rawcbtable;
    final Inpcbtable raw6cbtable;

    In_pcb_c(NetBsd299 k) {
        super(k);
        var data = k.machine().data();
        udbtable = data.defineStruct("udbtable", Inpcbtable.TYPE);
        tcbtable = data.defineStruct("tcbtable", Inpcbtable.TYPE);
        rawcbtable = data.defineStruct("rawcbtable", Inpcbtable.TYPE);
        raw6cbtable = data.defineStruct("raw6cbtable", Inpcbtable.TYPE);
    }

    ListHead<Inpcb> QUEUE(Inpcbtable table) {
        return new ListHead<>(
                mem, table.addressOf(Inpcbtable.INPT_QUEUE_LH_FIRST), Inpcb.TYPE, Inpcb.INP_QUEUE_LE_NEXT);
    }

    /** in_pcb.c:180. */
    int in_pcballoc(Socket so, Inpcbtable table) {
        Inpcb inp = pool_get(Inpcb.TYPE);
        bzero(inp, Inpcb.TYPE);
        inp.inp_af(AF_INET);
        inp.inp_table(table);
        inp.inp_socket(so);
        so.so_pcb(inp.address());
        int s = splnet();
        QUEUE(table).insertHead(inp);
        splx(s);
        return 0;
    }

    /** in_pcb.c:490. Memberships are given back before the pcb leaves its table. */
    void in_pcbdetach(Inpcb inp) {
        Socket so = inp.inp_socket();
        so.so_pcb(0);
        k.uipc_socket_c.sofree(so);
        if (!inp.inp_route().ro_rt().isNull()) {
            k.route_c.rtfree(inp.inp_route().ro_rt());
        }
        k.ip_output_c.ip_freemoptions(inp.inp_moptions());
        int s = splnet();
        QUEUE(inp.inp_table()).remove(inp);
        splx(s);
        pool_put(inp, Inpcb.TYPE);
    }

    /** Forgets an interface in the multicast options of every socket of a table; in_pcb.c:625. */
    void in_pcbpurgeif0(Inpcbtable table, Ifnet ifp) {
        for (Inpcb inp = QUEUE(table).first(); !inp.isNull(); inp = inp.inp_queue_le_next()) {
            if (inp.inp_af() != AF_INET) {
                continue;
            }
            IpMoptions imo = inp.inp_moptions();
            if (imo.isNull()) {
                continue;
            }
            if (imo.imo_multicast_ifp().is(ifp)) {
                imo.imo_multicast_ifp(nil(Ifnet.TYPE));
            }
            int gap = 0;
            for (int i = 0; i < imo.imo_num_memberships(); i++) {
                if (imo.imo_membership(i).inm_ifp().is(ifp)) {
                    k.in_c.in_delmulti(imo.imo_membership(i));
                    gap++;
                } else if (gap != 0) {
                    imo.imo_membership(i - gap, imo.imo_membership(i));
                }
            }
            imo.imo_num_memberships(imo.imo_num_memberships() - gap);
        }
    }

    /** Forgets an interface in the cached routes of every socket of a table; in_pcb.c:667. */
    void in_pcbpurgeif(Inpcbtable table, Ifnet ifp) {
        Inpcb inp = QUEUE(table).first();
        while (!inp.isNull()) {
            Inpcb ninp = inp.inp_queue_le_next();
            if (inp.inp_af() == AF_INET
                    && !inp.inp_route().ro_rt().isNull()
                    && inp.inp_route().ro_rt().rt_ifp().is(ifp)) {
                in_rtchange(inp, 0);
            }
            inp = ninp;
        }
    }

    /** in_pcb.c:730. */
    void in_rtchange(Inpcb inp, int errno) {
        if (!inp.inp_route().ro_rt().isNull()) {
            k.route_c.rtfree(inp.inp_route().ro_rt());
            inp.inp_route().ro_rt(nil(Rtentry.TYPE));
        }
    }
}
