package org.deadc0de.darwin9;

import java.util.Set;

/**
 * Counts the lives of an interface structure; an address of an earlier life is no address of this one. The count lies in
 * if_linkmiblen, the address's copy in the upper half of ifa_debug.
 */
final class FixGenerationCount extends DarwinFix {
    private static final int SHIFT = 16;

    @Override
    public String name() {
        return "generation-count";
    }

    @Override
    public String description() {
        return "interfaces count their lives; in_control passes over addresses of an earlier one";
    }

    @Override
    public Set<String> seams() {
        return Set.of("interfaceAttached", "addressAttached", "addressOfInterface");
    }

    @Override
    void apply(Darwin9 k) {
        k.seams.interfaceAttached = ifp -> ifp.if_linkmiblen(ifp.if_linkmiblen() + 1);
        k.seams.addressAttached = (ifp, ifa) -> ifa.ifa_debug(ifa.ifa_debug() & 0xffff | ifp.if_linkmiblen() << SHIFT);
        k.seams.addressOfInterface = (ia, ifp) ->
                ia.ia_ifa().ifa_ifp().is(ifp) && ia.ia_ifa().ifa_debug() >>> SHIFT == (ifp.if_linkmiblen() & 0xffff);
    }
}
