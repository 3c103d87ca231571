package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.*;
import static org.deadc0de.kernel.Errno.EFAULT;

import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.mem.Memory;

/** copyin and copyout: a program's request as the bytes of struct ifreq and its kin, and back. */
final class Copyio {
    private static final int SOCKADDR = 16;
    private static final int DESTINATION = 32;
    private static final int MASK = 48;

    private final Memory memory;

    Copyio(Memory memory) {
        this.memory = memory;
    }

    /** Copies an argument in; 0, or EFAULT when there is none. */
    int copyin(UserArgument from, long to, int com) {
        if (!(from.object() instanceof IfReq request)) {
            return EFAULT;
        }
        memory.storeString(to, 0, IFNAMSIZ, request.name);
        switch (com) {
            case SIOCSIFFLAGS -> memory.store2(to, SOCKADDR, (int) request.value);
            case SIOCSIFMTU, SIOCSIFMETRIC, SIOCSIFPHYS, SIOCSIFMEDIA ->
                memory.store4(to, SOCKADDR, (int) request.value);
            case SIOCGIFMEDIA, SIOCGIFSTATUS, SIOCIFCREATE, SIOCIFDESTROY -> {}
            case SIOCALIFADDR, SIOCDLIFADDR, SIOCGLIFADDR -> {
                IfLaddrreq iflr = IfLaddrreq.TYPE.at(memory, to);
                iflr.flags((int) request.value);
                iflr.prefixlen(request.numbers.getOrDefault("prefixlen", 0L).intValue());
                sockaddr(iflr.addr().address(), request.address, false);
            }
            default -> {
                sockaddr(to + SOCKADDR, request.address, com == SIOCSIFLLADDR);
                if (com == SIOCAIFADDR) {
                    sockaddr(to + DESTINATION, request.destination, false);
                    sockaddr(to + MASK, request.mask, false);
                }
            }
        }
        return 0;
    }

    private void sockaddr(long to, org.deadc0de.kernel.Sockaddr sa, boolean lengthOfBytes) {
        if (sa == null) {
            return;
        }
        byte[] bytes = sa.address();
        memory.store1(to, 0, lengthOfBytes ? bytes.length : 16);
        memory.store1(to, 1, sa.family());
        memory.storeBytes(to, sa.family() == AF_INET ? 4 : 2, bytes);
    }

    /** Copies an answer out. */
    void copyout(long from, UserArgument to, int com) {
        IfReq request = (IfReq) to.object();
        request.name = memory.loadString(from, 0, IFNAMSIZ);
        switch (com) {
            case SIOCGIFFLAGS -> request.value = memory.load2(from, SOCKADDR);
            case SIOCGIFMTU, SIOCGIFMETRIC, SIOCGIFPHYS -> request.value = memory.load4(from, SOCKADDR);
            case SIOCGIFSTATUS -> request.text = memory.loadString(from, IFNAMSIZ, 801);
            case SIOCGIFMEDIA -> media(from, request);
            case SIOCGLIFADDR -> {
                IfLaddrreq iflr = IfLaddrreq.TYPE.at(memory, from);
                request.numbers.put("prefixlen", (long) iflr.prefixlen());
                SockaddrIn addr = iflr.addr();
                request.address = new org.deadc0de.kernel.Sockaddr(
                        addr.sin_family(), memory.loadBytes(addr.address(), 4, 4), 0, "");
            }
            case SIOCGIFADDR, SIOCGIFDSTADDR, SIOCGIFBRDADDR, SIOCGIFNETMASK ->
                request.address = org.deadc0de.kernel.Sockaddr.inet(
                        SockaddrIn.TYPE.at(memory, from + SOCKADDR).sin_addr());
            default -> {}
        }
    }

    /** ifm_ulist: the words lie where the driver keeps them. */
    private void media(long from, IfReq request) {
        request.numbers.put("ifm_current", (long) memory.load4(from, 16));
        request.numbers.put("ifm_status", (long) memory.load4(from, 24));
        request.numbers.put("ifm_active", (long) memory.load4(from, 28));
        int count = memory.load4(from, 32);
        request.numbers.put("ifm_count", (long) count);
        long list = memory.loadPointer(from, 36);
        for (int i = 0; i < count; i++) {
            request.numbers.put("ifm_ulist." + i, (long) memory.load4(list, 4 * i));
        }
    }
}
