package org.deadc0de.freebsd10.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.Program;

/** The programs of this userland by name. */
public final class Programs {
    private static final Map<String, Program> BY_NAME = new TreeMap<>();

    static {
        BY_NAME.put("ifconfig", Tool.program(Ifconfig::new));
    }

    private Programs() {}

    /** The program that a command name or a path starts, or null. */
    public static Program get(String name) {
        int slash = name.lastIndexOf('/');
        if (slash >= 0
                && !List.of("/bin/", "/sbin/", "/usr/bin/", "/usr/sbin/").contains(name.substring(0, slash + 1))) {
            return null;
        }
        return BY_NAME.get(name.substring(slash + 1));
    }

    /** Their names in alphabetical order. */
    public static List<String> names() {
        return new ArrayList<>(BY_NAME.keySet());
    }
}
