package org.deadc0de.freebsd10;

import java.util.Set;

/**
 * A lock from the choice of a name to its appearance: around ifc_alloc_unit and ifcs_create in ifc_simple_create, and around the
 * look and the copy of SIOCSIFNAME. Cloners that are not simple (vlan, epair) and the second lookup of if_clone_createif stay
 * outside.
 */
final class FixNaming implements FreeBsdFix {
    /** What kind of lock it is. */
    enum LockKind {
        /** {@code ifnet_sx} itself, which may be held while sleeping, and recursed on by if_alloc and if_attach. */
        IFNET_SX(
                "naming-lock",
                "ifnet_sx held from the choice of a unit until the interface is attached, and across"
                        + " the check and the copy of SIOCSIFNAME (IFNET_NAMING_LOCK, Daan Vreeken, net@, 30 November 2011)"),
        /** A mutex of its own, across the allocations of the driver. */
        MUTEX(
                "naming-mutex",
                "a plain mutex across ifcs_create and SIOCSIFNAME: what Gleb Smirnoff (net@, 30 November"
                        + " 2011) says cannot be done, for the driver sleeps in malloc(9)");

        private final String name;
        private final String description;

        LockKind(String name, String description) {
            this.name = name;
            this.description = description;
        }
    }

    /** The line of ifc_simple_create, as the kernel with this fix has it. */
    private static final int LINE_OF_RENAME = 2208;

    private final LockKind kind;

    FixNaming(LockKind kind) {
        this.kind = kind;
    }

    @Override
    public String name() {
        return kind.name;
    }

    @Override
    public String description() {
        return kind.description;
    }

    @Override
    public Set<String> seams() {
        return Set.of("ifc_simple_create: locks", "SIOCSIFNAME: check and copy");
    }

    @Override
    public Set<String> needs() {
        return Set.of("alloc-unr");
    }

    @Override
    public void apply(FreeBsd10 k) {
        Seams.Naming lock = kind == LockKind.IFNET_SX ? sx(k) : mutex(k);
        k.seams.naming = lock;
        Seams.RenameIfnet history = k.seams.renameIfnet;
        k.seams.renameIfnet = (ifp, new_name) -> {
            lock.lock(LINE_OF_RENAME);
            int error = history.rename(ifp, new_name);
            lock.unlock();
            return error;
        };
    }

    private static Seams.Naming sx(FreeBsd10 k) {
        return new Seams.Naming() {
            @Override
            public void lock(int line) {
                k.if_clone_c.sx_xlock(k.if_c.ifnet_sxlock, line);
            }

            @Override
            public void unlock() {
                k.if_clone_c.sx_xunlock(k.if_c.ifnet_sxlock, 541);
            }
        };
    }

    private static Seams.Naming mutex(FreeBsd10 k) {
        Mtx naming_mtx = k.if_clone_c.MTX_SYSINIT("if_naming_mtx", "naming lock", KernelFile.MTX_DEF);
        return new Seams.Naming() {
            @Override
            public void lock(int line) {
                k.if_clone_c.mtx_lock(naming_mtx, line);
            }

            @Override
            public void unlock() {
                k.if_clone_c.mtx_unlock(naming_mtx, 541);
            }
        };
    }
}
