package org.deadc0de.dragonfly111.user;

import java.util.List;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Sockaddr;

/**
 * /root/ifreq: somebody's own ten lines of C, for the requests that no program of the system makes. It makes one interface request
 * with one address, of any family, or with flags, and says what became of it.
 */
final class IfreqTool extends Tool {
    private static final List<String> REQUESTS = List.of(
            "SIOCSIFADDR",
            "SIOCSIFDSTADDR",
            "SIOCSIFNETMASK",
            "SIOCSIFBRDADDR",
            "SIOCAIFADDR",
            "SIOCDIFADDR",
            "SIOCSIFFLAGS",
            "SIOCALIFADDR",
            "SIOCGLIFADDR",
            "SIOCDLIFADDR");
    private static final String USAGE =
            "usage: ifreq interface request address[/length] [family]\n       ifreq interface SIOCSIFFLAGS 0xflags\n";

    IfreqTool(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        List<String> words = context.invocation().arguments();
        if (words.size() < 3 || words.size() > 4 || !REQUESTS.contains(words.get(1))) {
            throw usage(1, USAGE);
        }
        IfReq request = new IfReq(words.get(0));
        if (words.get(1).equals("SIOCSIFFLAGS")) {
            if (!words.get(2).matches("0x[0-9a-f]{1,8}")) {
                throw errx(1, words.get(2) + ": bad value");
            }
            request.value = Long.parseLong(words.get(2).substring(2), 16);
            return ask(words.get(1), request);
        }
        String word = words.get(2);
        int slash = word.indexOf('/');
        String length = slash < 0 ? "32" : word.substring(slash + 1);
        Integer address = Addresses.aton(slash < 0 ? word : word.substring(0, slash));
        if (address == null || !Text.isNumber(length)) {
            throw errx(1, word + ": bad value");
        }
        int family = words.size() == 4 ? Text.atoi(words.get(3)) : Sockaddr.AF_INET;
        request.address = new Sockaddr(family, Sockaddr.inet(address).address(), 0, "");
        request.value = Text.atoi(length);
        if (slash >= 0 && request.value <= 32) {
            request.mask = new Sockaddr(Sockaddr.AF_INET, Addresses.mask((int) request.value, 4), 0, "");
        }
        return ask(words.get(1), request);
    }

    private int ask(String command, IfReq request) {
        int s = sys.socket("PF_INET", "SOCK_DGRAM", 0);
        if (s < 0) {
            throw err(1, s, "socket");
        }
        int error = sys.ioctl(s, command, request);
        if (error < 0) {
            throw err(1, error, command);
        }
        sys.close(s);
        return 0;
    }
}
