package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelCode;
import org.deadc0de.sim.crash.KernelStack;
import org.deadc0de.sim.mem.ListHead;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;
import org.deadc0de.sim.mem.TailQ;

/** The words every C file of this kernel has. Its methods are inline functions and macros: they leave no frame. */
abstract class KernelFile extends KernelCode {
    static final int AF_UNSPEC = 0;
    static final int AF_INET = 2;
    static final int AF_ROUTE = 17;
    static final int AF_LINK = 18;
    static final int AF_INET6 = 28;

    static final int SOCK_STREAM = 1;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;

    static final int IFF_UP = 0x1;
    static final int IFF_BROADCAST = 0x2;
    static final int IFF_LOOPBACK = 0x8;
    static final int IFF_POINTOPOINT = 0x10;
    static final int IFF_SMART = 0x20;
    static final int IFF_RUNNING = 0x40;
    static final int IFF_NOARP = 0x80;
    static final int IFF_PROMISC = 0x100;
    static final int IFF_ALLMULTI = 0x200;
    static final int IFF_OACTIVE = 0x400;
    static final int IFF_SIMPLEX = 0x800;
    static final int IFF_LINK0 = 0x1000;
    static final int IFF_LINK2 = 0x4000;
    static final int IFF_MULTICAST = 0x8000;
    static final int IFF_POLLING = 0x10000;
    static final int IFF_PPROMISC = 0x20000;
    static final int IFF_MONITOR = 0x40000;

    /** IFF_CANTCHANGE of sys/net/if.h. */
    static final int IFF_CANTCHANGE = IFF_BROADCAST
            | IFF_POINTOPOINT
            | IFF_RUNNING
            | IFF_OACTIVE
            | IFF_SIMPLEX
            | IFF_MULTICAST
            | IFF_ALLMULTI
            | IFF_SMART
            | IFF_PROMISC
            | IFF_POLLING;

    static final int IFT_ETHER = 0x06;
    static final int IFT_PPP = 0x17;
    static final int IFT_LOOP = 0x18;
    static final int IFT_SLIP = 0x1c;
    static final int IFT_FAITH = 0xf2;
    static final int IFT_GIF = 0xf0;

    static final int IFA_ROUTE = 0x1;

    static final int RTF_UP = 0x1;
    static final int RTF_GATEWAY = 0x2;
    static final int RTF_HOST = 0x4;
    static final int RTF_REJECT = 0x8;
    static final int RTF_DYNAMIC = 0x10;
    static final int RTF_DONE = 0x40;
    static final int RTF_CLONING = 0x100;
    static final int RTF_LLINFO = 0x400;
    static final int RTF_STATIC = 0x800;
    static final int RTF_ANNOUNCE = 0x4000;
    static final int RTF_PRCLONING = 0x10000;
    static final int RTF_WASCLONED = 0x20000;
    static final int RTF_LOCAL = 0x200000;
    static final int RTF_BROADCAST = 0x400000;
    static final int RTF_MULTICAST = 0x800000;

    static final int RTM_ADD = 1;
    static final int RTM_DELETE = 2;
    static final int RTM_CHANGE = 3;
    static final int RTM_GET = 4;
    static final int RTM_LOCK = 8;
    static final int RTM_MISS = 7;
    static final int RTM_RESOLVE = 0xb;
    static final int RTM_NEWADDR = 0xc;
    static final int RTM_DELADDR = 0xd;
    static final int RTM_IFINFO = 0xe;
    static final int RTM_IFANNOUNCE = 0x11;

    static final int PRC_IFDOWN = 0;
    static final int PRC_IFUP = 23;

    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int ESRCH = 3;
    static final int EINTR = 4;
    static final int ENXIO = 6;
    static final int EBADF = 9;
    static final int EBUSY = 16;
    static final int EEXIST = 17;
    static final int ENODEV = 19;
    static final int EINVAL = 22;
    static final int ENOTTY = 25;
    static final int EDESTADDRREQ = 39;
    static final int EPROTONOSUPPORT = 43;
    static final int EOPNOTSUPP = 45;
    static final int EAFNOSUPPORT = 47;
    static final int EADDRNOTAVAIL = 49;
    static final int ENETDOWN = 50;
    static final int ENETUNREACH = 51;
    static final int ENOBUFS = 55;
    static final int EIO = 5;
    static final int ENAMETOOLONG = 63;
    static final int EHOSTDOWN = 64;
    static final int EHOSTUNREACH = 65;
    static final int EDQUOT = 69;

    static final int M_WAITOK = 0x2;
    static final int M_NOWAIT = 0x1;
    static final int M_ZERO = 0x100;

    static final int SIOCSIFADDR = 0x8020690c;
    static final int SIOCGIFADDR = 0xc0206921;
    static final int SIOCSIFDSTADDR = 0x8020690e;
    static final int SIOCGIFDSTADDR = 0xc0206922;
    static final int SIOCSIFFLAGS = 0x80206910;
    static final int SIOCGIFFLAGS = 0xc0206911;
    static final int SIOCGIFBRDADDR = 0xc0206923;
    static final int SIOCSIFBRDADDR = 0x80206913;
    static final int SIOCGIFNETMASK = 0xc0206925;
    static final int SIOCSIFNETMASK = 0x80206916;
    static final int SIOCGIFMETRIC = 0xc0206917;
    static final int SIOCSIFMETRIC = 0x80206918;
    static final int SIOCDIFADDR = 0x80206919;
    static final int SIOCAIFADDR = 0x8040691a;
    static final int SIOCALIFADDR = 0x8118691b;
    static final int SIOCGLIFADDR = 0xc118691c;
    static final int SIOCDLIFADDR = 0x8118691d;
    static final int SIOCIFCREATE = 0xc020697a;
    static final int SIOCIFDESTROY = 0x80206979;
    static final int SIOCGIFMTU = 0xc0206933;
    static final int SIOCSIFMTU = 0x80206934;
    static final int SIOCGIFCAP = 0xc020691f;
    static final int SIOCGIFSTATUS = 0xc331693b;
    static final int SIOCGIFMEDIA = 0xc0286938;
    static final int SIOCSIFPHYADDR = 0x80406946;
    static final int SIOCDIFPHYADDR = 0x80206949;
    static final int SIOCSIFNAME = 0x80206928;
    static final int SIOCSIFLLADDR = 0x8020693c;
    static final int SIOCSIFMEDIA = 0xc0206937;
    static final int SIOCSIFCAP = 0x8020691e;
    static final int SIOCIFGCLONERS = 0xc00c6978;
    static final int SIOCGVH = 0xc02069f6;
    static final int SIOCSVH = 0xc02069f5;
    static final int SIOCGIFPSRCADDR = 0xc0206947;
    static final int SIOCGIFPDSTADDR = 0xc0206948;

    final DragonFly111 k;
    final Memory mem;

    KernelFile(DragonFly111 k) {
        this.k = k;
        mem = k.machine().memory();
    }

    @Override
    protected KernelStack kernelStack() {
        return k.machine().sched().currentStack();
    }

    /**
     * panic(9): does not return.
     *
     * @param format the string literal of the call
     * @param message what it becomes
     * @param arguments the words after the format
     */
    final void panic(String format, String message, long... arguments) {
        k.kern_shutdown_c.SAY(message, arguments);
        k.kern_shutdown_c.panic(k.machine().data().string(format));
    }

    /** KKASSERT(9). */
    final void KKASSERT(boolean holds, String expression) {
        if (!holds && k.hasInvariants()) {
            panic(
                    "assertion: %s in %s",
                    "assertion: " + expression + " in " + kernelStack().topFunction());
        }
    }

    /** KASSERT(9) with its own text. */
    final void KASSERT_AS(boolean holds, String text) {
        if (!holds && k.hasInvariants()) {
            panic(text, text);
        }
    }

    /** printf(9): to the console and the message buffer. */
    final void printf(String text) {
        k.machine().console().kernelPrint(text);
    }

    final <T extends Struct> T nil(StructType<T> type) {
        return type.at(mem, 0);
    }

    final <T extends Struct> T at(StructType<T> type, long address) {
        return type.at(mem, address);
    }

    /** kmalloc(9) of one struct. */
    final <T extends Struct> T KMALLOC(StructType<T> type, MallocType kind, int flags) {
        return type.at(mem, KMALLOC_BYTES(type.size(), type, kind, flags));
    }

    /** kmalloc(9) of so many bytes, for a layout or none. */
    final long KMALLOC_BYTES(int size, StructType<?> type, MallocType kind, int flags) {
        long chunk = k.kern_slaballoc_c.kmalloc(size, kind, flags);
        k.heap().allocated(chunk, type, kind, kernelStack().topFunction());
        return chunk;
    }

    /** kfree(9). */
    final void KFREE(Struct object, MallocType kind) {
        KFREE_AT(object.address(), kind);
    }

    final void KFREE_AT(long address, MallocType kind) {
        k.kern_slaballoc_c.kfree(address, kind);
    }

    /** A struct on the kernel stack of the running thread, in the frame of the function that asks. */
    final <T extends Struct> T ON_STACK(StructType<T> type) {
        return type.at(mem, k.lwkt.stackSlot(kernelStack().depth()));
    }

    /** The same, further up in the frame. */
    final <T extends Struct> T ON_STACK(StructType<T> type, int offset) {
        return type.at(mem, k.lwkt.stackSlot(kernelStack().depth()) + offset);
    }

    final void BZERO(Struct at, StructType<?> type) {
        mem.fill(at.address(), type.size() + 3 & ~3, 0);
    }

    /** bcopy(9) by words; lengths are rounded up. */
    final void BCOPY(long from, long to, int length) {
        for (int i = 0; i < length; i += 4) {
            mem.store4(to, i, mem.load4(from, i));
        }
    }

    static boolean has(int word, int bits) {
        return (word & bits) != 0;
    }

    // ---- references ----------------------------------------------------------------------------------------------

    /** IFAREF of sys/net/if_var.h:428. */
    final void IFAREF(Ifaddr ifa) {
        k.seams.references.take(ifa);
    }

    /** IFAFREE of sys/net/if_var.h:440: who finds 0 frees. */
    final void IFAFREE(Ifaddr ifa) {
        k.seams.references.drop(ifa);
    }

    // ---- critical sections ---------------------------------------------------------------------------------------

    /** crit_enter(): does not outlast a sleep. */
    final void CRIT_ENTER() {
        Td td = k.lwkt.curthread();
        td.td_pri(td.td_pri() + Lwkt.TDPRI_CRIT);
    }

    final void CRIT_EXIT() {
        Td td = k.lwkt.curthread();
        td.td_pri(td.td_pri() - Lwkt.TDPRI_CRIT);
    }

    /** time_second: the seconds since 1970. */
    final int TIME_SECOND() {
        long uptime = k.machine().sched().observe(k.machine().clock().now()) / 1_000_000_000L;
        return (int) (DragonFlySysctl.BOOT_TIME + uptime);
    }

    // ---- lists ---------------------------------------------------------------------------------------------------

    final TailQ<Ifaddr> IF_ADDRHEAD(Ifnet ifp) {
        return new TailQ<>(mem, ifp.addressOf(Ifnet.IF_ADDRHEAD_TQH_FIRST), Ifaddr.TYPE, Ifaddr.IFA_LINK_TQE_NEXT);
    }

    final ListHead<InIfaddr> HASH(long bucket) {
        return new ListHead<>(mem, bucket, InIfaddr.TYPE, InIfaddr.IA_HASH_LE_NEXT);
    }

    /** Another pointer to the same in_ifaddr. */
    final InIfaddr IFATOIA(Ifaddr ifa) {
        return InIfaddr.TYPE.at(mem, ifa.address());
    }

    // ---- addresses -----------------------------------------------------------------------------------------------

    /** s_addr of a sockaddr_in in host byte order. */
    final int SIN(Sa sin) {
        return Integer.reverseBytes(sin.sin_s_addr());
    }

    /** Makes a sockaddr_in: 16 bytes, AF_INET, an address in host byte order. */
    final void SIN_SET(Sa sin, int address) {
        mem.fill(sin.address(), 16, 0);
        sin.sa_len(16);
        sin.sa_family(AF_INET);
        sin.sin_s_addr(Integer.reverseBytes(address));
    }
}
