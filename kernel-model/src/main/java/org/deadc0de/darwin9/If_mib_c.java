package org.deadc0de.darwin9;

import static org.deadc0de.kernel.Errno.ENOENT;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.deadc0de.sim.crash.KernelSource;

/** What sysctl tells of one interface, found by its index. */
@KernelSource("bsd/net/if_mib.c")
final class If_mib_c extends KernelFile {
    private static final int IF_DATA = 128;

    /** struct sysctl_oid. */
    private static final int OID = 40;

    /** ifmd_pcount, ifmd_flags, ifmd_snd_len, ifmd_snd_drops. */
    private static final int COUNTS = 16;

    /** The node of this list among the names of sysctl(3). */
    final long sysctl__net_link_generic_ifdata;

    If_mib_c(Darwin9 k) {
        super(k);
        sysctl__net_link_generic_ifdata = k.machine().data().define("sysctl__net_link_generic_ifdata", OID);
    }

    /**
     * IFDATA_GENERAL: struct ifmibdata of the interface of an index. The table of indices is never cleared, so an interface that has
     * been detached is told of as if it were there. if_mib.c:201.
     *
     * @return its bytes, or minus ENOENT for an index that was never given
     */
    Object sysctl_ifdata(long oidp, long arg1, int arg2) {
        int row = memory.load4(arg1, 0);
        if (row <= 0 || row > memory.load4(k.if_c.if_index, 0)) {
            return -ENOENT;
        }
        Ifnet ifp = k.if_c.IFINDEX2IFNET(row);
        if (ifp.isNull()) {
            return -ENOENT;
        }
        byte[] name = (k.dlil_c.NAME(ifp) + ifp.if_unit()).getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer ifmd =
                ByteBuffer.allocate(Headers.IFNAMSIZ + COUNTS + IF_DATA).order(ByteOrder.LITTLE_ENDIAN);
        ifmd.put(name, 0, Math.min(name.length, Headers.IFNAMSIZ));
        k.dlil_c.ifnet_lock_shared(ifp);
        ifmd.putInt(Headers.IFNAMSIZ + 4, ifp.if_flags());
        for (int at = 0; at < IF_DATA; at += 4) {
            ifmd.putInt(Headers.IFNAMSIZ + COUNTS + at, memory.load4(ifp.addressOf(Ifnet.IF_TYPE), at));
        }
        k.dlil_c.ifnet_lock_done(ifp);
        return ifmd.array();
    }
}
