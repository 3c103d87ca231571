package org.deadc0de.dragonfly111;

import java.util.HashMap;
import java.util.Map;
import org.deadc0de.sim.crash.Fault;
import org.deadc0de.sim.crash.Image;
import org.deadc0de.sim.mem.Memory;

/** What lies at text addresses: the functions that are called through pointers. A jump anywhere else is a fault. */
final class Text {
    /** {@code (*if_ioctl)(ifp, cmd, data, cred)}. */
    interface IfIoctl {
        int ioctl(Ifnet ifp, int cmd, long data);
    }

    /** {@code (*if_init)(softc)}. */
    interface IfInit {
        void init(Softc sc);
    }

    /** {@code (*if_output)(ifp, m, dst, rt)}. */
    interface IfOutput {
        int output(Ifnet ifp, Mbuf m, Sa dst, Rtentry rt);
    }

    /** {@code (*ifa_rtrequest)(cmd, rt, info)}. */
    interface Rtrequest {
        void rtrequest(int cmd, Rtentry rt, RtAddrinfo info);
    }

    /** {@code (*rtrequest1_callback_func_t)(cmd, error, rtinfo, rt, arg)}. */
    interface RtrequestCallback {
        void callback(int cmd, int error, RtAddrinfo rtinfo, Rtentry rt, long arg);
    }

    /** {@code (*netisr_fn_t)(msg)}. */
    interface Dispatch {
        void dispatch(LwktMsg msg);
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
