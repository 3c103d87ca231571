package org.deadc0de.netbsd299;

import java.util.Map;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.sim.crash.KernelSource;

/** ioctl(2) and select(2). */
@KernelSource("sys/kern/sys_generic.c")
class Sys_generic_c extends KernelFile {
    private static final Map<String, Integer> REQUESTS = Map.ofEntries(
            Map.entry("SIOCSIFADDR", SIOCSIFADDR),
            Map.entry("SIOCSIFDSTADDR", SIOCSIFDSTADDR),
            Map.entry("SIOCSIFFLAGS", SIOCSIFFLAGS),
            Map.entry("SIOCGIFFLAGS", SIOCGIFFLAGS),
            Map.entry("SIOCGIFADDR", SIOCGIFADDR),
            Map.entry("SIOCGIFDSTADDR", SIOCGIFDSTADDR),
            Map.entry("SIOCGIFNETMASK", SIOCGIFNETMASK),
            Map.entry("SIOCSIFNETMASK", SIOCSIFNETMASK),
            Map.entry("SIOCGIFBRDADDR", SIOCGIFBRDADDR),
            Map.entry("SIOCSIFBRDADDR", SIOCSIFBRDADDR),
            Map.entry("SIOCGIFMETRIC", SIOCGIFMETRIC),
            Map.entry("SIOCSIFMETRIC", SIOCSIFMETRIC),
            Map.entry("SIOCDIFADDR", SIOCDIFADDR),
            Map.entry("SIOCAIFADDR", SIOCAIFADDR),
            Map.entry("SIOCGIFALIAS", SIOCGIFALIAS),
            Map.entry("SIOCIFCREATE", SIOCIFCREATE),
            Map.entry("SIOCIFDESTROY", SIOCIFDESTROY),
            Map.entry("SIOCGIFMTU", SIOCGIFMTU),
            Map.entry("SIOCSIFMTU", SIOCSIFMTU),
            Map.entry("SIOCDIFADDR_IN6", SIOCDIFADDR_IN6),
            Map.entry("SIOCAIFADDR_IN6", SIOCAIFADDR_IN6));

    Sys_generic_c(NetBsd299 k) {
        super(k);
    }

    /** sys_generic.c:480. */
    int sys_ioctl(Lwp l, int fd, String com, Object data) {
        Proc p = k.procOf(l);
        if (!(p.descriptor(fd) instanceof OpenFile fp)) {
            return EBADF;
        }
        if (fp.kind() == OpenFile.Kind.SOCKET && data instanceof IfReq ifr) {
            Integer cmd = REQUESTS.get(com);
            if (cmd == null) {
                return EINVAL;
            }
            Ifreq buffer = onStack(Ifreq.TYPE);
            COPYIN(cmd, ifr, buffer);
            int error = k.sys_socket_c.soo_ioctl(Socket.TYPE.at(mem, fp.address()), cmd, buffer, l);
            if (error == 0) {
                COPYOUT(cmd, buffer, ifr);
            }
            return error;
        }
        if (fp.kind() == OpenFile.Kind.TTY) {
            return ttioctl(Tty.TYPE.at(mem, fp.address()), com, data, l);
        }
        return ENOTTY;
    }

    private int ttioctl(Tty tp, String com, Object data, Lwp l) {
        int value = data instanceof Integer number ? number : 0;
        switch (com) {
            case "TIOCSETD" -> {
                if (value == tp.t_line()) {
                    return value == Tty.PPPDISC ? k.ppp_tty_c.pppopen(tp, l) : 0;
                }
                int error = 0;
                if (tp.t_line() == Tty.PPPDISC) {
                    error = k.ppp_tty_c.pppclose(tp, 0);
                }
                if (error == 0 && value == Tty.PPPDISC) {
                    error = k.ppp_tty_c.pppopen(tp, l);
                }
                if (error == 0) {
                    tp.t_line(value);
                }
                return error;
            }
            case "TIOCSCTTY" -> tp.t_session(l.l_pid());
            case "TIOCCDTR" -> k.tty_c.HANGUP(tp);
            case "TIOCSDTR" -> tp.t_dtr(1);
            case "TIOCFLUSH" -> k.tty_c.ttyflush(tp);
            case "PPPIOCGUNIT" -> {
                if (tp.t_sc().isNull()) {
                    return ENXIO;
                }
                ((int[]) data)[0] = tp.t_sc().sc_unit();
            }
            case "PPPIOCGIDLE" -> {
                if (tp.t_sc().isNull()) {
                    return ENXIO;
                }
                int[] idle = (int[]) data;
                idle[0] = k.if_ppp_c.SECONDS() - tp.t_sc().sc_last_sent();
                idle[1] = k.if_ppp_c.SECONDS() - tp.t_sc().sc_last_recv();
            }
            default -> {
                return com.startsWith("PPPIOC") ? k.ppp_tty_c.ppptioctl(tp, com, value) : ENOTTY;
            }
        }
        return 0;
    }

    // ---- copyin and copyout --------------------------------------------------------------------------------------

    private void COPYIN(int cmd, IfReq from, Ifreq to) {
        bzero(to, Ifreq.TYPE);
        to.ifr_name(from.name);
        switch (cmd) {
            case SIOCSIFFLAGS, SIOCSIFMTU, SIOCSIFMETRIC -> to.ifr_value((int) from.value);
            case SIOCAIFADDR_IN6, SIOCDIFADDR_IN6 -> {
                PUT(from.address, to.ifr_addr());
                if (cmd == SIOCAIFADDR_IN6) {
                    PUT(from.destination, to.ifra6_dstaddr());
                    PUT(from.mask, to.ifra6_prefixmask());
                }
            }
            case SIOCAIFADDR -> {
                PUT(from.address, to.ifr_addr());
                PUT(from.destination, to.ifra_dstaddr());
                PUT(from.mask, to.ifra_mask());
            }
            default -> PUT(from.address, to.ifr_addr());
        }
    }

    private void COPYOUT(int cmd, Ifreq from, IfReq to) {
        switch (cmd) {
            case SIOCGIFFLAGS, SIOCGIFMTU, SIOCGIFMETRIC -> to.value = from.ifr_value() & 0xffff_ffffL;
            case SIOCGIFADDR, SIOCGIFDSTADDR, SIOCGIFNETMASK, SIOCGIFBRDADDR ->
                to.address = Sockaddr.inet(from.ifr_addr().sin_addr());
            default -> {}
        }
    }

    /** A program's address as the kernel keeps it. */
    void PUT(Sockaddr from, SockaddrS to) {
        if (from == null) {
            return;
        }
        to.sa_family(from.family());
        if (from.family() == AF_INET) {
            to.sa_len(16);
            to.sin_addr(from.inet());
        } else if (from.family() == AF_INET6) {
            to.sa_len(28);
            to.sin6_addr(In6Addr.of(from.address()));
            to.sin6_scope_id(from.index());
        }
    }

    // ---- select --------------------------------------------------------------------------------------------------

    private boolean READY(OpenFile fp) {
        if (fp.kind() == OpenFile.Kind.SOCKET) {
            Socket so = Socket.TYPE.at(mem, fp.address());
            return !so.so_rcv_sb_mb().isNull()
                    || has(so.so_state(), Uipc_socket_c.SS_CANTRCVMORE)
                    || has(so.so_options(), Uipc_socket_c.SO_ACCEPTCONN)
                            && !so.so_q().isNull();
        }
        return fp.kind() == OpenFile.Kind.TTY && k.tty_c.READABLE(Tty.TYPE.at(mem, fp.address()));
    }

    private void RECORD(OpenFile fp, Lwp l) {
        if (fp.kind() == OpenFile.Kind.SOCKET) {
            Socket.TYPE.at(mem, fp.address()).so_rcv_sb_selpid((int) l.address());
        } else if (fp.kind() == OpenFile.Kind.TTY) {
            Tty.TYPE.at(mem, fp.address()).t_selpid((int) l.address());
        }
    }

    /**
     * Waits until one of the descriptors can be read; sys_generic.c:740.
     *
     * @param timeout nanoseconds, 0 for ever, negative for not at all
     * @param ready is told which can be read, one bit each in the order given
     */
    int sys_select(Lwp l, int[] fds, long timeout, long[] ready) {
        Proc p = k.procOf(l);
        long deadline = k.machine().clock().now() + timeout;
        while (true) {
            ready[0] = 0;
            for (int i = 0; i < fds.length; i++) {
                if (!(p.descriptor(fds[i]) instanceof OpenFile fp)) {
                    return EBADF;
                }
                if (READY(fp)) {
                    ready[0] |= 1L << i;
                } else {
                    RECORD(fp, l);
                }
            }
            long left = timeout <= 0 ? timeout : deadline - k.machine().clock().now();
            if (ready[0] != 0 || timeout < 0 || timeout > 0 && left <= 0) {
                return 0;
            }
            int error = k.kern_synch_c.ltsleep(l.address(), Cpu.PSOCK | Kern_synch_c.PCATCH, "select", left);
            if (error == EINTR) {
                return EINTR;
            }
        }
    }

    /** Wakes who selects; sys_generic.c:1010. */
    void selwakeup(int waiting) {
        if (waiting != 0) {
            k.kern_synch_c.wakeup(waiting & 0xffff_ffffL);
        }
    }
}
