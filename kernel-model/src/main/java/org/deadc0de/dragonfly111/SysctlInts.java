package org.deadc0de.dragonfly111;

import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.Machine;

/** The integers of sysctl(8) that can be set; each lies in a variable of the kernel. */
final class SysctlInts {
    private final Machine machine;
    private final TreeMap<String, Long> addresses = new TreeMap<>();

    SysctlInts(Machine machine) {
        this.machine = machine;
        add("debug.debugger_on_panic", machine.has("DDB") && !machine.has("DDB_UNATTENDED") ? 1 : 0);
        add("debug.trace_on_panic", machine.has("DDB_TRACE") ? 1 : 0);
        add("kern.ps_showallthreads", 1);
        add("kern.sync_on_panic", 1);
        add("kern.intr_mpsafe", 0);
        add("net.inet.ip.rtexpire", 3600);
        add("net.inet.ip.rtmaxcache", 128);
        add("net.inet.ip.rtminexpire", 10);
        add("net.inet.ip.subnets_are_local", 0);
    }

    private void add(String name, int value) {
        long address = machine.data().define("sysctl " + name, 4);
        machine.memory().store4(address, 0, value);
        addresses.put(name, address);
    }

    /** All of them, by name. */
    Map<String, Integer> all() {
        TreeMap<String, Integer> all = new TreeMap<>();
        addresses.keySet().forEach(name -> all.put(name, value(name)));
        return all;
    }

    boolean has(String name) {
        return addresses.containsKey(name);
    }

    int value(String name) {
        return (int) machine.memory().peek(addresses.get(name), 4);
    }

    void set(String name, int value) {
        machine.memory().store4(addresses.get(name), 0, value);
    }
}
