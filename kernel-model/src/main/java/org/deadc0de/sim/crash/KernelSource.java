package org.deadc0de.sim.crash;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says that a class stands for one C file: its methods are that file's functions, and calling one pushes a frame. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface KernelSource {
    /** The file's path below the source tree, as in {@code "sys/net/if_clone.c"}. */
    String value();
}
