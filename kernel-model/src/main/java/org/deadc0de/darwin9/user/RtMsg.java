package org.deadc0de.darwin9.user;

import java.util.ArrayList;
import java.util.List;

/** One message of the routing socket or of its sysctl lists, as bytes: net/route.h and net/if.h. */
final class RtMsg {
    static final int RTM_ADD = 1;
    static final int RTM_DELETE = 2;
    static final int RTM_CHANGE = 3;
    static final int RTM_GET = 4;
    static final int RTM_NEWADDR = 0xc;
    static final int RTM_DELADDR = 0xd;
    static final int RTM_IFINFO = 0xe;
    static final int RTM_IFINFO2 = 0x12;
    static final int RT_MSGHDR = 92;
    static final int IF_MSGHDR = 112;
    static final int IFA_MSGHDR = 20;
    static final int AF_INET = 2;
    static final int AF_LINK = 18;
    static final int AF_INET6 = 30;
    static final int RTAX_DST = 0;
    static final int RTAX_GATEWAY = 1;
    static final int RTAX_NETMASK = 2;
    static final int RTAX_IFP = 4;
    static final int RTAX_IFA = 5;
    static final int RTAX_BRD = 7;
    private static final int RTAX_MAX = 8;

    private final byte[] bytes;
    private final int start;
    private final int header;
    private final int addrs;

    private RtMsg(byte[] bytes, int start) {
        this.bytes = bytes;
        this.start = start;
        int type = bytes[start + 3];
        boolean isInterface = type == RTM_IFINFO || type == RTM_IFINFO2;
        boolean isAddress = type == RTM_NEWADDR || type == RTM_DELADDR;
        header = isInterface ? IF_MSGHDR : isAddress ? IFA_MSGHDR : RT_MSGHDR;
        addrs = number(isInterface || isAddress ? 4 : 12);
    }

    /** The messages that follow one another in a buffer. */
    static List<RtMsg> all(byte[] bytes) {
        List<RtMsg> list = new ArrayList<>();
        int at = 0;
        while (at + 4 <= bytes.length) {
            RtMsg message = new RtMsg(bytes, at);
            list.add(message);
            at += Math.max(4, message.length());
        }
        return list;
    }

    int type() {
        return bytes[start + 3];
    }

    int length() {
        return half(0);
    }

    int half(int offset) {
        return bytes[start + offset] & 0xff | (bytes[start + offset + 1] & 0xff) << 8;
    }

    int number(int offset) {
        return half(offset) | half(offset + 2) << 16;
    }

    /** Two bytes anywhere in {@link #bytes}. */
    int half2(int at) {
        return octet(at) | octet(at + 1) << 8;
    }

    int flags() {
        return number(8);
    }

    /** The interface index, wherever this kind of message keeps it. */
    int index() {
        return header == RT_MSGHDR ? half(4) : half(12);
    }

    int addrs() {
        return addrs;
    }

    /** Where in {@link #bytes} an address begins; -1 when it is not there. */
    int address(int which) {
        int at = start + header;
        for (int i = 0; i < RTAX_MAX; i++) {
            if ((addrs & 1 << i) != 0) {
                if (i == which) {
                    return at < start + length() ? at : -1;
                }
                if (at >= start + length()) {
                    return -1;
                }
                int len = bytes[at] & 0xff;
                at += len > 0 ? (len - 1 | 3) + 1 : 4;
            }
        }
        return -1;
    }

    byte[] bytes() {
        return bytes;
    }

    int octet(int at) {
        return at >= 0 && at < bytes.length ? bytes[at] & 0xff : 0;
    }

    int family(int which) {
        int at = address(which);
        return at < 0 ? 0 : octet(at + 1);
    }

    /** The IPv4 address in host order; what a shortened address leaves out is zero. */
    int inet(int which) {
        int at = address(which);
        if (at < 0) {
            return 0;
        }
        int len = octet(at);
        int address = 0;
        for (int i = 4; i < 8; i++) {
            address = address << 8 | (i < len ? octet(at + i) : 0);
        }
        return address;
    }

    /** The name in what is taken for a link-level address: up to its length, ended by a NUL. */
    String linkName(int which) {
        int at = address(which);
        if (at < 0) {
            return "";
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < octet(at + 5); i++) {
            int c = octet(at + 8 + i);
            if (c == 0) {
                break;
            }
            name.append((char) c);
        }
        return name.toString();
    }

    int linkNameLength(int which) {
        return octet(address(which) + 5);
    }

    int linkType(int which) {
        return octet(address(which) + 4);
    }

    int linkAddressLength(int which) {
        int at = address(which);
        int length = octet(at + 6);
        return at < 0 || at + 8 + octet(at + 5) + length > bytes.length ? 0 : length;
    }

    int linkAddress(int which) {
        return address(which) + 8 + octet(address(which) + 5);
    }

    /** One word of the interface data, by its offset in struct if_data. */
    long data(int offset) {
        return number(16 + offset) & 0xffff_ffffL;
    }

    /** One route metric, by its place in struct rt_metrics. */
    long metric(int place) {
        return number(36 + 4 * place) & 0xffff_ffffL;
    }
}
