package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** What b26321761f added to in.c: an ioctl becomes a message. Part of the kernel only with that fix. */
@KernelSource("sys/netinet/in.c")
class In_control_dispatch_c extends KernelFile {
    private final long in_control_internal_dispatch;

    In_control_dispatch_c(DragonFly111 k) {
        super(k);
        k.machine().image().add("sys/netinet/in.c", this);
        in_control_internal_dispatch = k.text.add(
                "sys/netinet/in.c", "in_control_internal_dispatch", (Text.Dispatch) this::in_control_internal_dispatch);
    }

    /** Sends the request to the protocol thread of processor 0 and sleeps until the answer. */
    int in_control_dispatch(Socket so, int cmd, long data, Ifnet ifp, Td td) {
        if (!td.isNull() && td.td_uid() != 0) {
            return EPERM;
        }
        LwktMsg msg = ON_STACK(LwktMsg.TYPE);
        k.lwkt_msgport_c.INITMSG(msg, in_control_internal_dispatch);
        msg.nm_req(cmd);
        msg.nm_arg(so.address());
        msg.nm_arg2(data);
        msg.nm_arg3(ifp.address());
        return k.lwkt_msgport_c.lwkt_domsg(k.netisr_c.CPU0_SOPORT(), msg);
    }

    /** Runs in the protocol thread. */
    void in_control_internal_dispatch(LwktMsg msg) {
        int error = k.in_c.in_control(
                at(Socket.TYPE, msg.nm_arg()),
                msg.nm_req(),
                msg.nm_arg2(),
                at(Ifnet.TYPE, msg.nm_arg3()),
                nil(Td.TYPE));
        k.lwkt_msgport_c.lwkt_replymsg(msg, error);
    }
}
