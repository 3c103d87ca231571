package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct protosw, sys/sys/protosw.h. */
final class Protosw extends Struct {
    static final StructType<Protosw> TYPE = new StructType<>("protosw", 52, Protosw::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field PR_TYPE = TYPE.integer("pr_type", 0, 2);
    static final Field PR_DOMAIN = TYPE.pointer("pr_domain", 4, () -> Domain.TYPE);
    static final Field PR_PROTOCOL = TYPE.integer("pr_protocol", 8, 2);
    static final Field PR_FLAGS = TYPE.integer("pr_flags", 10, 2);
    static final Field PR_INPUT = TYPE.function("pr_input", 12);
    static final Field PR_CTLOUTPUT = TYPE.function("pr_ctloutput", 24);
    static final Field PR_USRREQ = TYPE.function("pr_usrreq", 28);
    static final Field PR_FASTTIMO = TYPE.function("pr_fasttimo", 36);
    static final Field PR_SLOWTIMO = TYPE.function("pr_slowtimo", 40);
    // spotless:on

    private Protosw(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    int pr_type() { return load(PR_TYPE); }
    void pr_type(int value) { store(PR_TYPE, value); }
    Domain pr_domain() { return loadPointer(PR_DOMAIN, Domain.TYPE); }
    void pr_domain(Domain value) { storePointer(PR_DOMAIN, value); }
    int pr_protocol() { return load(PR_PROTOCOL); }
    void pr_protocol(int value) { store(PR_PROTOCOL, value); }
    int pr_flags() { return load(PR_FLAGS); }
    void pr_flags(int value) { store(PR_FLAGS, value); }
    long pr_input() { return loadAddress(PR_INPUT); }
    void pr_input(long value) { storeAddress(PR_INPUT, value); }
    long pr_ctloutput() { return loadAddress(PR_CTLOUTPUT); }
    void pr_ctloutput(long value) { storeAddress(PR_CTLOUTPUT, value); }
    long pr_usrreq() { return loadAddress(PR_USRREQ); }
    void pr_usrreq(long value) { storeAddress(PR_USRREQ, value); }
    long pr_fasttimo() { return loadAddress(PR_FASTTIMO); }
    void pr_fasttimo(long value) { storeAddress(PR_FASTTIMO, value); }
    long pr_slowtimo() { return loadAddress(PR_SLOWTIMO); }
    void pr_slowtimo(long value) { storeAddress(PR_SLOWTIMO, value); }
    // spotless:on
}
