package org.deadc0de.freebsd10;

/** The lock classes, in the order of lock_classes[] in sys/kern/subr_lock.c. */
enum LockClass {
    SPIN_MUTEX(0, "spin mutex"),
    SLEEP_MUTEX(1, "sleep mutex"),
    SX(2, "sx"),
    RM(3, "rm"),
    RW(4, "rw"),
    LOCKMGR(5, "lockmgr");

    private final int index;
    private final String lcName;

    LockClass(int index, String lcName) {
        this.index = index;
        this.lcName = lcName;
    }

    /** Its name as WITNESS and DDB print it. */
    String lcName() {
        return lcName;
    }

    /** Its index, as lo_flags holds it. */
    int flags() {
        return index << LockObject.LO_CLASSSHIFT;
    }

    /** The class that lo_flags names, or null when no class has that index. */
    static LockClass of(int loFlags) {
        int index = (loFlags & LockObject.LO_CLASSMASK) >>> LockObject.LO_CLASSSHIFT;
        return index < values().length ? values()[index] : null;
    }
}
