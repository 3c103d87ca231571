package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelCode;
import org.deadc0de.sim.crash.KernelStack;
import org.deadc0de.sim.crash.Panic;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** The words every C file of this kernel has. Its methods are inline functions and macros: they leave no frame. */
abstract class KernelFile extends KernelCode {
    static final int AF_INET = 2;
    static final int AF_LINK = 18;
    static final int AF_INET6 = 24;
    static final int AF_ROUTE = 17;
    static final int AF_LOCAL = 1;

    static final int IFF_UP = 0x1;
    static final int IFF_BROADCAST = 0x2;
    static final int IFF_LOOPBACK = 0x8;
    static final int IFF_POINTOPOINT = 0x10;
    static final int IFF_RUNNING = 0x40;
    static final int IFF_OACTIVE = 0x400;
    static final int IFF_SIMPLEX = 0x800;
    static final int IFF_MULTICAST = 0x8000;
    /** IFF_CANTCHANGE of sys/net/if.h. */
    static final int IFF_CANTCHANGE = 0x8f52;

    static final int EPERM = 1;
    static final int ENXIO = 6;
    static final int EBADF = 9;
    static final int EBUSY = 16;
    static final int EEXIST = 17;
    static final int EINVAL = 22;
    static final int ENOTTY = 25;
    static final int EAGAIN = 35;
    static final int EDESTADDRREQ = 39;
    static final int EMSGSIZE = 40;
    static final int ENOPROTOOPT = 42;
    static final int EPROTONOSUPPORT = 43;
    static final int EOPNOTSUPP = 45;
    static final int EAFNOSUPPORT = 47;
    static final int EADDRINUSE = 48;
    static final int EADDRNOTAVAIL = 49;
    static final int ENETDOWN = 50;
    static final int ENETUNREACH = 51;
    static final int ENOBUFS = 55;
    static final int EISCONN = 56;
    static final int ENOTCONN = 57;
    static final int ETOOMANYREFS = 59;
    static final int ECONNREFUSED = 61;
    static final int EHOSTUNREACH = 65;
    static final int ESRCH = 3;
    static final int EINTR = 4;
    static final int EIO = 5;

    static final int M_WAITOK = 0;
    static final int M_NOWAIT = 1;
    static final int M_ZERO = 8;

    static final int PRU_ATTACH = 0;
    static final int PRU_DETACH = 1;
    static final int PRU_BIND = 2;
    static final int PRU_SEND = 9;
    static final int PRU_CONTROL = 11;
    static final int PRU_PURGEIF = 22;

    static final int SIOCSIFADDR = 0x8020690c;
    static final int SIOCSIFDSTADDR = 0x8020690e;
    static final int SIOCSIFFLAGS = 0x80206910;
    static final int SIOCGIFFLAGS = 0xc0206911;
    static final int SIOCGIFADDR = 0xc0206921;
    static final int SIOCGIFDSTADDR = 0xc0206922;
    static final int SIOCGIFBRDADDR = 0xc0206923;
    static final int SIOCSIFBRDADDR = 0x80206913;
    static final int SIOCGIFNETMASK = 0xc0206925;
    static final int SIOCSIFNETMASK = 0x80206916;
    static final int SIOCGIFMETRIC = 0xc0206917;
    static final int SIOCSIFMETRIC = 0x80206918;
    static final int SIOCDIFADDR = 0x80206919;
    static final int SIOCAIFADDR = 0x8040691a;
    static final int SIOCGIFALIAS = 0xc040691b;
    static final int SIOCADDMULTI = 0x80206931;
    static final int SIOCDELMULTI = 0x80206932;
    static final int SIOCIFCREATE = 0x8020697a;
    static final int SIOCIFDESTROY = 0x80206979;
    static final int SIOCGIFMTU = 0xc020697e;
    static final int SIOCSIFMTU = 0x8020697f;
    static final int SIOCDIFADDR_IN6 = 0x81206919;
    static final int SIOCAIFADDR_IN6 = 0x8080691a;

    static final int IPL_NONE = 0;
    static final int IPL_SOFTCLOCK = 4;
    static final int IPL_SOFTNET = 5;
    static final int IPL_NET = 7;
    static final int IPL_TTY = 9;
    static final int IPL_HIGH = 15;

    final NetBsd299 k;
    final Memory mem;

    KernelFile(NetBsd299 k) {
        this.k = k;
        mem = k.machine().memory();
    }

    @Override
    protected KernelStack kernelStack() {
        return k.machine().sched().currentStack();
    }

    /** panic(9). */
    final Panic panic(String message) {
        return new Panic(message);
    }

    /** printf(9): to the console and the message buffer. */
    final void printf(String text) {
        k.machine().console().kernelPrint(text);
    }

    final <T extends Struct> T nil(StructType<T> type) {
        return type.at(mem, 0);
    }

    final int splsoftclock() {
        return k.cpu.splraise(IPL_SOFTCLOCK);
    }

    final int splsoftnet() {
        return k.cpu.splraise(IPL_SOFTNET);
    }

    final int splnet() {
        return k.cpu.splraise(IPL_NET);
    }

    final int spltty() {
        return k.cpu.splraise(IPL_TTY);
    }

    /** Lowering is the point: what was held off runs now. */
    final void splx(int s) {
        k.cpu.splx(s);
    }

    /** MALLOC(): memory for one struct of the given malloc type. */
    final <T extends Struct> T MALLOC(StructType<T> type, String ks, int flags) {
        return type.at(mem, k.kern_malloc_c.ALLOCATE(type.size(), ks, flags, type));
    }

    final void FREE(Struct addr, String ks) {
        k.kern_malloc_c.free(addr.address(), ks);
    }

    final <T extends Struct> T pool_get(StructType<T> type) {
        return type.at(mem, k.subr_pool_c.TAKE(type));
    }

    final void pool_put(Struct item, StructType<?> type) {
        k.subr_pool_c.GIVE(item.address(), type);
    }

    /** A struct on the kernel stack of the running thread, in the frame of the function that asks. */
    final <T extends Struct> T onStack(StructType<T> type) {
        return type.at(mem, k.cpu.stackSlot(kernelStack().depth()));
    }

    final void bzero(Struct at, StructType<?> type) {
        mem.fill(at.address(), type.size() + 3 & ~3, 0);
    }

    final void bcopy(long from, long to, int length) {
        for (int i = 0; i < length; i += 4) {
            mem.store4(to, i, mem.load4(from, i));
        }
    }

    final Mbuf m_get(byte[] bytes) {
        Mbuf m = pool_get(Mbuf.TYPE);
        m.m_next(nil(Mbuf.TYPE));
        m.m_nextpkt(nil(Mbuf.TYPE));
        m.m_pkthdr_rcvif(nil(Ifnet.TYPE));
        m.m_flags(0);
        m.bytes(bytes);
        m.m_pkthdr_len(bytes.length);
        return m;
    }

    final void m_freem(Mbuf m) {
        if (!m.isNull()) {
            pool_put(m, Mbuf.TYPE);
        }
    }

    /** The sockaddr that an mbuf holds. */
    final SockaddrS mtosa(Mbuf m) {
        return SockaddrS.TYPE.at(mem, m.addressOf(Mbuf.M_DAT));
    }

    final boolean has(int word, int bit) {
        return (word & bit) != 0;
    }
}
