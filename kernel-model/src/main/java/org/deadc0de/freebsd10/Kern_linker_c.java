package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.ModuleEntry;
import org.deadc0de.sim.crash.KernelSource;

/** Kernel modules. Their code and data are always in place here; loading runs what loading runs. */
@KernelSource("sys/kern/kern_linker.c")
final class Kern_linker_c extends KernelFile {
    /** One file that can be loaded. */
    private static final class LinkerFile {
        final String name;
        final List<String> depends;
        final IntSupplier load;
        final IntSupplier unload;
        final long id;
        final long refs;
        final long userrefs;

        LinkerFile(
                String name,
                List<String> depends,
                IntSupplier load,
                IntSupplier unload,
                long id,
                long refs,
                long userrefs) {
            this.name = name;
            this.depends = depends;
            this.load = load;
            this.unload = unload;
            this.id = id;
            this.refs = refs;
            this.userrefs = userrefs;
        }
    }

    private static final long MODULE_TEXT = 0xffffffff81412000L;
    private static final long MODULE_SIZE = 0x10000;

    /** Modules that GENERIC has inside, as far as ifconfig asks for them. */
    private static final List<String> IN_KERNEL =
            List.of("pci/em", "if_faith", "if_gif", "if_lo", "if_tun", "if_vlan", "wlan");

    private final List<LinkerFile> known = new ArrayList<>();
    private final long next_file_id = k.data.define("next_file_id", 4);

    Kern_linker_c(FreeBsd10 k) {
        super(k);
        mem.poke(next_file_id, 4, 2);
    }

    /**
     * Registers a module.
     *
     * @param name without {@code .ko}
     * @param depends the modules it needs, which are loaded with it
     * @param load its MOD_LOAD; gives an error number
     * @param unload its MOD_UNLOAD; gives an error number
     */
    void MODULE(String name, List<String> depends, IntSupplier load, IntSupplier unload) {
        known.add(new LinkerFile(
                name,
                depends,
                load,
                unload,
                k.data.define("linker_file " + name + " id", 4),
                k.data.define("linker_file " + name + " refs", 4),
                k.data.define("linker_file " + name + " userrefs", 4)));
    }

    /** Whether a module is loaded. */
    boolean LOADED(String name) {
        LinkerFile file = FIND(name);
        return file != null && mem.peek(file.refs, 4) != 0;
    }

    /** What kldstat lists, by id. */
    List<ModuleEntry> ROWS() {
        List<ModuleEntry> rows = new ArrayList<>();
        int needed = 1;
        for (int i = 0; i < known.size(); i++) {
            LinkerFile file = known.get(i);
            if (mem.peek(file.refs, 4) != 0) {
                rows.add(new ModuleEntry(
                        (int) mem.peek(file.id, 4),
                        (int) mem.peek(file.refs, 4),
                        MODULE_TEXT + i * MODULE_SIZE,
                        0x2000 + 0x1a8L * file.name.length(),
                        file.name + ".ko",
                        List.of(file.name)));
                needed += 2;
            }
        }
        rows.add(new ModuleEntry(1, needed, k.release.textStart(), 0x11cd9b0, "kernel", IN_KERNEL));
        rows.sort((a, b) -> Integer.compare(a.id(), b.id()));
        return rows;
    }

    /** kldload(2); the file's id or minus an error number. kern_linker.c:1030. */
    int kern_kldload(Kthread td, String file) {
        LinkerFile lf = FIND(base(file));
        if (lf == null) {
            return -Errno.ENOENT;
        }
        if (mem.load4(lf.refs, 0) != 0) {
            return -Errno.EEXIST;
        }
        int error = linker_load_module(lf);
        if (error != 0) {
            return -error;
        }
        mem.store4(lf.userrefs, 0, 1);
        return mem.load4(lf.id, 0);
    }

    /** kern_linker.c:2010. */
    private int linker_load_module(LinkerFile lf) {
        // The file is on the list before it is initialized, which happens without kld_sx: who loads it meanwhile gets
        // EEXIST.
        mem.store4(lf.refs, 0, 1);
        // It gets its number before those that it needs.
        mem.store4(lf.id, 0, mem.load4(next_file_id, 0));
        mem.store4(next_file_id, 0, mem.load4(next_file_id, 0) + 1);
        for (String needed : lf.depends) {
            LinkerFile other = FIND(needed);
            if (other != null) {
                if (mem.load4(other.refs, 0) == 0) {
                    int error = linker_load_module(other);
                    if (error != 0) {
                        mem.store4(lf.refs, 0, 0);
                        return error;
                    }
                } else {
                    mem.store4(other.refs, 0, mem.load4(other.refs, 0) + 1);
                }
            }
        }
        int error = lf.load.getAsInt();
        if (error != 0) {
            mem.store4(lf.refs, 0, 0);
        }
        return error;
    }

    /** kldunload(2); an error number. What came with another module, or with the boot, only goes with it. kern_linker.c:1120. */
    int kern_kldunload(Kthread td, String file) {
        LinkerFile lf = FIND(base(file));
        boolean kernel = base(file).equals("kernel");
        if (!kernel && (lf == null || mem.load4(lf.refs, 0) == 0)) {
            return Errno.ENOENT;
        }
        if (kernel || mem.load4(lf.userrefs, 0) == 0) {
            printf("kldunload: attempt to unload file that was loaded by the kernel\n");
            return Errno.EBUSY;
        }
        if (mem.load4(lf.refs, 0) > 1) {
            return Errno.EBUSY;
        }
        int error = linker_file_unload(lf);
        if (error == 0) {
            mem.store4(lf.userrefs, 0, 0);
        }
        return error;
    }

    /** kern_linker.c:600. */
    private int linker_file_unload(LinkerFile lf) {
        int error = lf.unload.getAsInt();
        if (error != 0) {
            return error;
        }
        mem.store4(lf.refs, 0, 0);
        for (String needed : lf.depends) {
            LinkerFile other = FIND(needed);
            if (other != null && mem.load4(other.refs, 0) != 0) {
                if (mem.load4(other.refs, 0) == 1) {
                    linker_file_unload(other);
                } else {
                    mem.store4(other.refs, 0, mem.load4(other.refs, 0) - 1);
                }
            }
        }
        return 0;
    }

    private LinkerFile FIND(String name) {
        for (LinkerFile file : known) {
            if (file.name.equals(name)) {
                return file;
            }
        }
        return null;
    }

    private static String base(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return name.endsWith(".ko") ? name.substring(0, name.length() - 3) : name;
    }
}
