package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.lock.WaitChannels;

/** What tap and tun have in common: tuntap_interface, and the C functions that interfaces call. */
@KernelSource("tuntap/src/tuntap.cc")
final class Tuntap_cc extends KernelFile {
    private static final int SLOTS = 8;
    private static final int UIDLEN = 20;
    private static final int QUEUE_LIMIT = 128;

    final TapDriver driver;
    private final String uniqueidPolicy;
    private final long fresh_ids;
    private final long random_state;

    Tuntap_cc(Darwin9 k) {
        super(k);
        driver = TapDriver.of(k.machine().option("tap", "kerio"));
        uniqueidPolicy = k.machine().option("uniqueid", "constant");
        fresh_ids = k.machine().data().define("tuntap_fresh_ids", 4);
        random_state = k.machine().data().define("random_state", 8);
        memory.poke(random_state, 8, k.machine().seed() * 0x5851f42d4c957f2dL + 0x14057b7ef767814fL);
    }

    boolean IS_TAP(TuntapInterface self) {
        return self.family() == IFNET_FAMILY_ETHERNET;
    }

    /** read_random(9), reproducibly. */
    byte[] READ_RANDOM(int length) {
        byte[] bytes = new byte[length];
        long state = memory.peek(random_state, 8);
        for (int i = 0; i < length; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            bytes[i] = (byte) (state >>> 56);
        }
        memory.poke(random_state, 8, state);
        return bytes;
    }

    // ---- the device ----------------------------------------------------------------------------------------------

    /** Opening the device makes the interface. */
    int tuntap_interface_cdev_open(TuntapInterface self, int pid) {
        lck_mtx_lock(self.lock());
        if (self.open() != 0) {
            lck_mtx_unlock(self.lock());
            return EBUSY;
        }
        int error = IS_TAP(self)
                ? k.tap_cc.tap_interface_initialize_netif(self)
                : k.tun_cc.tun_interface_initialize_netif(self);
        if (error == 0) {
            k.bpf_c.bpfattach(self.ifp(), IS_TAP(self) ? DLT_EN10MB : DLT_NULL, IS_TAP(self) ? 14 : 4);
            self.open(1);
            self.open_pid(pid);
        }
        lck_mtx_unlock(self.lock());
        return error;
    }

    /** Closing it takes the interface away; the object's mutex is held until that is done. */
    int tuntap_interface_cdev_close(TuntapInterface self) {
        lck_mtx_lock(self.lock());
        if (self.open() == 0) {
            lck_mtx_unlock(self.lock());
            return EBADF;
        }
        self.open(0);
        if (IS_TAP(self)) {
            k.tap_cc.tap_interface_shutdown_netif(self);
        } else {
            k.tun_cc.tun_interface_shutdown_netif(self);
        }
        Mbuf m = self.queue();
        while (!m.isNull()) {
            Mbuf next = m.m_nextpkt();
            k.uipc_socket_c.M_FREE(m);
            m = next;
        }
        self.queue(m);
        self.queue_length(0);
        lck_mtx_unlock(self.lock());
        wakeup(self.address());
        return 0;
    }

    /** Gives the next packet that the network sent, waiting for one. */
    int tuntap_interface_cdev_read(TuntapInterface self, byte[][] bytes) {
        lck_mtx_lock(self.lock());
        while (true) {
            if (self.open() == 0 || self.ifp().isNull() || !READABLE(self)) {
                lck_mtx_unlock(self.lock());
                return EIO;
            }
            Mbuf m = self.queue();
            if (!m.isNull()) {
                bytes[0] = memory.loadBytes(m.m_data(), 0, m.m_len());
                self.queue(m.m_nextpkt());
                self.queue_length(self.queue_length() - 1);
                k.uipc_socket_c.M_FREE(m);
                lck_mtx_unlock(self.lock());
                return 0;
            }
            WaitChannels.Woken how =
                    k.waits.sleep(self.address(), "tuntap", true, FOREVER, () -> lck_mtx_unlock(self.lock()));
            if (how == WaitChannels.Woken.SIGNAL) {
                return EINTR;
            }
            lck_mtx_lock(self.lock());
        }
    }

    private boolean READABLE(TuntapInterface self) {
        return driver.readsWhileDown() || (self.ifp().if_flags() & IFF_UP) != 0;
    }

    /** A packet for the network, which takes it and does nothing with it here. */
    int tuntap_interface_cdev_write(TuntapInterface self, byte[] bytes) {
        lck_mtx_lock(self.lock());
        int error = 0;
        if (self.open() == 0 || self.ifp().isNull() || (self.ifp().if_flags() & IFF_UP) == 0) {
            error = EIO;
        } else {
            Ifnet ifp = self.ifp();
            ifp.if_ipackets(ifp.if_ipackets() + 1);
            ifp.if_ibytes(ifp.if_ibytes() + bytes.length);
        }
        lck_mtx_unlock(self.lock());
        return error;
    }

    // ---- the interface -------------------------------------------------------------------------------------------

    /**
     * Makes and attaches the interface.
     *
     * @param la its link-level address, or null
     * @return 0, or EIO
     */
    int tuntap_interface_register_interface(TuntapInterface self, int type, byte[] la) {
        String name = IS_TAP(self) ? "tap" : "tun";
        int idlen = MAKE_UNIQUE_ID(self, name, la);
        Kpi_interface_c.InitParams init = new Kpi_interface_c.InitParams(
                self.addressOf(TuntapInterface.UNIQUE_ID),
                idlen,
                name,
                self.unit(),
                self.family(),
                type,
                k.functions.address("tuntap_if_output"),
                k.functions.address("tuntap_if_demux"),
                k.functions.address("tuntap_if_add_proto"),
                k.functions.address("tuntap_if_del_proto"),
                k.functions.address("tuntap_if_check_multi"),
                k.functions.address("tuntap_if_framer"),
                self.address(),
                k.functions.address("tuntap_if_ioctl"),
                k.functions.address("tuntap_if_set_bpf_tap"),
                k.functions.address("tuntap_if_detached"));
        Ifnet[] ifp = {Ifnet.TYPE.at(memory, 0)};
        int err = k.kpi_interface_c.ifnet_allocate(init, ifp);
        if (err != 0) {
            log("tuntap: could not allocate interface for %s%d: %d\n", name, self.unit(), err);
            return EIO;
        }
        self.ifp(ifp[0]);
        long ll = 0;
        if (la != null) {
            ll = _MALLOC(20, SockaddrDl.TYPE, MallocType.M_TEMP, M_WAITOK | M_ZERO);
            SockaddrDl sdl = SockaddrDl.TYPE.at(memory, ll);
            sdl.sdl_len(20);
            sdl.sdl_family(AF_LINK);
            sdl.sdl_alen(la.length);
            memory.storeBytes(ll, 8, la);
        }
        err = k.dlil_c.ifnet_attach(ifp[0], SockaddrDl.TYPE.at(memory, ll));
        FREE(ll);
        if (err != 0) {
            log("tuntap: could not attach interface %s%d: %d\n", name, self.unit(), err);
            k.kpi_interface_c.ifnet_release(ifp[0]);
            self.ifp(Ifnet.TYPE.at(memory, 0));
            return EIO;
        }
        k.kpi_interface_c.ifnet_set_flags(ifp[0], IFF_RUNNING | IFF_MULTICAST | IFF_SIMPLEX, 0xffff);
        return 0;
    }

    /** Lays down the unique id as the driver and the option want it; gives its length. */
    private int MAKE_UNIQUE_ID(TuntapInterface self, String name, byte[] la) {
        long id = self.addressOf(TuntapInterface.UNIQUE_ID);
        bzero(id, UIDLEN);
        if (uniqueidPolicy.equals("none")) {
            return 0;
        }
        boolean isAddress = !driver.isTuntaposx() && la != null;
        if (isAddress) {
            memory.storeBytes(id, 0, la);
        } else {
            memory.storeString(id, 0, UIDLEN, name + self.unit());
        }
        if (uniqueidPolicy.equals("fresh")) {
            int number = memory.load4(fresh_ids, 0) + 1;
            memory.store4(fresh_ids, 0, number);
            memory.store4(id, 16, number);
            return UIDLEN;
        }
        return isAddress ? la.length : UIDLEN;
    }

    /** Detaches protocols and interface, and waits until the network has let go of it. */
    void tuntap_interface_unregister_interface(TuntapInterface self) {
        Ifnet ifp = self.ifp();
        String name = IS_TAP(self) ? "tap" : "tun";
        for (int i = 0; i < SLOTS; i++) {
            int proto = self.attached_protos(i);
            if (proto != 0) {
                int err = k.dlil_c.ifnet_detach_protocol(ifp, proto);
                if (err != 0) {
                    log("tap: could not detach protocol %d from %s%d\n", proto, name, self.unit());
                }
            }
        }
        if (k.seams.driverClose.deletesAddresses(driver)) {
            tuntap_interface_cleanup_interface(self);
        } else {
            k.kpi_interface_c.ifnet_set_flags(ifp, 0, IFF_UP | IFF_RUNNING);
        }
        lck_mtx_lock(self.shutdown_lock());
        int err = k.dlil_c.ifnet_detach(ifp);
        if (err != 0) {
            log("tuntap: error detaching interface %s%d: %d\n", name, self.unit(), err);
        }
        lck_mtx_lock(self.shutdown_lock()); // if_detached unlocks it
        k.kpi_interface_c.ifnet_release(ifp);
        lck_mtx_unlock(self.shutdown_lock());
        self.ifp(Ifnet.TYPE.at(memory, 0));
    }

    /** Takes the interface down and sends a delete for each of its addresses, by a socket that only root can make. */
    private void tuntap_interface_cleanup_interface(TuntapInterface self) {
        Ifnet ifp = self.ifp();
        k.kpi_interface_c.ifnet_set_flags(ifp, 0, IFF_UP);
        long[] addresses = k.kpi_interface_c.ifnet_get_address_list(ifp);
        BsdProc p = get_bsdthread_info().uu_proc();
        for (long address : addresses) {
            Ifaddr ifa = Ifaddr.TYPE.at(memory, address);
            Socket[] so = {Socket.TYPE.at(memory, 0)};
            int family = ifa.ifa_addr().sa_family();
            if (family == AF_INET && k.uipc_socket_c.socreate(AF_INET, so, SOCK_RAW, p) == 0) {
                long ifr = _MALLOC(32, Ifreq.TYPE, MallocType.M_TEMP, M_WAITOK | M_ZERO);
                memory.storeString(ifr, 0, IFNAMSIZ, k.dlil_c.NAME(ifp) + ifp.if_unit());
                bcopy(ifa.ifa_addr().address(), ifr + IFNAMSIZ, 16);
                k.if_c.ifioctl(so[0], SIOCDIFADDR, ifr, p);
                FREE(ifr);
                k.uipc_socket_c.soclose(so[0]);
            }
            k.route_c.ifafree(ifa);
        }
    }

    /** Interface ioctls that tap and tun share. tuntap.cc:796. */
    int tuntap_interface_if_ioctl(TuntapInterface self, int cmd, long arg) {
        switch (cmd) {
            case SIOCSIFADDR -> {
                if (driver.testsForNull() && arg == 0) {
                    return 0;
                }
                Ifaddr ifa = Ifaddr.TYPE.at(memory, arg);
                Sockaddr mask = ifa.ifa_netmask(); // 813
                Sockaddr addr = ifa.ifa_addr();
                if (!mask.isNull() && !addr.isNull() && mask.sa_family() != addr.sa_family()) {
                    mask.sa_family(addr.sa_family());
                }
                return 0;
            }
            case SIOCSIFFLAGS, SIOCDIFADDR -> {
                return 0;
            }
            case SIOCGIFSTATUS -> {
                if (driver.testsForNull() && arg == 0) {
                    return EINVAL;
                }
                if (driver.isTuntaposx()) {
                    String status =
                            self.open() != 0 ? Cformat.format("\topen (pid %u)\n", self.open_pid()) : "\tclosed\n";
                    String before = memory.loadString(arg, IFNAMSIZ, 801);
                    memory.storeString(arg, IFNAMSIZ, 801, before + status);
                }
                return 0;
            }
            case SIOCSIFMTU -> {
                if (driver.testsForNull() && arg == 0) {
                    return EINVAL;
                }
                k.kpi_interface_c.ifnet_set_mtu(
                        self.ifp(), Ifreq.TYPE.at(memory, arg).ifr_value());
                return 0;
            }
            default -> {
                return EOPNOTSUPP;
            }
        }
    }

    /** Queues a packet for whoever reads the device. */
    private int tuntap_interface_if_output(TuntapInterface self, int length) {
        Ifnet ifp = self.ifp();
        if (self.open() == 0 || ifp.isNull() || (ifp.if_flags() & IFF_UP) == 0) {
            return EHOSTDOWN;
        }
        if (self.queue_length() >= QUEUE_LIMIT) {
            return ENOBUFS;
        }
        self.queue_length(self.queue_length() + 1);
        Mbuf last = self.queue();
        while (!last.isNull() && !last.m_nextpkt().isNull()) {
            last = last.m_nextpkt();
        }
        Mbuf m = k.uipc_socket_c.M_MESSAGE(new byte[length]);
        if (last.isNull()) {
            self.queue(m);
        } else {
            last.m_nextpkt(m);
        }
        ifp.if_opackets(ifp.if_opackets() + 1);
        ifp.if_obytes(ifp.if_obytes() + length);
        wakeup(self.address());
        return 0;
    }

    /** Remembers a protocol; IPv4 is two of them on the wire. */
    private int tuntap_interface_if_add_proto(TuntapInterface self, int proto) {
        int wanted = IS_TAP(self) && proto == PF_INET ? 2 : 1;
        for (int i = 0; i < SLOTS && wanted > 0; i++) {
            if (self.attached_protos(i) == 0) {
                self.attached_protos(i, proto);
                wanted--;
            }
        }
        return wanted > 0 ? ENOMEM : 0;
    }

    private int tuntap_interface_if_del_proto(TuntapInterface self, int proto) {
        for (int i = 0; i < SLOTS; i++) {
            if (self.attached_protos(i) == proto) {
                self.attached_protos(i, 0);
            }
        }
        return 0;
    }

    /** The network has let go of the interface. */
    private void tuntap_interface_if_detached(TuntapInterface self) {
        lck_mtx_unlock(self.shutdown_lock());
    }

    // ---- what the interface structure points to ------------------------------------------------------------------

    private TuntapInterface SELF(Ifnet ifp) {
        return TuntapInterface.TYPE.at(memory, ifp.if_softc());
    }

    int tuntap_if_output(Ifnet ifp, int length) {
        return tuntap_interface_if_output(SELF(ifp), length);
    }

    int tuntap_if_ioctl(Ifnet ifp, int cmd, long arg) {
        TuntapInterface self = SELF(ifp);
        if (IS_TAP(self)) {
            return k.tap_cc.tap_interface_if_ioctl(self, cmd, arg);
        }
        return tuntap_interface_if_ioctl(self, cmd, arg);
    }

    int tuntap_if_demux(Ifnet ifp) {
        return ENOENT;
    }

    int tuntap_if_framer(Ifnet ifp) {
        return 0;
    }

    int tuntap_if_set_bpf_tap(Ifnet ifp) {
        return 0;
    }

    int tuntap_if_add_proto(Ifnet ifp, int proto) {
        return tuntap_interface_if_add_proto(SELF(ifp), proto);
    }

    int tuntap_if_del_proto(Ifnet ifp, int proto) {
        return tuntap_interface_if_del_proto(SELF(ifp), proto);
    }

    int tuntap_if_check_multi(Ifnet ifp, Sockaddr sa) {
        if (sa.sa_family() != AF_LINK) {
            return EOPNOTSUPP;
        }
        return (memory.load1(sa.address(), 8) & 1) != 0 ? 0 : EADDRNOTAVAIL;
    }

    int tuntap_if_detached(Ifnet ifp) {
        tuntap_interface_if_detached(SELF(ifp));
        return 0;
    }
}
