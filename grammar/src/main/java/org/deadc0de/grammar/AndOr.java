package org.deadc0de.grammar;

import java.util.List;

/** Pipelines joined by {@code &&} and {@code ||}, which bind equally and from the left. */
public record AndOr(Pipeline first, List<Link> rest) {
    public AndOr {
        rest = List.copyOf(rest);
    }

    /** What decides whether the next pipeline runs. */
    public enum Operator {
        /** {@code &&}: runs when the status so far is 0. */
        AND,
        /** {@code ||}: runs when the status so far is not 0. */
        OR
    }

    /** One further pipeline. */
    public record Link(Operator operator, Pipeline pipeline) {}
}
