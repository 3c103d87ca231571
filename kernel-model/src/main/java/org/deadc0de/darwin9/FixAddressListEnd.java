package org.deadc0de.darwin9;

import java.util.Set;

/** Ends the copy of an address list behind what was copied (kpi_interface.c:766-821): one that has gone meanwhile leaves no hole. */
final class FixAddressListEnd extends DarwinFix {
    @Override
    public String name() {
        return "address-list-end";
    }

    @Override
    public String description() {
        return "a copied address list ends where the copying ended, not where the counting did";
    }

    @Override
    public Set<String> seams() {
        return Set.of("addressListEnd");
    }

    @Override
    void apply(Darwin9 k) {
        k.seams.addressListEnd = (counted, copied) -> copied;
    }
}
