package org.deadc0de.netbsd299.user;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.IfReq;

/** zebra(8) of Quagga 0.99.0: reads the routing socket and tells its clients, in the order in which they connected. */
public final class Zebra extends Quagga {
    public Zebra() {
        super("zebra", "Zebra 0.99.0 starting: vty@2601");
    }

    @Override
    Daemon daemon(NetBsdSyscalls sys) {
        return new Server(sys);
    }

    private static final class Server extends Daemon {
        private final Map<Integer, NetBsdSyscalls.Interface> known = new TreeMap<>();
        private final Map<Integer, Integer> flags = new TreeMap<>();
        private final Map<Integer, List<ZMessage>> addresses = new TreeMap<>();
        private final List<Integer> clients = new ArrayList<>();
        private int route;
        private int listen;
        private int ioctl;

        Server(NetBsdSyscalls sys) {
            super(sys);
        }

        @Override
        void start() {
            ioctl = sys.socket("PF_INET", "SOCK_DGRAM", 0);
            route = sys.socket("PF_ROUTE", "SOCK_RAW", 0);
            listen = sys.socket("PF_LOCAL", "SOCK_STREAM", 0);
            sys.listen(listen, ZSERV);
            for (NetBsdSyscalls.Interface each : sys.interfaces()) {
                learn(each);
            }
        }

        private void learn(NetBsdSyscalls.Interface each) {
            known.put(each.index(), each);
            flags.put(each.index(), (int) (short) each.flags());
            List<ZMessage> list = new ArrayList<>();
            for (NetBsdSyscalls.Address address : each.addresses()) {
                list.add(address(
                        ZMessage.ADDRESS_ADD,
                        each.index(),
                        address.family(),
                        address.address(),
                        address.prefixLength()));
            }
            addresses.put(each.index(), list);
        }

        private ZMessage address(int type, int index, int family, byte[] address, int prefixLength) {
            return new ZMessage(
                    type, known.get(index).name(), index, flags.get(index), 0, family, address, prefixLength);
        }

        private ZMessage about(int type, int index) {
            NetBsdSyscalls.Interface each = known.get(index);
            return new ZMessage(type, each.name(), index, flags.get(index), each.mtu(), 0, new byte[0], 0);
        }

        @Override
        List<Integer> descriptors() {
            List<Integer> all = new ArrayList<>(List.of(route, listen));
            all.addAll(clients);
            return all;
        }

        @Override
        void readable(int descriptor) {
            if (descriptor == route) {
                if (sys.read(route) instanceof RouteMessage message) {
                    heard(message);
                }
            } else if (descriptor == listen) {
                int client = sys.accept(listen);
                if (client >= 0) {
                    clients.add(client);
                    welcome(client);
                }
            } else if (!(sys.read(descriptor) instanceof byte[])) {
                clients.remove((Integer) descriptor);
                sys.close(descriptor);
            }
        }

        private void welcome(int client) {
            for (int index : known.keySet()) {
                sys.write(client, about(ZMessage.INTERFACE_ADD, index).encode());
                for (ZMessage address : addresses.get(index)) {
                    sys.write(client, address.encode());
                }
            }
        }

        private void tell(ZMessage message) {
            for (int client : List.copyOf(clients)) {
                sys.write(client, message.encode());
            }
        }

        private void heard(RouteMessage message) {
            int index = message.index();
            switch (message.type()) {
                case RouteMessage.RTM_IFINFO -> ifinfo(index, message.flags());
                case RouteMessage.RTM_NEWADDR -> {
                    if (known.containsKey(index)) {
                        ZMessage added = address(
                                ZMessage.ADDRESS_ADD, index, message.family(), message.address(), message.what());
                        addresses.get(index).add(added);
                        tell(added);
                    }
                }
                case RouteMessage.RTM_DELADDR -> {
                    if (known.containsKey(index)) {
                        addresses.get(index).removeIf(each -> Arrays.equals(each.address, message.address()));
                        tell(address(
                                ZMessage.ADDRESS_DELETE, index, message.family(), message.address(), message.what()));
                    }
                }
                case RouteMessage.RTM_IFANNOUNCE -> announced(message);
                default -> {}
            }
        }

        private void ifinfo(int index, int now) {
            if (!known.containsKey(index)) {
                return;
            }
            int before = flags.put(index, now);
            if ((before & 1) != (now & 1)) {
                tell(about((now & 1) != 0 ? ZMessage.INTERFACE_UP : ZMessage.INTERFACE_DOWN, index));
            }
        }

        /**
         * An interface arrived or departed. After a departure the code goes on to ask the kernel about the interface it has just
         * deleted.
         */
        private void announced(RouteMessage message) {
            int index = message.index();
            if (message.what() == RouteMessage.IFAN_ARRIVAL) {
                for (NetBsdSyscalls.Interface each : sys.interfaces()) {
                    if (each.index() == index && !known.containsKey(index)) {
                        learn(each);
                        tell(about(ZMessage.INTERFACE_ADD, index));
                        for (ZMessage address : List.copyOf(addresses.get(index))) {
                            tell(address);
                        }
                    }
                }
                return;
            }
            if (known.containsKey(index)) {
                tell(about(ZMessage.INTERFACE_DELETE, index));
                known.remove(index);
                flags.remove(index);
                addresses.remove(index);
            }
            IfReq request = new IfReq(message.name());
            int error = sys.ioctl(ioctl, "SIOCGIFFLAGS", request);
            if (error < 0) {
                zlog(ERR, "if_ioctl(SIOCGIFFLAGS) failed: " + Strerror.text(-error));
            }
            if (sys.ioctl(ioctl, "SIOCGIFMTU", request) < 0) {
                zlog(INFO, "Can't lookup mtu by ioctl(SIOCGIFMTU)");
            }
        }
    }
}
