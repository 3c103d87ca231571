package org.deadc0de.repl;

import java.util.List;
import java.util.Map;

/** One line about a word: what the shell or the kernel will do. */
final class Descriptions {
    private static final Map<String, String> COMMANDS = Map.ofEntries(
            Map.entry("arp", "the table of Ethernet addresses"),
            Map.entry("cat", "prints files"),
            Map.entry("dmesg", "the kernel's message buffer"),
            Map.entry("echo", "prints its words"),
            Map.entry("exec", "opens and closes the shell's own descriptors: exec 3<>/dev/tap0"),
            Map.entry("exit", "leaves the shell"),
            Map.entry("false", "does nothing, unsuccessfully"),
            Map.entry("for", "for NAME in WORDS; do ...; done"),
            Map.entry("grep", "the lines that match a pattern"),
            Map.entry("head", "the first lines"),
            Map.entry("hostname", "the name of this machine"),
            Map.entry("ifconfig", "creates, configures, renames and destroys network interfaces"),
            Map.entry("jobs", "the background jobs"),
            Map.entry("kextload", "loads a kernel extension"),
            Map.entry("kextstat", "the loaded kernel extensions"),
            Map.entry("kextunload", "unloads a kernel extension"),
            Map.entry("kill", "sends a signal to a process or job"),
            Map.entry("kldload", "loads a kernel module"),
            Map.entry("kldstat", "the loaded kernel modules"),
            Map.entry("kldunload", "unloads a kernel module"),
            Map.entry("ls", "the names of files"),
            Map.entry("man", "a short page about a command"),
            Map.entry("netstat", "routes, interfaces, sockets"),
            Map.entry("pkill", "sends a signal to processes by name"),
            Map.entry("pppd", "runs PPP over a line"),
            Map.entry("ps", "the processes"),
            Map.entry("reboot", "starts the machine again"),
            Map.entry("repeat", "repeat N COMMAND"),
            Map.entry("route", "adds, changes, deletes and shows routes"),
            Map.entry("sleep", "lets virtual time pass"),
            Map.entry("sysctl", "reads and sets kernel variables"),
            Map.entry("tail", "the last lines"),
            Map.entry("test", "compares strings and numbers"),
            Map.entry("true", "does nothing, successfully"),
            Map.entry("uname", "what this system is"),
            Map.entry("vmstat", "what the kernel's allocators hold"),
            Map.entry("wait", "waits for background jobs"),
            Map.entry("wc", "counts lines, words and characters"),
            Map.entry("while", "while LIST; do ...; done"),
            Map.entry(":back", "goes back by lines, by running the session again"),
            Map.entry(":explore", "searches the interleavings of background jobs"),
            Map.entry(":fix", "lists the candidate fixes; builds one in or out"),
            Map.entry(":goto", "goes to a line of this session, by running it again"),
            Map.entry(":ledger", "who took and who gave back each reference"),
            Map.entry(":graph", "the kernel objects that hang together, from the layouts"),
            Map.entry(":help", "what belongs to the simulator"),
            Map.entry(":host", "goes to another machine's console"),
            Map.entry(":hosts", "the machines of this world"),
            Map.entry(":invariants", "checks the kernel's invariants"),
            Map.entry(":kernel", "lists the kernels; boots another"),
            Map.entry(":option", "lists the build options; changes one"),
            Map.entry(":quit", "leaves"),
            Map.entry(":record", "writes this session down as a transcript"),
            Map.entry(":schedule", "the interleaving of the jobs so far; follows one"),
            Map.entry(":seed", "what random bytes are derived from"),
            Map.entry(":trace", "shows the kernel functions of every system call"),
            Map.entry(":why", "the first line at which an invariant broke"));

    private static final Map<String, String> IFCONFIG = Map.ofEntries(
            Map.entry("-a", "every interface"),
            Map.entry("-l", "the names alone"),
            Map.entry("add", "adds an address, as alias does; SIOCAIFADDR"),
            Map.entry("addm", "puts an interface into the bridge"),
            Map.entry("alias", "adds, keeps the first address; SIOCAIFADDR"),
            Map.entry("-alias", "removes an address; SIOCDIFADDR"),
            Map.entry("broadcast", "sets the broadcast address"),
            Map.entry("create", "makes a cloned interface; SIOCIFCREATE"),
            Map.entry("delete", "removes an address; SIOCDIFADDR"),
            Map.entry("deletem", "takes an interface out of the bridge"),
            Map.entry("description", "sets its description; SIOCSIFDESCR"),
            Map.entry("destroy", "takes a cloned interface away; SIOCIFDESTROY"),
            Map.entry("down", "clears IFF_UP; SIOCSIFFLAGS"),
            Map.entry("group", "puts it into a group; SIOCAIFGROUP"),
            Map.entry("inet", "Internet addresses"),
            Map.entry("inet6", "IPv6 addresses"),
            Map.entry("metric", "sets the routing metric; SIOCSIFMETRIC"),
            Map.entry("mtu", "sets the largest packet; SIOCSIFMTU"),
            Map.entry("name", "renames it; SIOCSIFNAME"),
            Map.entry("netmask", "sets the network mask"),
            Map.entry("plumb", "makes a cloned interface; SIOCIFCREATE"),
            Map.entry("unplumb", "takes a cloned interface away; SIOCIFDESTROY"),
            Map.entry("up", "sets IFF_UP; SIOCSIFFLAGS"),
            Map.entry("vlan", "sets the VLAN tag"),
            Map.entry("vlandev", "sets the interface the VLAN runs on"));

    private static final Map<String, String> ROUTE = Map.of(
            "add", "RTM_ADD",
            "change", "RTM_CHANGE",
            "delete", "RTM_DELETE",
            "flush", "deletes every route through a gateway",
            "get", "which route a packet would take; RTM_GET",
            "monitor", "shows routing messages as they come",
            "-host", "the destination is one machine",
            "-net", "the destination is a network",
            "-interface", "the gateway is an interface of ours",
            "default", "the route for everything else");

    private Descriptions() {}

    /** What is known about a word at its place; empty when that is nothing. */
    static String of(List<String> argv, String word) {
        if (argv.isEmpty()) {
            return COMMANDS.getOrDefault(word, "");
        }
        return switch (argv.get(0)) {
            case "ifconfig" -> IFCONFIG.getOrDefault(word, "");
            case "route" -> ROUTE.getOrDefault(word, "");
            default -> "";
        };
    }
}
