package org.deadc0de.darwin9.user;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.Program;

/** The programs of this system, by name. */
public final class Userland {
    private static final Map<String, Program> PROGRAMS = new TreeMap<>();

    private Userland() {}

    /** The program that a command starts, or null. */
    public static Program program(String name) {
        return PROGRAMS.get(name);
    }

    /** Every program's name, in order. */
    public static List<String> programs() {
        return List.copyOf(PROGRAMS.keySet());
    }
}
