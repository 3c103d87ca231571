package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.If_h.*;
import static org.deadc0de.kernel.Errno.EINVAL;

import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.crash.KernelSource;

/** What all Ethernet interfaces have in common. */
@KernelSource("sys/net/if_ethersubr.c")
final class If_ethersubr_c extends KernelFile {
    private final MallocType M_ARPCOM = MALLOC_DEFINE("arpcom");
    private final long etherbroadcastaddr = data().define("etherbroadcastaddr", 6);

    If_ethersubr_c(FreeBsd10 k) {
        super(k);
        mem.fill(etherbroadcastaddr, 8, -1);
    }

    /** The address of an interface's link-level bytes: IF_LLADDR of if_dl.h. */
    byte[] IF_LLADDR(Ifnet ifp) {
        SockaddrDl sdl = SockaddrDl.TYPE.at(mem, ifp.if_addr().ifa_addr());
        return sdl.sdl_bytes(sdl.sdl_nlen(), ETHER_ADDR_LEN);
    }

    /** A link-level address as the kernel's %6D prints it. */
    String ETHER_SPRINTF(byte[] lla) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ETHER_ADDR_LEN; i++) {
            text.append(i == 0 ? "" : ":")
                    .append(Character.forDigit(lla[i] >> 4 & 0xf, 16))
                    .append(Character.forDigit(lla[i] & 0xf, 16));
        }
        return text.toString();
    }

    /**
     * Puts an Ethernet interface into the system. if_ethersubr.c:902. May sleep.
     *
     * @param lla its address; announced on the console unless it is all zeros
     */
    void ether_ifattach(Ifnet ifp, byte[] lla) {
        ifp.if_addrlen(ETHER_ADDR_LEN);
        ifp.if_hdrlen(ETHER_HDR_LEN);
        k.if_c.if_attach(ifp);
        ifp.if_mtu(ETHERMTU);
        ifp.if_output(k.functions.address(path(), "ether_output"));
        ifp.if_input(k.functions.address(path(), "ether_input"));
        ifp.if_resolvemulti(k.functions.address(path(), "ether_resolvemulti"));
        if (ifp.if_baudrate() == 0) {
            ifp.if_baudrate(10_000_000); // just a default
        }
        ifp.if_broadcastaddr(etherbroadcastaddr);

        Ifaddr ifa = ifp.if_addr();
        KASSERT(!ifa.isNull(), "%s: no lladdr!\n", ifp.addressOf(Ifnet.IF_XNAME));
        SockaddrDl sdl = SockaddrDl.TYPE.at(mem, ifa.ifa_addr());
        sdl.sdl_type(IFT_ETHER);
        sdl.sdl_alen(ifp.if_addrlen());
        sdl.sdl_data(sdl.sdl_nlen(), lla);

        k.bpf_c.bpfattach(ifp, Bpf_c.DLT_EN10MB, ETHER_HDR_LEN);

        // Announce Ethernet MAC address if non-zero.
        for (byte b : lla) {
            if (b != 0) {
                k.if_c.if_printf(ifp, "Ethernet address: " + ETHER_SPRINTF(lla) + "\n");
                break;
            }
        }
    }

    /** Takes an Ethernet interface out of the system. if_ethersubr.c:954. */
    void ether_ifdetach(Ifnet ifp) {
        k.bpf_c.bpfdetach(ifp);
        k.if_c.if_detach(ifp);
    }

    /** The requests that all Ethernet drivers answer alike. if_ethersubr.c:1098. */
    int ether_ioctl(Ifnet ifp, String cmd, IfReq data) {
        switch (cmd) {
            case "SIOCSIFADDR" -> {
                ifp.if_flags(ifp.if_flags() | IFF_UP);
                k.functions.if_init.at(ifp.if_init()).call(ifp.if_softc());
                if (data != null && data.address != null && data.address.family() == AF_INET) {
                    k.inet.arp_ifinit(ifp, data);
                }
                return 0;
            }
            case "SIOCSIFMTU" -> {
                if (data.value > ETHERMTU) {
                    return EINVAL;
                }
                ifp.if_mtu(data.value);
                return 0;
            }
            default -> {
                return EINVAL; // XXX netbsd has ENOTTY??
            }
        }
    }

    /** The arpcom of a new Ethernet interface. if_ethersubr.c:1315. May sleep. */
    Arpcom ether_alloc(int type, Ifnet ifp) {
        Arpcom ac = malloc(Arpcom.TYPE, M_ARPCOM, M_WAITOK | M_ZERO);
        ac.ac_ifp(ifp);
        return ac;
    }

    /** if_ethersubr.c:1326. */
    void ether_free(Arpcom com, int type) {
        free(com, M_ARPCOM);
    }
}
