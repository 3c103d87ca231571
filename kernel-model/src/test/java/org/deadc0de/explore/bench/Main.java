package org.deadc0de.explore.bench;

import org.deadc0de.explore.Bench;

/** Prints what {@link Bench} measures. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        Bench.run(System.out::println);
    }
}
