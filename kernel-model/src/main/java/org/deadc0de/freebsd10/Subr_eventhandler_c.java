package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.TailQ;

/** Lists of functions that want to hear of an event: here the arrival and the departure of interfaces. */
@KernelSource("sys/kern/subr_eventhandler.c")
final class Subr_eventhandler_c extends KernelFile {
    /** Runs of a list before any handler is called: priority of those that were removed while it ran. */
    private static final int EHE_DEAD_PRIORITY = -1;

    private static final int EVENTHANDLER_PRI_ANY = 10000;

    private final MallocType M_EVENTHANDLER = MALLOC_DEFINE("eventhandler");
    private final Mtx arrival_lock = MTX_SYSINIT("ifnet_arrival_event_lock", "eventhandler list", MTX_DEF | MTX_DUPOK);
    private final Mtx departure_lock =
            MTX_SYSINIT("ifnet_departure_event_lock", "eventhandler list", MTX_DEF | MTX_DUPOK);

    final TailQ<EventhandlerEntry> ifnet_arrival_event =
            TAILQ_HEAD("ifnet_arrival_event", EventhandlerEntry.TYPE, EventhandlerEntry.EE_LINK);
    final TailQ<EventhandlerEntry> ifnet_departure_event =
            TAILQ_HEAD("ifnet_departure_event", EventhandlerEntry.TYPE, EventhandlerEntry.EE_LINK);

    Subr_eventhandler_c(FreeBsd10 k) {
        super(k);
    }

    private Mtx LOCK_OF(TailQ<EventhandlerEntry> list) {
        return list == ifnet_arrival_event ? arrival_lock : departure_lock;
    }

    /** Registers a handler behind those of its priority. subr_eventhandler.c:78. */
    EventhandlerEntry eventhandler_register(TailQ<EventhandlerEntry> list, long func, long arg) {
        EventhandlerEntry eg = malloc(EventhandlerEntry.TYPE, M_EVENTHANDLER, M_NOWAIT | M_ZERO);
        eg.ee_func(func);
        eg.ee_arg(arg);
        eg.ee_priority(EVENTHANDLER_PRI_ANY);
        mtx_lock(LOCK_OF(list), 125);
        TAILQ_INSERT_TAIL(list, eg);
        mtx_unlock(LOCK_OF(list), 141);
        return eg;
    }

    /** Removes a handler. subr_eventhandler.c:171. */
    void eventhandler_deregister(TailQ<EventhandlerEntry> list, EventhandlerEntry ep) {
        mtx_lock(LOCK_OF(list), 177);
        TAILQ_REMOVE(list, ep);
        mtx_unlock(LOCK_OF(list), 195);
        free(ep, M_EVENTHANDLER);
    }

    /** Calls every handler of a list, none with the list's lock held. sys/eventhandler.h:69. */
    void EVENTHANDLER_INVOKE(TailQ<EventhandlerEntry> list, Ifnet ifp) {
        if (list.isEmpty()) {
            return;
        }
        mtx_lock(LOCK_OF(list), 242);
        EventhandlerEntry next;
        for (EventhandlerEntry ep = list.first(); !ep.isNull(); ep = next) {
            next = list.next(ep);
            if (ep.ee_priority() == EHE_DEAD_PRIORITY) {
                continue;
            }
            mtx_unlock(LOCK_OF(list), 84);
            k.functions.ifnet_event.at(ep.ee_func()).call(ep.ee_arg(), ifp);
            mtx_lock(LOCK_OF(list), 87);
        }
        mtx_unlock(LOCK_OF(list), 93);
    }
}
