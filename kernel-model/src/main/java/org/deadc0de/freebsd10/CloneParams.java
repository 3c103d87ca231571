package org.deadc0de.freebsd10;

import org.deadc0de.kernel.IfReq;

/**
 * The {@code caddr_t params} of a create request: an address, and, when it is one in user memory, the request that can be copied
 * in from there.
 *
 * @param address 0 for NULL; if_epair.c takes any other for the address of a softc
 * @param user what copyin(9) from that address gives, or null when nothing is mapped there
 */
record CloneParams(long address, IfReq user) {
    /** No parameters. */
    static final CloneParams NULL = new CloneParams(0, null);

    /** Where stands in user memory what a program hands over with a request: one fixed address, as no program lets two overlap. */
    private static final long USER_ADDRESS = 0x7fff_ffff_d000L;

    /** A pointer to kernel memory. */
    static CloneParams kernel(long address) {
        return new CloneParams(address, null);
    }

    /** The {@code ifr_data} of a request: NULL unless the program gave numbers or a text with it. */
    static CloneParams ofRequest(IfReq ifr) {
        Long pointer = ifr.numbers.get("ifr_data");
        if (pointer != null) {
            return new CloneParams(pointer, null);
        }
        return ifr.numbers.isEmpty() ? NULL : new CloneParams(USER_ADDRESS, ifr);
    }

    boolean isNull() {
        return address == 0;
    }
}
