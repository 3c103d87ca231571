/**
 * The programs of dragonfly-1.11's userland. They parse nothing and know no kernel struct: they make system calls and print.
 *
 * <p>What they ask of {@link org.deadc0de.kernel.Syscalls} beyond the plain file calls:
 *
 * <ul>
 *   <li>{@code sysctl}: {@code net.routetable.iflist} and {@code kvm.ifnet} (lists of {@code IfEntry}; the second, read behind the
 *       kernel's back, also has addresses whose family is 0); {@code net.routetable.dump} and {@code net.routetable.dump.N} (lists
 *       of {@code RouteEntry} of the caller's cpu and of cpu N, cloned routes included); {@code net.arp} ({@code ArpEntry}); {@code
 *       kern.proc} ({@code ProcEntry}, kernel threads with pid -1 included); {@code kern.linker_files} ({@code ModuleEntry}); {@code
 *       kern.msgbuf}, {@code kern.boottime} (seconds), {@code sysctl.names}, and the variables sysctl(8) shows.
 *   <li>{@code ioctl} with an {@code IfReq}: the requests of net/if.h by name; {@code LINUX_SIOCSIFADDR}, {@code
 *       LINUX_SIOCGIFFLAGS}, {@code LINUX_SIOCSIFFLAGS} are those that a Linux binary makes through the emulation.
 *   <li>{@code write} and {@code read} of {@code RouteMessage} on a routing socket; {@code write} of a {@code Sockaddr} on a raw inet
 *       socket sends one echo request there, {@code read} gives the {@code Sockaddr} that answered, or null.
 * </ul>
 */
package org.deadc0de.dragonfly111.user;
