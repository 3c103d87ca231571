package org.deadc0de.freebsd10;

/** The places where this kernel's behaviour can be replaced: each a small interface whose default is history. */
final class Seams {
    final FreeBsd10 k;

    Seams(FreeBsd10 k) {
        this.k = k;
    }
}
