package org.deadc0de.dragonfly111;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Invocation;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.crash.Fault;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.world.Host;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.World;

/** A booted DragonFly for tests: processes that make system calls, and programs. */
final class Box {
    final World world;
    final Host host;
    final DragonFly111 k;

    /** A machine with options as {@code name=value}; a word without {@code =} is a fix. */
    Box(String... words) {
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
        try {
            world = new World(List.of(new HostSetup("test28", new DragonFly111Release(), fixes, options)), 1);
        } catch (FixSet.Refused | Host.UnknownOption e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        world.boot();
        host = world.hosts().get(0);
        k = (DragonFly111) host.kernel();
        host.console().take();
    }

    World.Ending last;

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

    /** Makes one request about an interface on a socket of its own. */
    static int request(Syscalls sys, String command, String ifname, Consumer<IfReq> fill) {
        int fd = sys.socket("PF_INET", "SOCK_DGRAM", 0);
        IfReq request = new IfReq(ifname);
        fill.accept(request);
        int error = sys.ioctl(fd, command, request);
        sys.close(fd);
        return error;
    }

    int request(String command, String ifname, Consumer<IfReq> fill) {
        return sys(sys -> request(sys, command, ifname, fill));
    }

    static Consumer<IfReq> alias(int address, int mask) {
        return request -> {
            request.address = Sockaddr.inet(address);
            request.mask = Sockaddr.inet(mask);
        };
    }

    static Consumer<IfReq> address(int address) {
        return request -> request.address = Sockaddr.inet(address);
    }

    static Consumer<IfReq> nothing() {
        return request -> {};
    }

    /** The first address of an interface that is an IPv4 one, or NULL. */
    InIfaddr ia(String ifname) {
        Ifnet ifp = k.if_c.ifunit(ifname);
        for (Ifaddr ifa = k.in_c.IF_ADDRHEAD(ifp).first();
                !ifa.isNull();
                ifa = k.in_c.IF_ADDRHEAD(ifp).next(ifa)) {
            if (ifa.ifa_addr().sa_family() == 2) {
                return k.in_c.IFATOIA(ifa);
            }
        }
        return InIfaddr.TYPE.at(k.machine().memory(), 0);
    }

    Crash crash() {
        return host.crash();
    }

    long faultAddress() {
        return ((Fault) crash().cause()).address() & 0xffff_ffffL;
    }

    List<String> functions() {
        List<String> names = new ArrayList<>();
        for (Frame frame : crash().frames()) {
            names.add(frame.function());
        }
        return names;
    }

    /** Runs a command of words to its end; gives its output. */
    String run(String... words) {
        StringBuilder out = new StringBuilder();
        Proc process = host.spawn(Invocation.ofWords(List.of(words)), out::append, out::append, "");
        last = world.runUntilEnded(process);
        return out + host.console().take();
    }
}
