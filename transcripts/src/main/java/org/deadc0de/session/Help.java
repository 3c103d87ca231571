package org.deadc0de.session;

import java.util.List;
import java.util.Map;

/** What {@code :help} says. */
final class Help {
    private static final Map<String, List<String>> TOPICS = Map.ofEntries(
            Map.entry(
                    "kernel",
                    List.of(
                            ":kernel          lists the kernels, the running one with a star",
                            ":kernel NAME     boots that one; everything before is gone")),
            Map.entry(
                    "fix",
                    List.of(
                            ":fix             lists the candidate fixes of this kernel, and which are built in",
                            ":fix NAME on     builds one in, and reboots; off takes it out",
                            "Every machine of this kernel gets it.",
                            "Fixes that change the same place refuse to be built in together.")),
            Map.entry(
                    "option",
                    List.of(
                            ":option              lists the build options of this kernel",
                            ":option NAME on|off  changes one, and reboots; also :option NAME=VALUE")),
            Map.entry(
                    "hosts",
                    List.of(":hosts           lists the machines of this world; a star marks whose console this is")),
            Map.entry("host", List.of(":host NAME       goes to that machine's console")),
            Map.entry("seed", List.of(":seed N          random bytes inside the world are derived from N; reboots")),
            Map.entry(
                    "schedule",
                    List.of(
                            ":schedule            the interleaving of the background jobs so far, as one word",
                            ":schedule STRING     reboots, and has the same lines follow it",
                            "A letter is a job, the number after it how many steps it makes; ! comes before a preemption.")),
            Map.entry(
                    "trace",
                    List.of(
                            ":trace on|off    prints the kernel functions of every system call, as a tree with their argument words")),
            Map.entry(
                    "invariants",
                    List.of(
                            ":invariants          checks what should hold in this kernel, and says what does not",
                            ":invariants on|off   does so after every line")),
            Map.entry(
                    "why",
                    List.of(
                            ":why             runs this session again and finds the first line, and the step in it, after which an",
                            "                 invariant did not hold any more")),
            Map.entry(
                    "back",
                    List.of(":back [N]        goes back by N lines (1), by running the session again from boot")),
            Map.entry(
                    "goto",
                    List.of(":goto N          goes to after line N of this session, by running it again from boot")),
            Map.entry(
                    "graph",
                    List.of(
                            ":graph           lists the kernel's variables and what they point to",
                            ":graph OBJECT    what can be reached from a variable, an address (0x...) or an interface",
                            "-> is a pointer, => one that holds a reference; freed memory and other types in its place are marked.")),
            Map.entry(
                    "ledger",
                    List.of(
                            ":ledger          every object that counts references: its counter and who holds one",
                            ":ledger OBJECT   the life of one (an address such as 10.0.0.1, or where it lies, 0x...): who took and who",
                            "                 gave back each reference, in which function and thread")),
            Map.entry(
                    "record",
                    List.of(
                            ":record FILE     writes this session down as a transcript, from its first line on",
                            "Only somebody at a keyboard can do so; a script cannot.")),
            Map.entry(
                    "explore",
                    List.of(
                            ":explore [random|pct|dpor] LINE",
                            "                 searches the interleavings of the background jobs in that line")),
            Map.entry("quit", List.of(":quit            leaves; so does ^D")),
            Map.entry("help", List.of(":help [COMMAND]  this; about a program, the same as man COMMAND")));

    private Help() {}

    static List<String> text(List<String> topic, Session session) {
        if (topic.isEmpty()) {
            return overview(session);
        }
        String name = String.join(" ", topic);
        List<String> ours = TOPICS.get(name.startsWith(":") ? name.substring(1) : name);
        if (ours != null) {
            return ours;
        }
        List<String> page = Manual.page(session.host(), name);
        return page != null ? page : List.of("nothing is known about \"" + name + "\"; :help lists what there is");
    }

    private static List<String> overview(Session session) {
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
                "  :why                      the first line and step at which an invariant broke",
                "  :graph [OBJECT]           what hangs together in the kernel's memory",
                "  :ledger [OBJECT]          who took and who gave back each reference",
                "  :back [N]  :goto N        go back by N lines, or to line N, by running the session again",
                "  :explore LINE             search the interleavings of the jobs in a line",
                "  :record FILE              write this session down as a transcript",
                "  :quit                     leave",
                ":help COMMAND tells more about one; :help sh about the shell's language.");
    }
}
