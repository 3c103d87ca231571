package org.deadc0de.dragonfly111.user;

import java.util.List;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.ProgramContext;

/** kldload(8), sbin/kldload: loads kernel modules. */
public final class Kldload extends Tool {
    private static final String USAGE = "usage: kldload [-nqv] file ...\n";

    public Kldload(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        options("nqv", 1, USAGE);
        List<String> files = context.invocation().operands();
        if (files.isEmpty()) {
            throw usage(1, USAGE);
        }
        int status = 0;
        for (String file : files) {
            int id = sys.moduleLoad(file);
            if (id < 0 && !(has("-n") && id == -Errno.EEXIST)) {
                if (!has("-q")) {
                    warn(id, "can't load " + file);
                }
                status = 1;
            } else if (has("-v")) {
                print(id < 0 ? file + " is already loaded\n" : "Loaded " + file + ", id=" + id + "\n");
            }
        }
        return status;
    }
}
