package org.deadc0de.sim.crash;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that stands for one C file of a kernel; its methods are that file's functions.
 *
 * <p>The build weaves a stack frame into every method whose name has a lower-case letter, so that backtraces cannot drift from
 * the code. A name in capitals stands for a C macro or inline function and leaves no frame.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface KernelSource {
    /** The file's path from the top of that system's source tree, such as {@code sys/net/if_clone.c}. */
    String value();
}
