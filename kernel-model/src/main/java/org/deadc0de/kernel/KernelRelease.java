package org.deadc0de.kernel;

import java.util.List;
import java.util.Map;
import org.deadc0de.sim.mem.Memory;

/** One kernel in the box: what it is called and how to build one. */
public interface KernelRelease {
    /** Its name, such as {@code freebsd-10-current}. */
    String name();

    /** Shorter names that mean the same. */
    List<String> aliases();

    /** One line for listings: what it is and where it comes from. */
    String description();

    /** How wide its pointers are. */
    Memory.Abi abi();

    /** The host name a world gives it when nobody else does. */
    String defaultHost();

    /** The names of the machines that a world has when nobody says which; {@link #defaultHost} is the first. */
    default List<String> defaultHosts() {
        return List.of(defaultHost());
    }

    /** The address its kernel text starts at. */
    long textStart();

    /** The page-aligned address its kernel data starts at. */
    long dataStart();

    /** Its options with their defaults, in the order in which they are listed. */
    Map<String, String> options();

    /**
     * What each option may be: words separated by {@code |}, or a range of numbers such as {@code 1..4}. An option that is not
     * here is {@code on} or {@code off}.
     */
    Map<String, String> optionValues();

    /** The candidate fixes it knows, in the order in which they are listed. */
    List<Fix> fixes();

    /** Builds the kernel on a machine, with fixes applied; {@link Kernel#boot} is yet to come. */
    Kernel build(Machine machine, FixSet fixes);
}
