package org.deadc0de.darwin9;

import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.sim.crash.KernelSource;

/** Character devices: nodes of the tun/tap driver, and the bit bucket. */
@KernelSource("bsd/miscfs/specfs/spec_vnops.c")
final class Spec_vnops_c extends KernelFile {
    static final long DEV_NULL = 1;

    Spec_vnops_c(Darwin9 k) {
        super(k);
    }

    /**
     * Opens a device node. spec_vnops.c:262.
     *
     * @param ap names the node: the bit bucket, or the address of the driver's object
     */
    int spec_open(VnopArgs ap) {
        if (ap.a_vp() == DEV_NULL) {
            return 0;
        }
        int pid = get_bsdthread_info().uu_proc().p_pid();
        return k.tuntap_mgr_cc.cdev_open(TuntapInterface.TYPE.at(memory, ap.a_vp()), pid);
    }

    /** spec_vnops.c:337. */
    int spec_read(VnopArgs ap, byte[][] bytes) {
        if (ap.a_vp() == DEV_NULL) {
            bytes[0] = null;
            return 0;
        }
        return k.tuntap_mgr_cc.cdev_read(TuntapInterface.TYPE.at(memory, ap.a_vp()), bytes);
    }

    int spec_write(VnopArgs ap, byte[] bytes) {
        if (ap.a_vp() == DEV_NULL) {
            return 0;
        }
        return k.tuntap_mgr_cc.cdev_write(TuntapInterface.TYPE.at(memory, ap.a_vp()), bytes);
    }

    /** The last close of a node. spec_vnops.c:590. */
    int spec_close(VnopArgs ap) {
        if (ap.a_vp() == DEV_NULL) {
            return 0;
        }
        return k.tuntap_mgr_cc.cdev_close(TuntapInterface.TYPE.at(memory, ap.a_vp()));
    }
}
