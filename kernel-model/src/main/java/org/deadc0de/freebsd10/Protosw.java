package org.deadc0de.freebsd10;

import org.deadc0de.kernel.Errno;
import org.deadc0de.sim.mem.Struct;

/** struct protosw with its pr_usrreqs, sys/sys/protosw.h: what one protocol does with its sockets. */
interface Protosw {
    /** A socket is made. */
    default int pru_attach(Socket so, int proto, Kthread td) {
        return 0;
    }

    /** A socket is closed. */
    default void pru_detach(Socket so) {}

    /** An ioctl; {@code ifp} is the interface it is about, or NULL. */
    default int pru_control(Socket so, long cmd, Object data, Struct ifp, Kthread td) {
        return Errno.EOPNOTSUPP;
    }

    /** A message goes out. */
    default int pru_send(Socket so, Object message, Kthread td) {
        return Errno.EOPNOTSUPP;
    }

    /** The next message, null at the end, an Integer below zero for an error. */
    default Object pru_rcv(Socket so, Kthread td) {
        return -Errno.EOPNOTSUPP;
    }

    /** A socket option is set. */
    default int pr_ctloutput(Socket so, String option, Object value, Kthread td) {
        return 0;
    }
}
