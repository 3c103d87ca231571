package org.deadc0de.freebsd10;

/**
 * What conf/newvers.sh wrote into this kernel.
 *
 * @param release such as {@code 10.0-CURRENT}
 * @param build what follows the number sign: build number, revision, date
 * @param where who built it, where
 * @param osreldate __FreeBSD_version
 */
record FreeBsdVersion(String release, String build, String where, int osreldate) {
    /** The version of a release; the fixes of late November 2011 were not in trees older than r228071. */
    static FreeBsdVersion of(boolean current, boolean fixed, String host) {
        if (!current) {
            return new FreeBsdVersion(
                    "9.0-RELEASE",
                    "#0: Tue Jan  3 07:46:30 UTC 2012",
                    "root@" + host + ":/usr/obj/usr/src/sys/GENERIC",
                    900044);
        }
        String build = fixed ? "#0 r228071: Tue Nov 29 12:00:00 UTC 2011" : "#0 r228000: Sun Nov 27 12:00:00 UTC 2011";
        return new FreeBsdVersion(
                "10.0-CURRENT", build, "root@" + host + ":/usr/obj/usr/src/sys/GENERIC", FreeBsd10.FREEBSD_VERSION);
    }

    /** The string {@code version}: two lines. */
    String text() {
        return "FreeBSD " + release + " " + build + "\n    " + where + "\n";
    }
}
