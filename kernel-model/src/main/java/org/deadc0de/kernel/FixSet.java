package org.deadc0de.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fixes a kernel is built with: found, completed with those they need, free of conflicts. */
public final class FixSet {
    /** The kernel as it was. */
    public static final FixSet HISTORY = new FixSet(List.of());

    private final List<Fix> fixes;

    private FixSet(List<Fix> fixes) {
        this.fixes = List.copyOf(fixes);
    }

    /** Why a set of fixes cannot be loaded. The message is for people. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * The named fixes of a kernel.
     *
     * @throws Refused when one is unknown or two fill the same seam
     */
    public static FixSet of(KernelRelease release, List<String> names) throws Refused {
        Map<String, Fix> known = new LinkedHashMap<>();
        release.fixes().forEach(fix -> known.put(fix.name(), fix));
        List<Fix> chosen = new ArrayList<>();
        for (String name : names) {
            if (!name.equals("history")) {
                add(release, known, chosen, name);
            }
        }
        Map<String, Fix> filled = new LinkedHashMap<>();
        for (Fix fix : chosen) {
            for (String seam : fix.seams()) {
                Fix other = filled.put(seam, fix);
                if (other != null) {
                    throw new Refused("fixes " + other.name() + " and " + fix.name() + " both change " + seam
                            + ": load one of them");
                }
            }
        }
        return new FixSet(chosen);
    }

    private static void add(KernelRelease release, Map<String, Fix> known, List<Fix> chosen, String name)
            throws Refused {
        Fix fix = known.get(name);
        if (fix == null) {
            throw new Refused(release.name() + " has no fix called \"" + name + "\"; it has "
                    + (known.isEmpty() ? "none" : String.join(", ", known.keySet())));
        }
        for (String needed : fix.needs()) {
            add(release, known, chosen, needed);
        }
        if (!chosen.contains(fix)) {
            chosen.add(fix);
        }
    }

    /** The fixes, those needed by others first. */
    public List<Fix> fixes() {
        return fixes;
    }

    /** Whether a fix of that name is in it. */
    public boolean contains(String name) {
        return fixes.stream().anyMatch(fix -> fix.name().equals(name));
    }
}
