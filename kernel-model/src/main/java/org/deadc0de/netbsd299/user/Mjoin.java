package org.deadc0de.netbsd299.user;

import java.util.List;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.ProgramContext;

/** The simulator's own helper: joins a group on the interface that has an address, and stays a member until it is killed. */
public final class Mjoin implements Program {
    @Override
    public int main(ProgramContext context) {
        NetBsdSyscalls sys = (NetBsdSyscalls) context.sys();
        List<String> words = context.invocation().arguments();
        if (words.size() != 2 || !Addresses.isInet(words.get(0)) || !Addresses.isInet(words.get(1))) {
            context.err().print("usage: mjoin group address\n");
            return 1;
        }
        int socket = sys.socket("PF_INET", "SOCK_DGRAM", 0);
        int[] mreq = {Addresses.parse(words.get(0)), Addresses.parse(words.get(1))};
        int error = sys.setsockopt(socket, "IP_ADD_MEMBERSHIP", mreq);
        if (error < 0) {
            context.err().print("mjoin: IP_ADD_MEMBERSHIP: " + Strerror.text(-error) + "\n");
            return 1;
        }
        while (sys.select(List.of(socket), 0) != null) {
            sys.recvmsg(socket);
        }
        return 0;
    }
}
