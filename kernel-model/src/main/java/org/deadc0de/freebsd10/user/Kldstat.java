package org.deadc0de.freebsd10.user;

import java.util.List;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.ModuleEntry;
import org.deadc0de.kernel.ProgramContext;

/** kldstat(8), sbin/kldstat: shows the kernel files that are loaded. */
public final class Kldstat extends Tool {
    private static final String USAGE = "usage: kldstat [-v] [-i id] [-n filename]\n       kldstat [-q] [-m modname]\n";

    public Kldstat(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        options("i:m:n:qv", 1, USAGE);
        if (!(sys.sysctl("kern.linker_files", null) instanceof List<?> files)) {
            return 1;
        }
        String module = context.invocation().valueOf("-m");
        if (module != null) {
            return module(files, module);
        }
        String file = context.invocation().valueOf("-n");
        String id = context.invocation().valueOf("-i");
        boolean any = false;
        StringBuilder rows = new StringBuilder();
        for (Object element : files) {
            ModuleEntry entry = (ModuleEntry) element;
            boolean wanted =
                    (file == null || entry.name().equals(file) || entry.name().equals(file + ".ko"))
                            && (id == null || Text.atoi(id) == entry.id());
            if (!wanted) {
                continue;
            }
            any = true;
            rows.append(Text.right(entry.id(), 2))
                    .append(' ')
                    .append(Text.right(entry.references(), 4))
                    .append(" 0x")
                    .append(Long.toHexString(entry.address()))
                    .append(' ')
                    .append(Text.left(Long.toHexString(entry.size()), 8))
                    .append(' ')
                    .append(entry.name())
                    .append('\n');
            if (has("-v")) {
                rows.append("\tContains modules:\n\t\tId Name\n");
                int number = 1;
                for (String name : entry.modules()) {
                    rows.append("\t\t")
                            .append(Text.right(number++, 2))
                            .append(' ')
                            .append(name)
                            .append('\n');
                }
            }
        }
        if (!any && file != null) {
            if (has("-q")) {
                return 1;
            }
            throw err(1, Errno.ENOENT, "can't find file " + file);
        }
        if (!any) {
            throw err(1, Errno.ENOENT, "can't stat file id " + Text.atoi(id == null ? "0" : id));
        }
        if (!has("-q")) {
            print("Id Refs Address" + " ".repeat(11) + " Size     Name\n" + rows);
        }
        return 0;
    }

    private int module(List<?> files, String module) {
        int number = 0;
        for (Object file : files) {
            for (String name : ((ModuleEntry) file).modules()) {
                number++;
                if (name.equals(module)) {
                    if (!has("-q")) {
                        print("Id  Refs Name\n" + Text.right(number, 3) + " " + Text.right(1, 4) + " " + name + "\n");
                    }
                    return 0;
                }
            }
        }
        if (has("-q")) {
            return 1;
        }
        throw err(1, Errno.ENOENT, "can't find module " + module);
    }
}
