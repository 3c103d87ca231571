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
     * @param rdev the bit bucket, or the address of the driver's object for the node
     */
    int spec_open(long rdev, BsdProc p) {
        if (rdev == DEV_NULL) {
            return 0;
        }
        return k.tuntap_mgr_cc.cdev_open(TuntapInterface.TYPE.at(memory, rdev), p.p_pid());
    }

    /** spec_vnops.c:337. */
    int spec_read(Fileglob fp, byte[][] bytes) {
        if (fp.fg_data() == DEV_NULL) {
            bytes[0] = null;
            return 0;
        }
        return k.tuntap_mgr_cc.cdev_read(TuntapInterface.TYPE.at(memory, fp.fg_data()), bytes);
    }

    int spec_write(Fileglob fp, byte[] bytes) {
        if (fp.fg_data() == DEV_NULL) {
            return 0;
        }
        return k.tuntap_mgr_cc.cdev_write(TuntapInterface.TYPE.at(memory, fp.fg_data()), bytes);
    }

    /** The last close of a node. spec_vnops.c:590. */
    int spec_close(Fileglob fp) {
        if (fp.fg_data() == DEV_NULL) {
            return 0;
        }
        return k.tuntap_mgr_cc.cdev_close(TuntapInterface.TYPE.at(memory, fp.fg_data()));
    }
}
