package org.deadc0de.freebsd10;

/** Text addresses of functions that are asked for again and again. */
final class SymbolCache {
    private static final int SIZE = 128;

    private final FreeBsd10 k;
    private final String[] files = new String[SIZE];
    private final String[] functions = new String[SIZE];
    private final long[] addresses = new long[SIZE];

    SymbolCache(FreeBsd10 k) {
        this.k = k;
    }

    /** The address if it is at hand, else 0. */
    long known(String file, String function) {
        int slot = function.hashCode() & SIZE - 1;
        return function.equals(functions[slot]) && file.equals(files[slot]) ? addresses[slot] : 0;
    }

    /** The address of a function of that file. */
    long address(String file, String function) {
        int slot = function.hashCode() & SIZE - 1;
        if (known(file, function) == 0) {
            addresses[slot] = k.machine.image().symbol(file, function).address();
            functions[slot] = function;
            files[slot] = file;
        }
        return addresses[slot];
    }
}
