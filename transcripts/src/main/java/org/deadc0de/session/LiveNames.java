package org.deadc0de.session;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.deadc0de.grammar.Place;
import org.deadc0de.kernel.KernelRelease;
import org.deadc0de.kernel.Proc;
import org.deadc0de.world.Host;
import org.deadc0de.world.Kernels;

/**
 * The names that only the live machine knows, for completion: interfaces, addresses, processes, programs, modules. Asking leaves
 * no trace in the machine.
 */
public final class LiveNames {
    private static final Set<String> ADDRESS_KEYWORDS =
            Set.of("delete", "-alias", "add", "change", "get", "-host", "-net");

    private final Session session;
    private long interfacesAt = -1; // the line after which they were asked for
    private long addressesAt = -1;
    private Host asked;
    private String[] interfaces = {};
    private String addresses = "";

    public LiveNames(Session session) {
        this.session = session;
    }

    /** What may stand at a place, each with a word about it, in the order of the alphabet. */
    public Map<String, String> at(Place place) {
        Map<String, String> names = new TreeMap<>();
        List<String> argv = place.argv();
        if (argv.isEmpty()) {
            return names;
        }
        Host host = session.host();
        String last = argv.get(argv.size() - 1);
        switch (argv.get(0)) {
            case ":fix" -> {
                if (argv.size() == 1) {
                    host.setup().release().fixes().forEach(fix -> names.put(fix.name(), fix.description()));
                }
            }
            case ":option" -> {
                if (argv.size() == 1) {
                    KernelRelease release = host.setup().release();
                    release.options()
                            .forEach((name, value) -> names.put(
                                    name, release.optionValues().getOrDefault(name, "on|off") + ", default " + value));
                }
            }
            case ":kernel" -> Kernels.all().forEach(release -> names.put(release.name(), release.description()));
            case ":host" ->
                session.world()
                        .hosts()
                        .forEach(each ->
                                names.put(each.name(), each.setup().release().name()));
            case ":help", "man" -> host.kernel().programs().forEach(program -> names.put(program, ""));
            case ":graph" -> interfaces(names, place.partial());
            case "kill", "wait" -> {
                session.jobs().all().forEach(job -> names.put("%" + job.number, job.command));
                processes(host).forEach(process -> names.put(String.valueOf(process.pid()), process.name()));
            }
            case "pkill", "pgrep" ->
                processes(host).forEach(process -> names.put(process.name(), "process " + process.pid()));
            case "ifconfig" -> {
                if (last.equals("delete") || last.equals("-alias") || last.equals("inet")) {
                    addresses(names);
                } else {
                    interfaces(names, place.partial());
                }
            }
            case "route" -> {
                if (ADDRESS_KEYWORDS.contains(last)) {
                    addresses(names);
                } else if (last.equals("-interface") || last.equals("-iface") || last.equals("-ifp")) {
                    interfaces(names, place.partial());
                }
            }
            case "kldunload", "kextunload" -> modules(argv.get(0), names);
            default -> {}
        }
        return names;
    }

    private static List<Proc> processes(Host host) {
        return host.machine().processes().all();
    }

    private void interfaces(Map<String, String> names, String beginning) {
        if (interfacesAt != session.linesExecuted() || asked != session.host()) {
            interfacesAt = session.linesExecuted();
            asked = session.host();
            session.glance(List.of("ifconfig", "-l"))
                    .ifPresent(text -> interfaces = text.strip().split("\\s+", -1));
        }
        for (String name : interfaces) { // there may be ten thousand, of which few begin so
            if (!name.isEmpty() && name.startsWith(beginning)) {
                names.put(name, "interface");
            }
        }
    }

    private void addresses(Map<String, String> names) {
        if (addressesAt != session.linesExecuted() || asked != session.host()) {
            addressesAt = session.linesExecuted();
            asked = session.host();
            session.glance(List.of("ifconfig", "-a")).ifPresent(text -> addresses = text);
        }
        String on = "";
        for (String line : addresses.split("\n", -1)) {
            if (!line.isEmpty() && line.charAt(0) > ' ' && line.indexOf(':') > 0) {
                on = line.substring(0, line.indexOf(':'));
            }
            String[] words = line.strip().split("\\s+", -1);
            if (words.length > 1 && (words[0].equals("inet") || words[0].equals("inet6"))) {
                names.put(words[1], "address of " + on);
            }
        }
    }

    private void modules(String unload, Map<String, String> names) {
        boolean kexts = unload.startsWith("kext");
        String list = session.glance(List.of(kexts ? "kextstat" : "kldstat")).orElse("");
        for (String line : list.split("\n", -1)) {
            for (String word : line.strip().split("\\s+", -1)) {
                if (word.endsWith(".ko") || kexts && word.indexOf('.') > 0 && Character.isLetter(word.charAt(0))) {
                    names.put(word, "loaded");
                }
            }
        }
    }
}
