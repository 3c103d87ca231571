package org.deadc0de.freebsd10;

import org.deadc0de.kernel.Identified;

/** socketops: a descriptor with a socket behind it. */
final class SocketFile implements OpenFile, Identified {
    private final FreeBsd10 k;
    private final Socket so;

    SocketFile(FreeBsd10 k, Socket so) {
        this.k = k;
        this.so = so;
    }

    Socket socket() {
        return so;
    }

    @Override
    public Object identity() {
        return so.address();
    }

    @Override
    public int ioctl(long com, Object data, Kthread td) {
        return k.sys_socket_c.soo_ioctl(so, com, data, td);
    }

    @Override
    public int write(Object message, Kthread td) {
        return k.sys_socket_c.soo_write(so, message, td);
    }

    @Override
    public Object read(Kthread td) {
        return k.sys_socket_c.soo_read(so, td);
    }

    @Override
    public int setsockopt(String option, Object value, Kthread td) {
        return k.uipc_socket_c.sosetopt(so, option, value, td);
    }

    @Override
    public int close(Kthread td) {
        return k.sys_socket_c.soo_close(so, td);
    }
}
