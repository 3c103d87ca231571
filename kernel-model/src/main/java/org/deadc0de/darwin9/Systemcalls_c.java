package org.deadc0de.darwin9;

import static org.deadc0de.kernel.Errno.*;

import java.util.List;
import org.deadc0de.sim.crash.KernelSource;

/** The gate from user mode. */
@KernelSource("bsd/dev/i386/systemcalls.c")
final class Systemcalls_c extends KernelFile {
    /** A system call's number and name in bsd/kern/syscalls.master. */
    enum Call {
        READ,
        WRITE,
        OPEN,
        CLOSE,
        KILL,
        IOCTL,
        EXIT,
        SOCKET,
        SYSCTL,
        NANOSLEEP
    }

    Systemcalls_c(Darwin9 k) {
        super(k);
    }

    /**
     * Every system call. systemcalls.c:127.
     *
     * @param state the address of the saved registers
     * @param call which one
     * @param arguments its arguments: Integers, and pointers to user memory
     * @return what it gives: an Integer, minus an error number when it fails, or the value read
     */
    Object unix_syscall(long state, Call call, List<Object> arguments) {
        Uthread uthread = get_bsdthread_info();
        BsdProc p = uthread.uu_proc();
        SyscallArgs uap = new SyscallArgs(uthread, arguments);
        long retval = uthread.addressOf(Uthread.UU_RVAL);
        switch (call) {
            case READ -> {
                Object value = k.sys_generic_c.read(p, uap, retval);
                return value instanceof Integer error ? (Object) (-error) : value;
            }
            case WRITE -> {
                int error = k.sys_generic_c.write(p, uap, retval);
                return error != 0 ? -error : uap.number(2);
            }
            case OPEN -> {
                return k.vfs_syscalls_c.open(p, uap, retval);
            }
            case CLOSE -> {
                return -k.kern_descrip_c.close(p, uap, retval);
            }
            case IOCTL -> {
                return -k.sys_generic_c.ioctl(p, uap, retval);
            }
            case EXIT -> {
                k.kern_exit_c.exit(p, uap, retval);
                return 0;
            }
            case SOCKET -> {
                return k.uipc_syscalls_c.socket(p, uap, retval);
            }
            case SYSCTL -> {
                return k.kern_sysctl_c.__sysctl(p, uap, retval);
            }
            case KILL -> {
                return -k.kern_sig_c.kill(p, uap, retval);
            }
            case NANOSLEEP -> {
                return -k.kern_sig_c.__semwait_signal(p, uap, retval);
            }
            default -> {
                return -EINVAL;
            }
        }
    }
}
