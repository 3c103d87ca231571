/**
 * Darwin 9.0, xnu-1228 for i386: what Mac OS X 10.5.0 ran in November 2007, as far as configuring network interfaces reaches. Two
 * lists share the IPv4 addresses, interface structures are recycled and address lists are not: seed 000.
 */
package org.deadc0de.darwin9;
