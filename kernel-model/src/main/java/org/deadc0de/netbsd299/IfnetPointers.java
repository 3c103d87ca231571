package org.deadc0de.netbsd299;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.deadc0de.sim.mem.HeapView;
import org.deadc0de.sim.mem.Memory;

/**
 * The invariant of the post: every pointer of type {@code struct ifnet *} that can be reached points to a currently allocated,
 * valid ifnet that is in the master list. Walks everything that can hold one, from the roots; never faults.
 */
final class IfnetPointers {
    private static final int MOST = 100_000;

    private final NetBsd299 k;
    private final Memory memory;
    private final Set<Long> master = new HashSet<>();
    private final List<String> found = new ArrayList<>();

    IfnetPointers(NetBsd299 k) {
        this.k = k;
        memory = k.machine().memory();
    }

    private long pointer(long address) {
        return memory.peekPointer(address);
    }

    /** One sentence for each stray pointer, in the order of the walk. */
    List<String> violations() {
        master.clear();
        found.clear();
        long ifp = pointer(k.if_c.ifnet.address());
        while (ifp != 0 && master.size() < MOST && master.add(ifp)) {
            ifp = pointer(ifp + Ifnet.IF_LIST_TQE_NEXT.offset());
        }
        indexes();
        pcbs();
        groups();
        addresses();
        routes();
        queues();
        return List.copyOf(found);
    }

    private void check(long ifp, String holder) {
        if (ifp == 0 || master.contains(ifp)) {
            return;
        }
        HeapView.Chunk chunk = k.heap().chunkAt(ifp);
        String state = chunk == null ? "no memory of an allocator" : chunk.live() ? "not in the list" : "freed";
        found.add(String.format(Locale.ROOT, "%s points to 0x%x, an ifnet that is %s", holder, ifp, state));
    }

    private void indexes() {
        long array = k.if_c.IFINDEX_ARRAY();
        for (int i = 0; array != 0 && i < k.if_c.IF_INDEXLIM(); i++) {
            check(pointer(array + 4L * i), "ifindex2ifnet[" + i + "]");
        }
    }

    /** Sockets: membership slots, the interface chosen for multicast, cached routes. */
    private void pcbs() {
        for (Inpcbtable table : k.tables()) {
            long pcb = pointer(table.address());
            for (int n = 0; pcb != 0 && n < MOST; n++) {
                if (memory.peek(pcb + 24, 4) == KernelFile.AF_INET) {
                    pcb4(pcb);
                } else {
                    pcb6(pcb);
                }
                pcb = pointer(pcb + Inpcb.INP_QUEUE_LE_NEXT.offset());
            }
        }
    }

    private String owner(long pcb) {
        long so = pointer(pcb + Inpcb.INP_SOCKET.offset());
        return String.format(Locale.ROOT, "socket 0x%x%s", so, k.whoHas(so));
    }

    private void pcb4(long pcb) {
        String socket = owner(pcb);
        cachedRoute(pcb + Inpcb.INP_ROUTE_RO_RT.offset(), socket);
        long imo = pointer(pcb + Inpcb.INP_MOPTIONS.offset());
        if (imo != 0) {
            check(pointer(imo), socket + " imo_multicast_ifp");
            int n = (int) memory.peek(imo + IpMoptions.IMO_NUM_MEMBERSHIPS.offset(), 2);
            for (int i = 0; i < Math.min(n, 20); i++) {
                long inm = pointer(imo + 12 + 4L * i);
                check(pointer(inm + InMulti.INM_IFP.offset()), socket + " imo_membership[" + i + "]->inm_ifp");
            }
        }
    }

    private void pcb6(long pcb) {
        String socket = owner(pcb);
        cachedRoute(pcb + In6pcb.IN6P_ROUTE_RO_RT.offset(), socket);
        long im6o = pointer(pcb + In6pcb.IN6P_MOPTIONS.offset());
        if (im6o != 0) {
            check(pointer(im6o), socket + " im6o_multicast_ifp");
            long imm = pointer(im6o + Ip6Moptions.IM6O_MEMBERSHIPS_LH_FIRST.offset());
            for (int n = 0; imm != 0 && n < MOST; n++) {
                long in6m = pointer(imm);
                check(
                        in6m == 0 ? 0 : pointer(in6m + In6Multi.IN6M_IFP.offset()),
                        socket + " im6o_memberships->i6mm_maddr->in6m_ifp");
                imm = pointer(imm + In6MultiMship.I6MM_CHAIN_LE_NEXT.offset());
            }
        }
    }

    private void cachedRoute(long at, String socket) {
        long rt = pointer(at);
        if (rt != 0) {
            check(pointer(rt + Rtentry.RT_IFP.offset()), socket + " cached route's rt_ifp");
        }
    }

    /** Groups in the tables themselves, the kludge list, the routers' records. */
    private void groups() {
        for (int i = 0; i < In_c.MULTI_BUCKETS(); i++) {
            long inm = pointer(k.in_c.MULTI_BUCKET(i).address());
            for (int n = 0; inm != 0 && n < MOST; n++) {
                check(pointer(inm + InMulti.INM_IFP.offset()), "in_multi " + inet(inm) + " inm_ifp");
                inm = pointer(inm);
            }
        }
        long rti = k.igmp_c.RTI_HEAD().address();
        for (int n = 0; rti != 0 && n < MOST; n++) {
            check(pointer(rti), "router_info rti_ifp");
            rti = pointer(rti + RouterInfo.RTI_LINK_LE_NEXT.offset());
        }
        long mk = pointer(k.in6_c.IN6_MK().address());
        for (int n = 0; mk != 0 && n < MOST; n++) {
            check(pointer(mk + Multi6Kludge.MK_IFP.offset()), "multi6_kludge mk_ifp");
            mk = pointer(mk);
        }
    }

    private String inet(long inm) {
        int a = (int) memory.peek(inm + InMulti.INM_ADDR.offset(), 4);
        return (a >>> 24) + "." + (a >> 16 & 255) + "." + (a >> 8 & 255) + "." + (a & 255);
    }

    private void addresses() {
        long ia = pointer(k.in_c.in_ifaddrhead.address());
        for (int n = 0; ia != 0 && n < MOST; n++) {
            check(pointer(ia + Ifaddr.IFA_IFP.offset()), "in_ifaddr ifa_ifp");
            ia = pointer(ia + InIfaddr.IA_LIST_TQE_NEXT.offset());
        }
        long ia6 = k.in6_c.FIRST().address();
        for (int n = 0; ia6 != 0 && n < MOST; n++) {
            check(pointer(ia6 + Ifaddr.IFA_IFP.offset()), "in6_ifaddr ifa_ifp");
            ia6 = pointer(ia6 + In6Ifaddr.IA6_NEXT.offset());
        }
    }

    private void routes() {
        for (int family : new int[] {KernelFile.AF_INET, KernelFile.AF_INET6}) {
            long rt = k.route_c.FIRST(family).address();
            for (int n = 0; rt != 0 && n < MOST; n++) {
                check(pointer(rt + Rtentry.RT_IFP.offset()), "rtentry rt_ifp");
                rt = pointer(rt);
            }
        }
    }

    private void queues() {
        for (Ifqueue q : List.of(k.netisr.arpintrq, k.netisr.ipintrq, k.netisr.ip6intrq)) {
            long m = pointer(q.address());
            for (int n = 0; m != 0 && n < MOST; n++) {
                check(pointer(m + Mbuf.M_PKTHDR_RCVIF.offset()), "queued mbuf rcvif");
                m = pointer(m + Mbuf.M_NEXTPKT.offset());
            }
        }
    }

    /** Names an address for people, or null. */
    String describe(long address) {
        var variable = k.machine().data().at(address);
        if (variable != null) {
            return variable.name();
        }
        HeapView.Chunk chunk = k.heap().chunkAt(address);
        if (chunk == null || chunk.type() == null) {
            return chunk == null ? null : chunk.kind();
        }
        var field = chunk.type().fieldAt((int) (address - chunk.address()), Memory.Abi.I386);
        boolean named = PppSoftc.TYPE.equals(chunk.type()) || Ifnet.TYPE.equals(chunk.type());
        String name = named
                ? memory.peekString(chunk.address() + Ifnet.IF_XNAME.offset(), 16)
                : chunk.type().name();
        return field == null ? name : name + "." + field.name();
    }
}
