package org.deadc0de.transcript;

import java.util.List;
import java.util.OptionalLong;

/**
 * The machine a transcript asks for, in the words of its front matter. Whether the words mean something is for the
 * {@link SessionFactory} to say.
 *
 * @param kernel name of the only kernel; empty when {@code hosts} names them, or when the file leaves the choice
 * @param hosts hosts in the order given; empty for a single machine
 * @param options {@code NAME} or {@code name=value}, in the order given
 * @param fixes names of the fixes of this variant; empty for history
 * @param seed seed for whatever the machine may choose
 * @param schedule schedule string that fixes the interleaving of background jobs; empty for the default order
 * @param clock the virtual time of boot as the file says it; empty for the kernel's own
 */
public record Setup(
        String kernel,
        List<Host> hosts,
        List<String> options,
        List<String> fixes,
        OptionalLong seed,
        String schedule,
        String clock) {
    /** One machine of a world of several. */
    public record Host(String name, String kernel) {}

    public Setup {
        hosts = List.copyOf(hosts);
        options = List.copyOf(options);
        fixes = List.copyOf(fixes);
    }
}
