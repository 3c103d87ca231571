package org.deadc0de.netbsd299;

import java.nio.charset.StandardCharsets;
import org.deadc0de.sim.time.Clock;

/**
 * A telephone line between the serial ports of two machines, a modem at each end. Whoever dials the other's number gets through
 * when the other end's port is ready. Bytes take a moment; hanging up is noticed later still at the other end.
 */
public final class ModemLine {
    /** How long dialling takes, negotiation of the modems included. */
    private static final long DIAL = 20 * Clock.SECOND;

    /** How long bytes take from one machine to the other. */
    private static final long DELAY = 150_000_000L;

    /** How long the far modem takes to notice that the carrier is gone. */
    private static final long CARRIER_LOSS = 1_200_000_000L;

    /** What the calling modem says when it got through. */
    private static final String CONNECT = "CONNECT 57600\r\n";

    private ModemLine() {}

    /** Joins the serial ports of two machines that share one clock. */
    public static void join(NetBsd299 one, NetBsd299 other) {
        one.line(new End(one, other));
        other.line(new End(other, one));
    }

    /** One end of the line, as its machine's port sees it. */
    private static final class End implements SerialLine {
        private final NetBsd299 here;
        private final NetBsd299 there;

        End(NetBsd299 here, NetBsd299 there) {
            this.here = here;
            this.there = there;
        }

        private long now() {
            return here.machine().clock().now();
        }

        @Override
        public void transmit(byte[] frame) {
            there.tty_c.ARRIVE(frame, now() + DELAY);
        }

        @Override
        public void dialled(String number) {
            Tty far = there.tty_c.tty00;
            boolean answers = there.isRunning() && far.t_dtr() != 0 && far.t_modem() == Tty.MODEM_IDLE;
            Tty near = here.tty_c.tty00;
            if (!answers) {
                near.t_modem(Tty.MODEM_IDLE);
                here.tty_c.ARRIVE("NO CARRIER\r\n".getBytes(StandardCharsets.US_ASCII), now());
                return;
            }
            near.t_modem(Tty.MODEM_CONNECTED);
            far.t_modem(Tty.MODEM_CONNECTED);
            here.tty_c.ARRIVE(CONNECT.getBytes(StandardCharsets.US_ASCII), now());
            here.tty_c.CARRIER(true, now());
            there.tty_c.CARRIER(true, now());
        }

        @Override
        public void hangup() {
            there.tty_c.CARRIER(false, now() + CARRIER_LOSS);
        }

        @Override
        public long dialTime() {
            return DIAL;
        }
    }
}
