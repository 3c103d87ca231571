package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** An ifaddr with the sockaddr_dl behind it, as if_alloc_sadl allocates them in one piece. */
final class LinkIfaddr extends Struct {
    static final StructType<LinkIfaddr> TYPE = new StructType<>("link_ifaddr", 84, LinkIfaddr::new);
    static final Field IFA = TYPE.embedded("ifa", 0, () -> Ifaddr.TYPE);
    static final Field SDL = TYPE.embedded("sdl", 56, () -> SockaddrS.TYPE);

    private LinkIfaddr(Memory memory, long address) {
        super(memory, address);
    }

    Ifaddr ifa() {
        return embedded(IFA, Ifaddr.TYPE);
    }

    SockaddrS sdl() {
        return embedded(SDL, SockaddrS.TYPE);
    }
}
