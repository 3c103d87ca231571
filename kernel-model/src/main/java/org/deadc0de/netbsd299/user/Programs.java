package org.deadc0de.netbsd299.user;

import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.Program;

/** The programs of this system, by name. */
public final class Programs {
    private Programs() {}

    /** All of them. */
    public static Map<String, Program> all(String osrelease) {
        Map<String, Program> programs = new TreeMap<>();
        return programs;
    }
}
