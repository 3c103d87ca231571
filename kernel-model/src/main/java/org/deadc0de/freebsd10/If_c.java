package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.If_h.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;
import org.deadc0de.sim.mem.StructType;
import org.deadc0de.sim.mem.TailQ;

/**
 * Interfaces: their list, their index table, their groups, and the requests about them.
 *
 * <p>V_ifnet and the index table change under both ifnet_sx and ifnet_rw, taken in this order; either is enough to read. Four walks
 * cost time in proportion to the number of interfaces, as they did: ifunit and ifunit_ref, the search for a free index, the search
 * of if_detach for its interface, and that of if_delgroup for the member.
 */
@KernelSource("sys/net/if.c")
final class If_c extends KernelFile {
    private static final int ENOIOCTL = -3;
    private static final int ENOMSG = 83;
    private static final String IFG_ALL = "all";

    /** Reserves a slot of the index table while its interface is being made. */
    static final long IFNET_HOLD = -1;

    /** domain_init_status once all domains are there. */
    private static final int DOMAIN_INIT_STATUS = 2;

    final MallocType M_IFNET = MALLOC_DEFINE("ifnet");
    final MallocType M_IFADDR = MALLOC_DEFINE("ifaddr");
    final MallocType M_IFMADDR = MALLOC_DEFINE("ether_multi");
    final MallocType M_IFDESCR = MALLOC_DEFINE("ifdescr");
    private final MallocType M_TEMP = MALLOC_DEFINE("temp");

    final Rwlock ifnet_rwlock = RW_SYSINIT("ifnet_rwlock", "ifnet_rw", RW_RECURSE);
    final Sx ifnet_sxlock = SX_SYSINIT("ifnet_sxlock", "ifnet_sx", SX_RECURSE);
    private final Sx ifdescr_sx = SX_SYSINIT("ifdescr_sx", "ifnet descr", 0);

    final TailQ<Ifnet> V_ifnet = TAILQ_HEAD("ifnet", Ifnet.TYPE, Ifnet.IF_LINK);
    private final TailQ<IfgGroup> V_ifg_head = TAILQ_HEAD("ifg_head", IfgGroup.TYPE, IfgGroup.IFG_NEXT);

    /** The one network stack there is. */
    private final long VNET0 = data().define("vnet0", 64);

    private final long if_index_ = data().define("if_index", 4);
    private final long if_indexlim_ = data().define("if_indexlim", 4);
    private final long ifindex_table_ = data().definePointer("ifindex_table", IfindexTable.TYPE);

    If_c(FreeBsd10 k) {
        super(k);
    }

    int V_if_index() {
        return mem.load4(if_index_, 0);
    }

    private void V_IF_INDEX(int index) {
        mem.store4(if_index_, 0, index);
    }

    private int V_IF_INDEXLIM() {
        return mem.load4(if_indexlim_, 0);
    }

    private long V_IFINDEX_TABLE() {
        return mem.load8(ifindex_table_, 0);
    }

    /** priv_check(9): every process of this machine is root's. */
    int PRIV_CHECK() {
        return 0;
    }

    // ---- locks ---------------------------------------------------------------------------------------------------

    /** Both locks, to change the list or the table. */
    void IFNET_WLOCK(int line) {
        sx_xlock(ifnet_sxlock, line);
        rw_wlock(ifnet_rwlock, line);
    }

    void IFNET_WUNLOCK(int line) {
        rw_wunlock(ifnet_rwlock, line);
        sx_xunlock(ifnet_sxlock, line);
    }

    /** For readers that may sleep. */
    void IFNET_RLOCK(int line) {
        sx_slock(ifnet_sxlock, line);
    }

    void IFNET_RUNLOCK(int line) {
        sx_sunlock(ifnet_sxlock, line);
    }

    void IFNET_RLOCK_NOSLEEP(int line) {
        rw_rlock(ifnet_rwlock, line);
    }

    void IFNET_RUNLOCK_NOSLEEP(int line) {
        rw_runlock(ifnet_rwlock, line);
    }

    void IF_ADDR_LOCK(Ifnet ifp, int line) {
        mtx_lock(ifp.if_addr_mtx(), line);
    }

    void IF_ADDR_UNLOCK(Ifnet ifp, int line) {
        mtx_unlock(ifp.if_addr_mtx(), line);
    }

    /** The addresses of an interface, the link-level one first. */
    TailQ<Ifaddr> IF_ADDRHEAD(Ifnet ifp) {
        return new TailQ<>(mem, ifp.addressOf(Ifnet.IF_ADDRHEAD), Ifaddr.TYPE, Ifaddr.IFA_LINK);
    }

    private TailQ<Ifmultiaddr> IF_MULTIADDRS(Ifnet ifp) {
        return new TailQ<>(mem, ifp.addressOf(Ifnet.IF_MULTIADDRS), Ifmultiaddr.TYPE, Ifmultiaddr.IFMA_LINK);
    }

    private TailQ<IfgList> IF_GROUPS(Ifnet ifp) {
        return new TailQ<>(mem, ifp.addressOf(Ifnet.IF_GROUPS), IfgList.TYPE, IfgList.IFGL_NEXT);
    }

    private TailQ<IfgMember> IFG_MEMBERS(IfgGroup ifg) {
        return new TailQ<>(mem, ifg.addressOf(IfgGroup.IFG_MEMBERS), IfgMember.TYPE, IfgMember.IFGM_NEXT);
    }

    // ---- the index table -----------------------------------------------------------------------------------------

    /** The interface in a slot, NULL, or IFNET_HOLD. Called with either lock held. */
    private Ifnet ifnet_byindex_locked(int idx) {
        if (idx > V_if_index()) {
            return Ifnet.TYPE.at(mem, 0);
        }
        long slot = mem.load8(V_IFINDEX_TABLE(), idx * 8);
        return Ifnet.TYPE.at(mem, slot == IFNET_HOLD ? 0 : slot);
    }

    /** The interface of that index without a reference, or NULL. if.c:209. */
    Ifnet ifnet_byindex(int idx) {
        IFNET_RLOCK_NOSLEEP(213);
        Ifnet ifp = ifnet_byindex_locked(idx);
        IFNET_RUNLOCK_NOSLEEP(215);
        return ifp;
    }

    /** The interface of that index with a reference, or NULL. if.c:219. */
    Ifnet ifnet_byindex_ref(int idx) {
        IFNET_RLOCK_NOSLEEP(223);
        Ifnet ifp = ifnet_byindex_locked(idx);
        if (ifp.isNull() || (ifp.if_flags() & IFF_DYING) != 0) {
            IFNET_RUNLOCK_NOSLEEP(226);
            return Ifnet.TYPE.at(mem, 0);
        }
        if_ref(ifp);
        IFNET_RUNLOCK_NOSLEEP(230);
        return ifp;
    }

    /**
     * Finds the lowest free index. if.c:240. Called with IFNET_WLOCK held; growing the table drops and retakes it.
     *
     * @return the index, or -1 when 65535 are in use
     */
    private int ifindex_alloc_locked() {
        while (true) {
            int lim = V_if_index();
            long table = V_IFINDEX_TABLE();
            int idx = 1;
            while (idx <= lim && mem.load8(table, idx * 8) != 0) {
                idx++;
            }
            if (idx > 0xffff) {
                return -1;
            }
            if (idx < V_IF_INDEXLIM()) {
                if (idx > lim) {
                    V_IF_INDEX(idx);
                }
                return idx;
            }
            if_grow();
        }
    }

    private void ifindex_free_locked(int idx) {
        long table = V_IFINDEX_TABLE();
        mem.store8(table, idx * 8, 0);
        while (V_if_index() > 0 && mem.load8(table, V_if_index() * 8) == 0) {
            V_IF_INDEX(V_if_index() - 1);
        }
    }

    private void ifnet_setbyindex_locked(int idx, long ifp) {
        mem.store8(V_IFINDEX_TABLE(), idx * 8, ifp);
    }

    private void ifnet_setbyindex(int idx, Ifnet ifp) {
        IFNET_WLOCK(309);
        ifnet_setbyindex_locked(idx, ifp.address());
        IFNET_WUNLOCK(311);
    }

    /** Sets up the list and the table. if.c:345. */
    void vnet_if_init() {
        mem.store4(if_indexlim_, 0, 8);
        IFNET_WLOCK(350);
        if_grow();
        IFNET_WUNLOCK(352);
    }

    /** Doubles the index table. if.c:377. Called with IFNET_WLOCK held, which it drops while it allocates. */
    private void if_grow() {
        int oldlim = V_IF_INDEXLIM();
        IFNET_WUNLOCK(386);
        int n = (oldlim << 1) * 8;
        long e = MALLOC(n, M_IFNET, M_WAITOK | M_ZERO);
        IFNET_WLOCK(389);
        if (V_IF_INDEXLIM() != oldlim) {
            FREE(e, M_IFNET);
            return;
        }
        long table = V_IFINDEX_TABLE();
        if (table != 0) {
            for (int i = 0; i < n / 2; i += 8) {
                mem.store8(e, i, mem.load8(table, i));
            }
            FREE(table, M_IFNET);
        }
        mem.store4(if_indexlim_, 0, oldlim << 1);
        mem.store8(ifindex_table_, 0, e);
    }

    // ---- life and death ------------------------------------------------------------------------------------------

    /**
     * Makes an interface that nobody can find yet, with an index of its own. if.c:406. May sleep.
     *
     * @return NULL when no index is left
     */
    Ifnet if_alloc(int type) {
        Ifnet ifp = malloc(Ifnet.TYPE, M_IFNET, M_WAITOK | M_ZERO);
        IFNET_WLOCK(414);
        int idx = ifindex_alloc_locked();
        if (idx < 0) {
            IFNET_WUNLOCK(416);
            free(ifp, M_IFNET);
            return Ifnet.TYPE.at(mem, 0);
        }
        ifnet_setbyindex_locked(idx, IFNET_HOLD);
        IFNET_WUNLOCK(421);
        ifp.if_index(idx);
        ifp.if_type(type);
        ifp.if_alloctype(type);
        if (type == IFT_ETHER) {
            ifp.if_l2com(k.if_ethersubr_c.ether_alloc(type, ifp));
        }

        mtx_init(ifp.if_addr_mtx(), "if_addr_mtx", null, MTX_DEF);
        rw_init_flags(ifp.if_afdata_lock(), "if_afdata", RW_RECURSE);
        IF_ADDRHEAD(ifp).init();
        IF_MULTIADDRS(ifp).init();
        IF_GROUPS(ifp).init();
        ifq_init(ifp);
        ifp.if_refcount(1); // Index reference.
        ifnet_setbyindex(idx, ifp);
        return ifp;
    }

    /** The last reference is gone. if.c:452. */
    private void if_free_internal(Ifnet ifp) {
        if (INVARIANTS) {
            KASSERT((ifp.if_flags() & IFF_DYING) != 0, "if_free_internal: interface not dying");
        }
        if (ifp.if_alloctype() == IFT_ETHER) {
            k.if_ethersubr_c.ether_free(ifp.if_l2com(), ifp.if_alloctype());
        }
        FREE(ifp.if_description(), M_IFDESCR);
        rw_destroy(ifp.if_afdata_lock());
        mtx_destroy(ifp.if_addr_mtx());
        ifq_delete(ifp);
        free(ifp, M_IFNET);
    }

    /** Gives up an interface: its index is free at once, its memory with the last reference. if.c:502. */
    void if_free(Ifnet ifp) {
        if_free_type(ifp, ifp.if_alloctype());
    }

    /** if.c:478. */
    void if_free_type(Ifnet ifp, int type) {
        ifp.if_flags(ifp.if_flags() | IFF_DYING); // nobody's lock
        IFNET_WLOCK(487);
        if (INVARIANTS) {
            KASSERT(
                    ifp.is(ifnet_byindex_locked(ifp.if_index())),
                    "%s: freeing unallocated ifnet",
                    ifp.addressOf(Ifnet.IF_XNAME));
        }
        ifindex_free_locked(ifp.if_index());
        IFNET_WUNLOCK(492);
        if (!REFCOUNT_RELEASE(ifp)) {
            return;
        }
        if_free_internal(ifp);
    }

    /** refcount_release(9): whether that was the last. */
    private boolean REFCOUNT_RELEASE(Ifnet ifp) {
        int old = ifp.if_refcount();
        ifp.if_refcount(old - 1);
        KASSERT(old > 0, "negative refcount %p", ifp.addressOf(Ifnet.IF_REFCOUNT));
        return old == 1;
    }

    /** Takes a reference. if.c:517. */
    void if_ref(Ifnet ifp) {
        ifp.if_refcount(ifp.if_refcount() + 1);
    }

    /** Drops a reference; the last frees the memory. if.c:525. */
    void if_rele(Ifnet ifp) {
        if (!REFCOUNT_RELEASE(ifp)) {
            return;
        }
        if_free_internal(ifp);
    }

    private void ifq_init(Ifnet ifp) {
        mtx_init(ifp.ifq_mtx(), "", "if send queue", MTX_DEF);
        // The lock's name is the interface's: the array itself, not a copy, so that it follows a rename.
        ifp.ifq_mtx().lo_name(ifp.addressOf(Ifnet.IF_XNAME));
        ifp.altq_ifp(ifp);
    }

    private void ifq_delete(Ifnet ifp) {
        mtx_destroy(ifp.ifq_mtx());
    }

    /** The string at an address, shorter than a name can be long. */
    String STRING(long address) {
        return mem.loadString(address, 0, IFNAMSIZ);
    }

    /** Puts an interface into the system. if.c:577. May sleep. */
    void if_attach(Ifnet ifp) {
        if_attach_internal(ifp);
    }

    /**
     * Gives an interface its link-level address, puts it on the list and tells everybody. if.c:583.
     *
     * <p>That the name is unique, or any at all, is nobody's concern here (684).
     */
    private void if_attach_internal(Ifnet ifp) {
        if (ifp.if_index() == 0 || !ifp.is(ifnet_byindex(ifp.if_index()))) {
            panic("%s: BUG: if_attach called without if_alloc'd input()\n", ifp.addressOf(Ifnet.IF_XNAME));
        }
        ifp.if_vnet(VNET0);
        if (ifp.if_home_vnet() == 0) {
            ifp.if_home_vnet(VNET0);
        }

        if_addgroup(ifp, IFG_ALL);
        ifp.ifi_datalen(152);
        if (ifp.if_transmit() == 0) {
            ifp.if_transmit(k.functions.address(path(), "if_transmit"));
            ifp.if_qflush(k.functions.address(path(), "if_qflush"));
        }

        // The link-level name of the device: room for a name of full length, so that a later one fits too.
        String name = ifp.if_xname();
        int namelen = name.length();
        int masklen = 8 + namelen;
        int socksize = Math.max(masklen + ifp.if_addrlen(), SockaddrDl.TYPE.size());
        socksize = socksize + 7 & ~7;
        int ifasize = Ifaddr.TYPE.size() + 2 * socksize;
        Ifaddr ifa = Ifaddr.TYPE.at(mem, malloc(Ifaddr.TYPE, ifasize, M_IFADDR, M_WAITOK | M_ZERO));
        ifa_init(ifa);
        SockaddrDl sdl = SockaddrDl.TYPE.at(mem, ifa.address() + Ifaddr.TYPE.size());
        sdl.sdl_len(socksize);
        sdl.sdl_family(AF_LINK);
        sdl.sdl_data(0, BYTES(name));
        sdl.sdl_nlen(namelen);
        sdl.sdl_index(ifp.if_index());
        sdl.sdl_type(ifp.if_type());
        ifp.if_addr(ifa);
        ifa.ifa_ifp(ifp);
        ifa.ifa_rtrequest(k.functions.address(path(), "link_rtrequest"));
        ifa.ifa_addr(sdl.address());
        SockaddrDl mask = SockaddrDl.TYPE.at(mem, sdl.address() + socksize);
        ifa.ifa_netmask(mask.address());
        mask.sdl_len(masklen);
        while (namelen != 0) {
            mask.sdl_data(--namelen, 0xff);
        }
        TAILQ_INSERT_HEAD(IF_ADDRHEAD(ifp), ifa);
        ifp.if_broadcastaddr(0); // Reliably crash if used uninitialized.

        preempt("nobody can find the interface yet");
        k.seams.insertIfnet.insert(ifp);

        preempt("everybody can find the interface");
        if_attachdomain1(ifp);

        k.subr_eventhandler_c.EVENTHANDLER_INVOKE(k.subr_eventhandler_c.ifnet_arrival_event, ifp);
        k.inet.devctl_notify("IFNET", STRING(ifp.addressOf(Ifnet.IF_XNAME)), "ATTACH");
        k.inet.rt_ifannouncemsg(ifp, IFAN_ARRIVAL);
    }

    /** The bytes of a name. */
    byte[] BYTES(String name) {
        byte[] bytes = new byte[name.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) name.charAt(i);
        }
        return bytes;
    }

    /** Lets every protocol prepare itself for an interface. if.c:735. May sleep. */
    void if_attachdomain1(Ifnet ifp) {
        rw_wlock(ifp.if_afdata_lock(), 745);
        if (ifp.if_afdata_initialized() >= DOMAIN_INIT_STATUS) {
            rw_wunlock(ifp.if_afdata_lock(), 748);
            return;
        }
        ifp.if_afdata_initialized(DOMAIN_INIT_STATUS);
        rw_wunlock(ifp.if_afdata_lock(), 752);

        bzero(ifp.addressOf(Ifnet.IF_AFDATA), 8 * AF_MAX);
        k.inet.dom_ifattach(ifp);
    }

    /** Removes every address but the link-level one. if.c:766. */
    void if_purgeaddrs(Ifnet ifp) {
        TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
        Ifaddr next;
        for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = next) {
            next = head.next(ifa);
            int family = ifa.sa_family();
            if (family == AF_LINK) {
                continue;
            }
            if (family == AF_INET && k.inet.in_purgeaddr(ifa, ifp) == 0) {
                continue;
            }
            if (family == AF_INET6) {
                k.inet.in6_purgeaddr(ifa);
                continue;
            }
            TAILQ_REMOVE(head, ifa);
            ifa_free(ifa);
        }
    }

    /** Takes an interface out of the system. if.c:802. May sleep. */
    void if_detach(Ifnet ifp) {
        if_detach_internal(ifp);
    }

    /** if.c:810. Finds the interface by its pointer, never by name; when it is not on the list nothing else happens. */
    private void if_detach_internal(Ifnet ifp) {
        boolean found = false;
        IFNET_WLOCK(820);
        for (Ifnet iter = V_ifnet.first(); !iter.isNull(); iter = V_ifnet.next(iter)) {
            if (iter.is(ifp)) {
                TAILQ_REMOVE(V_ifnet, ifp);
                found = true;
                break;
            }
        }
        IFNET_WUNLOCK(830);
        if (!found) {
            return; // Not on the list: somebody else took it off.
        }

        preempt("nobody can find the interface any more; taskqueue_drain may sleep");
        if_down(ifp);

        if_purgeaddrs(ifp);
        k.inet.in_ifdetach(ifp);
        k.inet.in6_ifdetach(ifp);
        if_purgemaddrs(ifp);

        if_dead(ifp);

        ifp.if_addr(Ifaddr.TYPE.at(mem, 0));
        // Only the link-level address is left.
        TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
        if (!head.isEmpty()) {
            Ifaddr ifa = head.first();
            TAILQ_REMOVE(head, ifa);
            ifa_free(ifa);
        }

        k.inet.if_rtdel(ifp);

        k.inet.rt_ifannouncemsg(ifp, IFAN_DEPARTURE);
        k.subr_eventhandler_c.EVENTHANDLER_INVOKE(k.subr_eventhandler_c.ifnet_departure_event, ifp);
        k.inet.devctl_notify("IFNET", STRING(ifp.addressOf(Ifnet.IF_XNAME)), "DETACH");
        if_delgroups(ifp);

        rw_wlock(ifp.if_afdata_lock(), 931);
        ifp.if_afdata_initialized(0);
        rw_wunlock(ifp.if_afdata_lock(), 934);
        k.inet.dom_ifdetach(ifp);
    }

    private void if_purgemaddrs(Ifnet ifp) {
        IF_ADDR_LOCK(ifp, 3320);
        TailQ<Ifmultiaddr> head = IF_MULTIADDRS(ifp);
        while (!head.isEmpty()) {
            Ifmultiaddr ifma = head.first();
            TAILQ_REMOVE(head, ifma);
            FREE(ifma.ifma_lladdr(), M_IFMADDR);
            FREE(ifma.ifma_addr(), M_IFMADDR);
            free(ifma, M_IFMADDR);
        }
        IF_ADDR_UNLOCK(ifp, 3324);
    }

    /** From now on the driver is never called again. if.c:2110. */
    private void if_dead(Ifnet ifp) {
        ifp.if_output(k.functions.address("sys/net/if_dead.c", "ifdead_output"));
        ifp.if_input(k.functions.address("sys/net/if_dead.c", "ifdead_input"));
        ifp.if_start(k.functions.address("sys/net/if_dead.c", "ifdead_start"));
        ifp.if_ioctl(k.functions.if_ioctl.address("sys/net/if_dead.c", "ifdead_ioctl", (i, cmd, d) -> ENXIO));
        ifp.if_resolvemulti(k.functions.address("sys/net/if_dead.c", "ifdead_resolvemulti"));
        ifp.if_qflush(k.functions.address("sys/net/if_dead.c", "ifdead_qflush"));
        ifp.if_transmit(k.functions.address("sys/net/if_dead.c", "ifdead_transmit"));
    }

    // ---- groups --------------------------------------------------------------------------------------------------

    private boolean IS_GROUP(IfgGroup ifg, String groupname) {
        return mem.stringEquals(ifg.address(), IfgGroup.IFG_GROUP.offset(), IFNAMSIZ, groupname);
    }

    /**
     * Adds an interface to a group. if.c:963.
     *
     * @return 0, EINVAL for a name that ends in a digit, EEXIST when it is a member already
     */
    int if_addgroup(Ifnet ifp, String groupname) {
        if (!groupname.isEmpty()
                && groupname.charAt(groupname.length() - 1) >= '0'
                && groupname.charAt(groupname.length() - 1) <= '9') {
            return EINVAL;
        }

        IFNET_WLOCK(975);
        TailQ<IfgList> groups = IF_GROUPS(ifp);
        for (IfgList ifgl = groups.first(); !ifgl.isNull(); ifgl = groups.next(ifgl)) {
            if (IS_GROUP(ifgl.ifgl_group(), groupname)) {
                IFNET_WUNLOCK(978);
                return EEXIST;
            }
        }

        IfgList ifgl = malloc(IfgList.TYPE, M_TEMP, M_NOWAIT);
        IfgMember ifgm = malloc(IfgMember.TYPE, M_TEMP, M_NOWAIT);
        IfgGroup ifg = V_ifg_head.first();
        while (!ifg.isNull() && !IS_GROUP(ifg, groupname)) {
            ifg = V_ifg_head.next(ifg);
        }
        if (ifg.isNull()) {
            ifg = malloc(IfgGroup.TYPE, M_TEMP, M_NOWAIT);
            ifg.ifg_group(groupname);
            ifg.ifg_refcnt(0);
            ifg.ifg_pf_kif(0);
            IFG_MEMBERS(ifg).init();
            TAILQ_INSERT_TAIL(V_ifg_head, ifg);
        }

        ifg.ifg_refcnt(ifg.ifg_refcnt() + 1);
        ifgl.ifgl_group(ifg);
        ifgm.ifgm_ifp(ifp);

        IF_ADDR_LOCK(ifp, 1018);
        TAILQ_INSERT_TAIL(IFG_MEMBERS(ifg), ifgm);
        TAILQ_INSERT_TAIL(groups, ifgl);
        IF_ADDR_UNLOCK(ifp, 1021);

        IFNET_WUNLOCK(1023);
        return 0;
    }

    /** Removes an interface from a group; the last member takes the group with it. if.c:1032. */
    int if_delgroup(Ifnet ifp, String groupname) {
        IFNET_WLOCK(1037);
        TailQ<IfgList> groups = IF_GROUPS(ifp);
        IfgList ifgl = groups.first();
        while (!ifgl.isNull() && !IS_GROUP(ifgl.ifgl_group(), groupname)) {
            ifgl = groups.next(ifgl);
        }
        if (ifgl.isNull()) {
            IFNET_WUNLOCK(1042);
            return ENOENT;
        }

        IF_ADDR_LOCK(ifp, 1046);
        TAILQ_REMOVE(groups, ifgl);
        IF_ADDR_UNLOCK(ifp, 1048);
        REMOVE_MEMBER(ifp, ifgl);
        return 0;
    }

    /** The second half of if_delgroup; drops IFNET_WLOCK. */
    private void REMOVE_MEMBER(Ifnet ifp, IfgList ifgl) {
        IfgGroup ifg = ifgl.ifgl_group();
        TailQ<IfgMember> members = IFG_MEMBERS(ifg);
        IfgMember ifgm = members.first();
        while (!ifgm.isNull() && !ifgm.ifgm_ifp().is(ifp)) {
            ifgm = members.next(ifgm);
        }
        if (!ifgm.isNull()) {
            TAILQ_REMOVE(members, ifgm);
            free(ifgm, M_TEMP);
        }

        ifg.ifg_refcnt(ifg.ifg_refcnt() - 1);
        if (ifg.ifg_refcnt() == 0) {
            TAILQ_REMOVE(V_ifg_head, ifg);
            IFNET_WUNLOCK(1061);
            free(ifg, M_TEMP);
        } else {
            IFNET_WUNLOCK(1065);
        }
        free(ifgl, M_TEMP);
    }

    /** Removes an interface from all its groups. if.c:1077. */
    private void if_delgroups(Ifnet ifp) {
        TailQ<IfgList> groups = IF_GROUPS(ifp);
        IFNET_WLOCK(1083);
        while (!groups.isEmpty()) {
            IfgList ifgl = groups.first();
            IF_ADDR_LOCK(ifp, 1088);
            TAILQ_REMOVE(groups, ifgl);
            IF_ADDR_UNLOCK(ifp, 1090);
            REMOVE_MEMBER(ifp, ifgl);
            IFNET_WLOCK(1112);
        }
        IFNET_WUNLOCK(1114);
    }

    /** SIOCGIFGROUP: the groups of an interface. if.c:1122. */
    private int if_getgroup(IfReq ifgr, Ifnet ifp) {
        TailQ<IfgList> groups = IF_GROUPS(ifp);
        IF_ADDR_LOCK(ifp, 1142);
        for (IfgList ifgl = groups.first(); !ifgl.isNull(); ifgl = groups.next(ifgl)) {
            ifgr.names.add(ifgl.ifgl_group().ifg_group());
        }
        IF_ADDR_UNLOCK(ifp, 1162);
        return 0;
    }

    /** SIOCGIFGMEMB: the members of a group. if.c:1171. */
    private int if_getgroupmembers(IfReq ifgr) {
        IFNET_RLOCK(1179);
        IfgGroup ifg = V_ifg_head.first();
        while (!ifg.isNull() && !IS_GROUP(ifg, ifgr.name)) {
            ifg = V_ifg_head.next(ifg);
        }
        if (ifg.isNull()) {
            IFNET_RUNLOCK(1184);
            return ENOENT;
        }
        TailQ<IfgMember> members = IFG_MEMBERS(ifg);
        for (IfgMember ifgm = members.first(); !ifgm.isNull(); ifgm = members.next(ifgm)) {
            ifgr.names.add(ifgm.ifgm_ifp().if_xname());
        }
        IFNET_RUNLOCK(1213);
        return 0;
    }

    // ---- addresses -----------------------------------------------------------------------------------------------

    /** Prepares an address: one reference, its lock. if.c:1441. */
    void ifa_init(Ifaddr ifa) {
        mtx_init(ifa.ifa_mtx(), "ifaddr", null, MTX_DEF);
        ifa.ifa_refcnt(1);
    }

    /** Takes a reference of an address. if.c:1449. */
    void ifa_ref(Ifaddr ifa) {
        ifa.ifa_refcnt(ifa.ifa_refcnt() + 1);
    }

    /** Drops a reference of an address; the last frees it. if.c:1456. */
    void ifa_free(Ifaddr ifa) {
        int old = ifa.ifa_refcnt();
        ifa.ifa_refcnt(old - 1);
        KASSERT(old > 0, "negative refcount %p", ifa.addressOf(Ifaddr.IFA_REFCNT));
        if (old == 1) {
            mtx_destroy(ifa.ifa_mtx());
            free(ifa, M_IFADDR);
        }
    }

    // ---- up and down ---------------------------------------------------------------------------------------------

    private void if_unroute(Ifnet ifp, int flag, int fam) {
        ifp.if_flags(ifp.if_flags() & ~flag);
        TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
        for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
            if (fam == AF_UNSPEC || fam == ifa.sa_family()) {
                k.inet.pfctlinput(false, ifa);
            }
        }
        k.inet.rt_ifmsg(ifp);
    }

    private void if_route(Ifnet ifp, int flag, int fam) {
        ifp.if_flags(ifp.if_flags() | flag);
        TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
        for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
            if (fam == AF_UNSPEC || fam == ifa.sa_family()) {
                k.inet.pfctlinput(true, ifa);
            }
        }
        k.inet.rt_ifmsg(ifp);
        k.inet.in6_if_up(ifp);
    }

    /** Tells the protocols that an interface is down. if.c:1928. */
    void if_down(Ifnet ifp) {
        if_unroute(ifp, IFF_UP, AF_UNSPEC);
    }

    /** Tells the protocols that an interface is up. if.c:1939. */
    void if_up(Ifnet ifp) {
        if_route(ifp, IFF_UP, AF_UNSPEC);
    }

    /** The link of an interface came or went: the listeners learn it. if.c:1876. */
    void if_link_state_change(Ifnet ifp, int link_state) {
        if (ifp.if_link_state() == link_state) {
            return;
        }
        ifp.if_link_state(link_state);
        // The rest is do_link_state_change's, from a task queue of the real kernel.
        k.inet.rt_ifmsg(ifp);
        log(
                LOG_NOTICE,
                "%s: link state changed to %s\n",
                ifp.addressOf(Ifnet.IF_XNAME),
                link_state == LINK_STATE_UP ? "UP" : "DOWN");
    }

    // ---- lookup by name ------------------------------------------------------------------------------------------

    /** The first interface of that name that is not dying, with a reference; or NULL. if.c:1984. */
    Ifnet ifunit_ref(String name) {
        IFNET_RLOCK_NOSLEEP(1988);
        Ifnet ifp = V_ifnet.first();
        while (!ifp.isNull()) {
            if (mem.stringEquals(ifp.address(), 40, IFNAMSIZ, name) && (ifp.if_flags() & IFF_DYING) == 0) {
                break;
            }
            ifp = V_ifnet.next(ifp);
        }
        if (!ifp.isNull()) {
            if_ref(ifp);
        }
        IFNET_RUNLOCK_NOSLEEP(1996);
        return ifp;
    }

    /** The first interface of that name, without a reference; or NULL. if.c:2001. */
    Ifnet ifunit(String name) {
        IFNET_RLOCK_NOSLEEP(2005);
        Ifnet ifp = V_ifnet.first();
        while (!ifp.isNull() && !mem.stringEquals(ifp.address(), 40, IFNAMSIZ, name)) {
            ifp = V_ifnet.next(ifp);
        }
        IFNET_RUNLOCK_NOSLEEP(2010);
        return ifp;
    }

    // ---- requests ------------------------------------------------------------------------------------------------

    /**
     * SIOCSIFNAME from the look whether the new name is free to the moment when it is the interface's. if.c:2208-2226.
     *
     * <p>No lock is held from the one to the other.
     *
     * @return 0, or EEXIST
     */
    int IFNAME_REPLACE(Ifnet ifp, String new_name) {
        if (!ifunit(new_name).isNull()) {
            return EEXIST;
        }

        preempt("the new name was free a moment ago");
        IFNAME_ANNOUNCE_AND_COPY(ifp, new_name);
        return 0;
    }

    /** The part of {@link #IFNAME_REPLACE} behind the look. */
    void IFNAME_ANNOUNCE_AND_COPY(Ifnet ifp, String new_name) {
        // The flag keeps vlan(4) from letting its parent go.
        ifp.if_flags(ifp.if_flags() | IFF_RENAMING);

        // Announce the departure of the interface.
        k.inet.rt_ifannouncemsg(ifp, IFAN_DEPARTURE);
        k.subr_eventhandler_c.EVENTHANDLER_INVOKE(k.subr_eventhandler_c.ifnet_departure_event, ifp);

        log(LOG_INFO, "%s: changing name to '%s'\n", ifp.addressOf(Ifnet.IF_XNAME), new_name);

        preempt("the name changes under nobody's lock");
        ifp.if_xname(new_name);
    }

    /**
     * The requests that are about an interface as such. if.c:2040. The caller holds a reference.
     *
     * @return 0, an error number, or ENOIOCTL when the protocol or the driver has to be asked
     */
    private int ifhwioctl(String cmd, Ifnet ifp, IfReq ifr) {
        int error = 0;
        switch (cmd) {
            case "SIOCGIFINDEX" -> {
                ifr.value = ifp.if_index();
            }
            case "SIOCGIFFLAGS" -> {
                ifr.value = ifp.if_flags() | ifp.if_drv_flags();
            }
            case "SIOCGIFCAP" -> {
                ifr.numbers.put("ifr_reqcap", (long) ifp.if_capabilities());
                ifr.numbers.put("ifr_curcap", (long) ifp.if_capenable());
                ifr.value = ifp.if_capenable();
            }
            case "SIOCGIFMETRIC" -> {
                ifr.value = ifp.if_metric();
            }
            case "SIOCGIFMTU" -> {
                ifr.value = ifp.if_mtu();
            }
            case "SIOCGIFDESCR" -> {
                sx_slock(ifdescr_sx, 2086);
                if (ifp.if_description() == 0) {
                    error = ENOMSG;
                } else {
                    ifr.text = mem.loadString(ifp.if_description(), 0, 1024);
                }
                sx_sunlock(ifdescr_sx, 2098);
            }
            case "SIOCSIFDESCR" -> {
                error = SET_DESCRIPTION(ifp, ifr);
            }
            case "SIOCGIFFIB" -> {
                ifr.value = ifp.if_fib();
            }
            case "SIOCSIFFIB" -> {
                error = PRIV_CHECK();
                if (error != 0) {
                    return error;
                }
                if (ifr.value >= 1) { // rt_numfibs
                    return EINVAL;
                }
                ifp.if_fib((int) ifr.value);
            }
            case "SIOCSIFFLAGS" -> {
                error = SET_FLAGS(ifp, cmd, ifr);
            }
            case "SIOCSIFCAP" -> {
                error = PRIV_CHECK();
                if (error != 0) {
                    return error;
                }
                if (ifp.if_ioctl() == 0) {
                    return EOPNOTSUPP;
                }
                if ((ifr.numbers.getOrDefault("ifr_reqcap", 0L) & ~ifp.if_capabilities()) != 0) {
                    return EINVAL;
                }
                error = k.functions.if_ioctl.at(ifp.if_ioctl()).call(ifp, cmd, ifr);
            }
            case "SIOCSIFNAME" -> {
                error = PRIV_CHECK();
                if (error != 0) {
                    return error;
                }
                String new_name = ifr.text;
                if (new_name.length() >= IFNAMSIZ) {
                    return ENAMETOOLONG;
                }
                if (new_name.isEmpty()) {
                    return EINVAL;
                }
                error = k.seams.renameIfnet.rename(ifp, new_name);
                if (error != 0) {
                    return error;
                }

                preempt("the link-level address still has the old name");
                Ifaddr ifa = ifp.if_addr();
                mtx_lock(ifa.ifa_mtx(), 2229);
                SockaddrDl sdl = SockaddrDl.TYPE.at(mem, ifa.ifa_addr());
                int namelen = new_name.length();
                int onamelen = sdl.sdl_nlen();
                // Move the address; there is room for a name of full length.
                if (namelen != onamelen) {
                    sdl.sdl_data(namelen, sdl.sdl_bytes(onamelen, sdl.sdl_alen()));
                }
                sdl.sdl_data(0, BYTES(new_name));
                sdl.sdl_nlen(namelen);
                sdl = SockaddrDl.TYPE.at(mem, ifa.ifa_netmask());
                sdl.sdl_data(0, new byte[onamelen]);
                while (namelen != 0) {
                    sdl.sdl_data(--namelen, 0xff);
                }
                mtx_unlock(ifa.ifa_mtx(), 2243);

                preempt("renamed everywhere, announced nowhere");
                k.subr_eventhandler_c.EVENTHANDLER_INVOKE(k.subr_eventhandler_c.ifnet_arrival_event, ifp);
                // Announce the return of the interface.
                k.inet.rt_ifannouncemsg(ifp, IFAN_ARRIVAL);
                ifp.if_flags(ifp.if_flags() & ~IFF_RENAMING);
            }
            case "SIOCSIFMETRIC" -> {
                error = PRIV_CHECK();
                if (error != 0) {
                    return error;
                }
                ifp.if_metric(ifr.value);
            }
            case "SIOCSIFMTU" -> {
                error = SET_MTU(ifp, cmd, ifr);
            }
            case "SIOCADDMULTI", "SIOCDELMULTI" -> {
                error = PRIV_CHECK();
                if (error != 0) {
                    return error;
                }
                if ((ifp.if_flags() & IFF_MULTICAST) == 0) {
                    return EOPNOTSUPP;
                }
                return EINVAL; // Only link-level addresses, and nobody here asks for one.
            }
            case "SIOCSIFPHYADDR",
                    "SIOCDIFPHYADDR",
                    "SIOCSIFPHYADDR_IN6",
                    "SIOCSLIFPHYADDR",
                    "SIOCSIFMEDIA",
                    "SIOCSIFGENERIC" -> {
                error = PRIV_CHECK();
                if (error != 0) {
                    return error;
                }
                if (ifp.if_ioctl() == 0) {
                    return EOPNOTSUPP;
                }
                error = k.functions.if_ioctl.at(ifp.if_ioctl()).call(ifp, cmd, ifr);
            }
            case "SIOCGIFSTATUS",
                    "SIOCGIFPSRCADDR",
                    "SIOCGIFPDSTADDR",
                    "SIOCGLIFPHYADDR",
                    "SIOCGIFMEDIA",
                    "SIOCGIFGENERIC" -> {
                if (ifp.if_ioctl() == 0) {
                    return EOPNOTSUPP;
                }
                error = k.functions.if_ioctl.at(ifp.if_ioctl()).call(ifp, cmd, ifr);
            }
            case "SIOCSIFLLADDR" -> {
                error = PRIV_CHECK();
                if (error != 0) {
                    return error;
                }
                error = if_setlladdr(ifp, ifr.address.address());
            }
            case "SIOCAIFGROUP" -> {
                error = PRIV_CHECK();
                if (error != 0) {
                    return error;
                }
                error = if_addgroup(ifp, ifr.text);
            }
            case "SIOCGIFGROUP" -> {
                error = if_getgroup(ifr, ifp);
            }
            case "SIOCDIFGROUP" -> {
                error = PRIV_CHECK();
                if (error != 0) {
                    return error;
                }
                error = if_delgroup(ifp, ifr.text);
            }
            default -> {
                error = ENOIOCTL;
            }
        }
        return error;
    }

    private int SET_DESCRIPTION(Ifnet ifp, IfReq ifr) {
        int error = PRIV_CHECK();
        if (error != 0) {
            return error;
        }
        // The length counts the NUL; an empty text removes the description.
        String text = ifr.text == null ? "" : ifr.text;
        if (text.length() + 1 > 1024) {
            return ENAMETOOLONG;
        }
        long descrbuf = 0;
        if (!text.isEmpty()) {
            descrbuf = MALLOC(text.length() + 1, M_IFDESCR, M_WAITOK | M_ZERO);
            strlcpy(descrbuf, text, text.length() + 1);
        }
        sx_xlock(ifdescr_sx, 2126);
        long odescrbuf = ifp.if_description();
        ifp.if_description(descrbuf);
        sx_xunlock(ifdescr_sx, 2129);
        FREE(odescrbuf, M_IFDESCR);
        return 0;
    }

    private int SET_FLAGS(Ifnet ifp, String cmd, IfReq ifr) {
        int error = PRIV_CHECK();
        if (error != 0) {
            return error;
        }
        // Historically, no driver knows of flags above these: they are not asked for.
        int new_flags = (int) ifr.value;
        if ((ifp.if_flags() & IFF_UP) != 0 && (new_flags & IFF_UP) == 0) {
            if_down(ifp);
        } else if ((new_flags & IFF_UP) != 0 && (ifp.if_flags() & IFF_UP) == 0) {
            if_up(ifp);
        }
        // See if permanently promiscuous mode bit is about to flip.
        if (((ifp.if_flags() ^ new_flags) & IFF_PPROMISC) != 0) {
            if ((new_flags & IFF_PPROMISC) != 0) {
                ifp.if_flags(ifp.if_flags() | IFF_PROMISC);
            } else if (ifp.if_pcount() == 0) {
                ifp.if_flags(ifp.if_flags() & ~IFF_PROMISC);
            }
            log(
                    LOG_INFO,
                    "%s: permanently promiscuous mode %s\n",
                    ifp.addressOf(Ifnet.IF_XNAME),
                    (new_flags & IFF_PPROMISC) != 0 ? "enabled" : "disabled");
        }
        ifp.if_flags(ifp.if_flags() & (IFF_CANTCHANGE | IFF_RENAMING) | new_flags & ~(IFF_CANTCHANGE | IFF_RENAMING));
        if (ifp.if_ioctl() != 0) {
            k.functions.if_ioctl.at(ifp.if_ioctl()).call(ifp, cmd, ifr);
        }
        return 0;
    }

    private int SET_MTU(Ifnet ifp, String cmd, IfReq ifr) {
        long oldmtu = ifp.if_mtu();
        int error = PRIV_CHECK();
        if (error != 0) {
            return error;
        }
        if (ifr.value < IF_MINMTU || ifr.value > IF_MAXMTU) {
            return EINVAL;
        }
        if (ifp.if_ioctl() == 0) {
            return EOPNOTSUPP;
        }
        error = k.functions.if_ioctl.at(ifp.if_ioctl()).call(ifp, cmd, ifr);
        if (error == 0) {
            k.inet.rt_ifmsg(ifp);
        }
        // If the link MTU changed, do network layer specific procedure.
        if (ifp.if_mtu() != oldmtu) {
            k.inet.nd6_setmtu(ifp);
        }
        return error;
    }

    /** Sets the link-level address of an Ethernet interface. if.c:3220. */
    int if_setlladdr(Ifnet ifp, byte[] lladdr) {
        Ifaddr ifa = ifp.if_addr();
        if (ifa.isNull()) {
            return EINVAL;
        }
        SockaddrDl sdl = SockaddrDl.TYPE.at(mem, ifa.ifa_addr());
        if (lladdr.length != sdl.sdl_alen()) { // don't allow length to change
            return EINVAL;
        }
        switch (ifp.if_type()) {
            case IFT_ETHER, IFT_BRIDGE, IFT_L2VLAN, IFT_IEEE8023ADLAG -> {
                sdl.sdl_data(sdl.sdl_nlen(), lladdr);
            }
            default -> {
                return ENODEV;
            }
        }
        // If the interface is already up, we need to re-init it in order to reprogram its address filter.
        if ((ifp.if_flags() & IFF_UP) != 0 && ifp.if_ioctl() != 0) {
            IfReq ifr = new IfReq("");
            ifp.if_flags(ifp.if_flags() & ~IFF_UP);
            ifr.value = ifp.if_flags();
            k.functions.if_ioctl.at(ifp.if_ioctl()).call(ifp, "SIOCSIFFLAGS", ifr);
            ifp.if_flags(ifp.if_flags() | IFF_UP);
            ifr.value = ifp.if_flags();
            k.functions.if_ioctl.at(ifp.if_ioctl()).call(ifp, "SIOCSIFFLAGS", ifr);
        }
        return 0;
    }

    /**
     * A network ioctl. if.c:2439. Nothing keeps two of them apart.
     *
     * @param so the socket it came through
     * @return 0 or an error number
     */
    int ifioctl(Socket so, long cmd, IfReq ifr, Kthread td) {
        k.seams.ioctlGate.enter();
        int error = IFIOCTL(so, cmd, Sockio.name(cmd), ifr, td);
        k.seams.ioctlGate.leave();
        return error;
    }

    private int IFIOCTL(Socket so, long com, String cmd, IfReq ifr, Kthread td) {
        int error;
        switch (cmd) {
            case "SIOCGIFCONF" -> {
                return ifconf(ifr);
            }
            case "SIOCIFCREATE", "SIOCIFCREATE2" -> {
                error = PRIV_CHECK();
                if (error != 0) {
                    return error;
                }
                NameBuf name = new NameBuf(ifr.name);
                error = k.if_clone_c.if_clone_create(
                        name, IFNAMSIZ, cmd.equals("SIOCIFCREATE2") ? CloneParams.ofRequest(ifr) : CloneParams.NULL);
                ifr.name = name.get();
                return error;
            }
            case "SIOCIFDESTROY" -> {
                error = PRIV_CHECK();
                if (error != 0) {
                    return error;
                }
                return k.if_clone_c.if_clone_destroy(ifr.name);
            }
            case "SIOCIFGCLONERS" -> {
                return k.if_clone_c.if_clone_list(ifr);
            }
            case "SIOCGIFGMEMB" -> {
                return if_getgroupmembers(ifr);
            }
            default -> {
                // Nothing to do.
            }
        }

        Ifnet ifp = ifunit_ref(ifr.name);
        if (ifp.isNull()) {
            return ENXIO;
        }

        preempt("the interface is referenced, nothing else");
        error = ifhwioctl(cmd, ifp, ifr);
        if (error != ENOIOCTL) {
            if_rele(ifp);
            return error;
        }

        int oif_flags = ifp.if_flags();
        error = k.PROTO(so).pru_control(so, com, ifr, ifp, td);
        if (error == EOPNOTSUPP && ifp.if_ioctl() != 0) {
            error = k.functions.if_ioctl.at(ifp.if_ioctl()).call(ifp, cmd, ifr);
        }
        if (((oif_flags ^ ifp.if_flags()) & IFF_UP) != 0 && (ifp.if_flags() & IFF_UP) != 0) {
            k.inet.in6_if_up(ifp);
        }
        if_rele(ifp);
        return error;
    }

    /** Turns promiscuous mode on (1) or off (0), counted. if.c:2688. */
    int ifpromisc(Ifnet ifp, int pswitch) {
        boolean on = pswitch != 0;
        int old = ifp.if_pcount();
        ifp.if_pcount(on ? old + 1 : old - 1);
        if (on ? old != 0 : old != 1) {
            return 0;
        }
        if ((ifp.if_flags() & IFF_PPROMISC) != 0) {
            return 0;
        }
        ifp.if_flags(on ? ifp.if_flags() | IFF_PROMISC : ifp.if_flags() & ~IFF_PROMISC);
        int error = 0;
        if (ifp.if_ioctl() != 0) {
            IfReq ifr = new IfReq("");
            ifr.value = ifp.if_flags();
            error = k.functions.if_ioctl.at(ifp.if_ioctl()).call(ifp, "SIOCSIFFLAGS", ifr);
        }
        if (error == 0) {
            log(LOG_INFO, "%s: promiscuous mode %s\n", ifp.addressOf(Ifnet.IF_XNAME), on ? "enabled" : "disabled");
            k.inet.rt_ifmsg(ifp);
        }
        return error;
    }

    /** SIOCGIFCONF: every name, once for each address. if.c:2719. */
    private int ifconf(IfReq ifc) {
        IFNET_RLOCK(2743);
        for (Ifnet ifp = V_ifnet.first(); !ifp.isNull(); ifp = V_ifnet.next(ifp)) {
            TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
            IF_ADDR_LOCK(ifp, 2762);
            for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
                ifc.names.add(ifp.if_xname());
            }
            IF_ADDR_UNLOCK(ifp, 2797);
        }
        IFNET_RUNLOCK(2815);
        return 0;
    }

    /** Names an interface after its driver and unit. if.c:3399. */
    void if_initname(Ifnet ifp, long name, int unit) {
        ifp.if_dname(name);
        ifp.if_dunit(unit);
        String dname = STRING(name);
        ifp.if_xname(unit == IF_DUNIT_NONE ? dname : dname + unit);
    }

    /** "if_name: " before a formatted text, on the console. if.c:3411. */
    void if_printf(Ifnet ifp, String text) {
        printf("%s: %s", ifp.addressOf(Ifnet.IF_XNAME), text);
    }

    /** A cloner's list, for whoever walks it from outside. */
    ListHead<Ifnet> CLONES(IfClone ifc) {
        return k.if_clone_c.IFC_IFLIST(ifc);
    }

    /** The index table as a struct: what a heap walk sees behind the pointer ifindex_table. */
    static final class IfindexTable extends org.deadc0de.sim.mem.Struct {
        static final StructType<IfindexTable> TYPE = new StructType<>("ifindex_entry", 8, IfindexTable::new);
        static final org.deadc0de.sim.mem.Field IFE_IFNET = TYPE.reference("ife_ifnet", 0, () -> Ifnet.TYPE);

        IfindexTable(org.deadc0de.sim.mem.Memory memory, long address) {
            super(memory, address);
        }
    }
}
