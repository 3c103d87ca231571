package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.If_h.IFF_RENAMING;
import static org.deadc0de.freebsd10.If_h.IFNAMSIZ;
import static org.deadc0de.kernel.Errno.EEXIST;

import java.util.Set;

/**
 * Nobody's patch, but the yardstick for all: a name is looked up and taken under one IFNET_WLOCK, when an interface is attached and
 * when it is renamed, and if_clone_createif uses the interface that the driver attached instead of looking for its name.
 *
 * <p>Drivers of this era cannot be told that attaching failed. So the interface is attached under a name made of a hash sign and its
 * index, which stays free for it, and the cloner destroys it again as soon as the driver is done. epair(4), whose second half is a
 * create inside the first one's, is told at once and panics as it does for every error there.
 */
final class FixAtomicNames implements FreeBsdFix {
    /** No interface has been attached since the create began. */
    private static final long NOTHING = 0;

    @Override
    public String name() {
        return "atomic-names";
    }

    @Override
    public String description() {
        return "check and insert under one IFNET_WLOCK in if_attach and SIOCSIFNAME; if_clone_createif keeps the pointer"
                + " (no historical patch: the yardstick)";
    }

    @Override
    public Set<String> seams() {
        return Set.of(
                "if_attach: insertion on V_ifnet",
                "SIOCSIFNAME: check and copy",
                "if_clone_createif: the second lookup");
    }

    @Override
    public void apply(FreeBsd10 k) {
        k.seams.insertIfnet = ifp -> {
            k.if_c.IFNET_WLOCK(684);
            boolean free = !isTaken(k, ifp, ifp.if_xname());
            if (!free) {
                ifp.if_xname("#" + ifp.if_index());
            }
            k.if_c.TAILQ_INSERT_TAIL(k.if_c.V_ifnet, ifp);
            k.if_c.IFNET_WUNLOCK(689);
            remember(k, ifp, free);
        };
        k.seams.renameIfnet = (ifp, new_name) -> {
            ifp.if_flags(ifp.if_flags() | IFF_RENAMING);
            k.inet.rt_ifannouncemsg(ifp, If_h.IFAN_DEPARTURE);
            k.subr_eventhandler_c.EVENTHANDLER_INVOKE(k.subr_eventhandler_c.ifnet_departure_event, ifp);

            String old = ifp.if_xname();
            k.if_c.IFNET_WLOCK(2208);
            boolean free = !isTaken(k, ifp, new_name) && !old.equals(new_name);
            if (free) {
                ifp.if_xname(new_name);
            }
            k.if_c.IFNET_WUNLOCK(2226);
            if (free) {
                k.if_c.log(KernelFile.LOG_INFO, "%s: changing name to '%s'\n", old, new_name);
                return 0;
            }
            // Nothing has changed: the interface is back under its old name.
            k.subr_eventhandler_c.EVENTHANDLER_INVOKE(k.subr_eventhandler_c.ifnet_arrival_event, ifp);
            k.inet.rt_ifannouncemsg(ifp, If_h.IFAN_ARRIVAL);
            ifp.if_flags(ifp.if_flags() & ~IFF_RENAMING);
            return EEXIST;
        };
        k.seams.createdInterface = new Seams.CreatedInterface() {
            @Override
            public long begin() {
                Kthread td = k.if_clone_c.curthread();
                long outer = td.td_newifp();
                td.td_newifp(NOTHING);
                return outer;
            }

            @Override
            public int end(IfClone ifc, int error, long outer) {
                Kthread td = k.if_clone_c.curthread();
                long made = td.td_newifp();
                boolean attached = (made & 1) == 0;
                if (error == 0 && attached) {
                    return 0;
                }
                td.td_newifp(outer);
                if (error != 0) {
                    return error;
                }
                // The name was taken meanwhile. What is inside another create is the other's to undo.
                Ifnet ifp = Ifnet.TYPE.at(k.mem, made & ~1L);
                if (outer == NOTHING) {
                    k.functions.ifc_destroy.at(ifc.ifc_destroy()).call(ifc, ifp);
                }
                return EEXIST;
            }

            @Override
            public Ifnet lookup(String name, long outer) {
                Kthread td = k.if_clone_c.curthread();
                Ifnet ifp = Ifnet.TYPE.at(k.mem, td.td_newifp());
                td.td_newifp(outer);
                return ifp;
            }
        };
    }

    /** Notes the first interface that the current create attaches; the lowest bit says that its name was in use. */
    private static void remember(FreeBsd10 k, Ifnet ifp, boolean attached) {
        Kthread td = k.if_clone_c.curthread();
        if (td.td_newifp() == NOTHING) {
            td.td_newifp(attached ? ifp.address() : ifp.address() | 1);
        }
    }

    /** Whether another interface has that name. Called with IFNET_WLOCK held. */
    private static boolean isTaken(FreeBsd10 k, Ifnet ifp, String name) {
        for (Ifnet other = k.if_c.V_ifnet.first(); !other.isNull(); other = k.if_c.V_ifnet.next(other)) {
            if (!other.is(ifp) && k.mem.stringEquals(other.address(), Ifnet.IF_XNAME.offset(), IFNAMSIZ, name)) {
                return true;
            }
        }
        return false;
    }
}
