package org.deadc0de.freebsd10;

import java.util.SortedSet;

/** The places where this kernel's behaviour can be replaced: each a small interface whose default is history. */
final class Seams {
    /** How a cloner keeps its units: if_clone.c, ifc_alloc_unit and its kin. */
    interface ClonerUnits {
        /** What if_clone_attach prepares; 0 or an error number. */
        int init(IfClone ifc);

        /** ifc_alloc_unit. */
        int alloc(IfClone ifc, int[] unit);

        /** Gives a unit back; returns with ifc_mtx held. */
        void free(IfClone ifc, int unit);

        /** What if_clone_free releases. */
        void drain(IfClone ifc);

        /** The units of the cloner at an address that are taken, as a debugger sees them. */
        SortedSet<Integer> taken(long ifc);
    }

    /** if_clone_attach: whether a cloner of that name may be listed. Called with if_cloners_mtx held. */
    interface ClonerName {
        int check(IfClone ifc);
    }

    /** What ifc_alloc_unit does once units come from alloc_unr(9): which it takes, and what when the name is in use. */
    interface UnitChoice {
        int choose(IfClone ifc, int[] unit);
    }

    /** A lock around choosing a name and making it visible: ifc_simple_create and SIOCSIFNAME. */
    interface Naming {
        void lock(int line);

        void unlock();
    }

    /** How if_clone_createif knows the interface that ifc_create made. */
    interface CreatedInterface {
        /** Before ifc_create is called; gives what {@link #end} and {@link #lookup} want back. */
        long begin();

        /** After ifc_create; its error, or another. */
        int end(IfClone ifc, int error, long outer);

        /** The interface that was made, or NULL. */
        Ifnet lookup(String name, long outer);
    }

    /** if_attach: puts an interface on V_ifnet. */
    interface InsertIfnet {
        void insert(Ifnet ifp);
    }

    /** SIOCSIFNAME from the check of the new name to its copying into the ifnet. */
    interface RenameIfnet {
        int rename(Ifnet ifp, String new_name);
    }

    /** What stands around a whole ifioctl. */
    interface IoctlGate {
        void enter();

        void leave();
    }

    /** if_clone.c of 9.0: a bitmap. */
    ClonerUnits clonerUnits;

    /** if_clone.c of 9.0: every name will do. */
    ClonerName clonerName = ifc -> 0;

    /** Of the kernels with alloc_unr(9), the first: a unit whose name is in use stays taken. */
    UnitChoice unitChoice;

    /** No lock. */
    Naming naming = new Naming() {
        @Override
        public void lock(int line) {
            // Between the choice of a name and its appearance anybody may use it.
        }

        @Override
        public void unlock() {
            // Nothing was locked.
        }
    };

    /** if_clone.c:179: a second lookup by name. */
    CreatedInterface createdInterface;

    /** if.c:684: at the tail, whatever its name is. */
    InsertIfnet insertIfnet;

    /** if.c:2208-2226: looked up first, copied later. */
    RenameIfnet renameIfnet;

    /** if.c:2439: requests run side by side. */
    IoctlGate ioctlGate = new IoctlGate() {
        @Override
        public void enter() {
            // Everybody may be in ifioctl at once.
        }

        @Override
        public void leave() {
            // Nobody waits.
        }
    };

    final FreeBsd10 k;

    Seams(FreeBsd10 k) {
        this.k = k;
        clonerUnits = new CloneUnitsBitmap(k);
        unitChoice = new UnitChoiceLeaky(k);
        createdInterface = new CreatedInterface() {
            @Override
            public long begin() {
                return 0;
            }

            @Override
            public int end(IfClone ifc, int error, long outer) {
                return error;
            }

            @Override
            public Ifnet lookup(String name, long outer) {
                return k.if_c.ifunit(name);
            }
        };
        insertIfnet = ifp -> {
            k.if_c.IFNET_WLOCK(684);
            k.if_c.TAILQ_INSERT_TAIL(k.if_c.V_ifnet, ifp);
            k.if_c.IFNET_WUNLOCK(689);
        };
        renameIfnet = (ifp, new_name) -> k.if_c.IFNAME_REPLACE(ifp, new_name);
    }
}
