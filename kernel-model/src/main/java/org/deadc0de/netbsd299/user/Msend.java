package org.deadc0de.netbsd299.user;

import java.util.List;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Sockaddr;

/**
 * The simulator's own helper: chooses the interface that has an address for multicast, once, as a careless daemon does, and then
 * sends a packet of its own making to a group every ten seconds until it is killed.
 */
public final class Msend implements Program {
    private static final int IPPROTO_OSPFIGP = 89;
    private static final long INTERVAL = 10_000_000_000L;

    @Override
    public int main(ProgramContext context) {
        NetBsdSyscalls sys = (NetBsdSyscalls) context.sys();
        List<String> words = context.invocation().arguments();
        if (words.size() != 2 || !Addresses.isInet(words.get(0)) || !Addresses.isInet(words.get(1))) {
            context.err().print("usage: msend group address\n");
            return 1;
        }
        int group = Addresses.parse(words.get(0));
        int source = Addresses.parse(words.get(1));
        int socket = sys.socket("PF_INET", "SOCK_RAW", IPPROTO_OSPFIGP);
        sys.setsockopt(socket, "IP_HDRINCL", 1);
        int error = sys.setsockopt(socket, "IP_MULTICAST_IF", source);
        if (error < 0) {
            context.err().print("msend: IP_MULTICAST_IF: " + Strerror.text(-error) + "\n");
            return 1;
        }
        do {
            sys.sendmsg(socket, packet(source, group), Sockaddr.inet(group), 0, 0);
        } while (sys.nanosleep(INTERVAL) == 0);
        return 0;
    }

    /** An IP header, its addresses as the kernel keeps them, and 44 bytes of nothing. */
    private static byte[] packet(int source, int group) {
        byte[] packet = new byte[64];
        packet[2] = 64;
        packet[9] = IPPROTO_OSPFIGP;
        for (int i = 0; i < 4; i++) {
            packet[12 + i] = (byte) (source >>> 8 * i);
            packet[16 + i] = (byte) (group >>> 8 * i);
        }
        return packet;
    }
}
