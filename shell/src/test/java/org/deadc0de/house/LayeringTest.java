package org.deadc0de.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.deadc0de.cli.Main;
import org.deadc0de.grammar.CommandReader;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.session.Session;
import org.junit.jupiter.api.Test;

/** The arrows between packages, as the compiled classes have them. */
class LayeringTest {
    private static final String OURS = "org.deadc0de.";
    private static final Pattern ARROW = Pattern.compile("^\\s+(\\S+)\\s+->\\s+(\\S+)\\s.*");
    private static final List<String> KERNELS = List.of("freebsd10", "darwin9", "dragonfly111", "netbsd299");
    private static final Set<String> SIM = Set.of("sim.crash", "sim.sched", "sim.mem", "sim.lock", "sim.time");

    /** From each package, the packages of ours that its classes may name. */
    private static Map<String, Set<String>> allowed() {
        Map<String, Set<String>> allowed = new LinkedHashMap<>();
        allowed.put("sim.crash", Set.of());
        allowed.put("sim.sched", Set.of("sim.crash"));
        allowed.put("sim.mem", Set.of("sim.crash", "sim.sched"));
        allowed.put("sim.time", Set.of("sim.crash", "sim.sched", "sim.mem"));
        allowed.put("sim.lock", Set.of("sim.crash", "sim.sched", "sim.mem", "sim.time"));
        allowed.put("kernel", SIM);
        allowed.put("oracle", with(SIM, "kernel"));
        for (String kernel : KERNELS) {
            allowed.put(kernel, with(SIM, "kernel", "oracle", kernel + ".user"));
            allowed.put(kernel + ".user", Set.of("kernel"));
        }
        allowed.put("world", with(with(SIM, "kernel", "oracle"), KERNELS.toArray(String[]::new)));
        allowed.put("explore", with(SIM, "kernel", "oracle"));
        allowed.put("explore.report", with(SIM, "kernel", "oracle", "explore"));
        allowed.put("grammar", Set.of());
        allowed.put("session", with(SIM, "kernel", "oracle", "world", "explore", "explore.report", "grammar"));
        allowed.put("transcript", with(SIM, "kernel", "world", "session", "grammar"));
        Set<String> everything = new TreeSet<>(allowed.keySet());
        everything.removeAll(KERNELS);
        KERNELS.forEach(kernel -> everything.remove(kernel + ".user"));
        everything.add("repl");
        everything.add("cli");
        allowed.put("cli", everything);
        allowed.put("repl", everything);
        return allowed;
    }

    private static Set<String> with(Set<String> set, String... more) {
        Set<String> all = new TreeSet<>(set);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void everyArrowBetweenPackagesIsOneOfThoseDecided() throws URISyntaxException {
        Map<String, Set<String>> allowed = allowed();

        List<String> wrong = new ArrayList<>();
        int arrows = 0;
        for (String[] arrow : arrows()) {
            arrows++;
            Set<String> targets = allowed.get(arrow[0]);
            if (targets == null || !targets.contains(arrow[1])) {
                wrong.add(arrow[0] + " -> " + arrow[1]);
            }
        }

        assertThat(arrows).isGreaterThan(20);
        assertThat(wrong).isEmpty();
    }

    @Test
    void kernelModelNamesNoLibraryButTheJdk() throws URISyntaxException {
        List<String> foreign = new ArrayList<>();
        for (String line : jdeps(Kernel.class)) {
            Matcher matcher = ARROW.matcher(line);
            if (matcher.matches()
                    && matcher.group(1).startsWith(OURS)
                    && !matcher.group(1).equals("org.deadc0de.weave")
                    && !matcher.group(2).startsWith("java.")
                    && !matcher.group(2).startsWith(OURS)) {
                foreign.add(line.strip());
            }
        }

        assertThat(foreign).isEmpty();
    }

    private static List<String[]> arrows() throws URISyntaxException {
        List<String[]> arrows = new ArrayList<>();
        for (Class<?> each : List.of(Kernel.class, CommandReader.class, Session.class, Main.class)) {
            for (String line : jdeps(each)) {
                Matcher matcher = ARROW.matcher(line);
                if (matcher.matches()
                        && matcher.group(1).startsWith(OURS)
                        && matcher.group(2).startsWith(OURS)) {
                    String from = matcher.group(1).substring(OURS.length());
                    String to = matcher.group(2).substring(OURS.length());
                    if (!from.equals(to) && !from.equals("weave")) {
                        arrows.add(new String[] {from, to});
                    }
                }
            }
        }
        return arrows;
    }

    private static List<String> jdeps(Class<?> anyClassOfTheModule) throws URISyntaxException {
        Path classes = Path.of(anyClassOfTheModule
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        "-verbose:package",
                        "--multi-release",
                        "base",
                        "--ignore-missing-deps",
                        classes.toString());
        assertThat(status).as(out + "\n" + err).isZero();
        return out.toString().lines().toList();
    }
}
