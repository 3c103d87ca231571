package org.deadc0de.transcript;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What the head of a transcript asks for.
 *
 * @param kernel kernel name; empty when absent
 * @param hosts hosts in the order given; empty for a single machine
 * @param options options in the order given
 * @param variants variants in the order given; {@code history} alone when the file names none
 * @param seed seed, when given
 * @param schedule schedule string; empty when absent
 * @param clock boot time of the virtual clock; empty when absent
 * @param places where each key's value begins
 */
public record FrontMatter(
        String kernel,
        List<Setup.Host> hosts,
        List<String> options,
        List<Variant> variants,
        OptionalLong seed,
        String schedule,
        String clock,
        Map<String, Place> places) {
    /** A value's place in the file, both from 1. */
    public record Place(int line, int column) {}

    /** What a file without front matter asks for. */
    public static final FrontMatter NONE =
            new FrontMatter("", List.of(), List.of(), List.of(historyAt(0, 0)), OptionalLong.empty(), "", "", Map.of());

    public FrontMatter {
        hosts = List.copyOf(hosts);
        options = List.copyOf(options);
        variants = List.copyOf(variants);
        places = Collections.unmodifiableMap(new TreeMap<>(places));
    }

    static Variant historyAt(int line, int column) {
        return new Variant(Variant.HISTORY, Variant.Expectation.PASS, "", line, column);
    }

    /** Names of all variants, in order. */
    public List<String> variantNames() {
        return variants.stream().map(Variant::name).toList();
    }

    /** The machine for one variant. */
    public Setup setup(Variant variant) {
        return new Setup(kernel, hosts, options, variant.fixes(), seed, schedule, clock);
    }
}
