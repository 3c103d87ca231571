/**
 * The programs that FreeBSD's and DragonFly's userlands have in common, for one was forked from the other, and what every program of
 * theirs needs: its system calls, err(3), getopt(3), printf(3)'s conversions, strerror(3). Programs whose output differs are in the
 * userland of their kernel.
 */
package org.deadc0de.userland;
