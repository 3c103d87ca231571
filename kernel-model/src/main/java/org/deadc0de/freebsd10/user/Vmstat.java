package org.deadc0de.freebsd10.user;

import java.util.List;
import org.deadc0de.kernel.MallocStat;
import org.deadc0de.kernel.ProgramContext;

/** vmstat(8), usr.bin/vmstat: of all it can show, what the kernel's malloc(9) types hold. */
public final class Vmstat extends Tool {
    private static final String USAGE = """
            usage: vmstat [-afHhimPsz] [-c count] [-M core [-N system]] [-w wait]
                          [-n devs] [disks] [wait [count]]
            """;

    private static final String LOAD = """
             procs      memory      page                    disk   faults         cpu
             r b w     avm    fre   flt  re  pi  po    fr  sr ad0   in   sy   cs us sy id
             0 0 0       0      0     0   0   0   0     0   0   0    0    0    0  0  0 100
            """;

    public Vmstat(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        options("ac:fhHiM:mN:n:Pp:stu:w:z", 1, USAGE);
        if (!has("-m")) {
            print(LOAD);
            return 0;
        }
        print("         Type InUse MemUse HighUse Requests  Size(s)\n");
        if (sys.sysctl("vm.malloc_stats", null) instanceof List<?> types) {
            types.forEach(type -> row((MallocStat) type));
        }
        return 0;
    }

    private void row(MallocStat type) {
        if (type.requests() == 0 && type.inUse() == 0) {
            return;
        }
        StringBuilder sizes = new StringBuilder();
        for (int size : type.sizes()) {
            sizes.append(sizes.length() == 0 ? "  " : ",").append(size);
        }
        print(Text.right(type.type(), 13) + " " + Text.right(type.inUse(), 5) + " "
                + Text.right((type.bytes() + 1023) / 1024, 5) + "K       - " + Text.right(type.requests(), 8) + sizes
                + "\n");
    }
}
