package org.deadc0de.dragonfly111.user;

import java.util.List;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Sockaddr;

/**
 * /compat/linux/sbin/ifconfig: the ifconfig of net-tools, a Linux binary under emulation. It is the one program of this machine that
 * makes the request SIOCSIFADDR. What it asks goes through the emulator's table of requests, which lacks SIOCSIFFLAGS; so it
 * complains and ends with 255 although the address was set.
 */
final class LinuxIfconfig extends Tool {
    private static final int IFF_UP = 0x1;
    private static final int IFF_RUNNING = 0x40;
    private static final int EXIT_OR_ED_WITH_MINUS_ONE = 255;
    private static final String USAGE = """
        Usage:
          ifconfig <interface> [<address>] [netmask <address>] [broadcast <address>] [up|down]
        """;

    private int socket;
    private String name;
    private int status;

    LinuxIfconfig(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        List<String> words = context.invocation().arguments();
        if (words.size() < 2 || words.get(0).startsWith("-")) {
            throw usage(1, USAGE);
        }
        int local = sys.socket("PF_LOCAL", "SOCK_DGRAM", 0); // that tool opens one of every family it knows
        socket = sys.socket("PF_INET", "SOCK_DGRAM", 0);
        if (local < 0 || socket < 0) {
            printError("socket: " + linuxText(Math.min(local, socket)) + "\n");
            return 1;
        }
        name = words.get(0);
        boolean addressSeen = false;
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "up" -> flags(IFF_UP | IFF_RUNNING, 0);
                case "down" -> flags(0, IFF_UP);
                case "inet" -> {}
                case "netmask", "broadcast" -> {
                    if (i + 1 == words.size()) {
                        throw usage(1, USAGE);
                    }
                    address(word.equals("netmask") ? "SIOCSIFNETMASK" : "SIOCSIFBRDADDR", words.get(++i));
                }
                default -> {
                    if (addressSeen) {
                        throw usage(1, USAGE);
                    }
                    addressSeen = true;
                    address("SIOCSIFADDR", word);
                    flags(IFF_UP | IFF_RUNNING, 0);
                }
            }
        }
        sys.close(socket);
        return status;
    }

    private void address(String request, String word) {
        Integer address = Addresses.aton(word);
        address = address == null ? Hosts.inet(word) : address;
        if (address == null) {
            printError(word + ": Host name lookup failure\n");
            throw new Exit(1);
        }
        IfReq ifr = new IfReq(name);
        ifr.address = Sockaddr.inet(address);
        complain(request, sys.ioctl(socket, "LINUX_" + request, ifr), 1);
    }

    private void flags(int set, int clear) {
        IfReq ifr = new IfReq(name);
        int error = sys.ioctl(socket, "LINUX_SIOCGIFFLAGS", ifr);
        if (error < 0) {
            complain("SIOCGIFFLAGS", error, EXIT_OR_ED_WITH_MINUS_ONE);
            return;
        }
        ifr.value = ifr.value & ~(long) clear | set;
        complain("SIOCSIFFLAGS", sys.ioctl(socket, "LINUX_SIOCSIFFLAGS", ifr), EXIT_OR_ED_WITH_MINUS_ONE);
    }

    private void complain(String request, int error, int exit) {
        if (error < 0) {
            printError(request + ": " + linuxText(error) + "\n");
            status |= exit;
        }
    }

    /** strerror(3) of that system's libc, for the numbers the emulator maps onto its own. */
    private static String linuxText(int error) {
        String own = Strerror.of(Math.abs(error));
        return switch (own) {
            case "Device not configured" -> "No such device or address";
            case "Can't assign requested address" -> "Cannot assign requested address";
            case "Device busy" -> "Device or resource busy";
            case "Address family not supported by protocol family" -> "Address family not supported by protocol";
            default -> own;
        };
    }
}
