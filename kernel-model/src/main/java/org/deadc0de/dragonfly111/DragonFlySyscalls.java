package org.deadc0de.dragonfly111;

import java.util.Set;
import java.util.function.IntSupplier;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.Identified;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Killed;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.RouteEntry;
import org.deadc0de.kernel.RouteMessage;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.lock.WaitChannels;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;

/** The system calls of one process: what libc and the trap gate do between a program and the kernel. */
final class DragonFlySyscalls implements Syscalls {
    private static final int FRAME = 0x68;

    /** The options of all sockets; what they are set to has no effect here. */
    private static final Set<String> SOCKET_OPTIONS = Set.of(
            "SO_DEBUG",
            "SO_REUSEADDR",
            "SO_KEEPALIVE",
            "SO_DONTROUTE",
            "SO_BROADCAST",
            "SO_USELOOPBACK",
            "SO_SNDBUF",
            "SO_RCVBUF",
            "SO_SNDTIMEO",
            "SO_RCVTIMEO");

    private final DragonFly111 k;
    private final Proc process;

    DragonFlySyscalls(DragonFly111 k, Proc process) {
        this.k = k;
        this.process = process;
    }

    private Memory mem() {
        return k.machine().memory();
    }

    private Td td() {
        return k.lwkt.curthread();
    }

    /** From user mode into the kernel and back. The first time it shows which processor the process was given. */
    private int call(IntSupplier body) {
        Sched sched = k.machine().sched();
        sched.refuel();
        SimThread me = sched.current();
        Td td = td();
        if (td.td_placed() == 0
                && k.ncpus() > 1
                && k.machine().option("usched", "any").equals("any")) {
            td.td_placed(1);
            td.td_gd(sched.chooseOutcome(k.ncpus(), "is given a processor"));
        } else {
            sched.point(Kind.SYSCALL, 0);
        }
        if (me != null) {
            me.cpu(td.td_gd());
        }
        td.td_pri(Lwkt.TDPRI_USER_NORM);
        int result = k.trap_c.syscall2(k.lwkt.stackTop() - FRAME, body);
        long signals = me == null ? 0 : k.lwkt.channels.signalsOf(me);
        if (signals != 0) {
            int signal = Long.numberOfTrailingZeros(signals) + 1;
            k.lwkt.channels.clear(me, signal);
            throw new Killed(signal);
        }
        return result;
    }

    /** The end of the process: every descriptor is closed. */
    void exit() {
        SimThread me = k.machine().sched().current();
        for (long signals = k.lwkt.channels.signalsOf(me); signals != 0; signals = k.lwkt.channels.signalsOf(me)) {
            k.lwkt.channels.clear(me, Long.numberOfTrailingZeros(signals) + 1);
        }
        if (process.descriptors().isEmpty()) {
            return;
        }
        call(() -> {
            k.kern_descrip_c.exit1(process);
            return 0;
        });
    }

    @Override
    public int socket(String domain, String type, int protocol) {
        int family = switch (domain.substring(3)) {
            case "INET" -> KernelFile.AF_INET;
            case "ROUTE" -> KernelFile.AF_ROUTE;
            case "LOCAL", "UNIX" -> 1;
            default -> -1;
        };
        if (family < 0) {
            return -Errno.EPROTONOSUPPORT;
        }
        int kind = switch (type) {
            case "SOCK_STREAM" -> KernelFile.SOCK_STREAM;
            case "SOCK_DGRAM" -> KernelFile.SOCK_DGRAM;
            default -> KernelFile.SOCK_RAW;
        };
        return call(() -> k.kern_descrip_c.FALLOC(
                process,
                Kern_descrip_c.DTYPE_SOCKET,
                k.uipc_socket_c.socreate(family, kind, protocol).address()));
    }

    /** A file or a directory that a process reads: a text, a list of names, or null at its end. */
    private record OpenFile(Object contents) implements Identified {
        @Override
        public Object identity() {
            return contents == null ? "" : contents;
        }
    }

    @Override
    public int open(String path, int flags) {
        return call(() -> {
            if (path.equals("/dev/null")) {
                return k.kern_descrip_c.FALLOC(process, Kern_descrip_c.DTYPE_NULL, 0);
            }
            boolean tap = path.matches("/dev/tap[0-9]{1,3}") && k.kern_linker_c.IS_LOADED("if_tap");
            if (tap || path.matches("/dev/tun[0-9]{1,3}")) {
                int unit = Integer.parseInt(path.substring(8));
                long softc = tap ? k.if_tap_c.tapopen(unit, td()) : k.if_tun_c.tunopen(unit, td());
                return softc < 0
                        ? (int) softc
                        : k.kern_descrip_c.FALLOC(
                                process, tap ? Kern_descrip_c.DTYPE_TAP : Kern_descrip_c.DTYPE_TUN, softc);
            }
            Object contents = k.files().text(path);
            if (contents == null) {
                contents = k.files().list(path);
            }
            return contents == null ? -Errno.ENOENT : process.addDescriptor(new OpenFile(contents));
        });
    }

    @Override
    public int close(int descriptor) {
        return call(() -> {
            if (process.descriptor(descriptor) instanceof OpenFile) {
                process.setDescriptor(descriptor, null);
                return 0;
            }
            return -k.kern_descrip_c.sys_close(process, descriptor);
        });
    }

    @Override
    public int ioctl(int descriptor, String request, Object argument) {
        return call(() -> {
            if (!(process.descriptor(descriptor) instanceof Filep fp)) {
                return process.descriptor(descriptor) == null ? -Errno.EBADF : -Errno.ENOTTY;
            }
            IfReq ifr = argument instanceof IfReq req ? req : null;
            return -k.sys_generic_c.sys_ioctl(fp, descriptor, request, ifr, td());
        });
    }

    @Override
    public int write(int descriptor, Object message) {
        return call(() -> {
            if (!(process.descriptor(descriptor) instanceof Filep fp)) {
                return -Errno.EBADF;
            }
            int length = message instanceof byte[] bytes
                    ? bytes.length
                    : String.valueOf(message).length();
            switch (fp.f_type()) {
                case Kern_descrip_c.DTYPE_TAP -> {
                    return k.if_tap_c.tapwrite(Softc.TYPE.at(mem(), fp.f_data()), length);
                }
                case Kern_descrip_c.DTYPE_TUN -> {
                    return k.if_tun_c.tunwrite(Softc.TYPE.at(mem(), fp.f_data()), length);
                }
                case Kern_descrip_c.DTYPE_NULL -> {
                    return length;
                }
                default -> {
                    // A socket.
                }
            }
            Socket so = Socket.TYPE.at(mem(), fp.f_data());
            if (message instanceof RouteMessage route && so.so_family() == KernelFile.AF_ROUTE) {
                return -k.rtsock_c.route_output(so, route, td());
            }
            if (message instanceof Sockaddr to && so.so_family() == KernelFile.AF_INET) {
                Mbuf m = k.uipc_mbuf_c.m_get(16);
                k.in_c.SIN_SET(Sa.TYPE.at(mem(), m.addressOf(Mbuf.M_DAT)), to.inet());
                return -k.uipc_msg_c.so_pru_send(so, m);
            }
            return -Errno.EINVAL;
        });
    }

    @Override
    public Object read(int descriptor) {
        if (process.descriptor(descriptor) instanceof OpenFile open) {
            process.setDescriptor(descriptor, new OpenFile(null));
            return open.contents();
        }
        Object[] result = new Object[1];
        int error = call(() -> {
            if (!(process.descriptor(descriptor) instanceof Filep fp)) {
                return -Errno.EBADF;
            }
            if (fp.f_type() != Kern_descrip_c.DTYPE_SOCKET) {
                return 0;
            }
            Socket so = Socket.TYPE.at(mem(), fp.f_data());
            if (so.so_family() == KernelFile.AF_ROUTE) {
                result[0] = k.uipc_socket_c.soreceive(so);
                return result[0] instanceof Integer failed ? failed : 0;
            }
            if (so.so_family() == KernelFile.AF_INET && k.in_c.IS_OURS(so.inp_route_ro_dst())) {
                result[0] = Sockaddr.inet(k.in_c.SIN(so.inp_route_ro_dst()));
            }
            return 0;
        });
        return error != 0 ? Integer.valueOf(error) : result[0];
    }

    @Override
    public int setsockopt(int descriptor, String option, Object value) {
        if (!(process.descriptor(descriptor) instanceof Filep fp)) {
            return process.descriptor(descriptor) == null ? -Errno.EBADF : -Errno.ENOTSOCK;
        }
        if (fp.f_type() != Kern_descrip_c.DTYPE_SOCKET) {
            return -Errno.ENOTSOCK;
        }
        return SOCKET_OPTIONS.contains(option) ? 0 : -Errno.ENOPROTOOPT;
    }

    @Override
    public Object sysctl(String name, Object newValue) {
        Object[] result = new Object[1];
        call(() -> {
            if (name.equals("net.routetable.iflist")) {
                result[0] = k.rtsock_c.sysctl_iflist();
            } else if (name.startsWith("net.routetable.dump")) {
                String cpu = name.substring("net.routetable.dump".length());
                int number = cpu.isEmpty() ? k.lwkt.mycpu() : Integer.parseInt(cpu.substring(1));
                result[0] = number < 0 || number >= k.ncpus()
                        ? new Failure(Errno.EINVAL)
                        : k.rtsock_c.sysctl_rtsock(number);
            } else if (name.equals("net.arp")) {
                result[0] = DragonFlySysctl.neighbours(k.rtsock_c.sysctl_rtsock(k.lwkt.mycpu()).stream()
                        .map(RouteEntry.class::cast)
                        .toList());
            } else {
                result[0] = new DragonFlySysctl(k).get(name, newValue);
            }
            return 0;
        });
        return result[0];
    }

    @Override
    public int kill(int pid, int signal) {
        return call(() -> {
            if (signal < 0 || signal > 31) {
                return -Errno.EINVAL;
            }
            Proc target = k.machine().processes().get(pid);
            if (target == null || target.hasEnded()) {
                return -Errno.ESRCH;
            }
            if (Signal.isFatalByDefault(signal)
                    && target.thread() != null
                    && target.thread().isAlive()
                    && target.thread().control() != 0) {
                k.lwkt.channels.post(target.thread(), signal);
            }
            return 0;
        });
    }

    @Override
    public int moduleLoad(String name) {
        return call(() -> k.kern_linker_c.sys_kldload(name, td()));
    }

    @Override
    public int moduleUnload(String name) {
        return call(() -> k.kern_linker_c.sys_kldunload(name, td()));
    }

    @Override
    public int nanosleep(long nanoseconds) {
        return call(() -> {
            WaitChannels.Woken how =
                    k.lwkt.channels.sleep(td().address(), "nanslp", true, Math.max(1, nanoseconds), () -> {});
            return how == WaitChannels.Woken.SIGNAL ? -Errno.EINTR : 0;
        });
    }

    @Override
    public long uptime() {
        return k.machine().clock().now();
    }
}
