package org.deadc0de.dragonfly111;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.sim.crash.KernelSource;

/** ioctl(2), also as the Linux emulation maps it. */
@KernelSource("sys/kern/sys_generic.c")
class Sys_generic_c extends KernelFile {
    private static final Map<String, Integer> REQUESTS = requests();
    private static final Map<String, Integer> LINUX = Map.of(
            "LINUX_SIOCSIFADDR", SIOCSIFADDR,
            "LINUX_SIOCGIFADDR", SIOCGIFADDR,
            "LINUX_SIOCGIFFLAGS", SIOCGIFFLAGS,
            "LINUX_SIOCGIFNETMASK", SIOCGIFNETMASK,
            "LINUX_SIOCGIFBRDADDR", SIOCGIFBRDADDR);
    private static final Map<String, Integer> LINUX_NUMBERS = Map.of(
            "LINUX_SIOCSIFFLAGS", 0x8914,
            "LINUX_SIOCSIFNETMASK", 0x891c,
            "LINUX_SIOCSIFBRDADDR", 0x891a);

    /** Any request of the group that is not in the table: nobody knows it but perhaps a driver. */
    private static final int SOME_OTHER_REQUEST = 0x20006900;

    /** What the one driver with media says of its wire. */
    private static final long IFM_ETHER_AUTO = 0x20;

    private static final long IFM_ETHER_1000_T_FDX = 0x100030;
    private static final long IFM_AVALID_ACTIVE = 3;

    Sys_generic_c(DragonFly111 k) {
        super(k);
    }

    private static Map<String, Integer> requests() {
        Map<String, Integer> all = new HashMap<>();
        all.put("SIOCSIFADDR", SIOCSIFADDR);
        all.put("SIOCGIFADDR", SIOCGIFADDR);
        all.put("SIOCSIFDSTADDR", SIOCSIFDSTADDR);
        all.put("SIOCGIFDSTADDR", SIOCGIFDSTADDR);
        all.put("SIOCSIFFLAGS", SIOCSIFFLAGS);
        all.put("SIOCGIFFLAGS", SIOCGIFFLAGS);
        all.put("SIOCSIFBRDADDR", SIOCSIFBRDADDR);
        all.put("SIOCGIFBRDADDR", SIOCGIFBRDADDR);
        all.put("SIOCSIFNETMASK", SIOCSIFNETMASK);
        all.put("SIOCGIFNETMASK", SIOCGIFNETMASK);
        all.put("SIOCSIFMETRIC", SIOCSIFMETRIC);
        all.put("SIOCGIFMETRIC", SIOCGIFMETRIC);
        all.put("SIOCSIFMTU", SIOCSIFMTU);
        all.put("SIOCGIFMTU", SIOCGIFMTU);
        all.put("SIOCDIFADDR", SIOCDIFADDR);
        all.put("SIOCAIFADDR", SIOCAIFADDR);
        all.put("SIOCALIFADDR", SIOCALIFADDR);
        all.put("SIOCGLIFADDR", SIOCGLIFADDR);
        all.put("SIOCDLIFADDR", SIOCDLIFADDR);
        all.put("SIOCIFCREATE", SIOCIFCREATE);
        all.put("SIOCIFDESTROY", SIOCIFDESTROY);
        all.put("SIOCGIFCAP", SIOCGIFCAP);
        all.put("SIOCGIFSTATUS", SIOCGIFSTATUS);
        all.put("SIOCGIFMEDIA", SIOCGIFMEDIA);
        all.put("SIOCSIFPHYADDR", SIOCSIFPHYADDR);
        all.put("SIOCDIFPHYADDR", SIOCDIFPHYADDR);
        all.put("SIOCSIFNAME", SIOCSIFNAME);
        all.put("SIOCSIFLLADDR", SIOCSIFLLADDR);
        all.put("SIOCSIFMEDIA", SIOCSIFMEDIA);
        all.put("SIOCSIFCAP", SIOCSIFCAP);
        all.put("SIOCIFGCLONERS", SIOCIFGCLONERS);
        all.put("SIOCGVH", SIOCGVH);
        all.put("SIOCSVH", SIOCSVH);
        all.put("SIOCGIFPSRCADDR", SIOCGIFPSRCADDR);
        all.put("SIOCGIFPDSTADDR", SIOCGIFPDSTADDR);
        return all;
    }

    /** sys_generic.c:480. */
    int sys_ioctl(Filep fp, int fd, String com, IfReq data, Td td) {
        return mapped_ioctl(fp, fd, com, data, td);
    }

    /** Finds the native request behind an emulated one; sys_generic.c:530. */
    private int mapped_ioctl(Filep fp, int fd, String com, IfReq data, Td td) {
        Integer cmd = com.startsWith("LINUX_")
                ? LINUX.get(com)
                : REQUESTS.getOrDefault(com, com.startsWith("SIOC") ? SOME_OTHER_REQUEST : null);
        if (cmd == null) {
            Integer number = LINUX_NUMBERS.get(com);
            if (number != null) {
                printf(String.format(
                        Locale.ROOT,
                        "linux: 'ioctl' fd=%d, cmd=0x%x ('%c',%d) not implemented\n",
                        fd,
                        number,
                        (char) (number >>> 8),
                        number & 0xff));
                return EINVAL;
            }
            return ENOTTY;
        }
        if (data == null || fp.f_type() != Kern_descrip_c.DTYPE_SOCKET) {
            return ENOTTY;
        }
        Ifreq buffer = ON_STACK(Ifreq.TYPE);
        mem.fill(buffer.address(), IfLaddrreq.TYPE.size(), 0); // the bigger of the two
        COPYIN(cmd, data, buffer);
        if (com.startsWith("LINUX_") && !LINUX_NAME(buffer)) {
            return EINVAL;
        }
        int error = soo_ioctl(at(Socket.TYPE, fp.f_data()), cmd, buffer.address(), td);
        if (error == 0) {
            COPYOUT(cmd, buffer, data);
        }
        return error;
    }

    /** sys/kern/sys_socket.c:120. */
    private int soo_ioctl(Socket so, int cmd, long data, Td td) {
        return k.if_c.ifioctl(so, cmd, data, td);
    }

    /** eth0 is the first Ethernet interface; a name that is no interface's cannot be translated. */
    private boolean LINUX_NAME(Ifreq ifr) {
        String name = ifr.ifr_name();
        int ethernet = 0;
        for (Ifnet ifp = k.if_c.ifnet.first(); !ifp.isNull(); ifp = k.if_c.ifnet.next(ifp)) {
            if (ifp.if_xname().equals(name)) {
                return true;
            }
            if (ifp.if_data().ifi_type() == IFT_ETHER && name.equals("eth" + ethernet++)) {
                ifr.ifr_name(ifp.if_xname());
                return true;
            }
        }
        return false;
    }

    // ---- copyin and copyout --------------------------------------------------------------------------------------

    private void COPYIN(int cmd, IfReq from, Ifreq to) {
        to.ifr_name(from.name);
        switch (cmd) {
            case SIOCALIFADDR, SIOCGLIFADDR, SIOCDLIFADDR -> {
                IfLaddrreq iflr = at(IfLaddrreq.TYPE, to.address());
                iflr.prefixlen((int) from.value);
                PUT(from.address, iflr.addr());
                PUT(from.destination, iflr.dstaddr());
            }
            case SIOCSIFCAP ->
                mem.store4(
                        to.ifr_addr().address(),
                        0,
                        from.numbers.getOrDefault("ifr_reqcap", 0L).intValue());
            case SIOCSIFNAME -> to.ifs_ascii(from.text == null ? "" : from.text);
            case SIOCSIFFLAGS, SIOCSIFMTU, SIOCSIFMETRIC -> to.ifr_addr().sin_s_addr((int) from.value);
            case SIOCAIFADDR, SIOCSIFPHYADDR -> {
                PUT(from.address, to.ifr_addr());
                PUT(from.destination, to.ifra_dstaddr());
                PUT(from.mask, to.ifra_mask());
            }
            default -> PUT(from.address, to.ifr_addr());
        }
    }

    private void COPYOUT(int cmd, Ifreq from, IfReq to) {
        switch (cmd) {
            case SIOCGIFFLAGS, SIOCGIFMTU, SIOCGIFMETRIC ->
                to.value = from.ifr_addr().sin_s_addr() & 0xffff_ffffL;
            case SIOCGIFSTATUS -> to.text = from.ifs_ascii();
            case SIOCIFGCLONERS -> to.names.addAll(k.if_clone_c.CLONERS());
            case SIOCGIFCAP -> {
                to.value = from.ifr_addr().sin_s_addr() & 0xffff_ffffL;
                to.numbers.put("ifr_curcap", to.value);
                to.numbers.put("reqcap", mem.load4(from.ifr_addr().address(), 0) & 0xffff_ffffL);
            }
            case SIOCGIFMEDIA -> {
                to.numbers.put("ifm_current", IFM_ETHER_AUTO);
                to.numbers.put("ifm_active", IFM_ETHER_1000_T_FDX);
                to.numbers.put("ifm_status", IFM_AVALID_ACTIVE);
            }
            case SIOCIFCREATE -> to.name = from.ifr_name();
            case SIOCGIFADDR, SIOCGIFDSTADDR, SIOCGIFNETMASK, SIOCGIFBRDADDR, SIOCGIFPSRCADDR, SIOCGIFPDSTADDR ->
                to.address = Sockaddr.inet(SIN(from.ifr_addr()));
            default -> {
                // Nothing comes back.
            }
        }
    }

    /** A program's address as the kernel keeps it. */
    void PUT(Sockaddr from, Sa to) {
        if (from == null) {
            return;
        }
        to.sa_len(16);
        to.sa_family(from.family());
        if (from.address().length >= 4) {
            to.sin_s_addr(Integer.reverseBytes(from.inet()));
        }
    }
}
