package org.deadc0de.darwin9;

import org.deadc0de.sim.crash.KernelSource;

/** The device nodes of the tun/tap driver: tuntap_manager. */
@KernelSource("tuntap/src/tuntap_mgr.cc")
final class Tuntap_mgr_cc extends KernelFile {
    Tuntap_mgr_cc(Darwin9 k) {
        super(k);
    }

    int cdev_open(TuntapInterface dev, int pid) {
        return k.tuntap_cc.tuntap_interface_cdev_open(dev, pid);
    }

    int cdev_close(TuntapInterface dev) {
        return k.tuntap_cc.tuntap_interface_cdev_close(dev);
    }

    int cdev_read(TuntapInterface dev, byte[][] bytes) {
        return k.tuntap_cc.tuntap_interface_cdev_read(dev, bytes);
    }

    int cdev_write(TuntapInterface dev, byte[] bytes) {
        return k.tuntap_cc.tuntap_interface_cdev_write(dev, bytes);
    }
}
