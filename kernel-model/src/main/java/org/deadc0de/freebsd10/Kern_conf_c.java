package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;

/**
 * Device files of drivers that make them on demand. A list of clones is guarded by devmtx, which is not kept: nothing that looks at a
 * list or changes it gives way in between.
 */
@KernelSource("sys/kern/kern_conf.c")
final class Kern_conf_c extends KernelFile {
    private final MallocType M_DEVFS = MALLOC_DEFINE("DEVFS1");

    Kern_conf_c(FreeBsd10 k) {
        super(k);
    }

    /**
     * The device of a unit, or a fresh one whose si_drv1 is NULL. kern_conf.c:1016. May sleep.
     *
     * @param base what it is called, without its number
     * @param unit its number; -1 is the lowest that no device has
     * @param extra bits that tell the kinds of devices on one list apart
     */
    Cdev clone_create(ListHead<Cdev> clones, String base, int unit, int extra) {
        Cdev ndev = malloc(Cdev.TYPE, M_DEVFS, M_WAITOK | M_ZERO);
        int wanted = unit;
        if (unit == -1) {
            wanted = 0;
            while (!FIND(clones, wanted | extra).isNull()) {
                wanted++;
            }
        }
        Cdev known = FIND(clones, wanted | extra);
        if (!known.isNull()) {
            free(ndev, M_DEVFS);
            return known;
        }
        ndev.si_drv0(wanted | extra);
        ndev.si_name(base + wanted);
        LIST_INSERT_HEAD(clones, ndev);
        return ndev;
    }

    /** The device with those bits, or NULL. */
    private Cdev FIND(ListHead<Cdev> clones, int bits) {
        Cdev dev = clones.first();
        while (!dev.isNull() && dev.si_drv0() != bits) {
            dev = clones.next(dev);
        }
        return dev;
    }

    /** The device of that name, or NULL: what devfs finds before it asks anybody to make one. */
    Cdev NAMED(ListHead<Cdev> clones, String name) {
        Cdev dev = clones.first();
        while (!dev.isNull() && !dev.si_name().equals(name)) {
            dev = clones.next(dev);
        }
        return dev;
    }

    /** The number behind a driver's name; -1 when there is none, -2 when it is none that dev_stdclone reads. */
    static int STDCLONE(String name, String base) {
        String digits = name.substring(base.length());
        return digits.isEmpty() ? -1 : digits.matches("0|[1-9][0-9]{0,6}") ? Integer.parseInt(digits) : -2;
    }

    /** A device goes. kern_conf.c:889. May sleep. */
    void destroy_dev(ListHead<Cdev> clones, Cdev dev) {
        preempt("destroy_dev waits until nobody is in the driver");
        LIST_REMOVE(clones, dev);
        free(dev, M_DEVFS);
    }
}
