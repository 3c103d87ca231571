package org.deadc0de.dragonfly111.user;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Sockaddr;

/**
 * ping(8), sbin/ping: sends echo requests. The wires of this machine end nowhere, so nobody but ourselves answers; what it shows is
 * how far a packet gets. It sends as many as {@code -c} says, one by default.
 */
final class Ping extends Tool {
    private static final int EX_USAGE = 64;
    private static final int EX_NOHOST = 68;
    private static final int DATA_BYTES = 56;
    private static final String USAGE = """
            usage: ping [-nq] [-c count] host
            """;

    Ping(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        List<String> operands = new ArrayList<>();
        int packets = 1;
        List<String> words = context.invocation().arguments();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-c") && i + 1 < words.size()) {
                packets = Math.max(1, Math.min(100, Text.atoi(words.get(++i))));
            } else if (word.startsWith("-c")) {
                packets = Math.max(1, Math.min(100, Text.atoi(word.substring(2))));
            } else if (!word.equals("-n") && !word.equals("-q")) {
                operands.add(word);
            }
        }
        if (operands.size() != 1 || operands.get(0).startsWith("-")) {
            throw usage(EX_USAGE, USAGE);
        }
        String host = operands.get(0);
        Integer address = Addresses.aton(host);
        address = address == null ? Hosts.inet(host) : address;
        if (address == null) {
            throw errx(EX_NOHOST, "cannot resolve " + host + ": Unknown host");
        }
        int s = sys.socket("PF_INET", "SOCK_RAW", 1);
        if (s < 0) {
            throw err(71, s, "socket");
        }
        print("PING " + host + " (" + Addresses.ntoa(address) + "): " + DATA_BYTES + " data bytes\n");
        int received = 0;
        for (int sequence = 0; sequence < packets; sequence++) {
            int sent = sys.write(s, Sockaddr.inet(address));
            if (sent < 0) {
                warn(sent, "sendto");
            } else if (sys.read(s) instanceof Sockaddr from) {
                received++;
                print("64 bytes from " + Addresses.ntoa(from.inet()) + ": icmp_seq=" + sequence
                        + " ttl=64 time=0.050 ms\n");
            }
        }
        print("\n--- " + host + " ping statistics ---\n" + packets + " packets transmitted, " + received
                + " packets received, " + 100 * (packets - received) / packets + "% packet loss\n");
        sys.close(s);
        return received > 0 ? 0 : 2;
    }
}
