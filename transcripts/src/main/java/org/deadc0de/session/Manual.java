package org.deadc0de.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deadc0de.world.Host;

/** Short pages about the commands of the simulated systems, in our own words: what works here, and what the kernel is asked. */
final class Manual {
    /**
     * One page.
     *
     * @param summary what the command is, in a few words
     * @param synopsis its forms, one a line
     * @param text what it does
     * @param own what is special on one system, by the first letters of its kernel's name
     */
    private record Page(String summary, String synopsis, String text, Map<String, String> own) {
        Page(String summary, String synopsis, String text) {
            this(summary, synopsis, text, Map.of());
        }
    }

    private static final Map<String, Page> PAGES = Map.ofEntries(
            Map.entry(
                    "ifconfig",
                    new Page(
                            "configures network interfaces",
                            """
                            ifconfig [-a | -l | INTERFACE]
                            ifconfig CLONER create
                            ifconfig INTERFACE destroy
                            ifconfig INTERFACE [inet | inet6] ADDRESS [netmask MASK] [broadcast ADDRESS] [alias | delete]
                            ifconfig INTERFACE [up | down] [mtu N] [metric N]
                            """,
                            """
                            Without parameters it shows an interface: flags, addresses, and what its driver tells. Each parameter
                            is one system call on a socket, in the order typed: alias is SIOCAIFADDR, delete and -alias are
                            SIOCDIFADDR, up and down set or clear IFF_UP with SIOCSIFFLAGS. A parameter that fails ends the command;
                            those before it have had their effect.
                            """,
                            Map.of("freebsd", """
                                    create and destroy are SIOCIFCREATE2 and SIOCIFDESTROY; CLONER without a number takes the next
                                    free unit and prints the name. name NEW renames (SIOCSIFNAME); a rename that fails is only a
                                    warning. group, description, vlan, vlandev, addm and deletem work as well.
                                    """, "darwin", """
                                    There is no create: an interface such as tap0 comes with its driver, and lives while its device
                                    file is open (exec 3<>/dev/tap0). ~/ifreq INTERFACE REQUEST [ADDRESS[/LENGTH]] makes one address
                                    request by name, such as SIOCSIFADDR or SIOCGIFADDR, which ifconfig never does.
                                    """, "netbsd", """
                                    create and destroy make and take away cloned interfaces, ppp among them where the kernel has
                                    cloning ppp.
                                    """, "dragonfly", """
                                    create and destroy make and take away gif, tun and, with if_tap loaded, tap interfaces. ADDRESS
                                    without alias is two requests: SIOCDIFADDR of the first address, then SIOCAIFADDR. netmask MASK
                                    without an address is SIOCAIFADDR with none. SIOCSIFADDR is never made; the program that makes it
                                    is the Linux one, /compat/linux/sbin/ifconfig INTERFACE ADDRESS. It sets the address and then
                                    fails at SIOCSIFFLAGS, which the emulation lacks. /root/ifreq INTERFACE REQUEST ADDRESS [FAMILY]
                                    makes any address request by name.
                                    """))),
            Map.entry("route", new Page("changes and shows the routing table", """
                            route [-n] add|change|delete [-net | -host] DESTINATION GATEWAY [MASK]
                            route [-n] get DESTINATION
                            route [-n] flush
                            route [-n] monitor
                            """, """
                            Every form is one message on a routing socket: RTM_ADD, RTM_CHANGE, RTM_DELETE, RTM_GET. monitor shows
                            the messages the kernel sends, and runs until it is interrupted.
                            """, Map.of("dragonfly", """
                            Every processor has its own table: -c CPU shows that one's. change fails on this system, always, and
                            delete leaks what it deleted. /root/rtlock DESTINATION sends RTM_LOCK, which route never does.
                            """))),
            Map.entry(
                    "netstat",
                    new Page(
                            "shows routes, interfaces and sockets",
                            "netstat [-r | -i | -a] [-n] [-f FAMILY]",
                            "-r shows the routing table, -i one line for each address of each interface; -n looks up no names.\n",
                            Map.of(
                                    "dragonfly",
                                    "-c CPU shows the routing table of that processor. -i shows addresses of no family as none none.\n"))),
            Map.entry(
                    "arp",
                    new Page(
                            "shows and changes the table of Ethernet addresses",
                            "arp -a [-n]\narp -d ADDRESS",
                            "What IPv4 neighbours' Ethernet addresses are known, and on which interface.\n")),
            Map.entry(
                    "sysctl",
                    new Page(
                            "reads and sets kernel variables",
                            "sysctl [-n] NAME...\nsysctl NAME=VALUE\nsysctl -a",
                            "The variables that the simulated kernel has; -n leaves the names out.\n")),
            Map.entry(
                    "ps",
                    new Page(
                            "shows processes",
                            "ps [-a] [-x] [-u] [-l]",
                            "STAT tells R for running, S and I for sleeping, D for a sleep that no signal ends.\n")),
            Map.entry(
                    "ping",
                    new Page(
                            "sends echo requests",
                            "ping [-n] [-c COUNT] HOST",
                            "One packet unless COUNT says more. The wires end nowhere: only the machine itself answers.\n")),
            Map.entry(
                    "kill",
                    new Page(
                            "sends a signal",
                            "kill [-SIGNAL] PID | %JOB ...\nkill -l",
                            "TERM when no signal is named. A process inside the kernel takes it when it sleeps interruptibly or returns.\n")),
            Map.entry(
                    "pkill",
                    new Page(
                            "sends a signal to processes by name",
                            "pkill [-SIGNAL] [-f] [-x] PATTERN",
                            "The pattern is looked for in the process names; 0 when one was found, 1 when none.\n")),
            Map.entry(
                    "kldload",
                    new Page(
                            "loads a kernel module",
                            "kldload MODULE...",
                            "Which modules there are, ls /boot/kernel tells where that works; if_bridge is loaded by the first bridge.\n")),
            Map.entry(
                    "kldunload",
                    new Page(
                            "unloads a kernel module",
                            "kldunload MODULE...",
                            "The interfaces of its cloner are destroyed first, as the module's own code does it.\n")),
            Map.entry(
                    "kldstat",
                    new Page(
                            "shows the loaded kernel modules",
                            "kldstat [-v]",
                            "With the address at which each one lies.\n")),
            Map.entry("kextload", new Page("loads a kernel extension", "kextload PATH", "Attaches its devices.\n")),
            Map.entry(
                    "kextunload",
                    new Page("unloads a kernel extension", "kextunload PATH", "Refused while something holds it.\n")),
            Map.entry("kextstat", new Page("shows the loaded kernel extensions", "kextstat", "One line each.\n")),
            Map.entry(
                    "vmstat",
                    new Page(
                            "shows what the kernel's allocators hold",
                            "vmstat -m | -z",
                            "-m by malloc type, -z by zone. A leak shows here.\n")),
            Map.entry(
                    "dmesg",
                    new Page(
                            "shows the kernel's message buffer",
                            "dmesg",
                            "Everything the kernel printed since it booted.\n")),
            Map.entry("uname", new Page("says what this system is", "uname [-a] [-mnrsv]", "-a is all of it.\n")),
            Map.entry(
                    "sleep",
                    new Page(
                            "lets time pass",
                            "sleep SECONDS",
                            "Virtual time: timers of the kernel that fall due meanwhile go off; nobody waits for it.\n")),
            Map.entry(
                    "pppd",
                    new Page(
                            "runs PPP over a line",
                            "pppd DEVICE [SPEED] [OPTION...]",
                            "Makes or takes a ppp interface and connects it with the line.\n")),
            Map.entry(
                    "reboot",
                    new Page(
                            "starts the machine again",
                            "reboot",
                            "Everything in memory is gone. Also the way out of a kernel that has panicked.\n")),
            Map.entry("cat", new Page("prints files", "cat FILE...", "The few files the simulated host has.\n")),
            Map.entry("ls", new Page("names files", "ls [FILE...]", "The few files the simulated host has.\n")),
            Map.entry(
                    "date",
                    new Page(
                            "shows the time of the virtual clock",
                            "date",
                            "It moves with sleep and with what the kernel waits for.\n")),
            Map.entry("hostname", new Page("shows the host's name", "hostname", "As the prompt does.\n")),
            Map.entry(
                    "grep",
                    new Page(
                            "shows the lines that match",
                            "grep [-cEFinqvwx] PATTERN",
                            "Reads what is piped into it.\n")),
            Map.entry(
                    "head", new Page("shows the first lines", "head [-n N]", "Ten of them when no number is given.\n")),
            Map.entry(
                    "tail", new Page("shows the last lines", "tail [-n N]", "Ten of them when no number is given.\n")),
            Map.entry("wc", new Page("counts", "wc [-clw]", "Lines, words and characters of what is piped into it.\n")),
            Map.entry(
                    "test",
                    new Page(
                            "compares",
                            "test EXPRESSION\n[ EXPRESSION ]",
                            "Strings with =, !=, -n, -z; integers with -eq -ne -gt -ge -lt -le; joined by !, -a, -o and parentheses.\n")),
            Map.entry("sh", new Page("the shell", """
                            A; B    A & B    A && B    A || B    A | grep PATTERN
                            for NAME in WORDS; do ...; done
                            while LIST; do ...; done
                            repeat N COMMAND
                            NAME=VALUE    $NAME    $?    $!    $((EXPRESSION))
                            """, """
                            jobs, wait and kill %N deal with background jobs, whose steps interleave as :schedule shows. exec 3<>/dev/tap0
                            opens a device file for the shell itself, exec 3>&- closes it. A program's output goes to > /dev/null,
                            2>&1, or a pipe that leads to grep, head, tail or wc.
                            """)));

    private Manual() {}

    /** The page about a command, in lines; null when there is none on this system. */
    static List<String> page(Host host, String name) {
        String known = name.equals("[") ? "test" : name;
        Page page = PAGES.get(known);
        boolean ofTheShell = known.equals("sh") || known.equals("test") || Filters.has(known);
        if (page == null || !ofTheShell && !host.has(known) && !known.equals("reboot")) {
            return null;
        }
        String kernel = host.setup().release().name();
        List<String> lines = new ArrayList<>();
        lines.add(known + " - " + page.summary());
        lines.add("");
        page.synopsis().lines().forEach(line -> lines.add("    " + line));
        lines.add("");
        page.text().lines().forEach(lines::add);
        page.own().forEach((system, text) -> {
            if (kernel.startsWith(system)) {
                text.lines().forEach(lines::add);
            }
        });
        return lines;
    }
}
