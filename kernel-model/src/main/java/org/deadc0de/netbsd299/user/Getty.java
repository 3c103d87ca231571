package org.deadc0de.netbsd299.user;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.ProgramContext;

/** getty(8) and login(1): waits for the carrier, asks who it is, and becomes that user's shell. */
public final class Getty implements Program {
    private NetBsdSyscalls sys;
    private int tty;

    @Override
    public int main(ProgramContext context) {
        sys = (NetBsdSyscalls) context.sys();
        tty = sys.open("/dev/tty00", 0);
        if (tty < 0) {
            return 1;
        }
        sys.ioctl(tty, "TIOCSCTTY", 0);
        say("\r\nNetBSD/i386 (" + sys.hostname() + ") (tty00)\r\n\r\nlogin: ");
        while (true) {
            String user = hear();
            if (user == null) {
                return 1;
            }
            say("Password:");
            if (hear() == null) {
                return 1;
            }
            String shell = shellOf(user);
            if (shell.endsWith("/pppd")) {
                sys.exec("pppd", "-pppd", new Pppd());
            }
            say("Login incorrect\r\nlogin: ");
        }
    }

    private void say(String text) {
        sys.write(tty, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String hear() {
        while (true) {
            if (sys.select(List.of(tty), 0) == null) {
                return null;
            }
            if (!(sys.read(tty) instanceof byte[] bytes)) {
                return null;
            }
            String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
    }

    private String shellOf(String user) {
        String passwd = sys.readFile("/etc/master.passwd");
        for (String line : passwd.lines().toList()) {
            String[] fields = line.split(":", -1);
            if (fields[0].equals(user)) {
                return fields[fields.length - 1];
            }
        }
        return "";
    }
}
