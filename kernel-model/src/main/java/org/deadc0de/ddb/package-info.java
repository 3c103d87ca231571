/** What the kernel debuggers of FreeBSD and DragonFly have in common: expressions and output. Their commands are with the kernels. */
package org.deadc0de.ddb;
