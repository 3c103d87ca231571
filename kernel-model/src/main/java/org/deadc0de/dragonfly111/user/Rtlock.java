package org.deadc0de.dragonfly111.user;

import java.util.List;
import java.util.Map;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.RouteMessage;
import org.deadc0de.kernel.Sockaddr;

/** /root/rtlock: somebody's own program that asks, as route(8) never does, to lock the metrics of a route. */
final class Rtlock extends Tool {
    private static final String USAGE = "usage: rtlock destination\n";
    private static final int RTF_UP_STATIC = 0x801;

    Rtlock(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        List<String> words = context.invocation().arguments();
        Integer destination = words.size() == 1 ? Addresses.aton(words.get(0)) : null;
        if (destination == null) {
            throw usage(1, USAGE);
        }
        int s = sys.socket("PF_ROUTE", "SOCK_RAW", 0);
        if (s < 0) {
            throw err(1, s, "socket");
        }
        int error = sys.write(
                s,
                RouteMessage.request(
                        "RTM_LOCK",
                        RTF_UP_STATIC,
                        1,
                        Map.of("DST", Sockaddr.inet(destination), "GATEWAY", Sockaddr.inet(destination)),
                        Map.of("mtu", 1500L)));
        if (error < 0) {
            throw err(1, error, "writing to routing socket");
        }
        sys.close(s);
        return 0;
    }
}
