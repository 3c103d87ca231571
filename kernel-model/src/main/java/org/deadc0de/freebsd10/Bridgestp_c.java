package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.If_h.IFT_ETHER;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;

/** The spanning tree of bridges, as far as it can be seen while no packet flows: its parameters, ports and identifiers. */
@KernelSource("sys/net/bridgestp.c")
final class Bridgestp_c extends KernelFile {
    static final int BSTP_PORT_AUTOEDGE = 0x0008;
    static final int BSTP_PORT_AUTOPTP = 0x0010;
    static final int BSTP_PROTO_STP = 0;
    static final int BSTP_PROTO_RSTP = 2;
    private static final int BSTP_TICK_VAL = 256;
    private static final int BSTP_DEFAULT_PATH_COST = 55;
    private static final int BSTP_DEFAULT_PORT_PRIORITY = 0x80;
    static final int BSTP_IFSTATE_DISABLED = 0;
    static final int BSTP_IFSTATE_FORWARDING = 3;
    static final int BSTP_IFSTATE_DISCARDING = 5;

    private final Mtx bstp_list_mtx = MTX_SYSINIT("bstp_list_mtx", "bridgestp list", MTX_DEF);
    private final ListHead<BstpState> bstp_list = LIST_HEAD("bstp_list", BstpState.TYPE, BstpState.BS_LIST);

    Bridgestp_c(FreeBsd10 k) {
        super(k);
    }

    private ListHead<BstpPort> BS_BPLIST(BstpState bs) {
        return new ListHead<>(mem, bs.addressOf(BstpState.BS_BPLIST), BstpPort.TYPE, BstpPort.BP_NEXT);
    }

    /** A new bridge has a spanning tree. bridgestp.c:2083. */
    void bstp_attach(BstpState bs) {
        mtx_init(bs.bs_mtx(), "bstp", null, MTX_DEF);
        BS_BPLIST(bs).init();

        bs.bs_bridge_max_age(20 * BSTP_TICK_VAL);
        bs.bs_bridge_htime(2 * BSTP_TICK_VAL);
        bs.bs_bridge_fdelay(15 * BSTP_TICK_VAL);
        bs.bs_bridge_priority(0x8000);
        bs.bs_txholdcount(6);
        bs.bs_protover(BSTP_PROTO_RSTP);

        mtx_lock(bstp_list_mtx, 2104);
        LIST_INSERT_HEAD(bstp_list, bs);
        mtx_unlock(bstp_list_mtx, 2106);
    }

    /** The bridge goes away. bridgestp.c:2110. */
    void bstp_detach(BstpState bs) {
        if (INVARIANTS) {
            KASSERT(BS_BPLIST(bs).isEmpty(), "bstp still active");
        }
        mtx_lock(bstp_list_mtx, 2114);
        LIST_REMOVE(bstp_list, bs);
        mtx_unlock(bstp_list_mtx, 2116);
        mtx_destroy(bs.bs_mtx());
    }

    /** The bridge comes up. bridgestp.c:2122. */
    void bstp_init(BstpState bs) {
        mtx_lock(bs.bs_mtx(), 2125);
        bs.bs_running(1);
        bstp_reinit(bs);
        mtx_unlock(bs.bs_mtx(), 2129);
    }

    /** The bridge goes down. bridgestp.c:2133. */
    void bstp_stop(BstpState bs) {
        mtx_lock(bs.bs_mtx(), 2137);
        ListHead<BstpPort> ports = BS_BPLIST(bs);
        for (BstpPort bp = ports.first(); !bp.isNull(); bp = ports.next(bp)) {
            bp.bp_state(BSTP_IFSTATE_DISCARDING);
        }
        bs.bs_running(0);
        mtx_unlock(bs.bs_mtx(), 2145);
    }

    /** Gives the bridge the identifier of the smallest Ethernet address of the machine; none without ports. bridgestp.c:2015. */
    private void bstp_reinit(BstpState bs) {
        long mac = 0;
        if (!BS_BPLIST(bs).isEmpty()) {
            k.if_c.IFNET_RLOCK_NOSLEEP(2031);
            for (Ifnet ifp = k.if_c.V_ifnet.first(); !ifp.isNull(); ifp = k.if_c.V_ifnet.next(ifp)) {
                if (ifp.if_type() != IFT_ETHER) {
                    continue;
                }
                long candidate = PV2ADDR(k.if_ethersubr_c.IF_LLADDR(ifp));
                if (candidate != 0 && (mac == 0 || candidate < mac)) {
                    mac = candidate;
                }
            }
            k.if_c.IFNET_RUNLOCK_NOSLEEP(2046);
        }
        if (mac == 0) {
            bs.pv_root_id2(0);
            bs.pv_dbridge_id2(0);
            return;
        }
        long id = (long) bs.bs_bridge_priority() << 48 | mac;
        bs.pv_root_id2(id);
        bs.pv_dbridge_id2(id);
        // The bridge is its own root until it hears of a better one.
        bs.pv_root_id(id);
        bs.pv_dbridge_id(id);
        bs.pv_cost(0);
    }

    private long PV2ADDR(byte[] lla) {
        long value = 0;
        for (byte b : lla) {
            value = value << 8 | b & 0xff;
        }
        return value;
    }

    /** A member becomes a port. bridgestp.c:2150. */
    void bstp_create(BstpState bs, BstpPort bp, Ifnet ifp) {
        mtx_lock(bs.bs_mtx(), 2155);
        bp.bp_ifp(ifp);
        bp.bp_bs(bs);
        bp.bp_priority(BSTP_DEFAULT_PORT_PRIORITY);
        bp.bp_state(BSTP_IFSTATE_DISCARDING);
        bp.bp_role(0);
        bp.bp_flags(BSTP_PORT_AUTOEDGE | BSTP_PORT_AUTOPTP);
        bp.bp_protover(bs.bs_protover());
        bp.bp_path_cost(bstp_calc_path_cost(ifp));
        mtx_unlock(bs.bs_mtx(), 2166);
    }

    /** The path cost that goes with a link's speed, as IEEE 802.1D-2004 recommends it. bridgestp.c:1697. */
    private int bstp_calc_path_cost(Ifnet ifp) {
        if (ifp.if_baudrate() < 1000) {
            return BSTP_DEFAULT_PATH_COST;
        }
        long path_cost = 20_000_000_000L / (ifp.if_baudrate() / 1000);
        return (int) Math.min(Math.max(path_cost, 1), 200_000_000L);
    }

    /** A port takes part in the spanning tree. bridgestp.c:2170. */
    void bstp_enable(BstpPort bp) {
        BstpState bs = bp.bp_bs();
        mtx_lock(bs.bs_mtx(), 2178);
        if (bp.bp_active() == 0) {
            LIST_INSERT_HEAD(BS_BPLIST(bs), bp);
            bp.bp_active(1);
            bp.bp_port_id(BSTP_DEFAULT_PORT_PRIORITY << 8 | bp.bp_ifp().if_index() & 0xfff);
            bstp_reinit(bs);
        }
        mtx_unlock(bs.bs_mtx(), 2200);
    }

    /** A port leaves the spanning tree. bridgestp.c:2213. */
    void bstp_disable(BstpPort bp) {
        BstpState bs = bp.bp_bs();
        mtx_lock(bs.bs_mtx(), 2219);
        if (bp.bp_active() != 0) {
            bp.bp_state(BSTP_IFSTATE_DISABLED);
            LIST_REMOVE(BS_BPLIST(bs), bp);
            bp.bp_active(0);
            bstp_reinit(bs);
        }
        mtx_unlock(bs.bs_mtx(), 2230);
    }

    /** The member goes away. bridgestp.c:2236. */
    void bstp_destroy(BstpPort bp) {
        if (bp.bp_active() != 0) {
            bstp_disable(bp);
        }
    }
}
