package org.deadc0de.netbsd299;

/**
 * What is at the other end of a serial port's cable: one end of a telephone line. Whatever state it has lies in the memory of
 * the two machines, in their ports.
 */
public interface SerialLine {
    /** Sends bytes to the other end; they arrive after the line's delay if there is a connection. */
    void transmit(byte[] frame);

    /** The modem finished dialling: tries to get through. */
    void dialled(String number);

    /** This end hung up: the other end loses its carrier. */
    void hangup();

    /** Nanoseconds that dialling takes until the other end answers or does not. */
    long dialTime();
}
