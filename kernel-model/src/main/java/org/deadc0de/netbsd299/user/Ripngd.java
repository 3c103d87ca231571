package org.deadc0de.netbsd299.user;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.deadc0de.kernel.Sockaddr;

/**
 * ripngd(8) of Quagga 0.99.0: one UDP socket for all interfaces, every packet sent with the interface's index in IPV6_PKTINFO,
 * groups joined by index a second after an interface came up, and left only while it is still up.
 */
public final class Ripngd extends Quagga {
    private static final int PORT = 521;
    private static final int UPDATE = 30;
    private static final int GARBAGE = 120;
    private static final int INFINITY = 16;
    private static final int REQUEST = 1;
    private static final int RESPONSE = 2;

    public Ripngd() {
        super("ripngd", "RIPNGd 0.99.0 starting: vty@2603");
    }

    @Override
    Daemon daemon(NetBsdSyscalls sys) {
        return new Router(sys);
    }

    /** One entry of the table. */
    private static final class Rte {
        final byte[] prefix;
        final int length;
        final int ifindex;
        final boolean isOwn;
        int metric;

        Rte(byte[] prefix, int length, int ifindex, boolean isOwn, int metric) {
            this.prefix = prefix;
            this.length = length;
            this.ifindex = ifindex;
            this.isOwn = isOwn;
            this.metric = metric;
        }
    }

    private static final class Router extends ZClient {
        private final Map<String, Rte> table = new LinkedHashMap<>();
        private final TreeSet<Integer> running = new TreeSet<>();
        private final TreeSet<Integer> waking = new TreeSet<>();
        private int socket;

        Router(NetBsdSyscalls sys) {
            super(sys);
        }

        @Override
        void open() {
            socket = sys.socket("PF_INET6", "SOCK_DGRAM", 0);
            sys.setsockopt(socket, "SO_RCVBUF", 8096);
            sys.setsockopt(socket, "IPV6_PKTINFO", 1);
            sys.setsockopt(socket, "IPV6_MULTICAST_HOPS", 255);
            sys.setsockopt(socket, "IPV6_MULTICAST_LOOP", 0);
            sys.setsockopt(socket, "IPV6_HOPLIMIT", 1);
            sys.bind(socket, new Sockaddr(NetBsdSyscalls.AF_INET6, new byte[16], 0, ""), PORT);
            scheduleUpdate();
        }

        @Override
        List<Integer> sockets() {
            return List.of(socket);
        }

        private boolean isEnabled(Iface iface) {
            return config.contains("network " + iface.name);
        }

        // ---- interfaces ------------------------------------------------------------------------------------------

        private static boolean isLinkLocal(byte[] address) {
            return (address[0] & 0xff) == 0xfe && (address[1] & 0xc0) == 0x80;
        }

        @Override
        void addressAdded(Iface iface, ZMessage message) {
            if (message.family == NetBsdSyscalls.AF_INET6
                    && isEnabled(iface)
                    && !isLinkLocal(message.address)
                    && (iface.flags & 0x8) == 0) {
                byte[] prefix = masked(message.address, message.prefixLength);
                table.put(
                        key(prefix, message.prefixLength), new Rte(prefix, message.prefixLength, iface.index, true, 1));
            }
        }

        @Override
        void addressDeleted(Iface iface, ZMessage message) {
            if (message.family == NetBsdSyscalls.AF_INET6) {
                table.remove(key(masked(message.address, message.prefixLength), message.prefixLength));
            }
        }

        @Override
        void up(Iface iface) {
            if (isEnabled(iface) && (iface.flags & 0x8) == 0 && waking.add(iface.index)) {
                after(1, iface, () -> wakeup(iface));
            }
        }

        private void wakeup(Iface iface) {
            waking.remove(iface.index);
            Sockaddr group = new Sockaddr(NetBsdSyscalls.AF_INET6, RIPNG_GROUP, iface.index, "");
            int error = sys.setsockopt(socket, "IPV6_JOIN_GROUP", group);
            if (error == -48) {
                zlog(INFO, "ripng join on " + iface.name + " EADDRINUSE (ignoring)");
            } else if (error < 0) {
                zlog(INFO, "can't setsockopt IPV6_JOIN_GROUP: " + Strerror.text(-error));
                after(1, iface, () -> wakeup(iface));
                return;
            }
            running.add(iface.index);
            send(iface.index, null, request());
        }

        /** Routes learned over the interface are poisoned and announced as such at once. */
        @Override
        void down(Iface iface) {
            cancel(iface);
            waking.remove(iface.index);
            running.remove(iface.index);
            boolean changed = false;
            for (Rte rte : table.values()) {
                if (!rte.isOwn && rte.ifindex == iface.index && rte.metric < INFINITY) {
                    rte.metric = INFINITY;
                    changed = true;
                    after(GARBAGE, rte, () -> table.values().remove(rte));
                }
            }
            if (changed) {
                update();
            }
        }

        @Override
        void deleted(Iface iface) {
            if (iface.isUp()) {
                down(iface);
            }
            zlog(
                    INFO,
                    "interface delete " + iface.name + " index " + iface.index + " flags " + iface.flags
                            + " metric 1 mtu " + iface.mtu);
        }

        // ---- packets ---------------------------------------------------------------------------------------------

        private static final byte[] RIPNG_GROUP = {(byte) 0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9};

        private void scheduleUpdate() {
            after(UPDATE - UPDATE / 2.0 + sys.random(UPDATE + 1), "update", () -> {
                update();
                scheduleUpdate();
            });
        }

        private void update() {
            for (int index : List.copyOf(running)) {
                output(index, null);
            }
        }

        /** The table to one interface, without what was learned there; an empty table sends nothing. */
        private void output(int index, Sockaddr to) {
            List<Rte> list = new ArrayList<>();
            for (Rte rte : table.values()) {
                if (rte.isOwn || rte.ifindex != index) {
                    list.add(rte);
                }
            }
            if (!list.isEmpty()) {
                send(index, to, response(list));
            }
        }

        private void send(int index, Sockaddr to, byte[] packet) {
            Sockaddr destination = to != null ? to : new Sockaddr(NetBsdSyscalls.AF_INET6, RIPNG_GROUP, index, "");
            int error = sys.sendmsg(socket, packet, destination, PORT, index);
            if (error < 0) {
                Iface iface = interfaces.get(index);
                zlog(INFO, "RIPng send fail on " + (iface == null ? "?" : iface.name) + ": " + Strerror.text(-error));
            }
        }

        private static byte[] request() {
            byte[] packet = new byte[24];
            packet[0] = REQUEST;
            packet[1] = 1;
            packet[23] = INFINITY;
            return packet;
        }

        private static byte[] response(List<Rte> list) {
            int n = Math.min(list.size(), 5);
            byte[] packet = new byte[4 + 20 * n];
            packet[0] = RESPONSE;
            packet[1] = 1;
            for (int i = 0; i < n; i++) {
                System.arraycopy(list.get(i).prefix, 0, packet, 4 + 20 * i, 16);
                packet[4 + 20 * i + 18] = (byte) list.get(i).length;
                packet[4 + 20 * i + 19] = (byte) list.get(i).metric;
            }
            return packet;
        }

        @Override
        void packet(int descriptor) {
            NetBsdSyscalls.Datagram datagram = sys.recvmsg(descriptor);
            if (datagram == null || datagram.payload().length < 4 || !running.contains(datagram.index())) {
                return;
            }
            byte[] packet = datagram.payload();
            if (packet[0] == REQUEST) {
                output(datagram.index(), datagram.from());
                return;
            }
            for (int at = 4; at + 20 <= packet.length; at += 20) {
                learn(
                        Arrays.copyOfRange(packet, at, at + 16),
                        packet[at + 18] & 0xff,
                        packet[at + 19],
                        datagram.index());
            }
        }

        private void learn(byte[] prefix, int length, int metric, int ifindex) {
            Rte known = table.get(key(prefix, length));
            if (known != null && known.isOwn || metric >= INFINITY) {
                return;
            }
            if (known != null) {
                cancel(known);
            }
            table.put(key(prefix, length), new Rte(prefix, length, ifindex, false, metric + 1));
        }

        private static byte[] masked(byte[] address, int length) {
            byte[] prefix = new byte[16];
            for (int i = 0; i < length; i++) {
                prefix[i / 8] |= (byte) (address[i / 8] & 0x80 >> i % 8);
            }
            return prefix;
        }

        private static String key(byte[] prefix, int length) {
            return Arrays.toString(prefix) + "/" + length;
        }
    }
}
