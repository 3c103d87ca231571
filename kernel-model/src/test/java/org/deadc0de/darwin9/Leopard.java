package org.deadc0de.darwin9;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Invocation;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.sim.sched.Strategy;
import org.deadc0de.world.Host;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.World;

/** A booted Leopard for tests: the shell's own process makes system calls, and programs run. */
final class Leopard {
    final World world;
    final Host host;
    final Darwin9 k;
    private final StringBuilder out = new StringBuilder();

    private Leopard(List<String> fixes, Map<String, String> options) {
        try {
            world = new World(List.of(new HostSetup("leopard.local", new Darwin9Release(), fixes, options)), 1);
        } catch (FixSet.Refused | Host.UnknownOption e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        world.boot();
        host = world.hosts().get(0);
        k = (Darwin9) host.kernel();
        host.console().take();
    }

    /** A machine with options as {@code name=value}; a word without {@code =} is a fix. */
    static Leopard with(String... words) {
        List<String> fixes = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                fixes.add(word);
            } else {
                options.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return new Leopard(fixes, options);
    }

    /** What a body gave that ran as the shell. */
    interface Body {
        int run(Syscalls sys);
    }

    /** Makes system calls as the shell; gives what the body gives, or Integer.MIN_VALUE when it did not come to an end. */
    int sys(Body body) {
        int[] result = {Integer.MIN_VALUE};
        SimThread thread = host.asShell(() -> result[0] = body.run(host.kernel().syscalls(host.shell())));
        last = world.runUntilEnded(thread);
        return result[0];
    }

    World.Ending last;

    int open(String path) {
        return sys(s -> s.open(path, 2));
    }

    int close(int fd) {
        return sys(s -> s.close(fd));
    }

    /** SIOCAIFADDR; a mask or broadcast of 0 is left out. */
    int alias(String ifname, int address, int mask) {
        return sys(s -> request(s, "SIOCAIFADDR", ifname, address, mask));
    }

    /** SIOCDIFADDR; address 0 is a zeroed one. */
    int delete(String ifname, int address) {
        return sys(s -> request(s, "SIOCDIFADDR", ifname, address, 0));
    }

    /** What plain ifconfig does: deletes the first address, then adds. */
    int plain(String ifname, int address, int mask) {
        return sys(s -> plain(s, ifname, address, mask));
    }

    static int plain(Syscalls s, String ifname, int address, int mask) {
        request(s, "SIOCDIFADDR", ifname, 0, 0);
        return request(s, "SIOCAIFADDR", ifname, address, mask);
    }

    static int request(Syscalls s, String command, String ifname, int address, int mask) {
        int fd = s.socket("PF_INET", "SOCK_DGRAM", 0);
        IfReq request = new IfReq(ifname);
        request.address = address == 0 ? null : Sockaddr.inet(address);
        request.mask = mask == 0 ? null : Sockaddr.inet(mask);
        int error = s.ioctl(fd, command, request);
        s.close(fd);
        return error;
    }

    /** The console since the last call. */
    String console() {
        return host.console().take();
    }

    /** Starts a process whose main makes system calls, under the name ifconfig. */
    Proc start(String name, Body body) {
        Proc process = host.machine()
                .processes()
                .add(new Proc(
                        host.machine().memory().journal(),
                        host.machine().processes().takePid(),
                        host.shell().pid(),
                        name,
                        name,
                        "ttys000",
                        "",
                        0));
        SimThread thread = world.sched().spawn(host.name(), process.pid(), process.pid(), name, () -> {
            int status = body.run(host.kernel().syscalls(process));
            host.kernel().exit(process);
            process.exited(status & 0xff);
        });
        host.kernel().adopt(thread);
        process.thread(thread);
        return process;
    }

    /** Runs a command line as a process of the shell to its end; gives its output and leaves its status in {@link #status}. */
    String run(String line) {
        out.setLength(0);
        Proc process = spawn(line);
        last = world.runUntilEnded(process);
        status = process.exitStatus();
        String text = console();
        return out + text;
    }

    int status;

    /** Starts a command line as a process of the shell. */
    Proc spawn(String line) {
        return host.spawn(
                Commands.invocation(line),
                text -> host.console().print(text),
                text -> host.console().print(text),
                "");
    }

    void strategy(Strategy strategy) {
        world.sched().strategy(strategy);
    }

    static Invocation words(String... argv) {
        return Invocation.ofWords(List.of(argv));
    }
}
