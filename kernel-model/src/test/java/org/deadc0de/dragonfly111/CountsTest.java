package org.deadc0de.dragonfly111;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every schedule of two ioctls, counted: against two models that were written by hand from the sources. */
class CountsTest {
    private static final int NEW_NETWORK = 0x0a000101;
    private static final int SAME_NEW_NETWORK = 0x0a000102;
    private static final int OTHER_NEW_NETWORK = 0x0a000201;

    private static AllSchedules explore(String pair, int cpus, String... more) {
        List<String> words = new ArrayList<>(List.of(more));
        words.add("cpus=" + cpus);
        Box box = new Box(words.toArray(String[]::new));
        AllSchedules.Call b = AllSchedules.delete();
        AllSchedules.Call a;
        switch (pair) {
            case "S" -> a = AllSchedules.set(NEW_NETWORK);
            case "R1" -> a = AllSchedules.alias(0x0a000001);
            case "R2" -> {
                box.request("SIOCSIFFLAGS", "em0", request -> request.value = 0x8842);
                a = AllSchedules.up();
            }
            case "R3" -> a = AllSchedules.down();
            case "DD" -> a = AllSchedules.delete();
            case "set x set, same network" -> {
                a = AllSchedules.set(NEW_NETWORK);
                b = AllSchedules.set(SAME_NEW_NETWORK);
            }
            case "set x set, other networks" -> {
                a = AllSchedules.set(NEW_NETWORK);
                b = AllSchedules.set(OTHER_NEW_NETWORK);
            }
            case "set x set, old network" -> {
                a = AllSchedules.set(0x0a000002);
                b = AllSchedules.set(0x0a000003);
            }
            case "set x down" -> {
                a = AllSchedules.set(NEW_NETWORK);
                b = AllSchedules.down();
            }
            default -> throw new IllegalArgumentException(pair);
        }
        return new AllSchedules(box, a, b, AllSchedules::fate).run();
    }

    /** Outcomes with their numbers; an address that was deleted and made anew counts as clean. */
    private static Map<String, Integer> outcomes(AllSchedules all) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        all.counts()
                .forEach((what, count) -> counts.merge(
                        what.equals("listed, full")
                                ? "clean"
                                : what.startsWith("0x9c in kfree") ? "second kfree" : what,
                        count,
                        Integer::sum));
        Integer second = counts.remove("memory chunk X is already free!");
        if (second != null) {
            counts.merge("second kfree", second, Integer::sum);
        }
        return counts;
    }

    private static String row(AllSchedules all) {
        Map<String, Integer> counts = outcomes(all);
        StringBuilder row = new StringBuilder().append(all.schedules());
        for (String what : List.of(
                "clean",
                "ghost full",
                "ghost partial",
                "dead route full",
                "dead route partial",
                "0xdeadc0de in rt_maskedcopy",
                "0x1 in ether_ioctl",
                "0x1 in in_ifadown",
                "second kfree",
                "listed, full without flag",
                "listed, flag without route",
                "rtrequest1_msghandler: rtrequest table error was not on cpu #0: X")) {
            Integer count = counts.remove(what);
            row.append(' ').append(count == null ? 0 : count);
        }
        return row.append(counts.isEmpty() ? "" : " " + counts).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "S, 1, 20 11 0 0 5 0 4 0 0 0 0 0 0",
        "S, 2, 981 428 206 170 76 62 39 0 0 0 0 0 0",
        "S, 3, 4737 4 634 3164 192 618 125 0 0 0 0 0 0",
        "R1, 1, 20 11 0 0 5 0 0 4 0 0 0 0 0",
        "R1, 2, 981 428 206 170 76 62 0 39 0 0 0 0 0",
        "R2, 1, 4 3 0 0 1 0 0 0 0 0 0 0 0",
        "R2, 2, 70 28 18 14 6 4 0 0 0 0 0 0 0",
        "R2, 3, 112 4 23 66 6 13 0 0 0 0 0 0 0",
        "R3, 1, 16 12 0 0 0 0 0 0 4 0 0 0 0",
        "R3, 2, 1081 1042 0 0 0 0 0 0 39 0 0 0 0",
        "DD, 1, 10 2 0 0 0 0 0 0 8 0 0 0 0",
        "DD, 2, 580 4 0 0 0 0 0 0 93 483 0 0 0",
        "DD, 3, 1533 4 0 0 0 0 0 0 299 1230 0 0 0",
        "'set x set, same network', 1, 42 38 0 0 0 0 0 0 0 0 4 0 0",
        "'set x set, same network', 2, 336 316 0 0 0 0 0 0 0 0 20 0 0",
        "'set x set, other networks', 1, 42 38 0 0 0 0 0 0 0 0 4 0 0",
        "'set x set, other networks', 2, 336 296 0 0 0 0 0 0 0 0 20 0 20",
        "'set x set, other networks', 3, 1216 1088 0 0 0 0 0 0 0 0 56 0 72",
        "'set x set, old network', 1, 70 62 0 0 0 0 0 0 0 0 8 0 0",
        "'set x set, old network', 2, 916 856 0 0 0 0 0 0 0 0 60 0 0"
    })
    void thePairsEndAsTheyDoInTheModelsWrittenByHand(String pair, int cpus, String expected) {
        AllSchedules all = explore(pair, cpus);

        assertThat(row(all)).isEqualTo(expected);
    }

    @Test
    void setAndDownLeaveTablesThatDifferAndFlagsWithoutRoute() {
        AllSchedules all = explore("set x down", 2);

        assertThat(all.schedules()).isEqualTo(1928);
        assertThat(all.counts().get("listed, flag without route")).isEqualTo(304);
        assertThat(all.counts().get("listed, partial") + all.counts().get("listed, partial without flag"))
                .isEqualTo(412);
    }

    @Test
    void theShortestPanicsAreThoseWalkedByHand() {
        assertThat(explore("S", 1).shortest("0xdeadc0de in rt_maskedcopy")).isEqualTo("A rt0 B A rt0");
        assertThat(explore("R1", 1).shortest("0x1 in ether_ioctl")).isEqualTo("A rt0 B A");
        assertThat(explore("R3", 1).shortest("0x1 in in_ifadown")).isEqualTo("A rt0 B A");
        assertThat(explore("DD", 1).shortest("0x1 in in_ifadown")).isEqualTo("A rt0 B A");
        assertThat(explore("S", 2).shortest("0xdeadc0de in rt_maskedcopy").split(" "))
                .hasSize("A rt0 B B B rt1 A rt0".split(" ").length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S",
                "R1",
                "R2",
                "R3",
                "DD",
                "set x set, same network",
                "set x set, other networks",
                "set x set, old network",
                "set x down"
            })
    void aKernelForOneProcessorHasOnlyTheSequentialOutcomes(String pair) {
        AllSchedules all = explore(pair, 1, "SMP=off");

        assertThat(all.schedules()).isBetween(2, 6);
        assertThat(all.counts().keySet()).isSubsetOf("clean", "listed, full", "listed, no route");
    }

    @ParameterizedTest
    @CsvSource({
        "init-reference, S, 2, 981 428 321 232 0 0 0 0 0 0 0 0 0",
        "init-reference, R1, 1, 20 11 5 0 0 0 0 4 0 0 0 0 0",
        "init-reference, R1, 2, 981 428 282 232 0 0 0 39 0 0 0 0 0",
        "init-reference, R2, 2, 70 28 18 14 6 4 0 0 0 0 0 0 0",
        "init-reference, R3, 1, 16 12 0 0 0 0 0 0 4 0 0 0 0",
        "init-reference, DD, 1, 10 2 0 0 0 0 0 0 8 0 0 0 0",
        "call-reference, S, 2, 981 428 321 232 0 0 0 0 0 0 0 0 0",
        "call-reference, R1, 2, 981 428 321 232 0 0 0 0 0 0 0 0 0",
        "call-reference, R2, 2, 70 28 24 18 0 0 0 0 0 0 0 0 0",
        "call-reference, R3, 2, 1081 1081 0 0 0 0 0 0 0 0 0 0 0",
        "call-reference, DD, 1, 10 2 0 0 0 0 0 0 0 8 0 0 0",
        "call-reference, DD, 2, 580 4 0 0 0 0 0 0 0 576 0 0 0",
        "recheck, S, 2, 981 467 282 232 0 0 0 0 0 0 0 0 0",
        "recheck, R1, 2, 981 467 282 232 0 0 0 0 0 0 0 0 0",
        "recheck, R2, 2, 70 28 24 18 0 0 0 0 0 0 0 0 0",
        "recheck, R3, 2, 1081 1081 0 0 0 0 0 0 0 0 0 0 0",
        "recheck, DD, 2, 580 580 0 0 0 0 0 0 0 0 0 0 0",
        "recheck-undo, S, 1, 20 20 0 0 0 0 0 0 0 0 0 0 0",
        "recheck-undo, S, 2, 981 755 55 171 0 0 0 0 0 0 0 0 0",
        "recheck-undo-all, S, 1, 20 20 0 0 0 0 0 0 0 0 0 0 0",
        "recheck-undo-all, S, 2, 981 831 55 95 0 0 0 0 0 0 0 0 0",
        "ioctl-mutex, S, 2, 26 26 0 0 0 0 0 0 0 0 0 0 0",
        "ioctl-mutex, R1, 2, 26 26 0 0 0 0 0 0 0 0 0 0 0",
        "ioctl-mutex, R2, 2, 14 14 0 0 0 0 0 0 0 0 0 0 0",
        "ioctl-mutex, R3, 2, 26 26 0 0 0 0 0 0 0 0 0 0 0",
        "ioctl-mutex, DD, 2, 24 24 0 0 0 0 0 0 0 0 0 0 0",
        "serializer-across-rtinit, S, 2, 26 26 0 0 0 0 0 0 0 0 0 0 0",
        "serializer-across-rtinit, R1, 2, 26 26 0 0 0 0 0 0 0 0 0 0 0",
        "serializer-across-rtinit, R2, 2, 70 28 18 14 6 4 0 0 0 0 0 0 0",
        "serializer-across-rtinit, R3, 2, 1081 1042 0 0 0 0 0 0 39 0 0 0 0",
        "serializer-across-rtinit, DD, 2, 24 24 0 0 0 0 0 0 0 0 0 0 0"
    })
    void theFixesCloseWhatTheyCloseAndNoMore(String fix, String pair, int cpus, String expected) {
        AllSchedules all = explore(pair, cpus, fix);

        assertThat(row(all)).isEqualTo(expected);
    }

    @Test
    void addressIoctlsInOneThreadLeaveUpAndDownAlone() {
        assertThat(outcomes(explore("S", 2, "netisr0"))).containsOnlyKeys("clean");
        assertThat(outcomes(explore("R1", 2, "netisr0"))).containsOnlyKeys("clean");
        assertThat(outcomes(explore("DD", 2, "netisr0"))).containsOnlyKeys("clean");
        assertThat(outcomes(explore("R2", 2, "netisr0")))
                .containsOnlyKeys("clean", "dead route full", "dead route partial");
        assertThat(outcomes(explore("R3", 2, "netisr0"))).containsOnlyKeys("clean", "0x1 in in_ifadown");
    }
}
