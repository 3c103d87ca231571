package org.deadc0de.netbsd299.user;

import java.util.List;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.ProgramContext;

/** init(8), as far as terminals go: keeps a getty on the serial line that ttys(5) says is on. */
public final class Init implements Program {
    private static final long SECOND = 1_000_000_000L;

    @Override
    public int main(ProgramContext context) {
        NetBsdSyscalls sys = (NetBsdSyscalls) context.sys();
        sys.signal(NetBsdSyscalls.SIGHUP, NetBsdSyscalls.Disposition.CATCH);
        int getty = 0;
        while (true) {
            if (getty == 0 && isOn(sys)) {
                getty = sys.fork("getty", "/usr/libexec/getty std.57600 tty00", List.of(), new Getty());
            }
            if (getty == 0) {
                sys.select(List.of(), 0);
                sys.takeSignals();
            } else if (sys.wait4(getty) == 0) {
                getty = 0;
                // Time for the modem to see that DTR was dropped.
                sys.nanosleep(SECOND);
            } else {
                sys.takeSignals();
            }
        }
    }

    private static boolean isOn(NetBsdSyscalls sys) {
        String ttys = sys.readFile("/etc/ttys");
        return ttys != null
                && ttys.lines().anyMatch(line -> line.startsWith("tty00") && line.matches(".*\\s(on)(\\s.*)?$"));
    }
}
