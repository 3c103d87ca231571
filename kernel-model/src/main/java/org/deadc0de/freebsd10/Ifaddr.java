package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/**
 * struct ifaddr, sys/net/if_var.h:708 as of November 2011.
 *
 * <p>A reference ({@code ifa_refcnt}) is held by the interface's list, by each route whose
 * rt_ifa it is, and by whoever asked for it with ifa_ref.
 */
class Ifaddr extends Struct {
    static final StructType<Ifaddr> TYPE = new StructType<>("ifaddr", 264, Ifaddr::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFA_ADDR = TYPE.pointer("ifa_addr", 0, () -> SockaddrDl.TYPE);
    static final Field IFA_DSTADDR = TYPE.pointer("ifa_dstaddr", 8, null);
    static final Field IFA_NETMASK = TYPE.pointer("ifa_netmask", 16, null);
    static final Field IF_DATA = TYPE.bytes("if_data", 24, 152);
    static final Field IFA_IFP = TYPE.pointer("ifa_ifp", 176, () -> Ifnet.TYPE);
    static final Field IFA_LINK = TYPE.reference("ifa_link.tqe_next", 184, () -> Ifaddr.TYPE);
    static final Field IFA_LINK_PREV = TYPE.backPointer("ifa_link.tqe_prev", 192);
    static final Field IFA_RTREQUEST = TYPE.function("ifa_rtrequest", 200);
    static final Field IFA_FLAGS = TYPE.integer("ifa_flags", 208, 2);
    static final Field IFA_REFCNT = TYPE.integer("ifa_refcnt", 212, 4);
    static final Field IFA_METRIC = TYPE.integer("ifa_metric", 216, 4);
    static final Field IFA_CLAIM_ADDR = TYPE.function("ifa_claim_addr", 224);
    static final Field IFA_MTX = TYPE.embedded("ifa_mtx", 232, () -> Mtx.TYPE);

    Ifaddr(Memory memory, long address) { super(memory, address); }

    long   ifa_addr()                    { return loadAddress(IFA_ADDR); }
    void   ifa_addr(long sa)             { storeAddress(IFA_ADDR, sa); }
    long   ifa_dstaddr()                 { return loadAddress(IFA_DSTADDR); }
    void   ifa_dstaddr(long sa)          { storeAddress(IFA_DSTADDR, sa); }
    long   ifa_netmask()                 { return loadAddress(IFA_NETMASK); }
    void   ifa_netmask(long sa)          { storeAddress(IFA_NETMASK, sa); }
    Ifnet  ifa_ifp()                     { return loadPointer(IFA_IFP, Ifnet.TYPE); }
    void   ifa_ifp(Ifnet ifp)            { storePointer(IFA_IFP, ifp); }
    long   ifa_rtrequest()               { return loadAddress(IFA_RTREQUEST); }
    void   ifa_rtrequest(long function)  { storeAddress(IFA_RTREQUEST, function); }
    int    ifa_flags()                   { return load(IFA_FLAGS); }
    void   ifa_flags(int flags)          { store(IFA_FLAGS, flags); }
    int    ifa_refcnt()                  { return load(IFA_REFCNT); }
    void   ifa_refcnt(int count)         { store(IFA_REFCNT, count); }
    int    ifa_metric()                  { return load(IFA_METRIC); }
    void   ifa_metric(int metric)        { store(IFA_METRIC, metric); }
    Mtx    ifa_mtx()                     { return embedded(IFA_MTX, Mtx.TYPE); }

    /** {@code ifa->ifa_addr->sa_family}. */
    int    sa_family()                   { return memory().load1(ifa_addr(), 1); }
    // spotless:on
}
