package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;
import org.deadc0de.sim.mem.TailQ;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/**
 * Data link interface layer: attaching interfaces and protocols, and the pool of interface structures that are never freed.
 *
 * <p>Lock order: dlil write, ifnet_head, if_lock.
 */
@KernelSource("bsd/net/dlil.c")
final class Dlil_c extends KernelFile {
    private static final int DLIL_WRITER_WAITING = 0x80000000;
    private static final int PROTO_HASH_SLOTS = 5;

    private final long dlil_read_count;
    private final LckMtx dlil_mutex;
    private final LckMtx dlil_ifnet_mutex;
    private final LckRw ifnet_head_mutex;
    private final long dlil_detach_waiting;
    private final long dlil_detach_thread;
    private final TailQ<Ifnet> ifnet_head;
    private final TailQ<DlilIfnet> dlil_ifnet_head;

    /**
     * Whether a thread may become a reader: none waits to write, or it is one already. The kernel looks every clock tick; here the
     * thread simply waits for it.
     */
    private final Guard noWriterWaits = new Guard() {
        @Override
        public boolean permits(SimThread thread, long object, long alreadyReader) {
            return alreadyReader != 0 || (memory.peek(object, 4) & 0x80000000L) == 0;
        }

        @Override
        public String describe(long object) {
            return "dlil_read_count";
        }
    };

    private final Guard noReaderLeft = new Guard() {
        @Override
        public boolean permits(SimThread thread, long object, long detail) {
            return memory.peek(object, 4) == 0x80000000L;
        }

        @Override
        public String describe(long object) {
            return "the last reader of dlil_read_count";
        }
    };

    Dlil_c(Darwin9 k) {
        super(k);
        dlil_read_count = k.machine().data().define("dlil_read_count", 4);
        dlil_detach_waiting = k.machine().data().define("dlil_detach_waiting", 4);
        dlil_detach_thread = k.machine().data().define("dlil_detach_thread", 4);
        dlil_mutex = k.machine().data().defineStruct("dlil_mutex", LckMtx.TYPE);
        dlil_ifnet_mutex = k.machine().data().defineStruct("dlil_ifnet_mutex", LckMtx.TYPE);
        ifnet_head_mutex = k.machine().data().defineStruct("ifnet_head_mutex", LckRw.TYPE);
        ifnet_head = new TailQ<>(
                memory, k.machine().data().defineHead("ifnet_head", 2, Ifnet.TYPE), Ifnet.TYPE, Ifnet.IF_LINK_TQE_NEXT);
        dlil_ifnet_head = new TailQ<>(
                memory,
                k.machine().data().defineHead("dlil_ifnet_head", 2, DlilIfnet.TYPE),
                DlilIfnet.TYPE,
                DlilIfnet.DL_IF_LINK_TQE_NEXT);
    }

    /** Every attached interface. */
    TailQ<Ifnet> IFNET_HEAD() {
        return ifnet_head;
    }

    /** Every interface structure ever made. */
    TailQ<DlilIfnet> DLIL_IFNET_HEAD() {
        return dlil_ifnet_head;
    }

    LckRw IFNET_HEAD_MUTEX() {
        return ifnet_head_mutex;
    }

    ListHead<Ifmultiaddr> IF_MULTIADDRS(Ifnet ifp) {
        return new ListHead<>(
                memory, ifp.addressOf(Ifnet.IF_MULTIADDRS_LH_FIRST), Ifmultiaddr.TYPE, Ifmultiaddr.IFMA_LINK_LE_NEXT);
    }

    /** Start-up. dlil.c:780. */
    void dlil_init() {
        ifnet_head.init();
        dlil_ifnet_head.init();
    }

    // ---- locks ---------------------------------------------------------------------------------------------------

    void ifnet_lock_shared(Ifnet ifp) {
        lck_rw_lock_shared(ifp.if_lock());
    }

    void ifnet_lock_exclusive(Ifnet ifp) {
        lck_rw_lock_exclusive(ifp.if_lock());
    }

    void ifnet_lock_done(Ifnet ifp) {
        lck_rw_done(ifp.if_lock());
    }

    void ifnet_head_lock_shared() {
        lck_rw_lock_shared(ifnet_head_mutex);
    }

    void ifnet_head_lock_exclusive() {
        lck_rw_lock_exclusive(ifnet_head_mutex);
    }

    void ifnet_head_done() {
        lck_rw_done(ifnet_head_mutex);
    }

    /** Becomes a reader, which a thread may be many times over; a waiting writer is let pass first. dlil.c:234. */
    void dlil_read_begin() {
        Uthread uth = get_bsdthread_info();
        if (uth.dlil_incremented_read() == DLIL_WRITER_WAITING) {
            panic("dlil_read_begin - thread is already a writer", 241);
        }
        k.locks.await(noWriterWaits, dlil_read_count, uth.dlil_incremented_read(), "dlil_read_count");
        OSAddAtomic(1, dlil_read_count);
        uth.dlil_incremented_read(uth.dlil_incremented_read() + 1);
    }

    /** dlil.c:260. */
    void dlil_read_end() {
        Uthread uth = get_bsdthread_info();
        OSAddAtomic(-1, dlil_read_count);
        uth.dlil_incremented_read(uth.dlil_incremented_read() - 1);
    }

    /**
     * Becomes the writer once the last reader has gone. dlil.c:271.
     *
     * @return 0, or EDEADLK at once for a thread that is a reader
     */
    int dlil_write_begin() {
        Uthread uth = get_bsdthread_info();
        if (uth.dlil_incremented_read() != 0) {
            return EDEADLK;
        }
        lck_mtx_lock(dlil_mutex);
        OSAddAtomic(DLIL_WRITER_WAITING, dlil_read_count); // dlil_mutex: nobody else has set it
        k.locks.await(noReaderLeft, dlil_read_count, 0, "dlil_writer_waiting");
        uth.dlil_incremented_read(DLIL_WRITER_WAITING);
        return 0;
    }

    /** dlil.c:292. */
    void dlil_write_end() {
        Uthread uth = get_bsdthread_info();
        if (uth.dlil_incremented_read() != DLIL_WRITER_WAITING) {
            panic("dlil_write_end - thread is not a writer", 297);
        }
        OSAddAtomic(DLIL_WRITER_WAITING, dlil_read_count); // the top bit again: it goes
        lck_mtx_unlock(dlil_mutex);
        uth.dlil_incremented_read(0);
    }

    // ---- use counts ----------------------------------------------------------------------------------------------

    /**
     * Counts one more user. dlil.c:1905.
     *
     * @param mustNotBeZero whether an interface that nobody uses is refused
     * @return 0, or ENXIO
     */
    int ifp_use(Ifnet ifp, int mustNotBeZero) {
        if (mustNotBeZero != 0) {
            return OSCompareAndSwapUnlessZero(ifp.addressOf(Ifnet.IF_USECNT)) ? 0 : ENXIO;
        }
        OSAddAtomic(1, ifp.addressOf(Ifnet.IF_USECNT));
        return 0;
    }

    /** Counts one user less; whether that was the last. dlil.c:1968. */
    int ifp_unuse(Ifnet ifp) {
        if (OSAddAtomicTo(0, 0, ifp.addressOf(Ifnet.IF_USECNT))) {
            panic("ifp_unuse: ifp(%s%d)->if_usecnt was zero\\n", 1975, NAME(ifp), ifp.if_unit());
        }
        if (!OSAddAtomicTo(1, -1, ifp.addressOf(Ifnet.IF_USECNT))) {
            return 0;
        }
        if ((ifp.if_eflags() & IFEF_DETACHING) == 0) {
            panic("ifp_unuse: use count reached zero but detching flag is not set!", 1981);
        }
        return 1;
    }

    String NAME(Ifnet ifp) {
        return memory.loadString(ifp.if_name(), 0, IFNAMSIZ);
    }

    /**
     * Nobody uses an interface any more: it leaves the list, and its owner hears of it. The addresses on it are left as they are, on
     * both lists. dlil.c:1924.
     */
    void ifp_use_reached_zero(Ifnet ifp) {
        dlil_read_begin();
        if (ifp.if_usecnt() != 0) {
            panic("ifp_use_reached_zero: ifp->if_usecnt != 0", 1932);
        }
        ifnet_head_lock_exclusive();
        ifnet_lock_exclusive(ifp);
        ifnet_head.remove(ifp);
        k.if_c.IFNET_ADDR_SET(ifp.if_index(), Ifaddr.TYPE.at(memory, 0)); // 1938
        Ifmultiaddr ifma = ifp.if_multiaddrs_lh_first();
        while (!ifma.isNull()) {
            Ifmultiaddr next = ifma.ifma_link_le_next();
            k.if_c.ifma_release(ifma);
            ifma = next;
        }
        ifp.if_multiaddrs_lh_first(Ifmultiaddr.TYPE.at(memory, 0));
        ifnet_head_done();
        ifp.if_eflags(ifp.if_eflags() & ~IFEF_DETACHING);
        ifnet_lock_done(ifp);
        dlil_read_end();
        kev_post_msg();
        if (ifp.if_free() != 0) {
            k.functions.call(ifp.if_free(), ifp, 0, 0);
        }
    }

    // ---- ioctls and output ---------------------------------------------------------------------------------------

    /** The slot of a protocol family in if_proto_hash. dlil.c:305. */
    private static int PROTO_HASH_VALUE(int protocol_family) {
        return switch (protocol_family) {
            case PF_INET -> 0;
            case PF_INET6 -> 1;
            case 16 -> 2;
            default -> 4;
        };
    }

    private long PROTO_SLOT(Ifnet ifp, int protocol_family) {
        return ifp.if_proto_hash() + 4L * PROTO_HASH_VALUE(protocol_family);
    }

    /** The protocol of a family attached to an interface, or NULL. dlil.c:330. */
    IfProto find_attached_proto(Ifnet ifp, int protocol_family) {
        IfProto proto = IfProto.TYPE.at(memory, memory.loadPointer(PROTO_SLOT(ifp, protocol_family), 0));
        while (!proto.isNull() && proto.protocol_family() != protocol_family) {
            proto = proto.next_hash_sle_next();
        }
        return proto;
    }

    /**
     * Hands an ioctl to the attached protocol and to the driver. dlil.c:1592.
     *
     * @param ioctl_arg whatever the code wants, NULL included: nobody looks at it here
     * @return the protocol's answer, or the driver's where the protocol had none; EOPNOTSUPP for an interface that nobody uses
     */
    int ifnet_ioctl(Ifnet ifp, int proto_fam, int ioctl_code, long ioctl_arg) {
        int retval = EOPNOTSUPP;
        if (ifp.isNull() || ioctl_code == 0) {
            return EINVAL;
        }
        if (ifp_use(ifp, 1) != 0) {
            return EOPNOTSUPP;
        }
        dlil_read_begin();
        if (proto_fam != 0) {
            IfProto proto = find_attached_proto(ifp, proto_fam);
            if (!proto.isNull() && proto.ioctl() != 0) {
                int result = k.functions.ioctl(proto.ioctl(), ifp, ioctl_code, ioctl_arg);
                if (result != EOPNOTSUPP) {
                    retval = result;
                }
            }
        }
        dlil_read_end();
        if (retval == 0 || retval == EOPNOTSUPP) {
            if (ifp.if_ioctl() != 0) {
                k.machine().sched().point(Kind.PREEMPT, ifp.address());
                int result = k.functions.ioctl(ifp.if_ioctl(), ifp, ioctl_code, ioctl_arg);
                if (retval == EOPNOTSUPP) {
                    retval = result;
                }
            }
        }
        if (ifp_unuse(ifp) != 0) {
            ifp_use_reached_zero(ifp);
        }
        return retval;
    }

    /** The link-level address for a multicast address. dlil.c:1660. */
    int dlil_resolve_multi(Ifnet ifp, Sockaddr proto_addr, Sockaddr ll_addr) {
        int result = EOPNOTSUPP;
        dlil_read_begin();
        IfProto proto = find_attached_proto(ifp, proto_addr.sa_family());
        if (!proto.isNull() && proto.resolve_multi() != 0) {
            result = k.functions.call(proto.resolve_multi(), ifp, proto_addr.address(), ll_addr.address());
        }
        dlil_read_end();
        return result;
    }

    /** Asks for the owner of an address, or tells everybody who it is. dlil.c:1809. */
    int dlil_send_arp(Ifnet ifp, Sockaddr target) {
        dlil_read_begin();
        int result = ENOTSUP();
        IfProto proto = find_attached_proto(ifp, PF_INET);
        if (!proto.isNull() && proto.send_arp() != 0) {
            result = k.functions.call(proto.send_arp(), ifp, target.address(), 0);
        }
        dlil_read_end();
        return result;
    }

    private static int ENOTSUP() {
        return EOPNOTSUPP;
    }

    /** Gives a packet to the driver; what it says is logged. dlil.c:1340. */
    int dlil_output(Ifnet ifp, int length) {
        int retval = k.functions.call(ifp.if_output(), ifp, length, 0);
        if (retval != 0) {
            printf("dlil_output: output error retval = %x\n", retval);
        }
        return 0;
    }

    // ---- protocols -----------------------------------------------------------------------------------------------

    /** The callbacks of a protocol, as addresses of functions; 0 for none. */
    record ProtoParam(long ioctl, long resolve_multi, long send_arp, long detached) {}

    /** Attaches a protocol. dlil.c:2081. */
    int ifnet_attach_protocol(Ifnet ifp, int protocol, ProtoParam details) {
        if (ifp.isNull() || protocol == 0) {
            return EINVAL;
        }
        IfProto ifproto = MALLOC(IfProto.TYPE, MallocType.M_NKE, M_WAITOK | M_ZERO);
        ifproto.ifp(ifp);
        ifproto.protocol_family(protocol);
        ifproto.ioctl(details.ioctl());
        ifproto.resolve_multi(details.resolve_multi());
        ifproto.send_arp(details.send_arp());
        ifproto.detached(details.detached());
        int retval = dlil_attach_protocol_internal(ifproto);
        if (retval != 0) {
            FREE(ifproto);
        }
        return retval;
    }

    /** dlil.c:1989. */
    private int dlil_attach_protocol_internal(IfProto proto) {
        Ifnet ifp = proto.ifp();
        int retval = dlil_write_begin();
        if (retval != 0) {
            printf("dlil_attach_protocol_internal - dlil_write_begin returned %d\n", retval);
            return retval;
        }
        if ((ifp.if_eflags() & IFEF_DETACHING) != 0) {
            dlil_write_end();
            return ENXIO;
        }
        if (!find_attached_proto(ifp, proto.protocol_family()).isNull()) {
            dlil_write_end();
            return EEXIST;
        }
        retval = k.functions.call(ifp.if_add_proto(), ifp, proto.protocol_family(), 0);
        if (retval != 0) {
            dlil_write_end();
            return retval;
        }
        ifp_use(ifp, 1); // 2046: the result is ignored
        long slot = PROTO_SLOT(ifp, proto.protocol_family());
        proto.next_hash_sle_next(IfProto.TYPE.at(memory, memory.loadPointer(slot, 0)));
        memory.storePointer(slot, 0, proto.address());
        dlil_write_end();
        kev_post_msg();
        return 0;
    }

    /** Detaches a protocol. dlil.c:2192. */
    int ifnet_detach_protocol(Ifnet ifp, int protocol) {
        if (ifp.isNull() || protocol == 0) {
            return EINVAL;
        }
        int retval = dlil_write_begin();
        if (retval != 0) {
            if (retval != EDEADLK) {
                return retval;
            }
            IfProto marked = find_attached_proto(ifp, protocol);
            if (marked.isNull() || marked.detaching() != 0) {
                return ENXIO;
            }
            marked.detaching(1);
            WAKE_DELAYED_DETACH();
            return 0;
        }
        IfProto proto = find_attached_proto(ifp, protocol);
        if (proto.isNull()) {
            dlil_write_end();
            return ENXIO;
        }
        if (ifp.if_del_proto() != 0) {
            k.functions.call(ifp.if_del_proto(), ifp, protocol, 0);
        }
        UNLINK_PROTO(ifp, proto);
        int use_reached_zero = ifp_unuse(ifp);
        dlil_write_end();
        dlil_detach_protocol_internal(proto);
        if (use_reached_zero != 0) {
            ifp_use_reached_zero(ifp);
        }
        return 0;
    }

    private void UNLINK_PROTO(Ifnet ifp, IfProto proto) {
        long at = PROTO_SLOT(ifp, proto.protocol_family());
        while (memory.loadPointer(at, 0) != proto.address()) {
            at = memory.loadPointer(at, 0);
        }
        memory.storePointer(at, 0, proto.next_hash_sle_next().address());
    }

    /** The second half of a protocol's detach, without locks. dlil.c:2159. */
    private void dlil_detach_protocol_internal(IfProto proto) {
        Ifnet ifp = proto.ifp();
        int proto_family = proto.protocol_family();
        if (proto.detached() != 0) {
            k.functions.call(proto.detached(), ifp, proto_family, 0);
        }
        FREE(proto);
        k.if_c.if_rtproto_del(ifp, proto_family);
        kev_post_msg();
    }

    /** Leaves the rest to the thread that holds no lock; it is made when there is first something for it to do. */
    private void WAKE_DELAYED_DETACH() {
        memory.store4(dlil_detach_waiting, 0, 1);
        if (memory.load4(dlil_detach_thread, 0) == 0) {
            memory.store4(dlil_detach_thread, 0, 1);
            k.startKernelThread(this::dlil_delayed_detach_thread);
        }
        wakeup(dlil_detach_waiting);
    }

    /** Whether a thread is the one that waits for detaches, and there is none. Reads as a debugger reads. */
    boolean IS_IDLE(SimThread thread) {
        return memory.peek(dlil_detach_waiting, 4) == 0 && k.waits.channelOf(thread) == dlil_detach_waiting;
    }

    /** Finishes, one after the other, the detaches that were asked for by threads that held the read lock. dlil.c:2277. */
    void dlil_delayed_detach_thread() {
        while (true) {
            if (memory.load4(dlil_detach_waiting, 0) == 0) {
                k.waits.sleep(dlil_detach_waiting, "dlil_detach_waiting", false, FOREVER, () -> {});
            }
            memory.store4(dlil_detach_waiting, 0, 0);
            boolean found = true;
            while (found) {
                found = DELAYED_DETACH_ONE();
            }
        }
    }

    private boolean DELAYED_DETACH_ONE() {
        dlil_write_begin();
        for (Ifnet ifp = ifnet_head.first(); !ifp.isNull(); ifp = ifnet_head.next(ifp)) {
            IfProto proto = find_attached_proto(ifp, PF_INET);
            if (!proto.isNull() && proto.detaching() != 0) {
                k.functions.call(ifp.if_del_proto(), ifp, PF_INET, 0);
                UNLINK_PROTO(ifp, proto);
                int use_reached_zero = ifp_unuse(ifp);
                dlil_write_end();
                dlil_detach_protocol_internal(proto);
                if (use_reached_zero != 0) {
                    ifp_use_reached_zero(ifp);
                }
                return true;
            }
            if (ifp.if_delayed_detach() != 0) {
                ifp.if_delayed_detach(0);
                int use_reached_zero = ifp_unuse(ifp);
                dlil_write_end();
                if (use_reached_zero != 0) {
                    ifp_use_reached_zero(ifp);
                }
                return true;
            }
        }
        dlil_write_end();
        return false;
    }

    // ---- interfaces ----------------------------------------------------------------------------------------------

    /**
     * Makes an interface known. A structure that comes from the pool keeps its index, its statistics and whatever else lies in it; its
     * address list starts anew. dlil.c:2395.
     *
     * @param ll_addr its link-level address, or NULL
     * @return 0, EINVAL, EEXIST, ENODEV
     */
    int ifnet_attach(Ifnet ifp, SockaddrDl ll_addr) {
        if (!ll_addr.isNull()) {
            if (ifp.if_addrlen() == 0) {
                ifp.if_addrlen(ll_addr.sdl_alen());
            } else if (ll_addr.sdl_alen() != ifp.if_addrlen()) {
                return EINVAL;
            }
        }
        ifnet_head_lock_shared();
        Ifnet tmp_if = ifnet_head.first();
        while (!tmp_if.isNull() && !tmp_if.is(ifp)) {
            tmp_if = ifnet_head.next(tmp_if);
        }
        ifnet_head_done();
        if (!tmp_if.isNull()) {
            return EEXIST;
        }
        if ((ifp.if_eflags() & IFEF_REUSE) == 0 || ifp.if_lock().isNull()) {
            ifp.if_lock(MALLOC(LckRw.TYPE, MallocType.M_NKE, M_WAITOK | M_ZERO));
        }
        if (ifp.if_add_proto() == 0 || ifp.if_del_proto() == 0) {
            printf("dlil Attempt to attach interface without family module - %ld\n", ifp.if_family());
            return ENODEV;
        }
        if ((ifp.if_eflags() & IFEF_REUSE) == 0 || ifp.if_proto_hash() == 0) {
            ifp.if_proto_hash(_MALLOC(4 * PROTO_HASH_SLOTS, null, MallocType.M_NKE, M_WAITOK | M_ZERO));
        }
        dlil_write_begin();
        ifp.if_flt_head_tqh_first(0);
        ifp.if_flt_head_tqh_last(ifp.addressOf(Ifnet.IF_FLT_HEAD_TQH_FIRST));
        ifp.if_prefixhead_tqh_first(0);
        ifp.if_prefixhead_tqh_last(ifp.addressOf(Ifnet.IF_PREFIXHEAD_TQH_FIRST));
        IF_MULTIADDRS(ifp).init(); // 2478
        ifp_use(ifp, 0);

        ifnet_head_lock_exclusive();
        ifnet_lock_exclusive(ifp);
        Ifaddr ifa = Ifaddr.TYPE.at(memory, 0);
        if ((ifp.if_eflags() & IFEF_REUSE) == 0 || ifp.if_index() == 0) {
            ifp.if_index(k.if_c.if_next_index());
        } else {
            ifa = ifp.if_addrhead_tqh_first();
        }
        k.seams.interfaceAttached.attached(ifp);
        String workbuf = NAME(ifp) + ifp.if_unit();
        int namelen = workbuf.length();
        int socksize = Math.max(20, 8 + namelen + ifp.if_addrlen());
        socksize = socksize + 3 & ~3;
        int ifasize = Ifaddr.TYPE.size() + 2 * socksize;
        if (!ifa.isNull() && socksize > ifa.ifa_addr().sa_len()) {
            k.if_c.if_detach_ifa(ifp, ifa);
            ifa = Ifaddr.TYPE.at(memory, 0);
        }
        if (ifa.isNull()) {
            ifa = Ifaddr.TYPE.at(memory, _MALLOC(ifasize, Ifaddr.TYPE, MallocType.M_IFADDR, M_WAITOK | M_ZERO));
        }
        bzero(ifa.address(), ifasize); // 2513-2516
        SockaddrDl sdl = SockaddrDl.TYPE.at(memory, ifa.address() + Ifaddr.TYPE.size());
        SockaddrDl mask = SockaddrDl.TYPE.at(memory, sdl.address() + socksize);
        sdl.sdl_len(socksize);
        sdl.sdl_family(AF_LINK);
        memory.storeString(sdl.address(), 8, socksize - 8, workbuf);
        sdl.sdl_nlen(namelen);
        sdl.sdl_index(ifp.if_index());
        sdl.sdl_type(ifp.if_type());
        if (!ll_addr.isNull()) {
            sdl.sdl_alen(ll_addr.sdl_alen());
            if (ll_addr.sdl_alen() != ifp.if_addrlen()) {
                panic("ifnet_attach - ll_addr->sdl_alen != ifp->if_addrlen", 2526);
            }
            bcopy(ll_addr.address() + 8, sdl.address() + 8 + namelen, ll_addr.sdl_alen());
        }
        ifa.ifa_ifp(ifp);
        ifa.ifa_rtrequest(k.functions.address("link_rtrequest"));
        ifa.ifa_addr(SA(sdl.address()));
        ifa.ifa_netmask(SA(mask.address()));
        mask.sdl_len(socksize - ifp.if_addrlen());
        for (int i = 0; i < namelen; i++) {
            memory.store1(mask.address(), 8 + i, 0xff);
        }
        k.if_c.IFNET_ADDR_SET(ifp.if_index(), ifa);
        AT(2539, "TAILQ_INIT(&ifp->if_addrhead)");
        k.seams.addressListReset.reset(ifp);
        k.route_c.ifaref(ifa);
        ifa.ifa_debug(ifa.ifa_debug() | IFA_ATTACHED);
        k.if_c.IF_ADDRHEAD(ifp).insertHead(ifa);

        ifnet_head.insertTail(ifp);
        k.if_c.IFINDEX2IFNET_SET(ifp.if_index(), ifp); // 2556
        ifnet_head_done();
        dlil_write_end();
        ifnet_lock_done(ifp);
        kev_post_msg();
        return 0;
    }

    /**
     * Takes an interface away. One that is still used stays on the list with IFEF_DETACHING set until its last user goes; nobody waits
     * for that here. dlil.c:2592.
     *
     * @return 0, or ENXIO when it is being detached already
     */
    int ifnet_detach(Ifnet ifp) {
        ifnet_lock_exclusive(ifp);
        if ((ifp.if_eflags() & IFEF_DETACHING) != 0) {
            ifnet_lock_done(ifp);
            return ENXIO;
        }
        ifp.if_eflags(ifp.if_eflags() | IFEF_DETACHING);
        ifnet_lock_done(ifp);
        kev_post_msg();
        k.seams.addressesDetached.purge(ifp);
        k.bpf_c.bpfdetach(ifp);
        int retval = dlil_write_begin();
        if (retval == EDEADLK) {
            ifp.if_delayed_detach(1);
            WAKE_DELAYED_DETACH();
            return 0;
        }
        ifp.if_flt_head_tqh_first(0);
        int zeroed = ifp_unuse(ifp);
        dlil_write_end();
        if (zeroed != 0) {
            ifp_use_reached_zero(ifp);
        }
        return 0;
    }

    /**
     * Gives an interface structure for a family and a unique id: one of the pool that is not in use, or a new one. Having no id is an id
     * like any other: it matches every structure that has none. dlil.c:2747.
     *
     * @param uniqueid where the id lies
     * @param ifp gets the structure
     * @return 0, EBUSY, ENOMEM
     */
    int dlil_if_acquire(int family, long uniqueid, int uniqueid_len, Ifnet[] ifp) {
        lck_mtx_lock(dlil_ifnet_mutex);
        DlilIfnet dlifp1 = dlil_ifnet_head.first();
        while (!dlifp1.isNull()) {
            Ifnet ifp1 = dlifp1.dl_if();
            if (ifp1.if_family() == family
                    && uniqueid_len == dlifp1.if_uniqueid_len()
                    && bcmpEquals(uniqueid, dlifp1.if_uniqueid(), uniqueid_len)) {
                if ((ifp1.if_eflags() & IFEF_INUSE) != 0) {
                    if (uniqueid_len != 0) {
                        lck_mtx_unlock(dlil_ifnet_mutex);
                        return EBUSY;
                    }
                } else {
                    if (ifp1.if_lock().isNull()) {
                        panic("ifp's lock is gone\\n", 2777);
                    }
                    ifnet_lock_exclusive(ifp1);
                    ifp1.if_eflags(ifp1.if_eflags() | IFEF_INUSE | IFEF_REUSE);
                    ifnet_lock_done(ifp1);
                    ifp[0] = ifp1;
                    lck_mtx_unlock(dlil_ifnet_mutex);
                    return 0;
                }
            }
            dlifp1 = dlil_ifnet_head.next(dlifp1);
        }
        dlifp1 = MALLOC(DlilIfnet.TYPE, MallocType.M_NKE, M_WAITOK | M_ZERO);
        if (uniqueid_len != 0) {
            long copy = _MALLOC(uniqueid_len, null, MallocType.M_NKE, M_WAITOK);
            bcopy(uniqueid, copy, uniqueid_len);
            dlifp1.if_uniqueid(copy);
            dlifp1.if_uniqueid_len(uniqueid_len);
        }
        Ifnet ifp1 = dlifp1.dl_if();
        ifp1.if_eflags(IFEF_INUSE);
        ifp1.if_name(dlifp1.addressOf(DlilIfnet.IF_NAMESTORAGE));
        dlil_ifnet_head.insertTail(dlifp1);
        ifp[0] = ifp1;
        lck_mtx_unlock(dlil_ifnet_mutex);
        return 0;
    }

    /** Gives an interface structure back to the pool; nothing is freed and nothing cleared. dlil.c:2826. */
    void dlil_if_release(Ifnet ifp) {
        ifnet_lock_exclusive(ifp);
        ifp.if_eflags(ifp.if_eflags() & ~IFEF_INUSE);
        ifp.if_ioctl(k.functions.address("dlil_recycle_ioctl"));
        ifp.if_output(k.functions.address("dlil_recycle_output"));
        ifp.if_free(k.functions.address("dlil_recycle_free"));
        ifp.if_set_bpf_tap(k.functions.address("dlil_recycle_set_bpf_tap"));
        ifnet_lock_done(ifp);
    }

    int dlil_recycle_ioctl(Ifnet ifp, int ioctl_code, long ioctl_arg) {
        return EOPNOTSUPP;
    }

    int dlil_recycle_output(Ifnet ifp, int length) {
        return 0;
    }

    int dlil_recycle_free(Ifnet ifp) {
        return 0;
    }

    int dlil_recycle_set_bpf_tap(Ifnet ifp) {
        return 0;
    }
}
