package org.deadc0de.darwin9;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Which tun/tap driver is loaded, and what sets it apart. The first value of each line is what the option {@code tap=} takes.
 */
enum TapDriver {
    /** The poster's own driver: tolerates NULL; its unique id is its address, which never changes. */
    KERIO("kerio", true, false, true, false),
    /** The free driver of the day of the post: follows the NULL. */
    TUNTAPOSX_20071114("tuntaposx-20071114", false, false, false, true),
    /** Two weeks later: tests for NULL. */
    TUNTAPOSX_20071221("tuntaposx-20071221", true, false, false, true),
    /** Deletes its addresses before it detaches. */
    TUNTAPOSX_20080121("tuntaposx-20080121", true, true, false, true);

    private final String option;
    private final boolean testsForNull;
    private final boolean cleansUp;
    private final boolean readsWhileDown;
    private final boolean isTuntaposx;

    TapDriver(String option, boolean testsForNull, boolean cleansUp, boolean readsWhileDown, boolean isTuntaposx) {
        this.option = option;
        this.testsForNull = testsForNull;
        this.cleansUp = cleansUp;
        this.readsWhileDown = readsWhileDown;
        this.isTuntaposx = isTuntaposx;
    }

    /** What the option may be, separated by bars. */
    static String options() {
        return Arrays.stream(values()).map(driver -> driver.option).collect(Collectors.joining("|"));
    }

    /** The driver of an option's value; the default for a value that is none. */
    static TapDriver of(String option) {
        for (TapDriver driver : values()) {
            if (driver.option.equals(option)) {
                return driver;
            }
        }
        return KERIO;
    }

    /** Whether its ioctl handler looks before it follows the pointer it was given. */
    boolean testsForNull() {
        return testsForNull;
    }

    /** Whether closing the device deletes the interface's addresses. */
    boolean cleansUp() {
        return cleansUp;
    }

    /** Whether a reader waits on an interface that is down, instead of getting EIO. */
    boolean readsWhileDown() {
        return readsWhileDown;
    }

    /** Whether it is a release of the free driver: unique id from the name, a new address at every open, a status line. */
    boolean isTuntaposx() {
        return isTuntaposx;
    }
}
