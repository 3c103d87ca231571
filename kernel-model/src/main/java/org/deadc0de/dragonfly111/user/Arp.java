package org.deadc0de.dragonfly111.user;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.ArpEntry;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.RouteMessage;
import org.deadc0de.kernel.Sockaddr;

/** arp(8), usr.sbin/arp: shows the addresses of neighbours. Entries cannot be changed here. */
public final class Arp extends Tool {
    private static final int RTF_GATEWAY = 0x2;
    private static final int RTF_HOST = 0x4;
    private static final int RTF_REJECT = 0x8;
    private static final int RTF_LLINFO = 0x400;
    private static final int RTF_STATIC = 0x800;
    private static final int RTF_BLACKHOLE = 0x1000;
    private static final int RTF_ANNOUNCE = 0x4000;
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
        if (has("-f")) {
            throw usage(1, USAGE); // no file of entries here
        }
        if (has("-d") && has("-a")) {
            int status = 0;
            for (Object entry : entries) {
                status |= delete(Addresses.ntoa(((ArpEntry) entry).address().inet()));
            }
            return status;
        }
        if (has("-d")) {
            if (operands.isEmpty()) {
                throw usage(1, USAGE);
            }
            return delete(operands.get(0));
        }
        if (has("-s") || has("-S")) {
            if (operands.size() < 2) {
                throw usage(1, USAGE);
            }
            if (has("-S")) {
                delete(operands.get(0));
            }
            return set(operands);
        }
        if (operands.size() != 1) {
            throw usage(1, USAGE);
        }
        int host = host(operands.get(0));
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

    private int host(String word) {
        Integer host = Addresses.aton(word);
        host = host == null ? Hosts.inet(word) : host;
        if (host == null) {
            throw errx(1, word + ": Unknown host");
        }
        return host;
    }

    /** set(): an entry by hand; with {@code pub} one that answers for others. */
    private int set(List<String> operands) {
        String name = operands.get(0);
        Sockaddr address = Sockaddr.inet(host(name));
        byte[] ether = Addresses.link(operands.get(1));
        if (ether.length != 6) {
            throw errx(1, "invalid Ethernet address '" + operands.get(1) + "'");
        }
        int flags = RTF_STATIC;
        for (String word : operands.subList(2, operands.size())) {
            switch (word) {
                case "pub" -> flags |= RTF_ANNOUNCE;
                case "temp", "only" -> {}
                case "reject" -> flags |= RTF_REJECT;
                case "blackhole" -> flags |= RTF_BLACKHOLE;
                default -> throw usage(1, USAGE);
            }
        }
        RouteMessage route = get(address);
        if (route == null) {
            warnx(name);
            return 1;
        }
        Sockaddr gateway = route.addresses().get("GATEWAY");
        if (gateway == null
                || gateway.family() != Sockaddr.AF_LINK
                || (route.flags() & RTF_GATEWAY) != 0
                || gateway.index() == 0) {
            printError("cannot intuit interface index and type for " + name + "\n");
            return 1;
        }
        Map<String, Sockaddr> which = new TreeMap<>();
        which.put("DST", address);
        which.put("GATEWAY", new Sockaddr(Sockaddr.AF_LINK, ether, gateway.index(), ""));
        boolean proxy = (flags & RTF_ANNOUNCE) != 0;
        if (proxy) {
            which.put("NETMASK", Sockaddr.inet(-1));
        }
        return send(RouteMessage.request("RTM_ADD", proxy ? flags : flags | RTF_HOST, 1, which, Map.of()));
    }

    private int delete(String name) {
        Sockaddr address = Sockaddr.inet(host(name));
        RouteMessage route = get(address);
        if (route == null || (route.flags() & RTF_LLINFO) == 0) {
            printError("delete: can't locate " + name + "\n");
            return 1;
        }
        int error = send(RouteMessage.request("RTM_DELETE", route.flags(), 1, Map.of("DST", address), Map.of()));
        if (error == 0) {
            print(name + " (" + Addresses.ntoa(address.inet()) + ") deleted\n");
        }
        return error;
    }

    private int send(RouteMessage request) {
        int s = sys.socket("PF_ROUTE", "SOCK_RAW", 0);
        int error = s < 0 ? s : sys.write(s, request);
        if (error < 0) {
            warn(error, "writing to routing socket");
        }
        if (s >= 0) {
            sys.close(s);
        }
        return error < 0 ? 1 : 0;
    }

    /** The route to an address; null when there is none, which has been said by then. */
    private RouteMessage get(Sockaddr address) {
        int s = sys.socket("PF_ROUTE", "SOCK_RAW", 0);
        int error = sys.write(s, RouteMessage.request("RTM_GET", 0, 1, Map.of("DST", address), Map.of()));
        RouteMessage answer = null;
        if (error == -Errno.ESRCH) {
            sys.close(s);
            return null;
        }
        if (error < 0) {
            warn(error, "writing to routing socket");
        }
        while (error >= 0 && answer == null && sys.read(s) instanceof RouteMessage read) {
            if (read.type().equals("RTM_GET") && read.pid() == context.process().pid()) {
                answer = read;
            }
        }
        sys.close(s);
        return answer;
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
