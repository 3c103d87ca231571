package org.deadc0de.netbsd299.user;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.Sockaddr;

/**
 * ospfd(8) of Quagga 0.99.0, as far as its socket goes: one raw socket for all interfaces, groups joined and left by the
 * interface's local address, hellos.
 */
public final class Ospfd extends Quagga {
    private static final int ALLSPFROUTERS = 0xe0000005;
    private static final int ALLDROUTERS = 0xe0000006;
    private static final int HELLO_INTERVAL = 10;
    private static final int WAIT_TIMER = 40;
    private static final int IFF_BROADCAST = 0x2;
    private static final int IPPROTO_OSPFIGP = 89;

    public Ospfd() {
        super("ospfd", "OSPFd 0.99.0 starting: vty@2604");
    }

    @Override
    Daemon daemon(NetBsdSyscalls sys) {
        return new Router(sys);
    }

    /** An OSPF interface: one address that a network statement covers. */
    private static final class Circuit {
        final ZClient.Iface iface;
        final int address;
        boolean isUp;
        boolean inAllRouters;
        boolean inAllDRouters;

        Circuit(ZClient.Iface iface, int address) {
            this.iface = iface;
            this.address = address;
        }
    }

    private static final class Router extends ZClient {
        private final Map<String, Circuit> circuits = new TreeMap<>();
        private int socket;

        Router(NetBsdSyscalls sys) {
            super(sys);
        }

        @Override
        void open() {
            socket = sys.socket("PF_INET", "SOCK_RAW", IPPROTO_OSPFIGP);
            sys.setsockopt(socket, "IP_HDRINCL", 1);
            sys.setsockopt(socket, "IP_RECVIF", 1);
        }

        @Override
        List<Integer> sockets() {
            return List.of(socket);
        }

        @Override
        void packet(int descriptor) {
            // Adjacencies are not modelled: a hello is read and forgotten.
            sys.recvmsg(descriptor);
        }

        private static String dotted(int a) {
            return (a >>> 24) + "." + (a >> 16 & 255) + "." + (a >> 8 & 255) + "." + (a & 255);
        }

        private static int inet(byte[] b) {
            return (b[0] & 0xff) << 24 | (b[1] & 0xff) << 16 | (b[2] & 0xff) << 8 | b[3] & 0xff;
        }

        /** Whether a network statement covers an address; one longer than the interface's own prefix does not. */
        private boolean isCovered(int address, int length) {
            for (String line : config) {
                String[] words = line.split("\\s+", -1);
                if (words.length == 4 && words[0].equals("network") && words[2].equals("area")) {
                    String[] prefix = words[1].split("/", -1);
                    if (prefix.length != 2 || !prefix[1].matches("[12]?[0-9]|3[0-2]") || !Addresses.isInet(prefix[0])) {
                        continue;
                    }
                    int bits = Integer.parseInt(prefix[1]);
                    int net = Addresses.parse(prefix[0]);
                    int mask = bits == 0 ? 0 : -1 << 32 - bits;
                    if (bits <= length && (address & mask) == (net & mask)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private List<Circuit> on(Iface iface) {
            List<Circuit> list = new ArrayList<>();
            for (Circuit circuit : circuits.values()) {
                if (circuit.iface == iface) {
                    list.add(circuit);
                }
            }
            return list;
        }

        @Override
        void addressAdded(Iface iface, ZMessage message) {
            if (message.family != 2) {
                return;
            }
            int address = inet(message.address);
            if ((address >>> 24) != 127 && isCovered(address, message.prefixLength)) {
                Circuit circuit = new Circuit(iface, address);
                circuits.put(iface.name + ":" + dotted(address), circuit);
                if (iface.isUp()) {
                    up(circuit);
                }
            }
        }

        @Override
        void addressDeleted(Iface iface, ZMessage message) {
            if (message.family == 2) {
                Circuit circuit = circuits.remove(iface.name + ":" + dotted(inet(message.address)));
                if (circuit != null) {
                    down(circuit);
                }
            }
        }

        @Override
        void up(Iface iface) {
            on(iface).forEach(this::up);
        }

        @Override
        void down(Iface iface) {
            on(iface).forEach(this::down);
        }

        @Override
        void deleted(Iface iface) {
            if (iface.isUp()) {
                zlog(INFO, "Zebra: got delete of " + iface.name + ", but interface is still up");
            }
            on(iface).forEach(circuit -> {
                down(circuit);
                circuits.values().remove(circuit);
            });
        }

        private void up(Circuit circuit) {
            if (circuit.isUp) {
                return;
            }
            circuit.isUp = true;
            circuit.inAllRouters = join(circuit, ALLSPFROUTERS, "AllSPFRouters");
            after(1, circuit, () -> hello(circuit));
            if ((circuit.iface.flags & IFF_BROADCAST) != 0) {
                after(WAIT_TIMER, circuit, () -> circuit.inAllDRouters = join(circuit, ALLDROUTERS, "AllDRouters"));
            }
        }

        /** The flags go whether leaving worked or not. */
        private void down(Circuit circuit) {
            if (!circuit.isUp) {
                return;
            }
            circuit.isUp = false;
            cancel(circuit);
            if (circuit.inAllDRouters) {
                leave(circuit, ALLDROUTERS, "AllDRouters");
                circuit.inAllDRouters = false;
            }
            if (circuit.inAllRouters) {
                leave(circuit, ALLSPFROUTERS, "AllSPFRouters");
                circuit.inAllRouters = false;
            }
        }

        private boolean join(Circuit circuit, int group, String name) {
            int error = sys.setsockopt(socket, "IP_ADD_MEMBERSHIP", new int[] {group, circuit.address});
            if (error < 0) {
                zlog(
                        INFO,
                        failed("IP_ADD_MEMBERSHIP", circuit, name, error)
                                + "; perhaps a kernel limit on # of multicast group memberships has been exceeded?");
                return false;
            }
            zlog(INFO, "interface " + dotted(circuit.address) + " join " + name + " Multicast group.");
            return true;
        }

        private void leave(Circuit circuit, int group, String name) {
            int error = sys.setsockopt(socket, "IP_DROP_MEMBERSHIP", new int[] {group, circuit.address});
            zlog(
                    INFO,
                    error < 0
                            ? failed("IP_DROP_MEMBERSHIP", circuit, name, error)
                            : "interface " + dotted(circuit.address) + " leave " + name + " Multicast group.");
        }

        private String failed(String option, Circuit circuit, String name, int error) {
            return "can't setsockopt " + option + " (fd " + socket + ", addr " + dotted(circuit.address) + ", ifindex "
                    + circuit.iface.index + ", " + name + "): " + Strerror.text(-error);
        }

        private void hello(Circuit circuit) {
            sys.setsockopt(socket, "IP_MULTICAST_LOOP", 0);
            sys.setsockopt(socket, "IP_MULTICAST_TTL", 1);
            int error = sys.setsockopt(socket, "IP_MULTICAST_IF", circuit.address);
            if (error < 0) {
                zlog(
                        INFO,
                        "can't setsockopt IP_MULTICAST_IF(fd " + socket + ", addr " + dotted(circuit.address)
                                + ", ifindex " + circuit.iface.index + "): " + Strerror.text(-error));
            }
            int sent = sys.sendmsg(socket, helloFrom(circuit.address), Sockaddr.inet(ALLSPFROUTERS), 0, 0);
            if (sent < 0) {
                zlog(
                        INFO,
                        "*** sendmsg in ospf_write failed to 224.0.0.5, id 0, off 0, len 64: " + Strerror.text(-sent));
            }
            after(HELLO_INTERVAL, circuit, () -> hello(circuit));
        }

        /** An IP header, its addresses as the kernel keeps them, and a hello. */
        private static byte[] helloFrom(int source) {
            byte[] packet = new byte[64];
            packet[2] = 64;
            packet[9] = IPPROTO_OSPFIGP;
            for (int i = 0; i < 4; i++) {
                packet[12 + i] = (byte) (source >>> 8 * i);
                packet[16 + i] = (byte) (ALLSPFROUTERS >>> 8 * i);
            }
            Arrays.fill(packet, 20, 24, (byte) 1);
            return packet;
        }
    }
}
