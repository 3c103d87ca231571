package org.deadc0de.netbsd299.user;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Sockaddr;

/** One pppd at work: dials, negotiates, configures its interface, and takes all that down again, for as long as it persists. */
final class PppdLink {
    private static final int NOTICE = 5;
    private static final int INFO = 6;
    private static final int WARNING = 4;
    private static final int ERR = 3;
    private static final int PPPDISC = 5;
    private static final int TTYDISC = 0;
    private static final int O_NONBLOCK = 4;
    private static final long SECOND = 1_000_000_000L;
    private static final long CHAT_TIMEOUT = 45 * SECOND;

    private static final int LCP = 0xc021;
    private static final int IPCP = 0x8021;
    private static final int IPV6CP = 0x8057;
    private static final int CONFREQ = 1;
    private static final int CONFACK = 2;
    private static final int CONFNAK = 3;
    private static final int TERMREQ = 5;
    private static final int TERMACK = 6;
    private static final int PROTREJ = 8;
    private static final int MAX_CONFREQUESTS = 10;

    private static final int EXIT_OK = 0;
    private static final int EXIT_FATAL = 1;
    private static final int EXIT_USER_REQUEST = 5;
    private static final int EXIT_OPEN_FAILED = 7;
    private static final int EXIT_CONNECT_FAILED = 8;
    private static final int EXIT_NEGOTIATION_FAILED = 10;
    private static final int EXIT_IDLE_TIMEOUT = 12;
    private static final int EXIT_HANGUP = 16;

    /** The first descriptor of a process that has nothing but its terminal open. */
    private static final int FIRST_DESCRIPTOR = 3;

    /** A control protocol's automaton, as far as the two ends of one line need it. */
    private static final class Fsm {
        final int protocol;
        boolean isStarted;
        boolean ackSent;
        boolean ackReceived;
        boolean nakked;
        int id;
        int tries;
        long retry;

        Fsm(int protocol) {
            this.protocol = protocol;
        }

        boolean isOpen() {
            return ackSent && ackReceived;
        }
    }

    private enum Phase {
        ESTABLISH,
        NETWORK,
        TERMINATE,
        STOPPING,
        DEAD
    }

    private NetBsdSyscalls sys;
    private ProgramContext terminal;
    private final PppdOptions options;
    private final int loginTty;
    private int tty;
    private int control;
    private int control6;
    private String ifname = "ppp0";
    private Phase phase;
    private Fsm lcp;
    private Fsm ipcp;
    private Fsm ipv6cp;
    private long ourId;
    private long hisId;
    private boolean ipUp;
    private boolean ipv6Up;
    private boolean hungUp;
    private boolean statsValid;
    private long upSince;
    private long connectSeconds;
    private long sent;
    private long received;
    private int terminateTries;
    private long terminateTimer;
    private boolean persist;
    private int status;
    private boolean noSignalYet = true;
    private boolean needsHoldoff = true;
    private int failures;
    private long idleDue;
    private String closeReason = "";

    PppdLink(NetBsdSyscalls sys, PppdOptions options, int loginTty) {
        this.sys = sys;
        this.options = options;
        this.loginTty = loginTty;
        tty = loginTty;
    }

    /** What it logs goes to a terminal as well, until it detaches. */
    PppdLink onTerminal(ProgramContext context) {
        terminal = context;
        return this;
    }

    private void log(int level, String text) {
        sys.syslog(level, text);
        if (terminal != null) {
            terminal.out().print(text + "\n");
        }
    }

    private void catchSignals() {
        for (int signal : new int[] {NetBsdSyscalls.SIGHUP, NetBsdSyscalls.SIGINT, NetBsdSyscalls.SIGTERM}) {
            sys.signal(signal, NetBsdSyscalls.Disposition.CATCH);
        }
    }

    /** Runs until it need not persist any more; gives the exit status. */
    int run(String user, int uid) {
        sys.syslog(NOTICE, "pppd 2.4.3 started by " + user + ", uid " + uid);
        catchSignals();
        persist = options.persist;
        control = sys.socket("PF_INET", "SOCK_DGRAM", 0);
        control6 = sys.socket("PF_INET6", "SOCK_DGRAM", 0);
        try {
            return calls();
        } catch (Detached gone) {
            return EXIT_OK;
        }
    }

    /** One call after the other, as long as there is one to make. */
    private int calls() {
        do {
            status = EXIT_OK;
            noSignalYet = true;
            needsHoldoff = true;
            if (connect() && establish()) {
                negotiate();
                converse();
            } else {
                giveUpDevice();
                failures++;
            }
        } while (goesOn());
        log(INFO, "Exit.");
        return status;
    }

    /** Whether there is another call to make; waits for its time. */
    private boolean goesOn() {
        if (!persist || options.maxfail > 0 && failures >= options.maxfail) {
            return false;
        }
        if (needsHoldoff) {
            holdoff();
        }
        return persist;
    }

    /** What the process that detached has no more part in. */
    private static final class Detached extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Detached() {
            super(null, null, false, false);
        }
    }

    /** A network protocol is up: who said updetach leaves the terminal now, by a child that goes on in its place. */
    private void npUp() {
        if (options.idle > 0 && idleDue == 0) {
            idleDue = sys.uptime() + options.idle * SECOND;
        }
        if (terminal == null || options.nodetach) {
            return;
        }
        List<Integer> mine = List.of(control, control6, tty);
        String command = terminal.process().command();
        terminal = null;
        sys.fork("pppd", command, mine, child -> {
            sys = (NetBsdSyscalls) child.sys();
            control = FIRST_DESCRIPTOR;
            control6 = FIRST_DESCRIPTOR + 1;
            tty = FIRST_DESCRIPTOR + 2;
            catchSignals();
            converse();
            if (goesOn()) {
                return calls();
            }
            log(INFO, "Exit.");
            return status;
        });
        throw new Detached();
    }

    // ---- the line ------------------------------------------------------------------------------------------------

    private boolean connect() {
        hungUp = false;
        if (loginTty >= 0) {
            return true;
        }
        tty = sys.open(options.device, O_NONBLOCK);
        if (tty < 0) {
            log(ERR, "Failed to open " + options.device + ": " + Strerror.text(-tty));
            status = EXIT_OPEN_FAILED;
            return false;
        }
        if (options.connect.isEmpty()) {
            return true;
        }
        if (!new Chat(sys, tty, CHAT_TIMEOUT).run(options.connect)) {
            log(ERR, "Connect script failed");
            status = EXIT_CONNECT_FAILED;
            return false;
        }
        log(INFO, "Serial connection established.");
        return true;
    }

    private boolean establish() {
        int error = sys.ioctl(tty, "TIOCSETD", PPPDISC);
        if (error < 0) {
            log(ERR, "ioctl(TIOCSETD, PPPDISC): " + Strerror.text(-error));
            status = EXIT_FATAL;
            return false;
        }
        int[] unit = new int[1];
        sys.ioctl(tty, "PPPIOCGUNIT", unit);
        ifname = "ppp" + unit[0];
        log(INFO, "Using interface " + ifname);
        log(NOTICE, "Connect: " + ifname + " <--> " + (loginTty >= 0 ? "/dev/tty00" : options.device));
        return true;
    }

    /** The other half of establish: in an orderly end the kernel is told, after a hangup it finds out by itself. */
    private void disestablish() {
        log(NOTICE, "Connection terminated.");
        if (statsValid) {
            statistics();
        }
        if (!hungUp) {
            sys.ioctl(tty, "TIOCFLUSH", 0);
            sys.ioctl(tty, "TIOCSETD", TTYDISC);
        }
        if (!hungUp && !options.disconnect.isEmpty()) {
            boolean done = new Chat(sys, tty, CHAT_TIMEOUT).run(options.disconnect);
            log(done ? INFO : WARNING, done ? "Serial link disconnected." : "disconnect script failed");
        }
        if (loginTty < 0) {
            sys.ioctl(tty, "TIOCCDTR", 0);
            sys.nanosleep(SECOND);
            giveUpDevice();
        }
    }

    private void giveUpDevice() {
        if (loginTty < 0 && tty >= 0) {
            sys.close(tty);
            tty = -1;
        }
    }

    private void holdoff() {
        long until = sys.uptime() + options.pause() * SECOND;
        while (sys.uptime() < until && noSignalYet) {
            sys.select(List.of(), until - sys.uptime());
            long signals = sys.takeSignals();
            if (has(signals, NetBsdSyscalls.SIGTERM) || has(signals, NetBsdSyscalls.SIGINT)) {
                terminating(signals);
            }
            noSignalYet &= signals == 0;
        }
    }

    private static boolean has(long signals, int signal) {
        return (signals >>> signal - 1 & 1) != 0;
    }

    private void terminating(long signals) {
        int signal = has(signals, NetBsdSyscalls.SIGTERM) ? NetBsdSyscalls.SIGTERM : NetBsdSyscalls.SIGINT;
        log(INFO, "Terminating on signal " + signal);
        persist = false;
        status = EXIT_USER_REQUEST;
    }

    // ---- the conversation ----------------------------------------------------------------------------------------

    private void negotiate() {
        phase = Phase.ESTABLISH;
        lcp = new Fsm(LCP);
        ipcp = new Fsm(IPCP);
        ipv6cp = new Fsm(IPV6CP);
        ipUp = false;
        ipv6Up = false;
        statsValid = false;
        ourId = (long) sys.random(Integer.MAX_VALUE) << 32 | sys.random(Integer.MAX_VALUE) & 0xfdffffffL;
        ourId &= ~(2L << 56);
        hisId = 0;
        idleDue = 0;
        request(lcp);
    }

    /** Talks until the link is down, and puts everything back. */
    private void converse() {
        while (phase != Phase.DEAD) {
            List<Integer> ready = sys.select(List.of(tty), untilTimer());
            long signals = sys.takeSignals();
            if (signals != 0) {
                signalled(signals);
            }
            timers();
            if (phase != Phase.DEAD && ready != null && !ready.isEmpty()) {
                Object frame = sys.read(tty);
                if (frame instanceof byte[] bytes) {
                    input(bytes);
                } else {
                    modemHangup();
                }
            }
        }
        disestablish();
        failures = 0;
    }

    private void signalled(long signals) {
        if (has(signals, NetBsdSyscalls.SIGHUP)) {
            log(INFO, "Hangup (SIGHUP)");
            close("User request");
        }
        if (has(signals, NetBsdSyscalls.SIGTERM) || has(signals, NetBsdSyscalls.SIGINT)) {
            terminating(signals);
            close("User request");
        }
    }

    private long untilTimer() {
        long next = Long.MAX_VALUE;
        for (Fsm fsm : List.of(lcp, ipcp, ipv6cp)) {
            if (fsm.isStarted && !fsm.ackReceived) {
                next = Math.min(next, fsm.retry);
            }
        }
        if (phase == Phase.NETWORK && idleDue != 0) {
            next = Math.min(next, idleDue);
        }
        if (phase == Phase.TERMINATE || phase == Phase.STOPPING) {
            next = terminateTimer;
        }
        return next == Long.MAX_VALUE ? 0 : Math.max(next - sys.uptime(), 1);
    }

    private void timers() {
        long now = sys.uptime();
        if (phase == Phase.STOPPING && now >= terminateTimer) {
            phase = Phase.DEAD;
        } else if (phase == Phase.TERMINATE && now >= terminateTimer) {
            if (--terminateTries < 0) {
                phase = Phase.DEAD;
            } else {
                send(LCP, TERMREQ, 2, closeReason.getBytes(StandardCharsets.US_ASCII));
                terminateTimer = now + options.restart * SECOND;
            }
        } else if (phase == Phase.ESTABLISH || phase == Phase.NETWORK) {
            for (Fsm fsm : List.of(lcp, ipcp, ipv6cp)) {
                if (fsm.isStarted && !fsm.ackReceived && now >= fsm.retry) {
                    if (fsm.tries >= MAX_CONFREQUESTS && fsm == lcp) {
                        log(WARNING, "LCP: timeout sending Config-Requests");
                        status = EXIT_NEGOTIATION_FAILED;
                        phase = Phase.DEAD;
                        return;
                    }
                    request(fsm);
                }
            }
            checkIdle(now);
        }
    }

    /** Nobody sent or got a packet for so long: the link is shut down, and the next call need not wait. */
    private void checkIdle(long now) {
        if (phase != Phase.NETWORK || idleDue == 0 || now < idleDue) {
            return;
        }
        int[] idle = new int[2];
        sys.ioctl(tty, "PPPIOCGIDLE", idle);
        int left = options.idle - Math.min(idle[0], idle[1]);
        if (left > 0) {
            idleDue = now + left * SECOND;
            return;
        }
        log(NOTICE, "Terminating connection due to lack of activity.");
        close("Link inactive");
        needsHoldoff = false;
        status = EXIT_IDLE_TIMEOUT;
    }

    private void request(Fsm fsm) {
        fsm.isStarted = true;
        fsm.id++;
        fsm.tries++;
        fsm.retry = sys.uptime() + options.restart * SECOND;
        byte[] data = switch (fsm.protocol) {
            case IPCP ->
                new byte[] {
                    (byte) (fsm.nakked || options.novj ? 1 : 0),
                    (byte) (options.local >>> 24),
                    (byte) (options.local >>> 16),
                    (byte) (options.local >>> 8),
                    (byte) options.local
                };
            case IPV6CP -> bytes(ourId);
            default -> new byte[0];
        };
        send(fsm.protocol, CONFREQ, fsm.id, data);
    }

    private static byte[] bytes(long id) {
        byte[] bytes = new byte[8];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (id >>> 56 - 8 * i);
        }
        return bytes;
    }

    private void send(int protocol, int code, int id, byte[] data) {
        byte[] frame = new byte[4 + data.length];
        frame[0] = (byte) (protocol >> 8);
        frame[1] = (byte) protocol;
        frame[2] = (byte) code;
        frame[3] = (byte) id;
        System.arraycopy(data, 0, frame, 4, data.length);
        sys.write(tty, frame);
    }

    private void input(byte[] frame) {
        if (frame.length < 4) {
            return;
        }
        int protocol = (frame[0] & 0xff) << 8 | frame[1] & 0xff;
        byte[] data = Arrays.copyOfRange(frame, 4, frame.length);
        Fsm fsm = protocol == LCP ? lcp : protocol == IPCP ? ipcp : protocol == IPV6CP ? ipv6cp : null;
        if (fsm == null) {
            return;
        }
        switch (frame[2]) {
            case CONFREQ -> confreq(fsm, frame[3], data);
            case CONFACK -> {
                if (frame[3] == (byte) fsm.id) {
                    fsm.ackReceived = true;
                    opened(fsm);
                }
            }
            case CONFNAK -> {
                fsm.nakked = true;
                request(fsm);
            }
            case PROTREJ -> ipv6cp.isStarted &= data.length != 2 || data[1] != (byte) IPV6CP;
            case TERMREQ -> termreq(frame[3], data);
            case TERMACK -> {
                if (phase == Phase.TERMINATE) {
                    phase = Phase.DEAD;
                }
            }
            default -> {}
        }
    }

    /** IPCP asks for compression slots that the other end does not have: unless told {@code novj} its first request gets a Nak. */
    private void confreq(Fsm fsm, int id, byte[] data) {
        if (phase != Phase.ESTABLISH && phase != Phase.NETWORK) {
            return;
        }
        if (fsm != lcp && !lcp.isOpen()) {
            return;
        }
        if (fsm.protocol == IPV6CP && !options.ipv6) {
            send(LCP, PROTREJ, id, new byte[] {(byte) (IPV6CP >> 8), (byte) IPV6CP});
            return;
        }
        if (fsm.protocol == IPCP && data[0] == 0) {
            send(IPCP, CONFNAK, id, data);
            return;
        }
        if (fsm.protocol == IPV6CP) {
            hisId = 0;
            for (byte b : data) {
                hisId = hisId << 8 | b & 0xff;
            }
        }
        send(fsm.protocol, CONFACK, id, data);
        fsm.ackSent = true;
        opened(fsm);
    }

    private void opened(Fsm fsm) {
        if (!fsm.isOpen()) {
            return;
        }
        if (fsm == lcp && phase == Phase.ESTABLISH) {
            phase = Phase.NETWORK;
            request(ipcp);
            if (options.ipv6) {
                request(ipv6cp);
            }
        } else if (fsm == ipcp && !ipUp) {
            ipcpUp();
        } else if (fsm == ipv6cp && !ipv6Up) {
            ipv6cpUp();
        }
    }

    /** The peer closes: everything goes down first, then it gets its answer, then the line may still be used for a moment. */
    private void termreq(int id, byte[] reason) {
        if (phase == Phase.NETWORK || phase == Phase.ESTABLISH) {
            log(
                    INFO,
                    "LCP terminated by peer"
                            + (reason.length == 0 ? "" : " (" + new String(reason, StandardCharsets.US_ASCII) + ")"));
            protocolsDown();
            phase = Phase.STOPPING;
            terminateTimer = sys.uptime() + options.restart * SECOND;
        }
        send(LCP, TERMACK, id, new byte[0]);
    }

    private void close(String reason) {
        if (phase == Phase.NETWORK) {
            closeReason = reason;
            protocolsDown();
            phase = Phase.TERMINATE;
            terminateTries = options.terminateTries;
            send(LCP, TERMREQ, 2, closeReason.getBytes(StandardCharsets.US_ASCII));
            terminateTimer = sys.uptime() + options.restart * SECOND;
        } else if (phase == Phase.ESTABLISH) {
            phase = Phase.DEAD;
        }
    }

    private void modemHangup() {
        log(NOTICE, "Modem hangup");
        hungUp = true;
        status = EXIT_HANGUP;
        protocolsDown();
        phase = Phase.DEAD;
    }

    // ---- the interface -------------------------------------------------------------------------------------------

    private void ipcpUp() {
        ipUp = true;
        IfReq request = new IfReq(ifname);
        request.address = Sockaddr.inet(options.local);
        sys.ioctl(control, "SIOCDIFADDR", request);
        request.destination = Sockaddr.inet(options.remote);
        request.mask = Sockaddr.inet(mask(options.local));
        int error = sys.ioctl(control, "SIOCAIFADDR", request);
        if (error < 0) {
            log(WARNING, "Couldn't set interface address: " + Strerror.text(-error));
        }
        interfaceUp("ip");
        upSince = sys.uptime();
        counters();
        log(NOTICE, "local  IP address " + dotted(options.local));
        log(NOTICE, "remote IP address " + dotted(options.remote));
        npUp();
    }

    private static int mask(int address) {
        return address >= 0 ? 0xff000000 : address >>> 30 == 2 ? 0xffff0000 : 0xffffff00;
    }

    private static String dotted(int a) {
        return (a >>> 24) + "." + (a >> 16 & 255) + "." + (a >> 8 & 255) + "." + (a & 255);
    }

    private Sockaddr linkLocal(long id) {
        byte[] address = new byte[16];
        address[0] = (byte) 0xfe;
        address[1] = (byte) 0x80;
        System.arraycopy(bytes(id), 0, address, 8, 8);
        return new Sockaddr(NetBsdSyscalls.AF_INET6, address, 0, "");
    }

    private IfReq request6() {
        IfReq request = new IfReq(ifname);
        request.address = linkLocal(ourId);
        request.destination = linkLocal(hisId);
        byte[] mask = new byte[16];
        Arrays.fill(mask, (byte) 0xff);
        request.mask = new Sockaddr(NetBsdSyscalls.AF_INET6, mask, 0, "");
        return request;
    }

    private void ipv6cpUp() {
        ipv6Up = true;
        int error = sys.ioctl(control6, "SIOCAIFADDR_IN6", request6());
        if (error < 0) {
            log(ERR, "sif6addr: ioctl(SIOCAIFADDR_IN6): " + Strerror.text(-error));
        }
        interfaceUp("ipv6");
        log(NOTICE, "local  LL address " + Addresses.inet6(linkLocal(ourId).address()));
        log(NOTICE, "remote LL address " + Addresses.inet6(linkLocal(hisId).address()));
        npUp();
    }

    private void interfaceUp(String family) {
        IfReq request = new IfReq(ifname);
        sys.ioctl(control, "SIOCGIFFLAGS", request);
        request.value |= 1;
        sys.ioctl(control, "SIOCSIFFLAGS", request);
        sys.ioctl(tty, "PPPIOCSNPMODE." + family, 0);
    }

    private void interfaceDown(String family) {
        sys.ioctl(tty, "PPPIOCSNPMODE." + family, 2);
        IfReq request = new IfReq(ifname);
        sys.ioctl(control, "SIOCGIFFLAGS", request);
        request.value &= ~1L;
        sys.ioctl(control, "SIOCSIFFLAGS", request);
    }

    private void counters() {
        for (NetBsdSyscalls.Interface each : sys.interfaces()) {
            if (each.name().equals(ifname)) {
                sent = each.obytes();
                received = each.ibytes();
            }
        }
    }

    private void statistics() {
        long tenths = (connectSeconds + 5) / 6;
        log(INFO, String.format(Locale.ROOT, "Connect time %d.%d minutes.", tenths / 10, tenths % 10));
        log(INFO, String.format(Locale.ROOT, "Sent %d bytes, received %d bytes.", sent, received));
    }

    /** Every network protocol goes down: IPCP says the statistics and forgets them, IPV6CP fetches them again. */
    private void protocolsDown() {
        if (ipUp) {
            ipUp = false;
            counters();
            connectSeconds = (sys.uptime() - upSince) / SECOND;
            statistics();
            sys.ioctl(tty, "PPPIOCSNPMODE.ip", 1);
            interfaceDown("ip");
            IfReq request = new IfReq(ifname);
            request.address = Sockaddr.inet(options.local);
            int error = sys.ioctl(control, "SIOCDIFADDR", request);
            if (error < 0 && error != -49) {
                log(WARNING, "Couldn't delete interface address: " + Strerror.text(-error));
            }
        }
        if (ipv6Up) {
            ipv6Up = false;
            statsValid = true;
            interfaceDown("ipv6");
            int error = sys.ioctl(control6, "SIOCDIFADDR_IN6", request6());
            if (error < 0) {
                log(ERR, "cif6addr: ioctl(SIOCDIFADDR_IN6): " + Strerror.text(-error));
            }
        }
    }
}
