package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.*;
import static org.deadc0de.kernel.Errno.*;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.sim.crash.KernelSource;

/** What drivers call. */
@KernelSource("bsd/net/kpi_interface.c")
final class Kpi_interface_c extends KernelFile {
    Kpi_interface_c(Darwin9 k) {
        super(k);
    }

    /**
     * What a driver fills in to get an interface: struct ifnet_init_params. Callbacks are addresses of functions; the unique id is bytes
     * somewhere, or none.
     */
    record InitParams(
            long uniqueid,
            int uniqueid_len,
            String name,
            int unit,
            int family,
            int type,
            long output,
            long demux,
            long add_proto,
            long del_proto,
            long check_multi,
            long framer,
            long softc,
            long ioctl,
            long set_bpf_tap,
            long detach) {}

    /**
     * Gives an interface structure, new or from the pool. What a former life left in its flags, statistics and lists stays. 96.
     *
     * @return 0, EINVAL, EBUSY, ENOMEM
     */
    int ifnet_allocate(InitParams init, Ifnet[] interface_) {
        if (init.family() == 0 || init.name() == null || init.output() == 0) {
            return EINVAL;
        }
        if (init.name().length() >= IFNAMSIZ || init.type() == 0 || init.type() > 255) {
            return EINVAL;
        }
        int error = k.dlil_c.dlil_if_acquire(init.family(), init.uniqueid(), init.uniqueid_len(), interface_);
        if (error != 0) {
            return error;
        }
        Ifnet ifp = interface_[0];
        memory.storeString(ifp.if_name(), 0, IFNAMSIZ, init.name());
        ifp.if_type(init.type());
        ifp.if_family(init.family());
        ifp.if_unit(init.unit());
        ifp.if_output(init.output());
        ifp.if_demux(init.demux());
        ifp.if_add_proto(init.add_proto());
        ifp.if_del_proto(init.del_proto());
        ifp.if_check_multi(init.check_multi());
        ifp.if_framer(init.framer());
        ifp.if_softc(init.softc());
        ifp.if_ioctl(init.ioctl());
        ifp.if_set_bpf_tap(init.set_bpf_tap());
        ifp.if_free(k.functions.address("ifnet_kpi_free"));
        ifp.if_kpi_storage(init.detach());
        ifp.if_eflags(ifp.if_eflags() | IFEF_USEKPI);
        ifnet_reference(ifp);
        return 0;
    }

    /** 182. */
    int ifnet_reference(Ifnet ifp) {
        if (ifp.isNull()) {
            return EINVAL;
        }
        ifp.if_refcnt(ifp.if_refcnt() + 1);
        return 0;
    }

    /** 195. */
    int ifnet_release(Ifnet ifp) {
        if (ifp.isNull()) {
            return EINVAL;
        }
        int old = ifp.if_refcnt();
        ifp.if_refcnt(old - 1);
        if (old == 0) {
            panic("ifnet_release - refcount decremented past zero!", 204);
        }
        return 0;
    }

    /** What if_free holds: tells the owner, then gives the structure back. */
    int ifnet_kpi_free(Ifnet ifp) {
        long detached_func = ifp.if_kpi_storage();
        if (detached_func != 0) {
            k.functions.call(detached_func, ifp, 0, 0);
        }
        k.dlil_c.dlil_if_release(ifp);
        return 0;
    }

    /** Changes the flags that {@code mask} names; IFF_UP by way of if_updown. 265. */
    int ifnet_set_flags(Ifnet ifp, int new_flags, int mask) {
        k.dlil_c.ifnet_lock_exclusive(ifp);
        if ((mask & IFF_UP) != 0) {
            k.if_c.if_updown(ifp, (new_flags & IFF_UP) == IFF_UP ? 1 : 0);
        }
        ifp.if_flags(new_flags & mask | ifp.if_flags() & ~mask);
        k.dlil_c.ifnet_lock_done(ifp);
        return 0;
    }

    int ifnet_set_mtu(Ifnet ifp, int mtu) {
        ifp.if_mtu(mtu);
        return 0;
    }

    int ifnet_touch_lastchange(Ifnet ifp) {
        return ifp.isNull() ? EINVAL : 0;
    }

    /** Changes the link-level address in the first entry of the address list. 1002. */
    int ifnet_set_lladdr(Ifnet ifp, byte[] lladdr) {
        k.dlil_c.ifnet_head_lock_shared();
        k.dlil_c.ifnet_lock_exclusive(ifp);
        Ifaddr ifa = k.if_c.IFNET_ADDR(ifp.if_index());
        if (!ifa.isNull()) {
            SockaddrDl sdl = SDL(ifa.ifa_addr());
            memory.storeBytes(sdl.address(), 8 + sdl.sdl_nlen(), lladdr);
            sdl.sdl_alen(lladdr.length);
        }
        k.dlil_c.ifnet_lock_done(ifp);
        k.dlil_c.ifnet_head_done();
        kev_post_msg();
        return 0;
    }

    /** The link-level address, taken from the first entry of the address list without asking whether there is one. 887. */
    byte[] ifnet_lladdr_copy_bytes(Ifnet ifp, int lladdr_len) {
        k.dlil_c.ifnet_lock_shared(ifp);
        SockaddrDl sdl = SDL(ifp.if_addrhead_tqh_first().ifa_addr());
        byte[] bytes = sdl.sdl_alen() == lladdr_len
                ? memory.loadBytes(sdl.address(), 8 + sdl.sdl_nlen(), lladdr_len)
                : new byte[lladdr_len];
        k.dlil_c.ifnet_lock_done(ifp);
        return bytes;
    }

    /**
     * Every attached interface. 1132.
     *
     * @param list gets them
     * @return 0, also when there was no memory for them: the error is lost
     */
    int ifnet_list_get(Ifnet[][] list) {
        k.dlil_c.ifnet_head_lock_shared();
        List<Ifnet> all = new ArrayList<>();
        for (Ifnet ifp = k.dlil_c.IFNET_HEAD().first(); !ifp.isNull(); ifp = ifp.if_link_tqe_next()) {
            ifnet_reference(ifp);
            all.add(ifp);
        }
        k.dlil_c.ifnet_head_done();
        list[0] = all.toArray(new Ifnet[0]);
        return 0;
    }

    /** The family of an address; 0 for none, NULL included. 1174. */
    int ifaddr_address_family(Ifaddr ifa) {
        return ifa.isNull() || ifa.ifa_addr().isNull() ? 0 : ifa.ifa_addr().sa_family();
    }

    /**
     * The addresses of an interface, each with a reference: counted under if_lock, copied under it again. One that goes in between
     * leaves its slot with what the memory held before. 766.
     *
     * @return their addresses in memory
     */
    long[] ifnet_get_address_list(Ifnet ifp) {
        k.dlil_c.ifnet_lock_shared(ifp);
        int count = 0;
        for (Ifaddr a = ifp.if_addrhead_tqh_first(); !a.isNull(); a = a.ifa_link_tqe_next()) {
            count++;
        }
        k.dlil_c.ifnet_lock_done(ifp);
        long list = _MALLOC(4 * (count + 1), null, MallocType.M_TEMP, M_WAITOK);
        k.dlil_c.ifnet_lock_shared(ifp);
        int index = 0;
        Ifaddr a = ifp.if_addrhead_tqh_first();
        while (!a.isNull() && index < count) {
            k.route_c.ifaref(a);
            memory.storePointer(list, 4 * index, a.address());
            index++;
            a = a.ifa_link_tqe_next();
        }
        k.dlil_c.ifnet_lock_done(ifp);
        int end = k.seams.addressListEnd.of(count, index);
        memory.storePointer(list, 4 * end, 0);
        long[] addresses = new long[end];
        for (int i = 0; i < end; i++) {
            addresses[i] = memory.loadPointer(list, 4 * i);
        }
        FREE(list);
        return addresses;
    }
}
