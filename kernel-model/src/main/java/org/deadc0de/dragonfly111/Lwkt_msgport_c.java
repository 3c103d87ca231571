package org.deadc0de.dragonfly111;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.TailQ;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/** Messages between threads. Each thread has one port; a message lies on the stack of its sender, who sleeps until it is replied. */
@KernelSource("sys/kern/lwkt_msgport.c")
class Lwkt_msgport_c extends KernelFile {
    static final int MSGF_DONE = 0x1;
    static final int MSGF_REPLY = 0x2;
    static final int MSGF_QUEUED = 0x4;
    static final int MSGF_SYNC = 0x8;

    /** What serves a port while nobody else can run: at boot. */
    private final Map<Long, Consumer<LwktMsg>> services = new LinkedHashMap<>();

    private final Guard replied = new Guard() {
        @Override
        public boolean permits(SimThread thread, long object, long detail) {
            return (mem.peekUnseen(object + LwktMsg.MS_FLAGS.offset(), 4) & MSGF_DONE) != 0;
        }

        @Override
        public SimThread holder(SimThread thread, long object, long detail) {
            return k.lwkt.threadOf(at(Td.TYPE, mem.peekPointer(object + LwktMsg.MS_TARGET_PORT.offset())));
        }

        @Override
        public String describe(long object) {
            SimThread by = k.lwkt.threadOf(at(Td.TYPE, mem.peekPointer(object + LwktMsg.MS_TARGET_PORT.offset())));
            return by == null ? "a reply" : "a reply of " + by.name();
        }
    };

    private final Guard filled = new Guard() {
        @Override
        public boolean permits(SimThread thread, long object, long detail) {
            return mem.peekPointer(object + Td.TD_MSGPORT_TQH_FIRST.offset()) != 0;
        }

        @Override
        public String describe(long object) {
            SimThread of = k.lwkt.threadOf(at(Td.TYPE, object));
            return of == null ? "a message" : "a message for " + of.name();
        }
    };

    Lwkt_msgport_c(DragonFly111 k) {
        super(k);
    }

    /** Whether a kernel thread stands in its outermost loop and has nothing to do. */
    boolean IS_IDLE(SimThread thread) {
        return !thread.isEnabled() && thread.stack().depth() <= 2;
    }

    /** Says who serves a port before there are threads. */
    void SERVE_AT_BOOT(Td port, Consumer<LwktMsg> service) {
        services.put(port.address(), service);
    }

    private TailQ<LwktMsg> QUEUE(Td port) {
        return new TailQ<>(mem, port.addressOf(Td.TD_MSGPORT_TQH_FIRST), LwktMsg.TYPE, LwktMsg.MS_NODE_TQE_NEXT);
    }

    /**
     * Prepares a message; its reply goes to the running thread.
     *
     * @param dispatch the address of the function that handles it, or 0
     */
    void INITMSG(LwktMsg msg, long dispatch) {
        BZERO(msg, LwktMsg.TYPE);
        msg.ms_reply_port(k.lwkt.curthread());
        msg.nm_dispatch(dispatch);
    }

    /** Puts a message on a port; lwkt_msgport.c:230. The caller goes on. */
    void lwkt_sendmsg(Td port, LwktMsg msg) {
        msg.ms_target_port(port);
        msg.ms_flags(msg.ms_flags() | MSGF_QUEUED);
        QUEUE(port).insertTail(msg);
    }

    /** Sends a message and sleeps until the reply; lwkt_msgport.c:140. */
    int lwkt_domsg(Td port, LwktMsg msg) {
        msg.ms_flags(msg.ms_flags() & ~(MSGF_REPLY | MSGF_DONE) | MSGF_SYNC);
        lwkt_sendmsg(port, msg);
        return lwkt_waitmsg(msg);
    }

    /** Sleeps until a message is replied; gives its error. */
    int lwkt_waitmsg(LwktMsg msg) {
        if (k.lwkt.isThreaded()) {
            k.lwkt.sleep(Kind.AWAIT, replied, msg.address(), "waitmsg");
        } else {
            SERVE(msg);
        }
        return msg.ms_error();
    }

    /** Boot has no threads: who should handle the message does so at once, on his own processor. */
    private void SERVE(LwktMsg msg) {
        int cpu = k.lwkt.mycpu();
        while (!has(msg.ms_flags(), MSGF_DONE)) {
            Td port = msg.ms_target_port();
            LwktMsg first = GETMSG(port);
            k.lwkt.setCpu(port.td_gd());
            services.get(port.address()).accept(first);
        }
        k.lwkt.setCpu(cpu);
    }

    private LwktMsg GETMSG(Td port) {
        LwktMsg msg = QUEUE(port).first();
        if (!msg.isNull()) {
            QUEUE(port).remove(msg);
            msg.ms_flags(msg.ms_flags() & ~MSGF_QUEUED);
        }
        return msg;
    }

    /** The next message of the running thread's port; sleeps until there is one. */
    LwktMsg lwkt_waitport(Td port) {
        k.lwkt.sleep(Kind.AWAIT, filled, port.address(), "waitport");
        return GETMSG(port);
    }

    /** Hands a message on to another port, still unanswered; lwkt_msgport.c:200. */
    void lwkt_forwardmsg(Td port, LwktMsg msg) {
        lwkt_sendmsg(port, msg);
    }

    /** Answers a message: its sender can go on; lwkt_msgport.c:180. */
    void lwkt_replymsg(LwktMsg msg, int error) {
        msg.ms_error(error);
        msg.ms_flags(msg.ms_flags() | MSGF_DONE | MSGF_REPLY);
    }
}
