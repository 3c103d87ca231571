package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.AF_INET;

import org.deadc0de.sim.crash.KernelSource;

/** Domains and protocols. */
@KernelSource("bsd/kern/uipc_domain.c")
final class Uipc_domain_c extends KernelFile {
    private final LckMtx domain_proto_mtx;

    Uipc_domain_c(Darwin9 k) {
        super(k);
        domain_proto_mtx = k.machine().data().defineStruct("domain_proto_mtx", LckMtx.TYPE);
    }

    /** Tells the protocols of an address's family what happened to its interface. uipc_domain.c:672. */
    void pfctlinput(int cmd, Sockaddr sa) {
        lck_mtx_lock(domain_proto_mtx);
        lck_mtx_unlock(domain_proto_mtx);
        if (sa.sa_family() == AF_INET) {
            k.raw_ip_c.rip_ctlinput(cmd, sa);
        }
    }
}
