package org.deadc0de.netbsd299;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deadc0de.sim.mem.DataSegment;
import org.deadc0de.sim.mem.Memory;

/** Integer variables of the kernel that have a name for sysctl(8). */
final class Sysctls {
    private final Memory memory;
    private final Map<String, Long> variables = new LinkedHashMap<>();

    Sysctls(Memory memory, DataSegment data, long autoLinklocal) {
        this.memory = memory;
        add(data, "net.inet.ip.forwarding", 1);
        add(data, "net.inet.ip.ttl", 64);
        add(data, "net.inet6.ip6.forwarding", 1);
        add(data, "net.inet6.ip6.hlim", 64);
        add(data, "net.inet6.ip6.accept_rtadv", 0);
        variables.put("net.inet6.ip6.auto_linklocal", autoLinklocal);
        add(data, "ddb.maxoff", 10_000_000);
        add(data, "ddb.maxwidth", 0);
        add(data, "ddb.lines", 0);
        add(data, "ddb.onpanic", 1);
    }

    private void add(DataSegment data, String name, int value) {
        long address = data.define("sysctl " + name, 4);
        memory.store4(address, 0, value);
        variables.put(name, address);
    }

    /** Where each lies, in the order of sysctl -a. */
    Map<String, Long> variables() {
        return variables;
    }

    int value(String name) {
        return (int) memory.peek(variables.get(name), 4);
    }
}
