package org.deadc0de.darwin9;

import java.util.Set;

/** One mutex for each interface around its address ioctls. */
final class FixAddressIoctlMutex extends DarwinFix {
    private static final int MUTEXES = 64;

    @Override
    public String name() {
        return "address-ioctl-mutex";
    }

    @Override
    public String description() {
        return "a mutex for each interface lets one address ioctl in at a time";
    }

    @Override
    public Set<String> seams() {
        return Set.of("addressIoctl");
    }

    @Override
    void apply(Darwin9 k) {
        long mutexes = k.machine().data().define("if_address_mutex", MUTEXES * LckMtx.TYPE.size());
        Seams.AddressIoctl history = k.seams.addressIoctl;
        k.seams.addressIoctl = (so, cmd, data, ifp, p) -> {
            long address = mutexes + (long) (ifp.if_index() % MUTEXES) * LckMtx.TYPE.size();
            LckMtx mutex = LckMtx.TYPE.at(k.machine().memory(), address);
            k.if_c.lck_mtx_lock(mutex);
            int error = history.control(so, cmd, data, ifp, p);
            k.if_c.lck_mtx_unlock(mutex);
            return error;
        };
    }
}
