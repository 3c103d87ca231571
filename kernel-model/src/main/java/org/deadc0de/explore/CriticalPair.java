package org.deadc0de.explore;

import java.util.List;

/**
 * Two steps whose order decides.
 *
 * @param first the number of the step that came first and should not have
 * @param second the number of the one that would have had to come before it
 * @param words the names of what both touch, or empty
 * @param outcome what happens with the two turned round: nothing wrong
 */
public record CriticalPair(int first, int second, List<String> words, String outcome) {}
