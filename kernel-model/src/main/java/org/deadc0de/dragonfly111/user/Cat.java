package org.deadc0de.dragonfly111.user;

import java.util.List;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.ProgramContext;

/** cat(1), bin/cat: prints files and devices of the simulated host. */
public final class Cat extends Tool {
    public Cat(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        options("benstuv", 1, "usage: cat [-benstuv] [file ...]\n");
        List<String> files = context.invocation().operands();
        if (files.isEmpty()) {
            print(context.in());
            return 0;
        }
        int status = 0;
        for (String file : files) {
            if (file.equals("-")) {
                print(context.in());
                continue;
            }
            int descriptor = sys.open(file, 0);
            if (descriptor < 0) {
                warn(descriptor, file);
                status = 1;
                continue;
            }
            status = Math.max(status, copy(file, descriptor));
            sys.close(descriptor);
        }
        return status;
    }

    private int copy(String file, int descriptor) {
        while (true) {
            Object read = sys.read(descriptor);
            if (read == null) {
                return 0;
            }
            if (read instanceof Integer error) {
                warn(error, file);
                return 1;
            }
            if (read instanceof List<?>) {
                warn(Errno.EISDIR, file);
                return 1;
            }
            print(
                    read instanceof byte[] bytes
                            ? new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                            : read.toString());
        }
    }
}
