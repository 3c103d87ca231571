package org.deadc0de.kernel;

/** Something behind a descriptor that can say which it is. */
public interface Identified {
    /** Equal for two objects that behave alike whatever happens next, as those that stand for one and the same kernel object. */
    Object identity();
}
