package org.deadc0de.dragonfly111;

/** The few files of the simulated disk that programs look at. */
final class Files {
    private final DragonFly111 k;

    Files(DragonFly111 k) {
        this.k = k;
    }

    /** The text of an ordinary file, or null when there is none. */
    String text(String path) {
        return path.equals("/var/run/dmesg.boot") ? k.machine().console().messageBuffer() : null;
    }
}
