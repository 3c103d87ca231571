package org.deadc0de.dragonfly111.user;

import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.IfReq;

/** Media words, ifmedia.c: what the wire is and whether there is one. */
final class IfconfigMedia {
    static final int IFM_FDX = 0x0010_0000;
    static final int IFM_HDX = 0x0020_0000;
    private static final int IFM_ETHER = 0x20;
    private static final int IFM_AVALID = 1;
    private static final int IFM_ACTIVE = 2;
    private static final Map<Integer, String> SUBTYPES = new TreeMap<>();

    static {
        SUBTYPES.put(0, "autoselect");
        SUBTYPES.put(1, "manual");
        SUBTYPES.put(2, "none");
        SUBTYPES.put(3, "10baseT/UTP");
        SUBTYPES.put(6, "100baseTX");
        SUBTYPES.put(16, "1000baseT");
    }

    private final Ifconfig ifconfig;

    IfconfigMedia(Ifconfig ifconfig) {
        this.ifconfig = ifconfig;
    }

    /** The media lines, when the driver answers. */
    void status(int s) {
        IfReq media = new IfReq(ifconfig.name);
        if (ifconfig.sys.ioctl(s, "SIOCGIFMEDIA", media) < 0) {
            return;
        }
        int current = number(media, "ifm_current");
        int active = number(media, "ifm_active");
        int status = number(media, "ifm_status");
        String text = "\tmedia: " + (type(current) == IFM_ETHER ? "Ethernet " : "") + word(current);
        if (active != current) {
            text += " (" + word(active) + ")";
        }
        ifconfig.print(text + "\n");
        if ((status & IFM_AVALID) != 0) {
            ifconfig.print("\tstatus: " + ((status & IFM_ACTIVE) != 0 ? "active" : "no carrier") + "\n");
        }
        if (ifconfig.supmedia && !media.names.isEmpty()) {
            ifconfig.print("\tsupported media:\n");
            media.names.forEach(name -> ifconfig.print("\t\tmedia " + name + "\n"));
        }
    }

    /** {@code media WORD}. */
    void media(String subtype) {
        IfReq media = get();
        int wanted = -1;
        for (Map.Entry<Integer, String> known : SUBTYPES.entrySet()) {
            if (known.getValue().equalsIgnoreCase(subtype) || subtype.equalsIgnoreCase("auto") && known.getKey() == 0) {
                wanted = known.getKey();
            }
        }
        if (wanted < 0) {
            throw ifconfig.errx(1, "unknown media subtype: " + subtype);
        }
        int type = number(media, "ifm_current") & 0xe0;
        ifconfig.callback(() -> set(type | (wantedOf(subtype) & 0x1f), "media"));
    }

    /** {@code mediaopt WORDS} and {@code -mediaopt WORDS}. */
    void options(String words, boolean on) {
        IfReq media = get();
        int bits = 0;
        for (String word : words.split(",", -1)) {
            switch (word) {
                case "full-duplex", "fdx" -> bits |= IFM_FDX;
                case "half-duplex", "hdx" -> bits |= IFM_HDX;
                default -> throw ifconfig.errx(1, "unknown media option: " + word);
            }
        }
        int current = number(media, "ifm_current");
        int wanted = on ? current | bits : current & ~bits;
        ifconfig.callback(() -> set(wanted, "mediaopt"));
    }

    private static int wantedOf(String subtype) {
        for (Map.Entry<Integer, String> known : SUBTYPES.entrySet()) {
            if (known.getValue().equalsIgnoreCase(subtype)) {
                return known.getKey();
            }
        }
        return 0;
    }

    private void set(int wanted, String what) {
        IfReq request = new IfReq(ifconfig.name);
        request.value = wanted;
        int error = ifconfig.sys.ioctl(ifconfig.s, "SIOCSIFMEDIA", request);
        if (error < 0) {
            throw ifconfig.err(1, error, "SIOCSIFMEDIA (" + what + ")");
        }
    }

    private IfReq get() {
        IfReq media = new IfReq(ifconfig.name);
        int error = ifconfig.sys.ioctl(ifconfig.s, "SIOCGIFMEDIA", media);
        if (error < 0) {
            throw ifconfig.err(1, error, "SIOCGIFMEDIA");
        }
        return media;
    }

    private static int number(IfReq media, String field) {
        return media.numbers.getOrDefault(field, 0L).intValue();
    }

    private static int type(int word) {
        return word & 0xe0;
    }

    private static String word(int word) {
        StringBuilder text = new StringBuilder(SUBTYPES.getOrDefault(word & 0x1f, "<unknown subtype>"));
        String options = Text.bitNames(word, "full-duplex", IFM_FDX, "half-duplex", IFM_HDX);
        return options.isEmpty()
                ? text.toString()
                : text.append(" <").append(options).append('>').toString();
    }
}
