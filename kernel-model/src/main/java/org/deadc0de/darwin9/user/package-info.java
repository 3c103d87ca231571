/** The programs of Mac OS X 10.5 (network_cmds-307 and others): they see system calls and the bytes those give, nothing else. */
package org.deadc0de.darwin9.user;
