package org.deadc0de.darwin9;

import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.TailQ;

/** Who attaches which protocol to which family of interfaces. */
@KernelSource("bsd/net/kpi_protocol.c")
final class Kpi_protocol_c extends KernelFile {
    private final LckMtx proto_family_mutex;
    private final TailQ<ProtoFamilyStr> proto_family_head;

    Kpi_protocol_c(Darwin9 k) {
        super(k);
        proto_family_mutex = k.machine().data().defineStruct("proto_family_mutex", LckMtx.TYPE);
        proto_family_head = new TailQ<>(
                memory,
                k.machine().data().defineHead("proto_family_head", 2, ProtoFamilyStr.TYPE),
                ProtoFamilyStr.TYPE,
                ProtoFamilyStr.PROTO_FAM_NEXT_TQE_NEXT);
    }

    void proto_kpi_init() {
        proto_family_head.init();
    }

    /** Registers a plumber. kpi_protocol.c:355. */
    int proto_register_plumber(int protocol_family, int interface_family, long attach, long detach) {
        lck_mtx_lock(proto_family_mutex);
        if (!proto_plumber_find(protocol_family, interface_family).isNull()) {
            lck_mtx_unlock(proto_family_mutex);
            return EEXIST;
        }
        ProtoFamilyStr proto_family = MALLOC(ProtoFamilyStr.TYPE, MallocType.M_NKE, M_WAITOK | M_ZERO);
        proto_family.proto_family(protocol_family);
        proto_family.if_family(interface_family);
        proto_family.attach_proto(attach);
        proto_family.detach_proto(detach);
        proto_family_head.insertTail(proto_family);
        lck_mtx_unlock(proto_family_mutex);
        return 0;
    }

    private ProtoFamilyStr proto_plumber_find(int protocol_family, int interface_family) {
        ProtoFamilyStr mod = proto_family_head.first();
        while (!mod.isNull()
                && !(mod.proto_family() == protocol_family && (mod.if_family() & 0xffff) == interface_family)) {
            mod = proto_family_head.next(mod);
        }
        return mod;
    }

    /**
     * Attaches a protocol to an interface; the plumber is called with proto_family_mutex held and waits for the dlil write lock.
     * kpi_protocol.c:435.
     */
    int proto_plumb(int protocol_family, Ifnet ifp) {
        lck_mtx_lock(proto_family_mutex);
        ProtoFamilyStr proto_family = proto_plumber_find(protocol_family, ifp.if_family());
        int ret = ENXIO;
        if (!proto_family.isNull()) {
            ret = k.functions.call(proto_family.attach_proto(), ifp, protocol_family, 0);
        }
        lck_mtx_unlock(proto_family_mutex);
        return ret;
    }

    /** kpi_protocol.c:470. */
    int proto_unplumb(int protocol_family, Ifnet ifp) {
        lck_mtx_lock(proto_family_mutex);
        ProtoFamilyStr proto_family = proto_plumber_find(protocol_family, ifp.if_family());
        int ret;
        if (!proto_family.isNull() && proto_family.detach_proto() != 0) {
            k.functions.call(proto_family.detach_proto(), ifp, protocol_family, 0);
            ret = 0;
        } else {
            ret = k.dlil_c.ifnet_detach_protocol(ifp, protocol_family);
        }
        lck_mtx_unlock(proto_family_mutex);
        return ret;
    }
}
