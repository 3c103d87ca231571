package org.deadc0de.transcript;

import java.util.List;

/**
 * The variants in which a line holds.
 *
 * @param names variant names as written; empty means every variant
 */
public record Label(List<String> names) {
    /** No label: the line holds in every variant. */
    public static final Label ALL = new Label(List.of());

    public Label {
        names = List.copyOf(names);
    }

    /** Whether a line with this label holds in that variant. */
    public boolean holdsIn(String variant) {
        return names.isEmpty() || names.contains(variant);
    }

    /** Whether two lines with these labels can ever hold in the same variant. */
    public boolean meets(Label other) {
        return names.isEmpty() || other.names.isEmpty() || names.stream().anyMatch(other.names::contains);
    }

    @Override
    public String toString() {
        return names.isEmpty() ? "" : "{" + String.join(", ", names) + "}";
    }
}
