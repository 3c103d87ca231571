/**
 * DragonFly/i386 1.11-DEVELOPMENT of December 2007. Threads are coroutines under the MP lock: they switch where they sleep or change
 * the processor, and nowhere else. {@code DragonFly111} is the root, {@code Lwkt} the processors, {@code Boot} attaches the devices
 * and configures them, {@code DragonFlySyscalls} is the way in, {@code DragonFlySysctl} answers programs that list things.
 */
package org.deadc0de.dragonfly111;
