package org.deadc0de.freebsd10.user;

import java.util.List;
import org.deadc0de.kernel.ArpEntry;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.ProgramContext;

/** arp(8), usr.sbin/arp: shows the addresses of neighbours. Entries cannot be changed here. */
public final class Arp extends Tool {
    private static final String USAGE = """
            usage: arp [-n] [-i interface] hostname
                   arp [-n] [-i interface] -a
                   arp -d hostname [pub]
                   arp -d [-i interface] -a
                   arp -s hostname ether_addr [temp] [reject] [blackhole] [pub [only]]
                   arp -S hostname ether_addr [temp] [reject] [blackhole] [pub [only]]
                   arp -f filename
            """;

    public Arp(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        options("andfsSi:", 1, USAGE);
        List<String> operands = context.invocation().operands();
        Object table = sys.sysctl("net.arp", null);
        List<?> entries = table instanceof List<?> list ? list : List.of();
        String only = context.invocation().valueOf("-i");
        if (has("-a") && !has("-d")) {
            for (Object entry : entries) {
                show((ArpEntry) entry, only);
            }
            return 0;
        }
        if (has("-d") || has("-s") || has("-S") || has("-f")) {
            if (operands.isEmpty() && !has("-a")) {
                throw usage(1, USAGE);
            }
            throw err(1, Errno.EPERM, "writing to routing socket");
        }
        if (operands.size() != 1) {
            throw usage(1, USAGE);
        }
        Integer host = Addresses.aton(operands.get(0));
        host = host == null ? Hosts.inet(operands.get(0)) : host;
        if (host == null) {
            throw errx(1, operands.get(0) + ": Unknown host");
        }
        for (Object entry : entries) {
            if (((ArpEntry) entry).address().inet() == host) {
                show((ArpEntry) entry, only);
                return 0;
            }
        }
        print(operands.get(0) + " (" + Addresses.ntoa(host) + ") -- no entry" + (only == null ? "" : " on " + only)
                + "\n");
        return 1;
    }

    private void show(ArpEntry entry, String only) {
        if (only != null && !only.equals(entry.ifname())) {
            return;
        }
        String address = Addresses.ntoa(entry.address().inet());
        String link = entry.link().length == 0 ? "(incomplete)" : Text.mac(entry.link());
        print("? (" + address + ") at " + link + " on " + entry.ifname()
                + (entry.expireSeconds() == 0 ? " permanent" : " expires in " + entry.expireSeconds() + " seconds")
                + " [ethernet]\n");
    }
}
