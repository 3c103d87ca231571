package org.deadc0de.weave;

/** Thrown where a kernel function would have crashed. */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
