package org.deadc0de.freebsd10;

import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.Killed;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/** The system calls of one process: in through amd64_syscall, out past its pending signals. */
final class FreeBsdSyscalls implements Syscalls {
    private final FreeBsd10 k;
    private final Proc process;

    FreeBsdSyscalls(FreeBsd10 k, Proc process) {
        this.k = k;
        this.process = process;
    }

    @Override
    public int socket(String domain, String type, int protocol) {
        Kthread td = enter(97);
        return leave(k.uipc_syscalls_c.sys_socket(td, domain, type, protocol));
    }

    @Override
    public int open(String path, int flags) {
        Kthread td = enter(5);
        return leave(k.vfs_syscalls_c.kern_openat(td, path, flags));
    }

    @Override
    public int close(int descriptor) {
        Kthread td = enter(6);
        return leave(-k.kern_descrip_c.kern_close(td, descriptor));
    }

    @Override
    public int ioctl(int descriptor, String request, Object argument) {
        Kthread td = enter(54);
        long com = Sockio.number(request);
        if (com == 0) {
            return leave(-Errno.ENOTTY);
        }
        return leave(-k.sys_generic_c.sys_ioctl(td, descriptor, com, argument));
    }

    @Override
    public int write(int descriptor, Object message) {
        Kthread td = enter(4);
        return leave(-k.sys_generic_c.sys_write(td, descriptor, message));
    }

    @Override
    public Object read(int descriptor) {
        Kthread td = enter(3);
        Object message = k.sys_generic_c.sys_read(td, descriptor);
        leave(0);
        return message;
    }

    @Override
    public int setsockopt(int descriptor, String option, Object value) {
        Kthread td = enter(105);
        return leave(-k.uipc_syscalls_c.sys_setsockopt(td, descriptor, option, value));
    }

    @Override
    public Object sysctl(String name, Object newValue) {
        Kthread td = enter(202);
        Object value = k.kern_sysctl_c.userland_sysctl(td, name, newValue);
        leave(0);
        return value;
    }

    @Override
    public int kill(int pid, int signal) {
        Kthread td = enter(37);
        return leave(-k.kern_sig_c.sys_kill(td, pid, signal));
    }

    @Override
    public int moduleLoad(String name) {
        Kthread td = enter(304);
        return leave(k.kern_linker_c.kern_kldload(td, name));
    }

    @Override
    public int moduleUnload(String name) {
        Kthread td = enter(444);
        return leave(-k.kern_linker_c.kern_kldunload(td, name));
    }

    @Override
    public int nanosleep(long nanoseconds) {
        Kthread td = enter(240);
        return leave(-k.kern_time_c.kern_nanosleep(td, nanoseconds));
    }

    @Override
    public long uptime() {
        return k.machine.clock().now();
    }

    private Kthread enter(int code) {
        k.sched.refuel();
        k.sched.point(Kind.SYSCALL, code);
        long td = k.CURTHREAD();
        k.mem.poke(td + Kthread.TD_SA_CODE.offset(), 4, code);
        return new Kthread(k.mem, td);
    }

    private int leave(int result) {
        if (k.WITNESS) {
            k.subr_witness_c.SYSCALL_RETURNS(
                    SyscallNames.of((int) k.mem.peek(k.CURTHREAD() + Kthread.TD_SA_CODE.offset(), 4)));
        }
        SimThread thread = k.sched.current();
        if (thread != null) {
            long pending = k.channels.signalsOf(thread);
            if (pending != 0) {
                int signal = Long.numberOfTrailingZeros(pending) + 1;
                k.channels.clear(thread, signal);
                throw new Killed(signal);
            }
        }
        return result;
    }

    @Override
    public String toString() {
        return "system calls of " + process;
    }
}
