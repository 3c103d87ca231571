package org.deadc0de.world;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.netbsd299.ModemLine;
import org.deadc0de.netbsd299.NetBsd299;

/** The cables of a world: the serial ports of its first two NetBSD hosts are joined by modems and a telephone line. */
final class Lines {
    private Lines() {}

    /** Plugs in whatever has two ends by now; called after every boot. */
    static void join(List<Host> hosts) {
        List<NetBsd299> ports = new ArrayList<>();
        for (Host host : hosts) {
            if (host.kernel() instanceof NetBsd299 kernel) {
                ports.add(kernel);
            }
        }
        if (ports.size() >= 2) {
            ModemLine.join(ports.get(0), ports.get(1));
        }
    }
}
