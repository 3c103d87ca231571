package org.deadc0de.session;

import java.util.List;

/** What {@code :help} says. */
final class Help {
    private Help() {}

    static List<String> text(List<String> topic, Session session) {
        return List.of(
                "Plain words are commands of "
                        + session.host().setup().release().name() + ":",
                "  " + String.join(" ", session.host().kernel().programs()),
                "What belongs to the simulator begins with a colon:",
                "  :kernel [NAME]            list the kernels; boot another",
                "  :fix [NAME on|off]        list the candidate fixes; build one in or out (reboots)",
                "  :option [NAME on|off]     list the build options; change one (reboots)",
                "  :hosts  :host NAME        the machines of this world; go to another's console",
                "  :seed N                   what random bytes are derived from (reboots)",
                "  :schedule [STRING]        the interleaving of the jobs so far; follow one (reboots)",
                "  :trace on|off             show the kernel functions of every system call",
                "  :invariants [on|off]      check the kernel's invariants, now or after every line",
                "  :back [N]  :goto N        go back by N lines, or to line N, by running the session again",
                "  :quit                     leave");
    }
}
