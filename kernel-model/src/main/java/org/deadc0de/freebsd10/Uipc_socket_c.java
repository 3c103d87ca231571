package org.deadc0de.freebsd10;

import java.util.HashMap;
import java.util.Map;
import org.deadc0de.kernel.Errno;
import org.deadc0de.sim.crash.KernelSource;

/** Sockets. */
@KernelSource("sys/kern/uipc_socket.c")
final class Uipc_socket_c extends KernelFile {
    private static final int SOCK_STREAM = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_RAW = 3;

    private final UmaZone socket_zone;
    private final Map<String, Long> addresses = new HashMap<>();
    private final Map<Long, Protosw> protocols = new HashMap<>();

    Uipc_socket_c(FreeBsd10 k) {
        super(k);
        socket_zone = k.uma_core_c.ZCREATE("socket", Socket.TYPE.size(), 0);
    }

    /** Registers the protocol of a domain and type, such as {@code PF_INET} and {@code SOCK_DGRAM}; the last one counts. */
    void PR_REGISTER(String domain, String type, Protosw protocol) {
        String key = domain + " " + type;
        long address = addresses.computeIfAbsent(key, name -> k.data.define("protosw " + name, 8));
        protocols.put(address, protocol);
    }

    /** The protocol of a socket. */
    Protosw PROTO(Socket so) {
        return protocols.get(so.so_proto());
    }

    /**
     * Makes a socket. uipc_socket.c:378.
     *
     * @param made takes it
     * @return an error number
     */
    int socreate(String dom, Socket[] made, String type, int proto, Kthread td) {
        Long address = addresses.get(dom + " " + type);
        if (address == null) {
            boolean known = addresses.keySet().stream().anyMatch(key -> key.startsWith(dom + " "));
            return known ? Errno.EPROTONOSUPPORT : Errno.EAFNOSUPPORT;
        }
        Socket so = uma_zalloc(socket_zone, Socket.TYPE, M_NOWAIT | M_ZERO);
        so.so_count(1);
        so.so_type(type.equals("SOCK_RAW") ? SOCK_RAW : type.equals("SOCK_DGRAM") ? SOCK_DGRAM : SOCK_STREAM);
        so.so_proto(address);
        int error = PROTO(so).pru_attach(so, proto, td);
        if (error != 0) {
            uma_zfree(socket_zone, so);
            return error;
        }
        made[0] = so;
        return 0;
    }

    /** uipc_socket.c:820. */
    int soclose(Socket so) {
        PROTO(so).pru_detach(so);
        so.so_count(0);
        uma_zfree(socket_zone, so);
        return 0;
    }

    /** uipc_socket.c:1394. */
    int sosend(Socket so, Object message, Kthread td) {
        return PROTO(so).pru_send(so, message, td);
    }

    /** uipc_socket.c:2315. */
    Object soreceive(Socket so, Kthread td) {
        return PROTO(so).pru_rcv(so, td);
    }

    /** uipc_socket.c:2470. */
    int sosetopt(Socket so, String option, Object value, Kthread td) {
        return PROTO(so).pr_ctloutput(so, option, value, td);
    }
}
