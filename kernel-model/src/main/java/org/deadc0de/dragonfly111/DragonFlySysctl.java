package org.deadc0de.dragonfly111;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.ArpEntry;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.IfEntry;
import org.deadc0de.kernel.RouteEntry;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.kernel.Syscalls.Failure;
import org.deadc0de.sim.mem.Memory;

/** The variables of sysctl(8), and what programs read through kvm(3): the latter disturbs nothing and never faults. */
final class DragonFlySysctl {
    private static final int MOST = 1000;

    /** 28 December 2007, 20:02:48 UTC, in seconds since 1970. */
    static final long BOOT_TIME = 1_198_872_168L;

    private final DragonFly111 k;

    DragonFlySysctl(DragonFly111 k) {
        this.k = k;
    }

    /** The plain variables by name. */
    private Map<String, Object> variables() {
        Map<String, Object> all = new TreeMap<>();
        all.put("kern.ostype", "DragonFly");
        all.put("kern.osrelease", "1.11.0-DEVELOPMENT");
        all.put("kern.hostname", k.machine().host());
        all.put("kern.version", new BootText(k.machine()).version());
        all.put("kern.boottime", BOOT_TIME);
        all.put("hw.machine", "i386");
        all.put("hw.machine_arch", "i386");
        all.put("hw.ncpu", k.ncpus());
        all.putAll(k.sysctls().all());
        all.put("debug.use_malloc_pattern", k.usesMallocPattern() ? 1 : 0);
        return all;
    }

    /** The value of a name, or a failure; but for the lists that the kernel itself makes. */
    Object get(String name, Object newValue) {
        switch (name) {
            case "sysctl.names" -> {
                return List.copyOf(variables().keySet());
            }
            case "kern.proc" -> {
                return k.processes().list();
            }
            case "kern.msgbuf" -> {
                return k.machine().console().messageBuffer();
            }
            case "kern.linker_files" -> {
                return k.kern_linker_c.FILES_LOADED();
            }
            case "kvm.ifnet" -> {
                return interfaces();
            }
            case "debug.use_malloc_pattern" -> {
                Object before = variables().get(name);
                if (newValue != null) {
                    k.usesMallocPattern(!newValue.toString().equals("0"));
                }
                return before;
            }
            default -> {
                if (newValue != null && k.sysctls().has(name)) {
                    return set(name, newValue);
                }
                Object value = variables().get(name);
                if (value == null) {
                    return new Failure(Errno.ENOENT);
                }
                return newValue == null ? value : new Failure(Errno.EPERM);
            }
        }
    }

    private Object set(String name, Object newValue) {
        if (!(newValue instanceof Number number)) {
            return new Failure(Errno.EINVAL);
        }
        Object before = k.sysctls().value(name);
        k.sysctls().set(name, number.intValue());
        return before;
    }

    // ---- kvm(3) --------------------------------------------------------------------------------------------------

    private Memory memory() {
        return k.machine().memory();
    }

    private long pointer(long address) {
        return memory().isMapped(address, 4) ? memory().peekPointer(address) : 0;
    }

    private int word(long address, int width) {
        return memory().isMapped(address, width) ? (int) memory().peek(address, width) : 0;
    }

    private List<IfEntry> interfaces() {
        List<IfEntry> list = new ArrayList<>();
        for (long ifp = pointer(k.if_c.ifnet.address());
                ifp != 0 && list.size() < MOST;
                ifp = pointer(ifp + Ifnet.IF_LINK_TQE_NEXT.offset())) {
            long data = ifp + Ifnet.IF_DATA.offset();
            List<IfEntry.Address> addresses = new ArrayList<>();
            long first = pointer(ifp + Ifnet.IF_ADDRHEAD_TQH_FIRST.offset());
            for (long ifa = pointer(first + Ifaddr.IFA_LINK_TQE_NEXT.offset());
                    ifa != 0 && addresses.size() < MOST;
                    ifa = pointer(ifa + Ifaddr.IFA_LINK_TQE_NEXT.offset())) {
                addresses.add(new IfEntry.Address(
                        sockaddr(pointer(ifa)),
                        sockaddr(pointer(ifa + Ifaddr.IFA_NETMASK.offset())),
                        sockaddr(pointer(ifa + Ifaddr.IFA_DSTADDR.offset())),
                        word(ifa + Ifaddr.IFA_FLAGS.offset(), 2)));
            }
            list.add(new IfEntry(
                    memory().peekString(ifp + Ifnet.IF_XNAME.offset(), 16),
                    word(ifp + Ifnet.IF_INDEX.offset(), 2),
                    word(ifp + Ifnet.IF_FLAGS.offset(), 4),
                    word(data, 1),
                    word(data + Ifdata.IFI_MTU.offset(), 4),
                    word(data + Ifdata.IFI_METRIC.offset(), 4),
                    sockaddr(pointer(first)),
                    addresses,
                    new IfEntry.Counters(
                            word(data + Ifdata.IFI_IPACKETS.offset(), 4),
                            word(data + Ifdata.IFI_IERRORS.offset(), 4),
                            0,
                            word(data + Ifdata.IFI_OPACKETS.offset(), 4),
                            word(data + Ifdata.IFI_OERRORS.offset(), 4),
                            word(data + Ifdata.IFI_COLLISIONS.offset(), 4))));
        }
        return list;
    }

    private Sockaddr sockaddr(long sa) {
        if (sa == 0) {
            return null;
        }
        int family = word(sa + 1, 1);
        if (family == KernelFile.AF_LINK) {
            int nlen = word(sa + 5, 1);
            byte[] link = new byte[word(sa + 6, 1) <= 12 ? word(sa + 6, 1) : 0];
            for (int i = 0; i < link.length; i++) {
                link[i] = (byte) word(sa + 8 + nlen + i, 1);
            }
            return new Sockaddr(family, link, word(sa + 2, 2), memory().peekString(sa + 8, Math.max(nlen, 1)));
        }
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            bytes[i] = (byte) word(sa + 4 + i, 1);
        }
        return new Sockaddr(family, bytes, 0, "");
    }

    /** The entries of a table that are neighbours. */
    static List<ArpEntry> neighbours(List<RouteEntry> routes) {
        List<ArpEntry> list = new ArrayList<>();
        for (RouteEntry route : routes) {
            if ((route.flags() & KernelFile.RTF_LLINFO) != 0) {
                list.add(new ArpEntry(
                        route.destination(),
                        route.gateway() == null ? new byte[0] : route.gateway().address(),
                        route.ifname(),
                        route.expire()));
            }
        }
        return list;
    }
}
