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

    /** On a line that varies: milliseconds by which dialling may take longer. */
    private static final int HANDSHAKE = 15_000;

    /** On a line that varies: one call of so many does not get through. */
    private static final int CALLS = 20;

    /** On a line that varies: the carrier is lost at a second drawn below this; two calls of three end before. */
    private static final int LONGEST_CALL = 1_800;

    /** What the calling modem says when it got through. */
    private static final String CONNECT = "CONNECT 57600\r\n";

    private ModemLine() {}

    /** Joins the serial ports of two machines that share one clock. */
    public static void join(NetBsd299 one, NetBsd299 other) {
        one.line(new End(one, other));
        other.line(new End(other, one));
        afterReset(one, other);
        afterReset(other, one);
    }

    /** A machine that was reset has dropped its DTR: the other end of a call that it had loses the carrier. */
    private static void afterReset(NetBsd299 mine, NetBsd299 other) {
        if (mine.tty_c.tty00.t_modem() == Tty.MODEM_CONNECTED && other.tty_c.tty00.t_modem() != Tty.MODEM_CONNECTED) {
            mine.tty_c.CARRIER(false, mine.machine().clock().now() + CARRIER_LOSS);
        }
    }

    /** One end of the line, as its machine's port sees it. */
    private static final class End implements SerialLine {
        private final NetBsd299 here;
        private final NetBsd299 there;

        End(NetBsd299 here, NetBsd299 there) {
            this.here = here;
            this.there = there;
        }

        /** Whether the line is as telephone lines are: option {@code line=varying}. */
        private boolean varies() {
            return here.machine().option("line", "steady").equals("varying");
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
            if (varies() && here.random(CALLS) == 0) {
                near.t_modem(Tty.MODEM_IDLE);
                here.tty_c.ARRIVE("BUSY\r\n".getBytes(StandardCharsets.US_ASCII), now());
                return;
            }
            if (varies()) {
                near.t_lossdue(now() + (1 + here.random(LONGEST_CALL)) * Clock.SECOND);
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
            return varies() ? DIAL + here.random(HANDSHAKE) * 1_000_000L : DIAL;
        }
    }
}
