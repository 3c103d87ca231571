package org.deadc0de.netbsd299;

import java.util.HashMap;
import java.util.Map;
import org.deadc0de.sim.crash.Fault;
import org.deadc0de.sim.crash.Image;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;

/** What lies at text addresses: the functions that are called through pointers. A jump anywhere else is a fault. */
final class Text {
    /** {@code (*pr_usrreq)(so, req, m, nam, control, l)}. */
    interface Usrreq {
        int usrreq(Socket so, int req, Mbuf m, Struct nam, Struct control, Lwp l);
    }

    /** {@code (*pr_ctloutput)(op, so, level, optname, mp)}. */
    interface Ctloutput {
        int ctloutput(int op, Socket so, int level, int optname, Mbuf m);
    }

    /** {@code (*pr_input)(m)}. */
    interface Input {
        void input(Mbuf m, int proto);
    }

    /** {@code (*if_ioctl)(ifp, cmd, data)}. */
    interface IfIoctl {
        int ioctl(Ifnet ifp, int cmd, Struct data);
    }

    /** {@code (*if_output)(ifp, m, dst, rt)}. */
    interface IfOutput {
        int output(Ifnet ifp, Mbuf m, SockaddrS dst, Rtentry rt);
    }

    /** {@code (*dom_ifattach)(ifp)}: gives the address of what goes into {@code if_afdata}. */
    interface IfAttach {
        long attach(Ifnet ifp);
    }

    /** {@code (*dom_ifdetach)(ifp, aux)}. */
    interface IfDetach {
        void detach(Ifnet ifp, long aux);
    }

    /** {@code (*c_func)(c_arg)} and the protocols' timers. */
    interface Timer {
        void run(long arg);
    }

    private final Image image;
    private final Memory memory;
    private final Map<Long, Object> byAddress = new HashMap<>();

    Text(Image image, Memory memory) {
        this.image = image;
        this.memory = memory;
    }

    /** Makes a function of the image callable through pointers; gives its address. */
    long add(String file, String name, Object function) {
        long address = image.symbol(file, name).address();
        byAddress.put(address, function);
        return address;
    }

    /** The function that a call through the pointer reaches; faults as the instruction fetch does when there is none. */
    <T> T call(long address, Class<T> type) {
        Object function = byAddress.get(address);
        if (type.isInstance(function)) {
            return type.cast(function);
        }
        Fault.Kind kind = memory.isMapped(address, 1) ? Fault.Kind.PROTECTION : Fault.Kind.PAGE_NOT_PRESENT;
        throw new Fault(kind, Fault.Access.EXECUTE, address, 0, 0);
    }
}
