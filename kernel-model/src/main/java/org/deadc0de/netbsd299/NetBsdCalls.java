package org.deadc0de.netbsd299;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Killed;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.netbsd299.user.NetBsdSyscalls;
import org.deadc0de.netbsd299.user.RouteMessage;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/** The system calls of one process: what libc and the trap gate do between a program and the kernel. */
final class NetBsdCalls implements NetBsdSyscalls {
    private static final int SYS_EXIT = 1;
    private static final int SYS_FORK = 2;
    private static final int SYS_READ = 3;
    private static final int SYS_WRITE = 4;
    private static final int SYS_OPEN = 5;
    private static final int SYS_CLOSE = 6;
    private static final int SYS_WAIT4 = 7;
    private static final int SYS_UNLINK = 10;
    private static final int SYS_RECVMSG = 27;
    private static final int SYS_SENDMSG = 28;
    private static final int SYS_ACCEPT = 30;
    private static final int SYS_KILL = 37;
    private static final int SYS_IOCTL = 54;
    private static final int SYS_SELECT = 93;
    private static final int SYS_SETPRIORITY = 96;
    private static final int SYS_SOCKET = 97;
    private static final int SYS_CONNECT = 98;
    private static final int SYS_BIND = 104;
    private static final int SYS_SETSOCKOPT = 105;
    private static final int SYS_LISTEN = 106;
    private static final int SYS_NANOSLEEP = 240;

    private static final int O_WRONLY = 0x1;
    private static final int O_ACCMODE = 0x3;
    private static final int O_APPEND = 0x8;
    private static final int O_CREAT = 0x200;
    private static final int O_TRUNC = 0x400;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(SYS_EXIT, "exit"),
            Map.entry(SYS_FORK, "fork"),
            Map.entry(SYS_READ, "read"),
            Map.entry(SYS_WRITE, "write"),
            Map.entry(SYS_OPEN, "open"),
            Map.entry(SYS_CLOSE, "close"),
            Map.entry(SYS_WAIT4, "wait4"),
            Map.entry(SYS_UNLINK, "unlink"),
            Map.entry(SYS_RECVMSG, "recvmsg"),
            Map.entry(SYS_SENDMSG, "sendmsg"),
            Map.entry(SYS_ACCEPT, "accept"),
            Map.entry(SYS_KILL, "kill"),
            Map.entry(SYS_IOCTL, "ioctl"),
            Map.entry(SYS_SELECT, "select"),
            Map.entry(SYS_SETPRIORITY, "setpriority"),
            Map.entry(SYS_SOCKET, "socket"),
            Map.entry(SYS_CONNECT, "connect"),
            Map.entry(SYS_BIND, "bind"),
            Map.entry(SYS_SETSOCKOPT, "setsockopt"),
            Map.entry(SYS_LISTEN, "listen"),
            Map.entry(SYS_NANOSLEEP, "nanosleep"));

    private final NetBsd299 k;
    private final Proc process;

    NetBsdCalls(NetBsd299 k, Proc process) {
        this.k = k;
        this.process = process;
    }

    /** The name of a system call by its number. */
    private static String nameOf(int number) {
        return NAMES.getOrDefault(number, "system call " + number);
    }

    private Memory mem() {
        return k.machine().memory();
    }

    private Lwp l() {
        return k.cpu.current();
    }

    private Mbuf none() {
        return Mbuf.TYPE.at(mem(), 0);
    }

    /** From user mode into the kernel and back: a process gives the processor up on the way out if somebody better waits. */
    int enter(int number, IntSupplier call) {
        return enter(number, "", call);
    }

    /** @param about the request or option, for whoever reads an exploration's steps */
    private int enter(int number, String about, IntSupplier call) {
        k.machine().sched().refuel();
        SimThread me = k.machine().sched().current();
        if (me != null) {
            me.call(nameOf(number), about);
        }
        k.cpu.enter(Kind.SYSCALL);
        Lwp l = l();
        l.l_syscall(number);
        int result = k.syscall_c.syscall_plain(call);
        boolean ended = (l.l_flag() & Kern_exit_c.L_WEXIT) != 0;
        if (ended) {
            k.cpu.leave();
            if (number != SYS_EXIT) {
                throw new Killed(l.p_sigexit());
            }
            return result;
        }
        knows(number, result);
        k.cpu.userret();
        return result;
    }

    /** Tells who compares states what the process has learnt: what it does next follows from that and what it knew. */
    private void knows(int what, long value) {
        if (k.machine().sched().wantsKnowledge()) {
            k.machine().sched().entersUserMode(what * 0x9e3779b97f4a7c15L + value);
        }
    }

    private byte[] learnt(byte[] bytes) {
        knows(SYS_READ, Arrays.hashCode(bytes));
        return bytes;
    }

    /** A call whose kernel function gives an errno. */
    private int call(int number, IntSupplier body) {
        return -enter(number, body);
    }

    private int call(int number, String about, IntSupplier body) {
        return -enter(number, about, body);
    }

    // ---- sockets -------------------------------------------------------------------------------------------------

    private static int domain(String name) {
        return switch (name.substring(3)) {
            case "INET" -> KernelFile.AF_INET;
            case "INET6" -> KernelFile.AF_INET6;
            case "ROUTE" -> KernelFile.AF_ROUTE;
            case "LOCAL", "UNIX" -> KernelFile.AF_LOCAL;
            default -> 0;
        };
    }

    @Override
    public int socket(String domain, String type, int protocol) {
        int number = switch (type) {
            case "SOCK_STREAM" -> Uipc_domain_c.SOCK_STREAM;
            case "SOCK_DGRAM" -> Uipc_domain_c.SOCK_DGRAM;
            default -> Uipc_domain_c.SOCK_RAW;
        };
        return enter(SYS_SOCKET, () -> k.uipc_syscalls_c.sys_socket(l(), domain(domain), number, protocol));
    }

    @Override
    public int bind(int descriptor, Sockaddr address, int port) {
        return call(SYS_BIND, () -> k.uipc_syscalls_c.sys_bind(l(), descriptor, name(address, port)));
    }

    private Mbuf name(Sockaddr address, int port) {
        if (address == null) {
            return none();
        }
        Mbuf m = k.if_c.m_get(new byte[28]);
        SockaddrS sa = k.if_c.mtosa(m);
        k.sys_generic_c.PUT(address, sa);
        sa.sin_port(port);
        return m;
    }

    @Override
    public int setsockopt(int descriptor, String option, Object value) {
        return call(
                SYS_SETSOCKOPT,
                option,
                () -> k.uipc_syscalls_c.sys_setsockopt(
                        l(), descriptor, level(option), number(option), option(option, value)));
    }

    private static int level(String option) {
        return option.startsWith("SO_") ? 0xffff : option.startsWith("IPV6_") ? 41 : 0;
    }

    private static int number(String option) {
        return switch (option) {
            case "IP_HDRINCL" -> Ip_output_c.IP_HDRINCL;
            case "IP_MULTICAST_IF" -> Ip_output_c.IP_MULTICAST_IF;
            case "IP_MULTICAST_TTL" -> Ip_output_c.IP_MULTICAST_TTL;
            case "IP_MULTICAST_LOOP" -> Ip_output_c.IP_MULTICAST_LOOP;
            case "IP_ADD_MEMBERSHIP" -> Ip_output_c.IP_ADD_MEMBERSHIP;
            case "IP_DROP_MEMBERSHIP" -> Ip_output_c.IP_DROP_MEMBERSHIP;
            case "IP_RECVIF" -> Ip_output_c.IP_RECVIF;
            case "IPV6_UNICAST_HOPS" -> Ip6_output_c.IPV6_UNICAST_HOPS;
            case "IPV6_MULTICAST_IF" -> Ip6_output_c.IPV6_MULTICAST_IF;
            case "IPV6_MULTICAST_HOPS" -> Ip6_output_c.IPV6_MULTICAST_HOPS;
            case "IPV6_MULTICAST_LOOP" -> Ip6_output_c.IPV6_MULTICAST_LOOP;
            case "IPV6_JOIN_GROUP" -> Ip6_output_c.IPV6_JOIN_GROUP;
            case "IPV6_LEAVE_GROUP" -> Ip6_output_c.IPV6_LEAVE_GROUP;
            case "IPV6_PKTINFO" -> Ip6_output_c.IPV6_PKTINFO;
            case "IPV6_HOPLIMIT" -> Ip6_output_c.IPV6_HOPLIMIT;
            default -> 0;
        };
    }

    /** The option's value as the program passes it: bytes, an int, two addresses, or a group and an index. */
    private Mbuf option(String option, Object value) {
        if (value instanceof Integer number) {
            boolean small = option.equals("IP_MULTICAST_TTL") || option.equals("IP_MULTICAST_LOOP");
            Mbuf m = k.if_c.m_get(new byte[small ? 1 : 4]);
            if (small) {
                mem().store1(m.addressOf(Mbuf.M_DAT), 0, number);
            } else {
                mem().store4(m.addressOf(Mbuf.M_DAT), 0, number);
            }
            return m;
        }
        if (value instanceof int[] words) {
            Mbuf m = k.if_c.m_get(new byte[4 * words.length]);
            for (int i = 0; i < words.length; i++) {
                mem().store4(m.addressOf(Mbuf.M_DAT), 4 * i, words[i]);
            }
            return m;
        }
        if (value instanceof Sockaddr group) {
            Mbuf m = k.if_c.m_get(new byte[20]);
            In6Addr.of(group.address()).store(mem(), m.addressOf(Mbuf.M_DAT));
            mem().store4(m.addressOf(Mbuf.M_DAT), 16, group.index());
            return m;
        }
        return none();
    }

    @Override
    public int sendmsg(int descriptor, byte[] payload, Sockaddr to, int port, int pktinfoIndex) {
        return call(SYS_SENDMSG, () -> {
            int room = room(descriptor);
            byte[] bytes = new byte[room + payload.length];
            System.arraycopy(payload, 0, bytes, room, payload.length);
            Mbuf control = none();
            if (pktinfoIndex != 0) {
                control = k.if_c.m_get(new byte[28]);
                long data = control.addressOf(Mbuf.M_DAT);
                mem().store4(data, 0, 28);
                mem().store4(data, 4, Ip6_output_c.IPV6_PKTINFO);
                mem().store4(data, 24, pktinfoIndex);
            }
            return k.uipc_syscalls_c.sys_sendmsg(l(), descriptor, name(to, port), k.if_c.m_get(bytes), control);
        });
    }

    /** How many bytes of headers the protocol will put in front. */
    private int room(int descriptor) {
        if (!(process.descriptor(descriptor) instanceof OpenFile fp) || fp.kind() != OpenFile.Kind.SOCKET) {
            return 0;
        }
        Socket so = Socket.TYPE.at(mem(), fp.address());
        int family = so.so_proto().pr_domain().dom_family();
        boolean raw = so.so_type() == Uipc_domain_c.SOCK_RAW;
        if (family == KernelFile.AF_INET) {
            boolean own = raw && (Inpcb.TYPE.at(mem(), so.so_pcb()).inp_flags() & Ip_output_c.INP_HDRINCL) != 0;
            return own ? 0 : raw ? 20 : 28;
        }
        return family == KernelFile.AF_INET6 ? 48 : 0;
    }

    @Override
    public Datagram recvmsg(int descriptor) {
        Datagram[] result = new Datagram[1];
        enter(SYS_RECVMSG, () -> {
            Mbuf[] mp = new Mbuf[1];
            int error = k.uipc_syscalls_c.sys_recvfrom(l(), descriptor, mp);
            if (error == 0 && !mp[0].isNull()) {
                result[0] = datagram(mp[0]);
                k.if_c.m_freem(mp[0]);
            }
            return error;
        });
        return result[0];
    }

    private Datagram datagram(Mbuf m) {
        byte[] bytes = learnt(m.bytes());
        int index = m.m_csum();
        boolean v6 = bytes.length >= 48 && m.ip6().ip6_nxt() == Udp_usrreq_c.IPPROTO_UDP && bytes[9] != 89;
        if (v6) {
            In6Addr source = m.ip6().ip6_src();
            In6Addr plain = source.hasScope() ? new In6Addr(source.high() & ~(0xffffL << 32), source.low()) : source;
            return new Datagram(
                    index,
                    new Sockaddr(AF_INET6, plain.bytes(), source.hasScope() ? index : 0, ""),
                    Arrays.copyOfRange(bytes, 48, bytes.length));
        }
        return new Datagram(
                index,
                Sockaddr.inet(m.ip().ip_src()),
                Arrays.copyOfRange(bytes, Math.min(20, bytes.length), bytes.length));
    }

    @Override
    public int listen(int descriptor, String path) {
        return call(SYS_LISTEN, () -> k.uipc_syscalls_c.sys_listen(l(), descriptor, path));
    }

    @Override
    public int connect(int descriptor, String path) {
        return call(SYS_CONNECT, () -> k.uipc_syscalls_c.sys_connect(l(), descriptor, path));
    }

    @Override
    public int accept(int descriptor) {
        return enter(SYS_ACCEPT, () -> k.uipc_syscalls_c.sys_accept(l(), descriptor));
    }

    // ---- descriptors ---------------------------------------------------------------------------------------------

    @Override
    public int open(String path, int flags) {
        return enter(SYS_OPEN, () -> {
            if (path.equals("/dev/null")) {
                return process.addDescriptor(new OpenFile(OpenFile.Kind.NULL, 0));
            }
            if (path.equals("/dev/tty00")) {
                int error = k.tty_c.ttyopen(k.tty_c.tty00, (flags & 4) == 0);
                return error != 0
                        ? -error
                        : process.addDescriptor(new OpenFile(OpenFile.Kind.TTY, k.tty_c.tty00.address()));
            }
            return path.startsWith("/dev/") ? -Errno.ENXIO : vn_open(path, flags);
        });
    }

    private int vn_open(String path, int flags) {
        if (Disk.isDirectory(path)) {
            return (flags & O_ACCMODE) != 0 ? -Errno.EISDIR : -Errno.ENOENT;
        }
        boolean exists = k.disk().read(path) != null;
        if (!exists && ((flags & O_CREAT) == 0 || !Disk.isDirectory(Disk.directoryOf(path)))) {
            return -Errno.ENOENT;
        }
        if (!exists || (flags & O_TRUNC) != 0) {
            k.disk().write(path, "");
        }
        return process.addDescriptor(
                new OpenFile(new FileHandle(k.disk(), mem().journal(), path, (flags & O_APPEND) != 0)));
    }

    @Override
    public int unlink(String path) {
        return call(SYS_UNLINK, () -> {
            if (Disk.isDirectory(path)) {
                return Errno.EPERM;
            }
            if (k.disk().read(path) == null) {
                return Errno.ENOENT;
            }
            k.disk().write(path, null);
            return 0;
        });
    }

    @Override
    public int writeFile(String path, String text) {
        int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC);
        if (descriptor < 0) {
            return descriptor;
        }
        write(descriptor, text);
        return close(descriptor);
    }

    @Override
    public FileStatus stat(String path) {
        if (Disk.isDirectory(path)) {
            return new FileStatus('d', 0755, "root", "wheel", 0, 0, 512, 0);
        }
        String text = k.disk().read(path);
        return text == null ? null : new FileStatus('-', 0644, "root", "wheel", 0, 0, text.length(), 0);
    }

    @Override
    public List<String> list(String path) {
        return Disk.isDirectory(path) ? k.disk().list(path) : null;
    }

    @Override
    public int close(int descriptor) {
        return call(SYS_CLOSE, () -> k.kern_descrip_c.sys_close(l(), descriptor));
    }

    @Override
    public int ioctl(int descriptor, String request, Object argument) {
        return call(SYS_IOCTL, request, () -> {
            int error = k.sys_generic_c.sys_ioctl(l(), descriptor, request, argument);
            if (argument instanceof IfReq ifr) {
                knows(SYS_IOCTL, ifr.value);
            } else if (argument instanceof int[] words) {
                knows(SYS_IOCTL, Arrays.hashCode(words));
            }
            return error;
        });
    }

    @Override
    public int write(int descriptor, Object message) {
        return call(SYS_WRITE, () -> {
            if (!(process.descriptor(descriptor) instanceof OpenFile fp)) {
                return Errno.EBADF;
            }
            if (fp.kind() == OpenFile.Kind.FILE) {
                fp.file().write(String.valueOf(message));
                return 0;
            }
            byte[] bytes = message instanceof byte[] octets
                    ? octets
                    : String.valueOf(message).getBytes(StandardCharsets.ISO_8859_1);
            return switch (fp.kind()) {
                case TTY -> k.tty_c.ttwrite(Tty.TYPE.at(mem(), fp.address()), bytes);
                case SOCKET -> k.uipc_syscalls_c.sys_sendmsg(l(), descriptor, none(), k.if_c.m_get(bytes), none());
                case FILE, NULL -> 0;
            };
        });
    }

    @Override
    public Object read(int descriptor) {
        Object[] result = new Object[1];
        int error = enter(SYS_READ, () -> {
            if (!(process.descriptor(descriptor) instanceof OpenFile fp)) {
                return Errno.EBADF;
            }
            if (fp.kind() == OpenFile.Kind.TTY) {
                byte[] bytes = learnt(k.tty_c.ttread(Tty.TYPE.at(mem(), fp.address())));
                result[0] = bytes.length == 0 ? null : bytes;
                return 0;
            }
            if (fp.kind() == OpenFile.Kind.NULL) {
                return 0;
            }
            if (fp.kind() == OpenFile.Kind.FILE) {
                result[0] = fp.file().read();
                return 0;
            }
            Mbuf[] mp = new Mbuf[1];
            int failed = k.uipc_syscalls_c.sys_recvfrom(l(), descriptor, mp);
            if (failed == 0 && !mp[0].isNull()) {
                byte[] bytes = learnt(mp[0].bytes());
                boolean route = Socket.TYPE
                                .at(mem(), fp.address())
                                .so_proto()
                                .pr_domain()
                                .dom_family()
                        == KernelFile.AF_ROUTE;
                result[0] = route ? RouteMessage.decode(bytes) : bytes;
                k.if_c.m_freem(mp[0]);
            }
            return failed;
        });
        return error != 0 ? Integer.valueOf(-error) : result[0];
    }

    @Override
    public List<Integer> select(List<Integer> descriptors, long timeout) {
        int[] fds = new int[descriptors.size()];
        for (int i = 0; i < fds.length; i++) {
            fds[i] = descriptors.get(i);
        }
        long[] ready = new long[1];
        int error = enter(SYS_SELECT, () -> {
            int failed = k.sys_generic_c.sys_select(l(), fds, timeout, ready);
            knows(SYS_SELECT, ready[0]);
            return failed;
        });
        if (error != 0) {
            return null;
        }
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < fds.length; i++) {
            if ((ready[0] >>> i & 1) != 0) {
                list.add(fds[i]);
            }
        }
        return list;
    }

    // ---- processes and signals -----------------------------------------------------------------------------------

    @Override
    public int kill(int pid, int signal) {
        return call(SYS_KILL, () -> k.kern_sig_c.sys_kill(l(), pid, signal));
    }

    @Override
    public void signal(int signal, Disposition disposition) {
        Lwp l = l();
        long bit = 1L << signal - 1;
        l.p_sigcatch(disposition == Disposition.CATCH ? l.p_sigcatch() | bit : l.p_sigcatch() & ~bit);
        l.p_sigignore(disposition == Disposition.IGNORE ? l.p_sigignore() | bit : l.p_sigignore() & ~bit);
    }

    @Override
    public long takeSignals() {
        long delivered = l().p_delivered();
        knows(SYS_KILL, delivered);
        l().p_delivered(0);
        return delivered;
    }

    @Override
    public int fork(String name, String command, List<Integer> descriptors, Program child) {
        int[] pid = new int[1];
        enter(SYS_FORK, () -> {
            List<OpenFile> files = new ArrayList<>();
            for (int descriptor : descriptors) {
                files.add((OpenFile) process.descriptor(descriptor));
                process.setDescriptor(descriptor, null);
            }
            pid[0] = k.machine().processes().takePid();
            k.spawn(process, pid[0], name, command, "", child, files);
            return 0;
        });
        return pid[0];
    }

    @Override
    public void exec(String name, String command, Program program) {
        List<OpenFile> files = new ArrayList<>();
        for (Object file : process.descriptors().values()) {
            files.add((OpenFile) file);
        }
        for (int descriptor : new ArrayList<>(process.descriptors().keySet())) {
            process.setDescriptor(descriptor, null);
        }
        SimThread old = process.thread();
        k.spawn(
                k.machine().processes().get(process.parent()),
                process.pid(),
                name,
                command,
                k.tty_c.tty00.t_session() == process.pid() ? k.tty_c.tty00.t_name() : process.terminal(),
                program,
                files);
        Lwp l = Lwp.TYPE.at(mem(), old.control());
        l.l_flag(l.l_flag() | Kern_exit_c.L_WEXIT);
        k.exit(process);
        throw new NetBsd299.ProcessReplaced();
    }

    @Override
    public int spawn(List<String> argv) {
        Program program = k.program(argv.get(0));
        if (program == null) {
            return -Errno.ENOENT;
        }
        String base = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        return fork(base, String.join(" ", argv), List.of(), program);
    }

    @Override
    public int wait4(int pid) {
        return call(SYS_WAIT4, () -> {
            while (k.machine().processes().get(pid) != null
                    && !k.machine().processes().get(pid).hasEnded()) {
                int error = k.kern_synch_c.ltsleep(l().address(), Cpu.PWAIT | Kern_synch_c.PCATCH, "wait", 0);
                if (error != 0) {
                    return error;
                }
            }
            return 0;
        });
    }

    @Override
    public int nanosleep(long nanoseconds) {
        return call(SYS_NANOSLEEP, () -> {
            int error = k.kern_synch_c.ltsleep(
                    l().address() + 4, Cpu.PWAIT | Kern_synch_c.PCATCH, "nanosle", Math.max(nanoseconds, 1));
            return error == Kern_synch_c.EWOULDBLOCK ? 0 : error;
        });
    }

    @Override
    public Integer setpriority(int pid, int increment, boolean relative) {
        Integer[] before = new Integer[1];
        enter(SYS_SETPRIORITY, () -> {
            Proc proc = pid == 0 ? process : k.machine().processes().get(pid);
            if (proc == null || proc.thread() == null || proc.thread().control() == 0) {
                return Errno.ESRCH;
            }
            Lwp l = Lwp.TYPE.at(mem(), proc.thread().control());
            before[0] = l.p_nice();
            l.p_nice(Math.max(-20, Math.min(20, relative ? before[0] + increment : increment)));
            return 0;
        });
        return before[0];
    }

    @Override
    public int getpid() {
        return process.pid();
    }

    // ---- files, logs, names --------------------------------------------------------------------------------------

    @Override
    public void syslog(int level, String text) {
        String line = timestamp() + " " + k.machine().host() + " " + process.name() + "[" + process.pid() + "]: " + text
                + "\n";
        k.disk().append("/var/log/messages", line);
        if (level <= 3) {
            k.machine().console().print(line);
        }
    }

    @Override
    public void cronlog(String text) {
        k.disk()
                .append(
                        "/var/log/cron",
                        timestamp() + " " + k.machine().host() + " cron[" + process.pid() + "]: " + text + "\n");
    }

    @Override
    public String readFile(String path) {
        return k.disk().read(path);
    }

    @Override
    public String timestamp() {
        return WallClock.syslog(uptime());
    }

    @Override
    public List<Integer> calendar() {
        return WallClock.calendar(uptime());
    }

    @Override
    public int random(int limit) {
        int number = k.random(limit);
        knows(0, number);
        return number;
    }

    @Override
    public String hostname() {
        return k.machine().host();
    }

    @Override
    public long uptime() {
        return k.machine().clock().now();
    }

    @Override
    public int moduleLoad(String name) {
        return -Errno.ENOENT;
    }

    @Override
    public int moduleUnload(String name) {
        return -Errno.ENOENT;
    }

    @Override
    public Object sysctl(String name, Object newValue) {
        return new Sysctl(k).get(name.toLowerCase(Locale.ROOT), newValue);
    }

    @Override
    public List<Interface> interfaces() {
        List<Interface> all = new Kvm(k).interfaces();
        all.forEach(each -> knows(each.index(), each.flags() * 31L + each.ibytes() * 17 + each.obytes()));
        return all;
    }

    @Override
    public List<RouteLine> routes() {
        return new Kvm(k).routes();
    }
}
