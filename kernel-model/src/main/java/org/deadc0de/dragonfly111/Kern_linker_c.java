package org.deadc0de.dragonfly111;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.ModuleEntry;
import org.deadc0de.sim.crash.KernelSource;

/** Modules. Their code is always in place; loading runs what loading runs. */
@KernelSource("sys/kern/kern_linker.c")
class Kern_linker_c extends KernelFile {
    private static final List<String> FILES = List.of("linux", "if_tap", "carp");
    private static final long KERNEL = 0xc0100000L;
    private static final long MODULES = 0xc5b80000L;

    /** One word for each of {@link #FILES}: its id, or 0. */
    private final long linker_files;

    Kern_linker_c(DragonFly111 k) {
        super(k);
        linker_files = k.machine().data().define("linker_files", 4 * FILES.size() + 4);
        mem.store4(linker_files, 0, 2); // the Linux emulation is there
        mem.store4(linker_files, 4 * FILES.size(), 3);
    }

    private static String BASE(String name) {
        return name.endsWith(".ko") ? name.substring(0, name.length() - 3) : name;
    }

    boolean IS_LOADED(String name) {
        int i = FILES.indexOf(BASE(name));
        return i >= 0 && mem.load4(linker_files, 4 * i) != 0;
    }

    /** kldload(2): gives the id or minus an error; kern_linker.c:700. */
    int sys_kldload(String name, Td td) {
        if (td.td_uid() != 0) {
            return -EPERM;
        }
        int i = FILES.indexOf(BASE(name));
        if (i < 0) {
            return -ENOENT;
        }
        if (mem.load4(linker_files, 4 * i) != 0) {
            return -EEXIST;
        }
        int id = mem.load4(linker_files, 4 * FILES.size());
        mem.store4(linker_files, 4 * FILES.size(), id + 1);
        mem.store4(linker_files, 4 * i, id);
        return id;
    }

    /** kldunload(2); gives 0 or minus an error; kern_linker.c:750. */
    int sys_kldunload(String name, Td td) {
        if (td.td_uid() != 0) {
            return -EPERM;
        }
        int i = FILES.indexOf(BASE(name));
        if (i < 0 || mem.load4(linker_files, 4 * i) == 0) {
            return -ENOENT;
        }
        int error = switch (FILES.get(i)) {
            case "if_tap" -> k.if_tap_c.tapmodevent_unload();
            case "carp" -> k.ip_carp_c.carp_modevent_unload();
            default -> k.processes().runsLinux() ? EBUSY : 0;
        };
        if (error == 0) {
            mem.store4(linker_files, 4 * i, 0);
        }
        return -error;
    }

    /** The files that are loaded, the kernel first. */
    List<ModuleEntry> FILES_LOADED() {
        List<ModuleEntry> list = new ArrayList<>();
        list.add(new ModuleEntry(1, 1 + FILES.size(), KERNEL, 0x4d8000, "kernel", List.of()));
        for (int i = 0; i < FILES.size(); i++) {
            int id = mem.load4(linker_files, 4 * i);
            if (id != 0) {
                list.add(new ModuleEntry(
                        id, 1, MODULES + 0x10000L * i, i == 0 ? 0x1a000 : 0x5000, FILES.get(i) + ".ko", List.of()));
            }
        }
        list.sort((a, b) -> Integer.compare(a.id(), b.id()));
        return list;
    }
}
