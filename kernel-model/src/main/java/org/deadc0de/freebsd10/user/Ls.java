package org.deadc0de.freebsd10.user;

import java.util.List;
import org.deadc0de.kernel.ProgramContext;

/** ls(1), bin/ls: lists the few files of the simulated host, one to a line. */
public final class Ls extends Tool {
    public Ls(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        List<String> operands = context.invocation().operands();
        int status = 0;
        for (String path : operands.isEmpty() ? List.of("/") : operands) {
            int descriptor = sys.open(path, 0);
            if (descriptor < 0) {
                warn(descriptor, path);
                status = 1;
                continue;
            }
            Object read = has("-d") ? null : sys.read(descriptor);
            sys.close(descriptor);
            if (read instanceof List<?> names) {
                if (operands.size() > 1) {
                    print(path + ":\n");
                }
                names.forEach(name -> print(name + "\n"));
            } else {
                print(path + "\n");
            }
        }
        return status;
    }
}
