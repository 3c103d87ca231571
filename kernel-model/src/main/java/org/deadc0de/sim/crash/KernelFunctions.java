package org.deadc0de.sim.crash;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A number for every kernel function that there is, so that a frame can hold it: like the strings of the Java machine, made once
 * and never changed. Which number a function has differs from run to run and says nothing.
 */
public final class KernelFunctions {
    /** More than any number. */
    static final int MOST = 1 << 20;

    /** Those that have no number by being woven. */
    private static final Map<String, Integer> BY_HAND = new HashMap<>();

    private static volatile String[] files = new String[1024];
    private static volatile String[] names = new String[1024];
    private static int count;

    private KernelFunctions() {}

    /**
     * Gives the functions of a file numbers that follow one another. Woven code does that when its class is loaded.
     *
     * @param functions each as its name, a blank and the number of places in it
     * @return the number of the first one
     */
    public static synchronized int numbers(String file, String[] functions) {
        int first = count;
        for (String function : functions) {
            add(file, function.substring(0, function.indexOf(' ')));
        }
        return first;
    }

    /** The number of a function that nobody wove. */
    static synchronized int number(String file, String function) {
        return BY_HAND.computeIfAbsent(file + '\0' + function, key -> add(file, function));
    }

    private static int add(String file, String function) {
        int number = count;
        if (number == MOST) {
            throw new IllegalStateException("more than " + MOST + " kernel functions");
        }
        if (number == files.length) {
            names = Arrays.copyOf(names, number * 2);
            files = Arrays.copyOf(files, number * 2);
        }
        files[number] = file;
        names[number] = function;
        count = number + 1;
        return number;
    }

    static String file(int number) {
        return files[number];
    }

    /** The name of the function of that number. */
    public static String name(int number) {
        return names[number];
    }
}
