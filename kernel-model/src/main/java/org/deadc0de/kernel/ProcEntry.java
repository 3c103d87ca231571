package org.deadc0de.kernel;

/**
 * One process as the kernel's process list shows it: a copy.
 *
 * @param pid its number
 * @param parent its parent's
 * @param uid the user it runs as
 * @param name what p_comm holds
 * @param command its command line
 * @param terminal its controlling terminal as ps prints it, or empty
 * @param state the letters ps prints
 * @param waitMessage what it sleeps on, or empty
 * @param waitChannel the address it sleeps on, or 0
 * @param cpuHundredths hundredths of a second of processor time
 * @param startedAt nanoseconds of virtual time
 */
public record ProcEntry(
        int pid,
        int parent,
        int uid,
        String name,
        String command,
        String terminal,
        String state,
        String waitMessage,
        long waitChannel,
        long cpuHundredths,
        long startedAt) {}
