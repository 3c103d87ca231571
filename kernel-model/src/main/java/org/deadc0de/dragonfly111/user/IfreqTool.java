package org.deadc0de.dragonfly111.user;

import java.util.List;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Sockaddr;

/**
 * /root/ifreq: somebody's own ten lines of C, for the requests that no program of the system makes. It makes one interface request
 * with one address, of any family, and says what became of it.
 */
final class IfreqTool extends Tool {
    private static final List<String> REQUESTS = List.of(
            "SIOCSIFADDR",
            "SIOCSIFDSTADDR",
            "SIOCSIFNETMASK",
            "SIOCSIFBRDADDR",
            "SIOCDIFADDR",
            "SIOCALIFADDR",
            "SIOCGLIFADDR",
            "SIOCDLIFADDR");
    private static final String USAGE = "usage: ifreq interface request address[/length] [family]\n";

    IfreqTool(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        List<String> words = context.invocation().arguments();
        if (words.size() < 3 || words.size() > 4 || !REQUESTS.contains(words.get(1))) {
            throw usage(1, USAGE);
        }
        String word = words.get(2);
        int slash = word.indexOf('/');
        String length = slash < 0 ? "32" : word.substring(slash + 1);
        Integer address = Addresses.aton(slash < 0 ? word : word.substring(0, slash));
        if (address == null || !Text.isNumber(length)) {
            throw errx(1, word + ": bad value");
        }
        int family = words.size() == 4 ? Text.atoi(words.get(3)) : Sockaddr.AF_INET;
        int s = sys.socket("PF_INET", "SOCK_DGRAM", 0);
        if (s < 0) {
            throw err(1, s, "socket");
        }
        IfReq request = new IfReq(words.get(0));
        request.address = new Sockaddr(family, Sockaddr.inet(address).address(), 0, "");
        request.value = Text.atoi(length);
        int error = sys.ioctl(s, words.get(1), request);
        if (error < 0) {
            throw err(1, error, words.get(1));
        }
        sys.close(s);
        return 0;
    }
}
