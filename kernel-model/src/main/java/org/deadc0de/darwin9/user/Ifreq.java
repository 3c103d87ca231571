package org.deadc0de.darwin9.user;

import java.util.List;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Sockaddr;

/**
 * ~/ifreq: somebody's own ten lines of C, for the requests that no program of the system makes. It opens a socket, makes one interface
 * request by its name and says what became of it; what a request gets is printed.
 */
final class Ifreq extends Tool {
    private static final String USAGE = "usage: ifreq interface request [address[/prefixlen]]\n";
    private static final List<String> REQUESTS = List.of(
            "SIOCSIFADDR",
            "SIOCSIFDSTADDR",
            "SIOCSIFNETMASK",
            "SIOCSIFBRDADDR",
            "SIOCGIFADDR",
            "SIOCGIFDSTADDR",
            "SIOCGIFNETMASK",
            "SIOCGIFBRDADDR",
            "SIOCAIFADDR",
            "SIOCDIFADDR",
            "SIOCALIFADDR",
            "SIOCGLIFADDR",
            "SIOCDLIFADDR",
            "SIOCPROTOATTACH",
            "SIOCPROTODETACH");
    private static final long IFLR_PREFIX = 0x8000;

    Ifreq(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        List<String> words = context.invocation().arguments();
        if (words.size() < 2 || words.size() > 3 || !REQUESTS.contains(words.get(1))) {
            context.err().print(USAGE);
            return 1;
        }
        String name = words.get(1);
        IfReq request = new IfReq(words.get(0));
        if (words.size() == 3) {
            fill(request, name, words.get(2));
        }
        int s = sys.socket("PF_INET", "SOCK_DGRAM", 0);
        if (s < 0) {
            throw err(1, s, "socket");
        }
        int error = sys.ioctl(s, name, request);
        if (error < 0) {
            throw err(1, error, name);
        }
        if (name.startsWith("SIOCG")) {
            print(shown(request) + "\n");
        }
        sys.close(s);
        return 0;
    }

    private void fill(IfReq request, String name, String word) {
        int slash = word.lastIndexOf('/');
        Integer address = Inet.aton(slash < 0 ? word : word.substring(0, slash));
        String length = slash < 0 ? "" : word.substring(slash + 1);
        if (address == null || slash >= 0 && !(length.matches("[0-9]{1,2}") && Integer.parseInt(length) <= 32)) {
            throw errx(1, word + ": bad value");
        }
        request.address = Sockaddr.inet(address);
        if (slash >= 0) {
            int prefix = Integer.parseInt(length);
            request.mask = Sockaddr.inet(prefix == 0 ? 0 : -1 << 32 - prefix);
            request.numbers.put("prefixlen", (long) prefix);
            request.value = name.equals("SIOCALIFADDR") ? 0 : IFLR_PREFIX;
        }
    }

    private static String shown(IfReq request) {
        String address = Inet.dotted(request.address.inet());
        Long prefix = request.numbers.get("prefixlen");
        String family = request.address.family() == Sockaddr.AF_INET ? "" : " family " + request.address.family();
        return (prefix == null ? address : address + "/" + prefix) + family;
    }
}
