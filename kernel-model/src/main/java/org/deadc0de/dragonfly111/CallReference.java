package org.deadc0de.dragonfly111;

/** A reference for as long as a call uses an address. */
final class CallReference implements Seams.AddressHeld {
    private final DragonFly111 k;

    CallReference(DragonFly111 k) {
        this.k = k;
    }

    @Override
    public void hold(InIfaddr ia) {
        if (!ia.isNull()) {
            k.in_c.IFAREF(ia);
        }
    }

    @Override
    public void release(InIfaddr ia) {
        if (!ia.isNull()) {
            k.in_c.IFAFREE(ia);
        }
    }
}
