package org.deadc0de.freebsd10.user;

import java.util.List;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.ModuleEntry;
import org.deadc0de.kernel.ProgramContext;

/** kldunload(8), sbin/kldunload: unloads kernel modules. */
public final class Kldunload extends Tool {
    private static final String USAGE = "usage: kldunload [-fv] -i id ...\n       kldunload [-fv] [-n] name ...\n";

    public Kldunload(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        options("finv", 1, USAGE);
        List<String> names = context.invocation().operands();
        if (names.isEmpty()) {
            throw usage(1, USAGE);
        }
        int status = 0;
        for (String name : names) {
            ModuleEntry module = find(name);
            if (module == null) {
                warn(Errno.ENOENT, "can't find file " + name);
                status = 1;
                continue;
            }
            if (has("-v")) {
                print("Unloading " + module.name() + ", id=" + module.id() + "\n");
            }
            int error = sys.moduleUnload(module.name());
            if (error < 0) {
                warn(error, "can't unload file");
                status = 1;
            }
        }
        return status;
    }

    private ModuleEntry find(String name) {
        if (sys.sysctl("kern.linker_files", null) instanceof List<?> files) {
            for (Object file : files) {
                ModuleEntry module = (ModuleEntry) file;
                boolean match = has("-i")
                        ? name.equals(Integer.toString(module.id()))
                        : module.name().equals(name) || module.name().equals(name + ".ko");
                if (match) {
                    return module;
                }
            }
        }
        return null;
    }
}
