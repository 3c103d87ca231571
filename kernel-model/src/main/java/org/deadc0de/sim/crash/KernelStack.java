package org.deadc0de.sim.crash;

import java.util.ArrayList;
import java.util.List;

/** The kernel functions one simulated thread is in. */
public final class KernelStack {
    private final List<String> functions = new ArrayList<>();
    private final List<List<Long>> arguments = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();

    /** Pushes a frame. */
    public void enter(String file, String function) {
        functions.add(file + ":" + function);
        arguments.add(new ArrayList<>());
        places.add(0);
    }

    /** Appends an argument word to the top frame. */
    public void argument(long word) {
        arguments.get(arguments.size() - 1).add(word);
    }

    /** Sets the place in the top frame. */
    public void at(int place) {
        places.set(places.size() - 1, place);
    }

    /** Pops the top frame. */
    public void leave() {
        functions.remove(functions.size() - 1);
        arguments.remove(arguments.size() - 1);
        places.remove(places.size() - 1);
    }

    /** One line per frame, innermost last. */
    public List<String> frames() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < functions.size(); i++) {
            lines.add(functions.get(i) + " " + arguments.get(i) + " at " + places.get(i));
        }
        return lines;
    }
}
