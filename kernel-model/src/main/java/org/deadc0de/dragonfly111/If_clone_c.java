package org.deadc0de.dragonfly111;

import java.util.List;
import org.deadc0de.sim.crash.KernelSource;

/** Interfaces that come and go by ioctl: of the pseudo devices of this kernel gif and faith can, of the modules carp. */
@KernelSource("sys/net/if_clone.c")
class If_clone_c extends KernelFile {
    private static final int MAXUNIT = 0x7fff;

    /** How many units of faith are there from boot on and cannot be destroyed. */
    private static final int FAITH_MINIFS = 1;

    If_clone_c(DragonFly111 k) {
        super(k);
    }

    /** The names that SIOCIFGCLONERS gives, the last attached first; if_clone.c:190. */
    List<String> CLONERS() {
        return k.kern_linker_c.IS_LOADED("carp") ? List.of("carp", "gif", "faith") : List.of("gif", "faith");
    }

    /** Makes an interface; a name without unit gets the lowest free one, and the request is told. if_clone.c:60. */
    int if_clone_create(Ifreq ifr) {
        String name = ifr.ifr_name();
        String base = name.replaceAll("[0-9]*$", "");
        if (!CLONERS().contains(base)) {
            return EINVAL;
        }
        boolean wildcard = base.length() == name.length();
        int unit = 0;
        if (wildcard) {
            while (unit < MAXUNIT && !k.if_c.ifunit(base + unit).isNull()) {
                unit++;
            }
        } else {
            String digits = name.substring(base.length());
            if (digits.length() > 5 || digits.length() > 1 && digits.startsWith("0")) {
                return EINVAL;
            }
            unit = Integer.parseInt(digits);
            if (unit > MAXUNIT) {
                return ENXIO;
            }
            if (!k.if_c.ifunit(name).isNull()) {
                return EEXIST;
            }
        }
        switch (base) {
            case "gif" -> k.if_gif_c.gif_clone_create(unit);
            case "faith" -> k.if_ppp_c.faith_clone_create(unit);
            default -> k.ip_carp_c.carp_clone_create(unit);
        }
        ifr.ifr_name(base + unit);
        return 0;
    }

    /** Destroys an interface; if_clone.c:130. */
    int if_clone_destroy(String name) {
        String base = name.replaceAll("[0-9]*$", "");
        if (!CLONERS().contains(base) || base.length() == name.length()) {
            return EINVAL;
        }
        if (base.equals("faith") && name.equals("faith" + (FAITH_MINIFS - 1))) {
            return EINVAL;
        }
        Ifnet ifp = k.if_c.ifunit(name);
        if (ifp.isNull()) {
            return ENXIO;
        }
        switch (base) {
            case "gif" -> k.if_gif_c.gif_clone_destroy(ifp);
            case "faith" -> k.if_ppp_c.faith_clone_destroy(ifp);
            default -> k.ip_carp_c.carp_clone_destroy(ifp);
        }
        return 0;
    }
}
