package org.deadc0de.netbsd299.user;

import java.util.List;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.kernel.Syscalls;

/**
 * The system calls of a NetBSD process beyond those that all four systems share here. Results below zero are minus an error
 * number.
 */
@SuppressWarnings("ArrayRecordComponent") // what is read from the kernel is compared by nobody
public interface NetBsdSyscalls extends Syscalls {
    int AF_INET6 = 24;
    int SIGHUP = 1;
    int SIGINT = 2;
    int SIGKILL = 9;
    int SIGTERM = 15;

    /** What a process does with a signal. */
    enum Disposition {
        DEFAULT,
        IGNORE,
        CATCH
    }

    /** What came in by an interface: its index, the sender, the payload behind all headers. */
    record Datagram(int index, Sockaddr from, byte[] payload) {}

    /** One line of kvm(3)'s view of the interfaces. */
    record Interface(
            String name,
            int index,
            int flags,
            int mtu,
            long metric,
            byte[] lladdr,
            List<Address> addresses,
            long ipackets,
            long opackets,
            long ibytes,
            long obytes) {}

    /** An address of an interface, the groups joined through it after it. */
    record Address(
            int family, byte[] address, byte[] destination, byte[] mask, int prefixLength, List<String> groups) {}

    /** One line of the routing tables. */
    record RouteLine(
            int family,
            byte[] destination,
            int prefixLength,
            boolean host,
            byte[] gateway,
            int gatewayFamily,
            int gatewayIndex,
            int flags,
            int refs,
            int use,
            int mtu,
            String interfaceName) {}

    @Override
    default boolean isAll() {
        return false;
    }

    /** sigaction(2). */
    void signal(int signal, Disposition disposition);

    /** The caught signals delivered since the last time, one bit each: bit 0 is signal 1. */
    long takeSignals();

    /**
     * select(2) for reading.
     *
     * @param timeout nanoseconds, 0 for ever, negative for a look only
     * @return the descriptors that can be read, none when the time was up; null when a signal came
     */
    List<Integer> select(List<Integer> descriptors, long timeout);

    /** bind(2). */
    int bind(int descriptor, Sockaddr address, int port);

    /**
     * sendmsg(2).
     *
     * @param pktinfoIndex IPV6_PKTINFO's interface index, 0 for no such option
     */
    int sendmsg(int descriptor, byte[] payload, Sockaddr to, int port, int pktinfoIndex);

    /** recvmsg(2) of a network socket; null at the end, or when a signal came. */
    Datagram recvmsg(int descriptor);

    /** bind(2) and listen(2) on a Unix socket. */
    int listen(int descriptor, String path);

    /** connect(2) to a Unix socket. */
    int connect(int descriptor, String path);

    /** accept(2); minus EAGAIN when nobody waits. */
    int accept(int descriptor);

    /** fork(2): a child that runs {@code child}; the given descriptors move to it. Gives its pid. */
    int fork(String name, String command, List<Integer> descriptors, Program child);

    /** execve(2): this process becomes that program, under a new name; does not come back. */
    void exec(String name, String command, Program program);

    /** fork(2) and execve(2) of a program of this system by its command line; minus ENOENT when there is none. */
    int spawn(List<String> argv);

    /** wait4(2) for a child; EINTR when a signal came. */
    int wait4(int pid);

    /** syslog(3), for who the process is; levels as in syslog.h: 3 is err, 5 notice, 6 info. */
    void syslog(int level, String text);

    /** Writes a line as cron's facility does. */
    void cronlog(String text);

    /** The text of a file, or null. */
    String readFile(String path);

    /** open(2), write(2) and close(2): replaces the text of a file, or makes it. */
    int writeFile(String path, String text);

    /** unlink(2). */
    int unlink(String path);

    /** The local time as syslog prints it. */
    String timestamp();

    /** The local time as crontab(5) counts it: minute, hour, day of the month, month, day of the week (0 is Sunday). */
    List<Integer> calendar();

    /** rand(3) of this process's host: the next number below {@code limit}. */
    int random(int limit);

    /**
     * setpriority(2) of a process: from now on it has that nice value.
     *
     * @param pid 0 for the caller
     * @param relative whether the value is added to what it has
     * @return what it had before, or null when there is no such process
     */
    Integer setpriority(int pid, int value, boolean relative);

    /** The pid. */
    int getpid();

    /** The host's name. */
    String hostname();

    /** Text to the terminal of the process that was forked away from it. */
    List<Interface> interfaces();

    /** The routing tables, in the order of their walk. */
    List<RouteLine> routes();
}
