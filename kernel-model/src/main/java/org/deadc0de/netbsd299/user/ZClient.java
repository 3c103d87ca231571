package org.deadc0de.netbsd299.user;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A routing daemon as zebra's client: knows the interfaces as zebra tells of them. */
abstract class ZClient extends Quagga.Daemon {
    private static final double RETRY = 10;

    /** An interface as this daemon knows it. */
    static final class Iface {
        final String name;
        final int index;
        int flags;
        int mtu;
        final List<byte[]> inet = new ArrayList<>();
        final List<Integer> inetLengths = new ArrayList<>();
        final List<byte[]> inet6 = new ArrayList<>();
        final List<Integer> inet6Lengths = new ArrayList<>();

        Iface(String name, int index) {
            this.name = name;
            this.index = index;
        }

        boolean isUp() {
            return (flags & 1) != 0;
        }
    }

    final Map<Integer, Iface> interfaces = new TreeMap<>();
    private int zebra = -1;

    ZClient(NetBsdSyscalls sys) {
        super(sys);
    }

    /** Its own sockets. */
    abstract void open();

    abstract List<Integer> sockets();

    abstract void packet(int descriptor);

    abstract void up(Iface iface);

    abstract void down(Iface iface);

    abstract void addressAdded(Iface iface, ZMessage message);

    abstract void addressDeleted(Iface iface, ZMessage message);

    abstract void deleted(Iface iface);

    @Override
    void start() {
        open();
        connect();
    }

    private void connect() {
        int socket = sys.socket("PF_LOCAL", "SOCK_STREAM", 0);
        if (sys.connect(socket, Quagga.ZSERV) < 0) {
            sys.close(socket);
            after(RETRY, "connect", this::connect);
        } else {
            zebra = socket;
        }
    }

    @Override
    List<Integer> descriptors() {
        List<Integer> all = new ArrayList<>();
        if (zebra >= 0) {
            all.add(zebra);
        }
        all.addAll(sockets());
        return all;
    }

    @Override
    void readable(int descriptor) {
        if (descriptor != zebra) {
            packet(descriptor);
            return;
        }
        Object message = sys.read(zebra);
        if (message instanceof byte[] bytes) {
            told(ZMessage.decode(bytes));
        } else {
            sys.close(zebra);
            zebra = -1;
            after(RETRY, "connect", this::connect);
        }
    }

    private void told(ZMessage message) {
        Iface iface = interfaces.get(message.index);
        if (iface == null) {
            if (message.type != ZMessage.INTERFACE_ADD) {
                return;
            }
            iface = new Iface(message.name, message.index);
            interfaces.put(message.index, iface);
        }
        switch (message.type) {
            case ZMessage.INTERFACE_ADD -> {
                iface.flags = message.flags;
                iface.mtu = message.mtu;
                if (iface.isUp()) {
                    up(iface);
                }
            }
            case ZMessage.INTERFACE_UP -> {
                iface.flags = message.flags;
                up(iface);
            }
            case ZMessage.INTERFACE_DOWN -> {
                iface.flags = message.flags;
                down(iface);
            }
            case ZMessage.ADDRESS_ADD -> {
                (message.family == 2 ? iface.inet : iface.inet6).add(message.address);
                (message.family == 2 ? iface.inetLengths : iface.inet6Lengths).add(message.prefixLength);
                addressAdded(iface, message);
            }
            case ZMessage.ADDRESS_DELETE -> {
                addressDeleted(iface, message);
                List<byte[]> list = message.family == 2 ? iface.inet : iface.inet6;
                for (int i = list.size() - 1; i >= 0; i--) {
                    if (Arrays.equals(list.get(i), message.address)) {
                        list.remove(i);
                        (message.family == 2 ? iface.inetLengths : iface.inet6Lengths).remove(i);
                    }
                }
            }
            default -> {
                iface.flags = message.flags;
                deleted(iface);
                interfaces.remove(message.index);
            }
        }
    }
}
