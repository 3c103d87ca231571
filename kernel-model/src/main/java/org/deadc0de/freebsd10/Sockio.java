package org.deadc0de.freebsd10;

/** The ioctl requests of sys/sockio.h and its kin: their words, and the names that programs use. */
final class Sockio {
    static final long IOC_VOID = 0x20000000L;
    static final long IOC_OUT = 0x40000000L;
    static final long IOC_IN = 0x80000000L;

    /** Two tables by hash, filled once: names with their words, and words with their first names. */
    private static final int SIZE = 512;

    private static final String[] NAMES = new String[SIZE];
    private static final long[] WORDS_OF_NAMES = new long[SIZE];
    private static final long[] WORDS = new long[SIZE];
    private static final String[] NAMES_OF_WORDS = new String[SIZE];
    private static final int IFREQ = 32;

    static final long SIOCADDRT = iow("SIOCADDRT", 'r', 10, 64);
    static final long SIOCSIFADDR = iow("SIOCSIFADDR", 'i', 12, IFREQ);
    static final long SIOCGIFADDR = iowr("SIOCGIFADDR", 'i', 33, IFREQ);
    static final long SIOCSIFDSTADDR = iow("SIOCSIFDSTADDR", 'i', 14, IFREQ);
    static final long SIOCGIFDSTADDR = iowr("SIOCGIFDSTADDR", 'i', 34, IFREQ);
    static final long SIOCSIFFLAGS = iow("SIOCSIFFLAGS", 'i', 16, IFREQ);
    static final long SIOCGIFFLAGS = iowr("SIOCGIFFLAGS", 'i', 17, IFREQ);
    static final long SIOCSIFBRDADDR = iow("SIOCSIFBRDADDR", 'i', 19, IFREQ);
    static final long SIOCGIFBRDADDR = iowr("SIOCGIFBRDADDR", 'i', 35, IFREQ);
    static final long SIOCSIFNETMASK = iow("SIOCSIFNETMASK", 'i', 22, IFREQ);
    static final long SIOCGIFNETMASK = iowr("SIOCGIFNETMASK", 'i', 37, IFREQ);
    static final long SIOCGIFMETRIC = iowr("SIOCGIFMETRIC", 'i', 23, IFREQ);
    static final long SIOCSIFMETRIC = iow("SIOCSIFMETRIC", 'i', 24, IFREQ);
    static final long SIOCDIFADDR = iow("SIOCDIFADDR", 'i', 25, IFREQ);
    static final long SIOCAIFADDR = iow("SIOCAIFADDR", 'i', 26, 64);
    static final long SIOCALIFADDR = iow("SIOCALIFADDR", 'i', 27, 280);
    static final long SIOCGLIFADDR = iowr("SIOCGLIFADDR", 'i', 28, 280);
    static final long SIOCDLIFADDR = iow("SIOCDLIFADDR", 'i', 29, 280);
    static final long SIOCSIFCAP = iow("SIOCSIFCAP", 'i', 30, IFREQ);
    static final long SIOCGIFCAP = iowr("SIOCGIFCAP", 'i', 31, IFREQ);
    static final long SIOCGIFINDEX = iowr("SIOCGIFINDEX", 'i', 32, IFREQ);
    static final long SIOCGIFCONF = iowr("SIOCGIFCONF", 'i', 36, 16);
    static final long SIOCSIFNAME = iow("SIOCSIFNAME", 'i', 40, IFREQ);
    static final long SIOCSIFDESCR = iow("SIOCSIFDESCR", 'i', 41, IFREQ);
    static final long SIOCGIFDESCR = iowr("SIOCGIFDESCR", 'i', 42, IFREQ);
    static final long SIOCADDMULTI = iow("SIOCADDMULTI", 'i', 49, IFREQ);
    static final long SIOCDELMULTI = iow("SIOCDELMULTI", 'i', 50, IFREQ);
    static final long SIOCGIFMTU = iowr("SIOCGIFMTU", 'i', 51, IFREQ);
    static final long SIOCSIFMTU = iow("SIOCSIFMTU", 'i', 52, IFREQ);
    static final long SIOCGIFPHYS = iowr("SIOCGIFPHYS", 'i', 53, IFREQ);
    static final long SIOCSIFPHYS = iow("SIOCSIFPHYS", 'i', 54, IFREQ);
    static final long SIOCSIFMEDIA = iowr("SIOCSIFMEDIA", 'i', 55, IFREQ);
    static final long SIOCGIFMEDIA = iowr("SIOCGIFMEDIA", 'i', 56, 40);
    static final long SIOCSIFGENERIC = iow("SIOCSIFGENERIC", 'i', 57, IFREQ);
    static final long SIOCGIFGENERIC = iowr("SIOCGIFGENERIC", 'i', 58, IFREQ);
    static final long SIOCGIFSTATUS = iowr("SIOCGIFSTATUS", 'i', 59, 816);
    static final long SIOCSIFLLADDR = iow("SIOCSIFLLADDR", 'i', 60, IFREQ);
    static final long SIOCSIFPHYADDR = iow("SIOCSIFPHYADDR", 'i', 70, 64);
    static final long SIOCGIFPSRCADDR = iowr("SIOCGIFPSRCADDR", 'i', 71, IFREQ);
    static final long SIOCGIFPDSTADDR = iowr("SIOCGIFPDSTADDR", 'i', 72, IFREQ);
    static final long SIOCDIFPHYADDR = iow("SIOCDIFPHYADDR", 'i', 73, IFREQ);
    static final long SIOCSETVLAN = iow("SIOCSETVLAN", 'i', 57, IFREQ);
    static final long SIOCGETVLAN = iowr("SIOCGETVLAN", 'i', 58, IFREQ);
    static final long SIOCSDRVSPEC = iow("SIOCSDRVSPEC", 'i', 123, 40);
    static final long SIOCGDRVSPEC = iowr("SIOCGDRVSPEC", 'i', 123, 40);
    static final long SIOCGPRIVATE_0 = iowr("SIOCGPRIVATE_0", 'i', 80, IFREQ);
    static final long SIOCGIFFIB = iowr("SIOCGIFFIB", 'i', 92, IFREQ);
    static final long SIOCSIFFIB = iow("SIOCSIFFIB", 'i', 93, IFREQ);
    static final long SIOCSIFVNET = iowr("SIOCSIFVNET", 'i', 90, IFREQ);
    static final long SIOCSIFRVNET = iowr("SIOCSIFRVNET", 'i', 91, IFREQ);
    static final long SIOCIFCREATE = iowr("SIOCIFCREATE", 'i', 122, IFREQ);
    static final long SIOCIFCREATE2 = iowr("SIOCIFCREATE2", 'i', 124, IFREQ);
    static final long SIOCIFDESTROY = iow("SIOCIFDESTROY", 'i', 121, IFREQ);
    static final long SIOCIFGCLONERS = iowr("SIOCIFGCLONERS", 'i', 120, 16);
    static final long SIOCAIFGROUP = iow("SIOCAIFGROUP", 'i', 135, 40);
    static final long SIOCGIFGROUP = iowr("SIOCGIFGROUP", 'i', 136, 40);
    static final long SIOCDIFGROUP = iow("SIOCDIFGROUP", 'i', 137, 40);
    static final long SIOCGIFGMEMB = iowr("SIOCGIFGMEMB", 'i', 138, 40);
    static final long SIOCGETVLANPCP = iowr("SIOCGETVLANPCP", 'i', 152, IFREQ);
    static final long SIOCGLAGG = iowr("SIOCGLAGG", 'i', 143, 56);
    static final long SIOCSLAGG = iow("SIOCSLAGG", 'i', 142, 56);
    static final long SIOCGLAGGPORT = iowr("SIOCGLAGGPORT", 'i', 140, 88);
    static final long SIOCSLAGGPORT = iow("SIOCSLAGGPORT", 'i', 141, 88);
    static final long SIOCSLAGGDELPORT = iow("SIOCSLAGGDELPORT", 'i', 142, 88);
    static final long SIOCAIFADDR_IN6 = iow("SIOCAIFADDR_IN6", 'i', 26, 136);
    static final long SIOCDIFADDR_IN6 = iow("SIOCDIFADDR_IN6", 'i', 25, 288);
    static final long SIOCGIFADDR_IN6 = iowr("SIOCGIFADDR_IN6", 'i', 33, 288);
    static final long SIOCGIFNETMASK_IN6 = iowr("SIOCGIFNETMASK_IN6", 'i', 37, 288);
    static final long SIOCGIFAFLAG_IN6 = iowr("SIOCGIFAFLAG_IN6", 'i', 73, 288);
    static final long SIOCGIFINFO_IN6 = iowr("SIOCGIFINFO_IN6", 'i', 108, 72);
    static final long SIOCSIFINFO_IN6 = iowr("SIOCSIFINFO_IN6", 'i', 109, 72);
    static final long SIOCSIFINFO_FLAGS = iowr("SIOCSIFINFO_FLAGS", 'i', 87, 72);
    static final long FIONBIO = iow("FIONBIO", 'f', 126, 4);
    static final long FIOASYNC = iow("FIOASYNC", 'f', 125, 4);
    static final long FIONREAD = ior("FIONREAD", 'f', 127, 4);

    private Sockio() {}

    /** The word of a request by its name, or 0 when there is none of that name. */
    static long number(String name) {
        return WORDS_OF_NAMES[slot(name)];
    }

    /** The name of a request, the first where several share a word, or its number in hex. */
    static String name(long request) {
        String known = NAMES_OF_WORDS[slot(request)];
        return known != null ? known : "0x" + Long.toHexString(request);
    }

    /** IOCPARM_LEN. */
    static int length(long request) {
        return (int) (request >> 16) & 0x1fff;
    }

    /** IOCGROUP. */
    static char group(long request) {
        return (char) (request >> 8 & 0xff);
    }

    private static long ior(String name, char group, int number, int length) {
        return define(name, IOC_OUT, group, number, length);
    }

    private static long iow(String name, char group, int number, int length) {
        return define(name, IOC_IN, group, number, length);
    }

    private static long iowr(String name, char group, int number, int length) {
        return define(name, IOC_IN | IOC_OUT, group, number, length);
    }

    private static long define(String name, long direction, char group, int number, int length) {
        long word = direction | (long) length << 16 | (long) group << 8 | number;
        NAMES[slot(name)] = name;
        WORDS_OF_NAMES[slot(name)] = word;
        int slot = slot(word);
        if (NAMES_OF_WORDS[slot] == null) {
            WORDS[slot] = word;
            NAMES_OF_WORDS[slot] = name;
        }
        return word;
    }

    private static int slot(String name) {
        int slot = name.hashCode() & SIZE - 1;
        while (NAMES[slot] != null && !name.equals(NAMES[slot])) {
            slot = slot + 1 & SIZE - 1;
        }
        return slot;
    }

    private static int slot(long word) {
        int slot = (int) (word ^ word >>> 16) & SIZE - 1;
        while (NAMES_OF_WORDS[slot] != null && WORDS[slot] != word) {
            slot = slot + 1 & SIZE - 1;
        }
        return slot;
    }
}
