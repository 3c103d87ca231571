package org.deadc0de.netbsd299;

import java.util.Set;
import org.deadc0de.sim.mem.Memory;

/**
 * The post's proposal (b): with the last address of a family, an interface loses the family's memberships, and every socket of the
 * family its cached route.
 */
final class FixPurgeWithLastAddress extends NetBsdFix {
    FixPurgeWithLastAddress() {
        super(
                "purge-with-last-address",
                "removing a family's last address deletes its memberships and cached routes (proposal b, tech-net, 2005-03-02)",
                Set.of("addressRemoved"));
    }

    @Override
    void apply(NetBsd299 k) {
        Memory memory = k.machine().memory();
        k.seams.addressRemoved = (ifp, family) -> {
            for (Ifaddr ifa = ifp.if_addrlist_tqh_first(); !ifa.isNull(); ifa = ifa.ifa_list_tqe_next()) {
                if (ifa.ifa_addr().sa_family() == family) {
                    return;
                }
            }
            if (family == KernelFile.AF_INET) {
                for (Inpcbtable table : k.tables()) {
                    k.in_pcb_c.in_pcbpurgeif0(table, ifp);
                    for (Inpcb inp = k.in_pcb_c.QUEUE(table).first(); !inp.isNull(); inp = inp.inp_queue_le_next()) {
                        if (inp.inp_af() == KernelFile.AF_INET) {
                            k.in_pcb_c.in_rtchange(inp, 0);
                        }
                    }
                }
            } else {
                for (Inpcbtable table : k.tables()) {
                    k.in6_pcb_c.in6_pcbpurgeif0(table, ifp);
                    for (In6pcb in6p = In6pcb.TYPE.at(
                                    memory, table.inpt_queue_lh_first().address());
                            !in6p.isNull();
                            in6p = in6p.in6p_queue_le_next()) {
                        if (in6p.in6p_af() == KernelFile.AF_INET6) {
                            k.in6_pcb_c.in6_rtchange(in6p, 0);
                        }
                    }
                }
            }
        };
    }
}
