package org.deadc0de.freebsd10;

import java.util.List;
import java.util.TreeMap;
import org.deadc0de.kernel.Errno;
import org.deadc0de.sim.crash.KernelSource;

/** Device files. Which of them exist is for their drivers to say. */
@KernelSource("sys/fs/devfs/devfs_vnops.c")
final class Devfs_vnops_c extends KernelFile {
    /** Opens the devices of one driver. */
    interface Driver {
        /**
         * Opens a device.
         *
         * @param name without {@code /dev/}
         * @param opened takes the open file
         * @return an error number; ENOENT when there is no such device
         */
        int open(String name, int flags, Kthread td, OpenFile[] opened);
    }

    private final TreeMap<String, Driver> drivers = new TreeMap<>();

    Devfs_vnops_c(FreeBsd10 k) {
        super(k);
        DRIVER("null", (name, flags, td, opened) -> {
            opened[0] = new OpenFile() {};
            return 0;
        });
    }

    /** Registers a driver for all names that are {@code base} and digits. */
    void DRIVER(String base, Driver driver) {
        drivers.put(base, driver);
    }

    /** The names that drivers have registered. */
    List<String> NAMES() {
        return List.copyOf(drivers.keySet());
    }

    /** devfs_vnops.c:980. */
    int devfs_open(String path, int flags, Kthread td, OpenFile[] opened) {
        if (!path.startsWith("/dev/")) {
            return Errno.ENOENT;
        }
        String name = path.substring("/dev/".length());
        int end = name.length();
        while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        Driver driver = drivers.get(name.substring(0, end));
        return driver == null ? Errno.ENOENT : driver.open(name, flags, td, opened);
    }
}
