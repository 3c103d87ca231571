package org.deadc0de.netbsd299;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.sim.crash.KernelSource;

/** Protocol families and their protocols, in the order of their switch tables. */
@KernelSource("sys/kern/uipc_domain.c")
class Uipc_domain_c extends KernelFile {
    static final int SOCK_STREAM = 1;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;
    /** Which protocols NetBSD flagged later: they might store pointers to interfaces. */
    static final int PR_PURGEIF = 0x100;

    private static final long FASTTIMO = 200_000_000L;

    private final long domains;
    private final Callout pffasttimo_ch;
    private long pffasttimo_fn;

    Uipc_domain_c(NetBsd299 k) {
        super(k);
        domains = k.machine().data().definePointer("domains", Domain.TYPE);
        pffasttimo_ch = k.machine().data().defineStruct("pffasttimo_ch", Callout.TYPE);
    }

    /** One line of a protocol switch. */
    record Entry(int type, int protocol, int flags, long ctloutput, long usrreq, long input, long fasttimo) {}

    /** Puts a domain at the head of the list, with its protocols in this order. */
    Domain ADDDOMAIN(String name, int family, List<Entry> protocols, long ifattach, long ifdetach) {
        var data = k.machine().data();
        Domain dp = data.defineStruct(name + "domain", Domain.TYPE);
        long sw = data.define(name + "sw", Protosw.TYPE.size() * protocols.size());
        for (int i = 0; i < protocols.size(); i++) {
            Entry entry = protocols.get(i);
            Protosw pr = Protosw.TYPE.at(mem, sw + (long) i * Protosw.TYPE.size());
            pr.pr_type(entry.type());
            pr.pr_domain(dp);
            pr.pr_protocol(entry.protocol());
            pr.pr_flags(entry.flags());
            pr.pr_ctloutput(entry.ctloutput());
            pr.pr_usrreq(entry.usrreq());
            pr.pr_input(entry.input());
            pr.pr_fasttimo(entry.fasttimo());
        }
        dp.dom_family(family);
        dp.dom_name(data.string(name));
        dp.dom_protosw(Protosw.TYPE.at(mem, sw));
        dp.dom_protoswNPROTOSW(Protosw.TYPE.at(mem, sw + (long) Protosw.TYPE.size() * protocols.size()));
        dp.dom_ifattach(ifattach);
        dp.dom_ifdetach(ifdetach);
        dp.dom_next(DOMAINS());
        mem.storePointer(domains, 0, dp.address());
        return dp;
    }

    void INIT() {
        pffasttimo_fn = k.text.add("sys/kern/uipc_domain.c", "pffasttimo", (Text.Timer) this::pffasttimo);
    }

    Domain DOMAINS() {
        return Domain.TYPE.at(mem, mem.loadPointer(domains, 0));
    }

    /** The protocols of a domain: {@code dom_protosw .. dom_protoswNPROTOSW}. */
    List<Protosw> PROTOCOLS(Domain dp) {
        List<Protosw> list = new ArrayList<>();
        long end = dp.dom_protoswNPROTOSW().address();
        for (long pr = dp.dom_protosw().address(); pr < end; pr += Protosw.TYPE.size()) {
            list.add(Protosw.TYPE.at(mem, pr));
        }
        return list;
    }

    /** uipc_domain.c:170. */
    Domain pffinddomain(int family) {
        for (Domain dp = DOMAINS(); !dp.isNull(); dp = dp.dom_next()) {
            if (dp.dom_family() == family) {
                return dp;
            }
        }
        return nil(Domain.TYPE);
    }

    /** The protocol of that number and type, or the last wildcard entry of a raw socket; uipc_domain.c:210. */
    Protosw pffindproto(int family, int protocol, int type) {
        Domain dp = pffinddomain(family);
        Protosw maybe = nil(Protosw.TYPE);
        if (dp.isNull()) {
            return maybe;
        }
        for (Protosw pr : PROTOCOLS(dp)) {
            if (pr.pr_type() == type && (pr.pr_protocol() == protocol || type != SOCK_RAW && protocol == 0)) {
                return pr;
            }
            if (type == SOCK_RAW && pr.pr_type() == SOCK_RAW && pr.pr_protocol() == 0) {
                maybe = pr;
            }
        }
        return maybe;
    }

    /** Tells the protocols that an address went down; none of those modelled keeps state for it. */
    void pfctlinput(SockaddrS sa) {
        sa.sa_family();
    }

    /** Some protocol has a fast timer running: makes sure that it ticks. Ticks that would find nothing are left out. */
    void FASTTIMO_NEEDED() {
        if (pffasttimo_ch.c_flags() == 0) {
            long now = k.machine().clock().now();
            k.kern_timeout_c.callout_reset(pffasttimo_ch, (now / FASTTIMO + 1) * FASTTIMO, pffasttimo_fn, 0);
        }
    }

    /** Every 200 ms, from softclock; uipc_domain.c:330. */
    void pffasttimo(long arg) {
        for (Domain dp = DOMAINS(); !dp.isNull(); dp = dp.dom_next()) {
            for (Protosw pr : PROTOCOLS(dp)) {
                if (pr.pr_fasttimo() != 0) {
                    k.text.call(pr.pr_fasttimo(), Text.Timer.class).run(0);
                }
            }
        }
        if (k.igmp_c.TIMERS_RUN() || k.mld6_c.TIMERS_RUN()) {
            FASTTIMO_NEEDED();
        }
    }
}
