package org.deadc0de.freebsd10;

import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.RouteMessage;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.sim.mem.Memory;

/** Messages of routing sockets as they lie in an mbuf: a link to the next one, then the header and the addresses of net/route.h. */
final class RouteMessages {
    /** Bytes of the mbuf that holds one. */
    static final int SIZE = 2048;

    /** Places of {@link Draft#metrics}, in the order of struct rt_metrics. */
    static final int MTU = 1;

    static final int EXPIRE = 3;
    static final int WEIGHT = 9;

    private static final int DATA = 16;
    private static final int METRICS = 40;
    private static final String[] METRIC_NAMES = {
        "locks", "mtu", "hopcount", "expire", "recvpipe", "sendpipe", "ssthresh", "rtt", "rttvar", "weight"
    };
    private static final String[] ADDRESS_NAMES = {"DST", "GATEWAY", "NETMASK", "GENMASK", "IFP", "IFA", "AUTHOR", "BRD"
    };
    private static final Map<Integer, String> TYPES = Map.of(
            0x1, "RTM_ADD",
            0x2, "RTM_DELETE",
            0x3, "RTM_CHANGE",
            0x4, "RTM_GET",
            0x7, "RTM_MISS",
            0xc, "RTM_NEWADDR",
            0xd, "RTM_DELADDR",
            0xe, "RTM_IFINFO",
            0x11, "RTM_IFANNOUNCE");

    private final Memory mem;

    RouteMessages(Memory mem) {
        this.mem = mem;
    }

    /** The header's name of a type. */
    static String name(int type) {
        return TYPES.getOrDefault(type, "#" + type);
    }

    /** A message that is being put together. */
    static final class Draft {
        final String type;
        final TreeMap<Integer, Sa> addresses = new TreeMap<>();
        final long[] metrics = new long[METRIC_NAMES.length];
        int index;
        String name = "";
        int flags;
        int pid;
        int sequence;
        int errno;
        int what;

        Draft(String type) {
            this.type = type;
        }

        void address(String which, Sa address) {
            addresses.put(number(which), address);
        }

        boolean has(String which) {
            return addresses.containsKey(number(which));
        }

        void clear() {
            addresses.clear();
        }

        /** Bytes of the whole message. */
        int length() {
            if (type.equals("RTM_IFANNOUNCE")) {
                return 24;
            }
            int length = header();
            for (Map.Entry<Integer, Sa> entry : addresses.entrySet()) {
                length += sizeOf(entry.getKey(), entry.getValue());
            }
            return length;
        }

        int header() {
            return switch (type) {
                case "RTM_IFINFO" -> 168;
                case "RTM_NEWADDR", "RTM_DELADDR" -> 20;
                default -> 152;
            };
        }
    }

    private static int number(String which) {
        for (int i = 0; i < ADDRESS_NAMES.length; i++) {
            if (ADDRESS_NAMES[i].equals(which)) {
                return i;
            }
        }
        throw new IllegalArgumentException(which);
    }

    /** An IPv4 netmask is trimmed behind its last octet that is not 0. */
    private static int sizeOf(int which, Sa address) {
        return which == 2 && address.family == Sa.AF_INET ? 8 : address.size();
    }

    /** The message behind one, or 0. */
    long next(long m) {
        return mem.load8(m, 0);
    }

    void next(long m, long following) {
        mem.store8(m, 0, following);
    }

    /** Writes a message into an mbuf of zeros. */
    void store(long m, Draft draft) {
        long data = m + DATA;
        int type = TYPES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(draft.type))
                .mapToInt(Map.Entry::getKey)
                .sum();
        mem.store2(data, 0, draft.length());
        mem.store1(data, 2, 5);
        mem.store1(data, 3, type);
        int addresses = 0;
        for (int which : draft.addresses.keySet()) {
            addresses |= 1 << which;
        }
        switch (draft.header()) {
            case 168 -> {
                mem.store4(data, 8, draft.flags);
                mem.store2(data, 12, draft.index);
                mem.store1(data, 20, draft.what);
                return;
            }
            case 20 -> {
                mem.store4(data, 4, addresses);
                mem.store4(data, 8, draft.flags);
                mem.store2(data, 12, draft.index);
            }
            default -> {
                mem.store2(data, 4, draft.index);
                if (draft.type.equals("RTM_IFANNOUNCE")) {
                    mem.storeString(data, 6, 16, draft.name);
                    mem.store2(data, 22, draft.what);
                    return;
                }
                mem.store4(data, 8, draft.flags);
                mem.store4(data, 12, addresses);
                mem.store4(data, 16, draft.pid);
                mem.store4(data, 20, draft.sequence);
                mem.store4(data, 24, draft.errno);
                for (int i = 0; i < draft.metrics.length; i++) {
                    mem.store8(data, METRICS + 8 * i, draft.metrics[i]);
                }
            }
        }
        long at = data + (draft.header() + 7 & ~7);
        for (Map.Entry<Integer, Sa> entry : draft.addresses.entrySet()) {
            entry.getValue().store(mem, at);
            at += entry.getValue().size();
        }
    }

    /** Reads a message as a program gets it. */
    RouteMessage load(long m) {
        long data = m + DATA;
        String type = name(mem.load1(data, 3));
        Draft shape = new Draft(type);
        int length = mem.load2(data, 0);
        Map<String, Sockaddr> addresses = new TreeMap<>();
        Map<String, Long> metrics = new TreeMap<>();
        switch (shape.header()) {
            case 168 -> {
                return new RouteMessage(
                        type,
                        length,
                        mem.load2(data, 12),
                        "",
                        mem.load4(data, 8),
                        0,
                        0,
                        0,
                        mem.load1(data, 20),
                        addresses,
                        metrics);
            }
            case 20 -> {
                addresses(data + 24, mem.load4(data, 4), addresses);
                return new RouteMessage(
                        type, length, mem.load2(data, 12), "", mem.load4(data, 8), 0, 0, 0, 0, addresses, metrics);
            }
            default -> {
                if (type.equals("RTM_IFANNOUNCE")) {
                    return new RouteMessage(
                            type,
                            length,
                            mem.load2(data, 4),
                            mem.loadString(data, 6, 16),
                            0,
                            0,
                            0,
                            0,
                            mem.load2(data, 22),
                            addresses,
                            metrics);
                }
                for (int i = 0; i < METRIC_NAMES.length; i++) {
                    metrics.put(METRIC_NAMES[i], mem.load8(data, METRICS + 8 * i));
                }
                addresses(data + 152, mem.load4(data, 12), addresses);
                return new RouteMessage(
                        type,
                        length,
                        mem.load2(data, 4),
                        "",
                        mem.load4(data, 8),
                        mem.load4(data, 16),
                        mem.load4(data, 20),
                        mem.load4(data, 24),
                        0,
                        addresses,
                        metrics);
            }
        }
    }

    private void addresses(long from, int which, Map<String, Sockaddr> into) {
        long at = from;
        for (int i = 0; i < ADDRESS_NAMES.length; i++) {
            if ((which & 1 << i) != 0) {
                Sa address = Sa.load(mem, at);
                into.put(ADDRESS_NAMES[i], address.toUser());
                at += address.size();
            }
        }
    }
}
