package org.deadc0de.freebsd10.user;

import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Syscalls;

/** dmesg(8), sbin/dmesg: shows the kernel's message buffer. */
public final class Dmesg extends Tool {
    public Dmesg(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        options("aM:N:", 1, "usage: dmesg [-a] [-M core [-N system]]\n");
        Object messages = sys.sysctl("kern.msgbuf", null);
        if (messages instanceof Syscalls.Failure failure) {
            throw err(1, failure.errno(), "sysctl kern.msgbuf");
        }
        print((String) messages);
        return 0;
    }
}
