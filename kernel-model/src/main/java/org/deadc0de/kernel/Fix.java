package org.deadc0de.kernel;

import java.util.Set;

/** A candidate fix: a class that fills some of its kernel's seams. Each kernel applies its own. */
public interface Fix {
    /** Its name on command lines and in transcripts. */
    String name();

    /** One line: what it does, who proposed it, where. */
    String description();

    /** The seams it fills; two fixes that fill one seam refuse to load together. */
    Set<String> seams();

    /** The names of the fixes it builds on, which are loaded with it. */
    default Set<String> needs() {
        return Set.of();
    }
}
