package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** IPv4 output. Packets go no further than their route: nothing is on the other side of the wire. */
@KernelSource("sys/netinet/ip_output.c")
class Ip_output_c extends KernelFile {
    Ip_output_c(DragonFly111 k) {
        super(k);
    }

    /** The clone for a destination; route.h:350. */
    Rtentry rtalloc_ign(Sa dst, int ignore) {
        return k.route_c._rtlookup(dst, ignore);
    }

    /** Finds the route, which the socket keeps, and hands the packet to the interface. ip_output.c:120. */
    int ip_output(Mbuf m, Socket so) {
        Sa packetdst = at(Sa.TYPE, m.addressOf(Mbuf.M_DAT));
        Rtentry rt = so.inp_route_ro_rt();
        if (!rt.isNull() && (!has(rt.rt_flags(), RTF_UP) || SIN(so.inp_route_ro_dst()) != SIN(packetdst))) {
            k.route_c.rtfree(rt);
            rt = nil(Rtentry.TYPE);
            so.inp_route_ro_rt(rt);
        }
        if (rt.isNull()) {
            BCOPY(packetdst.address(), so.inp_route_ro_dst().address(), 16);
            rt = rtalloc_ign(so.inp_route_ro_dst(), 0);
            so.inp_route_ro_rt(rt);
        }
        if (rt.isNull()) {
            k.uipc_mbuf_c.m_free(m);
            return EHOSTUNREACH;
        }
        Ifaddr ia = rt.rt_ifa();
        Ifnet ifp = rt.rt_ifp();
        rt.rt_rmx_rmx_pksent(rt.rt_rmx_rmx_pksent() + 1);
        ia.if_data().ifi_opackets(ia.if_data().ifi_opackets() + 1);
        Sa dst = has(rt.rt_flags(), RTF_GATEWAY) ? rt.rt_gateway() : packetdst;
        k.lwkt_serialize_c.lwkt_serialize_enter(ifp.if_serializer());
        int error = k.text.call(ifp.if_output(), Text.IfOutput.class).output(ifp, m, dst, rt);
        k.lwkt_serialize_c.lwkt_serialize_exit(ifp.if_serializer());
        k.uipc_mbuf_c.m_free(m);
        return error;
    }
}
