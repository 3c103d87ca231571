package org.deadc0de.dragonfly111;

import java.util.Set;
import org.deadc0de.kernel.Fix;

/** A candidate fix of this kernel. */
abstract class DragonFlyFix implements Fix {
    private final String name;
    private final String description;
    private final Set<String> seams;

    DragonFlyFix(String name, String description, Set<String> seams) {
        this.name = name;
        this.description = description;
        this.seams = seams;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String description() {
        return description;
    }

    @Override
    public final Set<String> seams() {
        return seams;
    }

    /** Fills its seams. */
    abstract void apply(DragonFly111 k);
}
