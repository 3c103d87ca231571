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
     * @param arguments its arguments
     * @return what it gives: an Integer, minus an error number when it fails, or the value read
     */
    Object unix_syscall(long state, Call call, List<Object> arguments) {
        BsdProc p = get_bsdthread_info().uu_proc();
        switch (call) {
            case READ -> {
                Object value = k.sys_generic_c.read(p, NUMBER(arguments, 0));
                return value instanceof Integer error ? (Object) (-error) : value;
            }
            case WRITE -> {
                byte[] bytes = (byte[]) arguments.get(1);
                int error = k.sys_generic_c.write(p, NUMBER(arguments, 0), bytes);
                return error != 0 ? -error : bytes.length;
            }
            case OPEN -> {
                return k.vfs_syscalls_c.open(p, (Long) arguments.get(0));
            }
            case CLOSE -> {
                return -k.kern_descrip_c.close(p, NUMBER(arguments, 0));
            }
            case IOCTL -> {
                return -k.sys_generic_c.ioctl(
                        p, NUMBER(arguments, 0), NUMBER(arguments, 1), (UserArgument) arguments.get(2));
            }
            case EXIT -> {
                k.kern_exit_c.exit1(p);
                return 0;
            }
            case SOCKET -> {
                return k.uipc_syscalls_c.socket(p, NUMBER(arguments, 0), NUMBER(arguments, 1));
            }
            case SYSCTL -> {
                return k.kern_sysctl_c.__sysctl((String) arguments.get(0));
            }
            case KILL -> {
                return -k.kern_sig_c.kill(NUMBER(arguments, 0), NUMBER(arguments, 1));
            }
            case NANOSLEEP -> {
                return -k.kern_sig_c.__semwait_signal((Long) arguments.get(0));
            }
            default -> {
                return -EINVAL;
            }
        }
    }

    private static int NUMBER(List<Object> arguments, int index) {
        return (Integer) arguments.get(index);
    }
}
