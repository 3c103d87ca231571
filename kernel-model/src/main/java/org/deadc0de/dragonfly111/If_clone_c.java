package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** Interfaces that come and go by ioctl. Of the pseudo devices of this kernel gif alone can. */
@KernelSource("sys/net/if_clone.c")
class If_clone_c extends KernelFile {
    private static final int MAXUNIT = 0x7fff;

    If_clone_c(DragonFly111 k) {
        super(k);
    }

    /** Makes an interface; a name without unit gets the lowest free one, and the request is told. if_clone.c:60. */
    int if_clone_create(Ifreq ifr) {
        String name = ifr.ifr_name();
        String base = name.replaceAll("[0-9]*$", "");
        if (!base.equals("gif") && !(base.equals("carp") && k.kern_linker_c.IS_LOADED("carp"))) {
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
        if (base.equals("gif")) {
            k.if_gif_c.gif_clone_create(unit);
        } else {
            k.ip_carp_c.carp_clone_create(unit);
        }
        ifr.ifr_name(base + unit);
        return 0;
    }

    /** Destroys an interface; if_clone.c:130. */
    int if_clone_destroy(String name) {
        String base = name.replaceAll("[0-9]*$", "");
        if (!base.equals("gif") && !base.equals("carp")) {
            return EINVAL;
        }
        Ifnet ifp = k.if_c.ifunit(name);
        if (ifp.isNull()) {
            return ENXIO;
        }
        if (base.equals("gif")) {
            k.if_gif_c.gif_clone_destroy(ifp);
        } else {
            k.ip_carp_c.carp_clone_destroy(ifp);
        }
        return 0;
    }
}
