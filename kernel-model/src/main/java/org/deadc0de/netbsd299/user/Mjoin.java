package org.deadc0de.netbsd299.user;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Sockaddr;

/**
 * The simulator's own helper: joins a group, IPv4 on the interface that has an address, IPv6 on the one of a name, and stays a
 * member until it is killed. With {@code -r} its IPv6 socket is a raw one; without a name IPv6 leaves the interface to the kernel.
 */
public final class Mjoin implements Program {
    private static final int IPPROTO_OSPFIGP = 89;

    @Override
    public int main(ProgramContext context) {
        NetBsdSyscalls sys = (NetBsdSyscalls) context.sys();
        List<String> words = new ArrayList<>(context.invocation().arguments());
        boolean raw = words.remove("-r");
        byte[] group6 = words.isEmpty() ? null : Addresses.parse6(words.get(0));
        boolean v4 = words.size() == 2 && Addresses.isInet(words.get(0)) && Addresses.isInet(words.get(1));
        if (!v4 && (group6 == null || words.size() > 2)) {
            context.err().print("usage: mjoin group address\n       mjoin [-r] group6 [interface]\n");
            return 1;
        }
        int socket;
        int error;
        if (v4) {
            socket = sys.socket("PF_INET", "SOCK_DGRAM", 0);
            int[] mreq = {Addresses.parse(words.get(0)), Addresses.parse(words.get(1))};
            error = sys.setsockopt(socket, "IP_ADD_MEMBERSHIP", mreq);
        } else {
            socket = sys.socket("PF_INET6", raw ? "SOCK_RAW" : "SOCK_DGRAM", raw ? IPPROTO_OSPFIGP : 0);
            int index = words.size() == 1 ? 0 : index(sys, words.get(1));
            error = sys.setsockopt(socket, "IPV6_JOIN_GROUP", new Sockaddr(NetBsdSyscalls.AF_INET6, group6, index, ""));
        }
        if (error < 0) {
            context.err()
                    .print("mjoin: " + (v4 ? "IP_ADD_MEMBERSHIP: " : "IPV6_JOIN_GROUP: ") + Strerror.text(-error)
                            + "\n");
            return 1;
        }
        while (sys.select(List.of(socket), 0) != null) {
            sys.recvmsg(socket);
        }
        return 0;
    }

    private static int index(NetBsdSyscalls sys, String name) {
        for (NetBsdSyscalls.Interface each : sys.interfaces()) {
            if (each.name().equals(name)) {
                return each.index();
            }
        }
        return 0;
    }
}
