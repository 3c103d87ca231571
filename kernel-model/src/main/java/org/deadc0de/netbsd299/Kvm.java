package org.deadc0de.netbsd299;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.netbsd299.user.NetBsdSyscalls;
import org.deadc0de.sim.mem.Memory;

/** kvm(3): reads kernel memory behind the kernel's back. What it follows may be stale; it prints what lies there now. */
final class Kvm {
    private final NetBsd299 k;
    private final Memory memory;

    Kvm(NetBsd299 k) {
        this.k = k;
        memory = k.machine().memory();
    }

    private int word(long address) {
        return (int) memory.peek(address, 4);
    }

    private long pointer(long address) {
        return memory.peekPointer(address);
    }

    List<NetBsdSyscalls.Interface> interfaces() {
        List<NetBsdSyscalls.Interface> list = new ArrayList<>();
        long ifp = pointer(k.if_c.ifnet.address());
        while (ifp != 0) {
            list.add(interfaceAt(ifp));
            ifp = pointer(ifp + Ifnet.IF_LIST_TQE_NEXT.offset());
        }
        return list;
    }

    private NetBsdSyscalls.Interface interfaceAt(long ifp) {
        List<NetBsdSyscalls.Address> addresses = new ArrayList<>();
        long ifa = pointer(ifp + Ifnet.IF_ADDRLIST_TQH_FIRST.offset());
        while (ifa != 0) {
            long sa = pointer(ifa);
            int family = (int) memory.peek(sa + 1, 1);
            if (family != KernelFile.AF_LINK) {
                addresses.add(address(ifa, sa, family));
            }
            ifa = pointer(ifa + Ifaddr.IFA_LIST_TQE_NEXT.offset());
        }
        boolean ether = memory.peek(ifp + Ifnet.IF_TYPE.offset(), 1) == 6;
        return new NetBsdSyscalls.Interface(
                memory.peekString(ifp + Ifnet.IF_XNAME.offset(), 16),
                (int) memory.peek(ifp + Ifnet.IF_INDEX.offset(), 2),
                (int) memory.peek(ifp + Ifnet.IF_FLAGS.offset(), 2),
                word(ifp + Ifnet.IF_MTU.offset()),
                memory.peek(ifp + Ifnet.IF_METRIC.offset(), 8),
                ether ? k.if_ex_c.ENADDR() : new byte[0],
                addresses,
                memory.peek(ifp + Ifnet.IF_IPACKETS.offset(), 8),
                memory.peek(ifp + Ifnet.IF_OPACKETS.offset(), 8),
                memory.peek(ifp + Ifnet.IF_IBYTES.offset(), 8),
                memory.peek(ifp + Ifnet.IF_OBYTES.offset(), 8));
    }

    private NetBsdSyscalls.Address address(long ifa, long sa, int family) {
        long dst = pointer(ifa + 4);
        long mask = pointer(ifa + 8);
        List<String> groups = new ArrayList<>();
        if (family == KernelFile.AF_INET6) {
            long in6m = pointer(ifa + In6Ifaddr.IA6_MULTIADDRS_LH_FIRST.offset());
            while (in6m != 0) {
                groups.add(hex(bytes(in6m + In6Multi.IN6M_ADDR.offset() - 8, KernelFile.AF_INET6)));
                in6m = pointer(in6m);
            }
        }
        boolean hasDst = dst != 0 && memory.peek(dst, 1) != 0;
        int plen = family == KernelFile.AF_INET6
                ? word(ifa + In6Ifaddr.IA6_PLEN.offset())
                : Integer.bitCount(mask == 0 ? 0 : word(mask + 4));
        return new NetBsdSyscalls.Address(
                family,
                bytes(sa, family),
                hasDst ? bytes(dst, family) : new byte[0],
                mask == 0 ? new byte[0] : bytes(mask, family),
                plen,
                groups);
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return text.toString();
    }

    /** The address in a sockaddr, in the order of the wire. */
    private byte[] bytes(long sa, int family) {
        if (family == KernelFile.AF_INET) {
            return NetBsd299.inetBytes(word(sa + 4));
        }
        byte[] bytes = new byte[16];
        for (int i = 0; i < 16; i++) {
            bytes[i] = (byte) memory.peek(sa + 8 + i, 1);
        }
        return bytes;
    }

    List<NetBsdSyscalls.RouteLine> routes() {
        List<NetBsdSyscalls.RouteLine> list = new ArrayList<>();
        for (int family : new int[] {KernelFile.AF_INET, KernelFile.AF_INET6}) {
            for (Rtentry rt = k.route_c.FIRST(family); !rt.isNull(); rt = rt.rt_nodes_next()) {
                list.add(line(rt, family));
            }
        }
        return list;
    }

    private NetBsdSyscalls.RouteLine line(Rtentry rt, int family) {
        long ifp = rt.rt_ifp().address();
        long gateway = rt.rt_gateway().address();
        return new NetBsdSyscalls.RouteLine(
                family,
                bytes(rt.rt_key().address(), family),
                k.route_c.MASK_LENGTH(rt),
                rt.rt_mask().isNull(),
                bytes(gateway, family),
                (rt.rt_flags() & Route_c.RTF_CLONING) != 0 ? KernelFile.AF_LINK : family,
                (int) memory.peek(ifp + Ifnet.IF_INDEX.offset(), 2),
                rt.rt_flags(),
                rt.rt_refcnt(),
                rt.rt_use(),
                memory.peek(ifp + Ifnet.IF_TYPE.offset(), 1) == 24 ? word(ifp + Ifnet.IF_MTU.offset()) : 0,
                memory.peekString(ifp + Ifnet.IF_XNAME.offset(), 16));
    }
}
