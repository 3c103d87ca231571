/**
 * The userland of FreeBSD 9.0 and 10.0-CURRENT, November 2011: one public class per program. Programs see system calls, never
 * kernel structs, and print their own messages byte for byte.
 *
 * <p>Network ioctls carry an {@link org.deadc0de.kernel.IfReq}: {@code name} is ifr_name, {@code value} the one number of
 * requests that have one, {@code text} a string, {@code numbers} further fields by the names the headers give them.
 */
package org.deadc0de.freebsd10.user;
