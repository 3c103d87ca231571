package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;

/**
 * struct in_ifaddr, sys/netinet/in_var.h:61: an interface's IPv4 address. It is on the interface's list, on V_in_ifaddrhead (each
 * with a reference) and in the hash of addresses (without).
 */
final class InIfaddr extends Ifaddr {
    static final StructType<InIfaddr> TYPE = new StructType<>("in_ifaddr", 360, InIfaddr::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IA_IFA = TYPE.embedded("ia_ifa", 0, () -> Ifaddr.TYPE);
    static final Field IA_SUBNET = TYPE.integer("ia_subnet", 264, 8);
    static final Field IA_SUBNETMASK = TYPE.integer("ia_subnetmask", 272, 8);
    static final Field IA_HASH = TYPE.pointer("ia_hash.le_next", 280, () -> InIfaddr.TYPE);
    static final Field IA_HASH_PREV = TYPE.backPointer("ia_hash.le_prev", 288);
    static final Field IA_LINK = TYPE.reference("ia_link.tqe_next", 296, () -> InIfaddr.TYPE);
    static final Field IA_LINK_PREV = TYPE.backPointer("ia_link.tqe_prev", 304);
    static final Field IA_ADDR = TYPE.bytes("ia_addr", 312, 16);
    static final Field IA_DSTADDR = TYPE.bytes("ia_dstaddr", 328, 16);
    static final Field IA_SOCKMASK = TYPE.bytes("ia_sockmask", 344, 16);

    InIfaddr(Memory memory, long address) { super(memory, address); }

    int  ia_subnet()             { return (int) loadLong(IA_SUBNET); }
    void ia_subnet(int net)      { storeLong(IA_SUBNET, net & 0xffff_ffffL); }
    int  ia_subnetmask()         { return (int) loadLong(IA_SUBNETMASK); }
    void ia_subnetmask(int mask) { storeLong(IA_SUBNETMASK, mask & 0xffff_ffffL); }
    int  ia_addr()               { return Integer.reverseBytes(memory().load4(address(), 316)); }
    void ia_addr(int address)    { memory().store4(address(), 316, Integer.reverseBytes(address)); }
    int  ia_addr_family()        { return memory().load1(address(), 313); }
    void ia_addr_family(int af)  { memory().store1(address(), 312, af == 0 ? 0 : 16); memory().store1(address(), 313, af); }
    int  ia_dstaddr()            { return Integer.reverseBytes(memory().load4(address(), 332)); }
    void ia_dstaddr(int address) { memory().store4(address(), 332, Integer.reverseBytes(address)); }
    int  ia_dstaddr_family()     { return memory().load1(address(), 329); }
    void ia_dstaddr_family(int af) { memory().store1(address(), 328, af == 0 ? 0 : 16); memory().store1(address(), 329, af); }
    int  ia_sockmask()           { return Integer.reverseBytes(memory().load4(address(), 348)); }
    void ia_sockmask(int mask)   { memory().store4(address(), 348, Integer.reverseBytes(mask)); }
    void ia_sockmask_len(int n)  { memory().store1(address(), 344, n); }
    void ia_sockmask_family(int af) { memory().store1(address(), 345, af); }
    // spotless:on
}
