package org.deadc0de.freebsd10;

import java.util.List;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;

/** A booted machine whose processes make the system calls that ifconfig(8) and kldload(8) make. */
final class NetBox {
    /** System calls of a process; what the last one returned. */
    interface Calls {
        int make(Syscalls sys);
    }

    final Box box;
    final FreeBsd10 k;

    NetBox(String... options) throws FixSet.Refused {
        this(FreeBsd10Release.CURRENT, List.of(), options);
    }

    NetBox(FreeBsd10Release release, List<String> fixes, String... options) throws FixSet.Refused {
        box = new Box(release, FixSet.of(release, fixes), options);
        k = box.k;
    }

    /** The development branch with fixes. */
    static NetBox with(String... fixes) throws FixSet.Refused {
        return new NetBox(FreeBsd10Release.CURRENT, List.of(fixes));
    }

    /** A process that will make system calls; {@code result[0]} takes what it returns. */
    SimThread process(String name, int[] result, Calls calls) {
        SimThread[] self = new SimThread[1];
        self[0] = box.process(name, () -> {
            Syscalls sys = k.syscalls(box.processes.of(self[0]));
            result[0] = calls.make(sys);
            k.exit(box.processes.of(self[0]));
        });
        return self[0];
    }

    /** Runs system calls as a process of their own to the end; what they returned. */
    int run(Calls calls) {
        int[] result = {Integer.MIN_VALUE};
        process("ifconfig", result, calls);
        box.run();
        return result[0];
    }

    static int ioctl(Syscalls sys, String request, IfReq ifr) {
        int s = sys.socket("PF_LOCAL", "SOCK_DGRAM", 0);
        int error = sys.ioctl(s, request, ifr);
        sys.close(s);
        return error;
    }

    /** ifconfig NAME create: 0 or minus an error number. */
    static Calls creating(String name) {
        return sys -> ioctl(sys, "SIOCIFCREATE2", new IfReq(name));
    }

    static Calls renaming(String name, String newName) {
        return sys -> {
            IfReq ifr = new IfReq(name);
            ifr.text = newName;
            return ioctl(sys, "SIOCSIFNAME", ifr);
        };
    }

    static Calls destroying(String name) {
        return sys -> ioctl(sys, "SIOCIFDESTROY", new IfReq(name));
    }

    /** Creates an interface; its name, or the error number. */
    static String create(Syscalls sys, String name) {
        IfReq ifr = new IfReq(name);
        int error = ioctl(sys, "SIOCIFCREATE2", ifr);
        return error == 0 ? ifr.name : "errno " + -error;
    }

    /** Creates an interface; its name, or the error number. */
    String create(String name) {
        String[] created = {""};
        run(sys -> {
            created[0] = create(sys, name);
            return 0;
        });
        return created[0];
    }

    int rename(String name, String newName) {
        return run(renaming(name, newName));
    }

    int destroy(String name) {
        return run(destroying(name));
    }

    int kldload(String name) {
        return run(sys -> sys.moduleLoad(name));
    }

    int kldunload(String name) {
        return run(sys -> sys.moduleUnload(name));
    }

    /** The names on V_ifnet, in order, separated by blanks: what ifconfig -l prints. */
    String names() {
        StringBuilder text = new StringBuilder();
        for (Ifnet ifp = k.if_c.V_ifnet.first(); !ifp.isNull(); ifp = k.if_c.V_ifnet.next(ifp)) {
            text.append(text.isEmpty() ? "" : " ").append(ifp.if_xname());
        }
        return text.toString();
    }

    /** The interface that is found under a name. */
    Ifnet find(String name) {
        Ifnet ifp = k.if_c.V_ifnet.first();
        while (!ifp.isNull() && !ifp.if_xname().equals(name)) {
            ifp = k.if_c.V_ifnet.next(ifp);
        }
        return ifp;
    }

    /** The cause of the crash, as a sentence; empty when there was none. */
    String crash() {
        return box.sched.crash() == null ? "" : box.sched.crash().cause().getMessage();
    }

    /** The function in which the machine crashed. */
    List<String> backtrace() {
        return box.sched.crash().frames().stream().map(Frame::function).toList();
    }

    Sched.Outcome run() {
        return box.run();
    }
}
