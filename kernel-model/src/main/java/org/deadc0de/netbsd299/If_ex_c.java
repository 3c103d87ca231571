package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Struct;

/** The Ethernet card. Nobody else is on its segment: what it sends is counted and gone. */
@KernelSource("sys/dev/ic/elinkxl.c")
class If_ex_c extends KernelFile {
    private static final int IFT_ETHER = 6;
    private static final int ETHERMTU = 1500;

    private final long enaddr;

    If_ex_c(NetBsd299 k) {
        super(k);
        enaddr = k.machine().data().define("ex0_enaddr", 8);
        mem.storeBytes(enaddr, 0, new byte[] {0, 0, 0x5e, 0, 0x53, k.disk().macLastByte()});
    }

    /** The card's hardware address. */
    byte[] ENADDR() {
        byte[] bytes = new byte[6];
        for (int i = 0; i < 6; i++) {
            bytes[i] = (byte) mem.peek(enaddr + i, 1);
        }
        return bytes;
    }

    /** elinkxl.c:250. */
    void ex_config() {
        Ifnet ifp = MALLOC(Ifnet.TYPE, "devbuf", M_NOWAIT | M_ZERO);
        ifp.if_softc(ifp.address());
        ifp.if_xname("ex0");
        ifp.if_mtu(ETHERMTU);
        ifp.if_flags(IFF_BROADCAST | IFF_SIMPLEX | IFF_MULTICAST);
        ifp.if_type(IFT_ETHER);
        ifp.if_ioctl(k.ex_ioctl);
        ifp.if_output(k.ether_output);
        k.if_c.if_attach(ifp);
        ether_ifattach(ifp);
    }

    private void ether_ifattach(Ifnet ifp) {
        k.if_c.if_alloc_sadl(ifp);
    }

    /** Puts a packet on the wire. */
    int ether_output(Ifnet ifp, Mbuf m, SockaddrS dst, Rtentry rt) {
        if (!has(ifp.if_flags(), IFF_UP) || !has(ifp.if_flags(), IFF_RUNNING)) {
            m_freem(m);
            return ENETDOWN;
        }
        ifp.if_opackets(ifp.if_opackets() + 1);
        ifp.if_obytes(ifp.if_obytes() + m.m_len() + 14);
        m_freem(m);
        return 0;
    }

    /** elinkxl.c:1350. */
    int ex_ioctl(Ifnet ifp, int cmd, Struct data) {
        int s = splnet();
        int error = 0;
        switch (cmd) {
            case SIOCSIFADDR -> {
                ifp.if_flags(ifp.if_flags() | IFF_UP);
                ifp.if_flags(ifp.if_flags() | IFF_RUNNING);
            }
            case SIOCSIFFLAGS -> {
                if (has(ifp.if_flags(), IFF_UP)) {
                    ifp.if_flags(ifp.if_flags() | IFF_RUNNING);
                } else {
                    ifp.if_flags(ifp.if_flags() & ~IFF_RUNNING);
                }
            }
            case SIOCSIFMTU -> {
                int mtu = Ifreq.TYPE.at(mem, data.address()).ifr_value();
                if (mtu < 68 || mtu > ETHERMTU) {
                    error = EINVAL;
                } else {
                    ifp.if_mtu(mtu);
                }
            }
            case SIOCADDMULTI, SIOCDELMULTI -> error = 0;
            default -> error = EINVAL;
        }
        splx(s);
        return error;
    }
}
